using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Campaigns;

public sealed class ChangeCampaignTests
{
    private static readonly CampaignPlan Longer = Given.Plan with
    {
        Targets = [new(new(2026, 6, 30), 1, 2), new(new(2026, 8, 31), 1, 1)],
    };
    private static readonly CampaignPlan Stricter = Given.Plan with
    {
        Rules = new ElectionRules { Difference = new(10, Rounding.Up, AtLeastOne: true, "县实施方案") },
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task Plan_Changed_IsRecordedOldToNewInWords(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        (await ChangeAsync(given, village, village.Staff, Longer)).Should().BeEmpty();

        (await given.Use<CampaignQuery>().RunAsync(village.Staff, village.Campaign.Id))!
            .Plan.Targets[0]
            .Whole.Should()
            .Be(2);
        await using var db = given.Portal.OpenForSystem();
        var audit = await db.AuditRecords.SingleAsync(a => a.Event == AuditEvent.CampaignChanged);
        audit
            .Changes.Should()
            .Equal(
                new FieldChange(
                    "目标进度",
                    "2026-06-30 前完成 1/3；2026-08-31 前全部完成",
                    "2026-06-30 前完成 1/2；2026-08-31 前全部完成"
                )
            );
        (audit.SubjectId, audit.Summary)
            .Should()
            .Be((village.Campaign.Id, "修改改革任务“2026年村妇联会改联”：目标进度"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rules_ChangedAfterSubmissions_NeedAReason_AndDatesDoNot(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.SubmittedAsync();

        (await ChangeAsync(given, village, village.Staff, Longer)).Should().BeEmpty();
        (await ChangeAsync(given, village, village.Staff, Stricter))
            .Should()
            .ContainSingle(v => v.Code == ChangeCampaign.ReasonNeededCode)
            .Which.Message.Should()
            .Contain("已有 1 个村")
            .And.Contain("差额");
        (await ChangeAsync(given, village, village.Staff, Stricter, "市妇联来文要求")).Should().BeEmpty();

        await using var db = given.Portal.OpenForSystem();
        (
            await db
                .AuditRecords.Where(a => a.Event == AuditEvent.CampaignChanged)
                .OrderBy(a => a.Id)
                .Select(a => a.Reason)
                .ToListAsync()
        )
            .Should()
            .Equal(null, "市妇联来文要求");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Kind_IsFixed_AndABrokenPlanIsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        (await ChangeAsync(given, village, village.Staff, Given.Plan with { Kind = CampaignKind.TermElection }))
            .Should()
            .ContainSingle(v => v.Code == "KindFixed");
        (await ChangeAsync(given, village, village.Staff, Given.Plan with { Name = "" }))
            .Should()
            .ContainSingle(v => v.Field == "Name");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task StaleVersion_IsRefused_AndTheSameOperationIsNot(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var version = (await given.Use<CampaignQuery>().RunAsync(village.Staff, village.Campaign.Id))!.Version;
        var input = new ChangeCampaignInput(village.Campaign.Id, version, Guid.NewGuid(), Longer, null);

        (await given.Use<ChangeCampaign>().RunAsync(village.Staff, input)).Should().BeEmpty();
        (await given.Use<ChangeCampaign>().RunAsync(village.Staff, input)).Should().BeEmpty();
        (
            await given
                .Use<ChangeCampaign>()
                .RunAsync(village.Staff, input with { OperationId = Guid.NewGuid(), Plan = Stricter })
        )
            .Should()
            .ContainSingle(v => v.Code == Refusal.StaleCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CampaignFromAbove_IsSeenButNotChanged(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var (county, staff) = await CreateCampaignTests.CountyAsync(given, prefecture);
        var campaign = await given.CampaignAsync(prefecture);
        var input = new ChangeCampaignInput(campaign.Id, 0, Guid.NewGuid(), Longer, null);

        (await given.Use<ChangeCampaign>().RunAsync(staff, input))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        (await given.Use<AddUnitsToCampaign>().RunAsync(staff, new(campaign.Id, [county.Id], Guid.NewGuid())))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        foreach (var role in (Role[])[Role.TownshipChair, Role.VillageFederation, Role.UpperReader, Role.Administrator])
            (await given.Use<ChangeCampaign>().RunAsync(await given.AccountAsync(role, prefecture), input))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Copy_StartsFromAPlanThatCanBeSeen_WithDatesToCome(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var stranger = (await village.StrangersAsync(Role.CountyStaff, Role.CountyStaff))[1];

        (await given.Use<CopyCampaignPlan>().RunAsync(village.Staff, village.Campaign.Id))!
            .Deadline.Should()
            .Be(new DateOnly(2026, 8, 31), "this year's plan can still be kept");
        given.Clock.Now = new(2027, 1, 1, 4, 0, 0, DateTimeKind.Utc);
        var copy = await given.Use<CopyCampaignPlan>().RunAsync(village.Staff, village.Campaign.Id);

        (copy!.Name, copy.Begins, copy.Deadline)
            .Should()
            .Be(("2027年村妇联会改联", new DateOnly(2027, 5, 5), new DateOnly(2027, 8, 31)));
        (await given.Use<CopyCampaignPlan>().RunAsync(stranger, village.Campaign.Id)).Should().BeNull();
        (await given.Use<CopyCampaignPlan>().RunAsync(village.Chair, village.Campaign.Id)).Should().BeNull();
    }

    private static async Task<Violations> ChangeAsync(
        Given given,
        VillageCase village,
        UnitScope who,
        CampaignPlan plan,
        string? reason = null
    )
    {
        var campaign = await given.Use<CampaignQuery>().RunAsync(village.Staff, village.Campaign.Id);
        return await given
            .Use<ChangeCampaign>()
            .RunAsync(who, new(village.Campaign.Id, campaign!.Version, Guid.NewGuid(), plan, reason));
    }
}
