using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Reforms;

/// <summary>A campaign that was made by mistake must not stand on every desk of the county for a year.</summary>
public sealed class WithdrawCampaignTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task EmptyCampaign_IsWithdrawn_WithItsRecords_AndTheAuditKeepsItsPlan(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await WithdrawAsync(given, village, stranger)).Should().ContainSingle();
        (await WithdrawAsync(given, village, village.Staff, " "))
            .Should()
            .ContainSingle(v => v.Field == "Reason" && v.Severity == Severity.Block);

        (await WithdrawAsync(given, village, village.Staff)).Should().BeEmpty();

        await using var db = given.Portal.OpenForSystem();
        (await db.Campaigns.CountAsync(), await db.UnitReforms.CountAsync()).Should().Be((0, 0));
        (await given.AuditAsync())[^1]
            .Should()
            .Match<AuditRecord>(r =>
                r.Event == AuditEvent.CampaignWithdrawn && r.Reason == "建错了" && r.Changes.Count > 5
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CampaignInWhichSomebodyTyped_Stays(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        var record = await village.RecordAsync();
        await given
            .Use<SaveDraft>()
            .RunAsync(
                village.Chair,
                new(
                    village.Campaign.Id,
                    village.Village.Id,
                    record.Version,
                    FederationReform.Rules.ResultSheet.Of(Results.Valid),
                    FederationReform.Rules.ResultSheet.Empty
                )
            );

        (await WithdrawAsync(given, village, village.Staff))
            .Should()
            .ContainSingle(v => v.Code == WithdrawCampaign.BegunCode)
            .Which.Message.Should()
            .StartWith("已有 1 个村填写了内容");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SecondCampaignOfTheSameName_IsRefused_AndTheRepeatedOperationIsNot(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        await given.VillageAsync(await given.TownshipAsync(county));
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        var plan = CampaignPlan.Suggested(CampaignKind.Conversion, UnitLevel.Village, given.Clock.Today());
        var input = new CreateCampaignInput(county.Id, plan, Guid.NewGuid());

        var made = await AtOnce.RunAsync(4, _ => given.Use<CreateCampaign>().RunAsync(staff, input));

        made.Should().OnlyContain(m => m.Violations.Count == 0 && m.CampaignId == made[0].CampaignId);
        var nextYear = plan with
        {
            Stages = [.. plan.Stages.Select(s => s with { From = s.From.AddYears(1), To = s.To.AddYears(1) })],
            Targets = [.. plan.Targets.Select(p => p with { By = p.By.AddYears(1) })],
        };
        (await given.Use<CreateCampaign>().RunAsync(staff, new(county.Id, nextYear, Guid.NewGuid())))
            .Violations.Should()
            .Contain(v => v.Code == CampaignNames.TakenCode && v.Field == "Name");
    }

    /// <summary>A chair opens the desk where her work is, and is shown no campaign that she is not in.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Desk_OpensWhereWorkWaits(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.ApprovedAsync();
        var later = await given.CampaignAsync(
            village.County,
            village.Campaign.Plan with
            {
                Kind = CampaignKind.TermElection,
                Name = "换届",
            }
        );
        await given.ReformAsync(later, village.Village);

        (await given.Use<CampaignsInSightQuery>().RunAsync(village.Chair))[0].Id.Should().Be(later.Id);
        var institution = await given.TownshipAsync(village.County, "无村镇");
        var without = await given.AccountAsync(Role.TownshipChair, institution);
        (await given.Use<CampaignsInSightQuery>().RunAsync(without)).Should().BeEmpty();
        (await given.Use<CampaignListQuery>().RunAsync(without)).Should().BeEmpty();
    }

    private static Task<Violations> WithdrawAsync(
        Given given,
        VillageCase village,
        UnitScope who,
        string reason = "建错了"
    ) =>
        given
            .Use<WithdrawCampaign>()
            .RunAsync(who, new(village.Campaign.Id, village.Campaign.Version, Guid.NewGuid(), reason));
}
