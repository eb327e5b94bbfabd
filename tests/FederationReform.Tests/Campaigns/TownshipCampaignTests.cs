using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Campaigns;

/// <summary>
/// A campaign of townships beside one of villages: a township may be done without its villages, and the other way
/// round.
/// </summary>
public sealed class TownshipCampaignTests
{
    /// <summary>The town of the township plan of 2017, from the county's campaign to the approved committee.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Township_IsDoneFromEndToEnd_AndItsVillagesAreNot(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);

        var created = await given
            .Use<CreateCampaign>()
            .RunAsync(village.Staff, new(village.County.Id, Given.TownshipPlan, Guid.NewGuid()));
        created.Violations.Should().BeEmpty();
        var (campaign, town) = (created.CampaignId, village.Township.Id);
        (await given.Use<CampaignQuery>().RunAsync(village.Staff, campaign))!.Records.Total.Should().Be(1);

        foreach (
            var (step, day, number) in ((StepCode, int, string?)[])
                [
                    (StepCode.T1, 1, null),
                    (StepCode.T2, 2, "清妇﹝2026)3号"),
                    (StepCode.T3, 3, "清委[2026]9号"),
                    (StepCode.T4, 4, "清委（2026）11号"),
                    (StepCode.T5, 5, null),
                    (StepCode.T6, 7, null),
                    (StepCode.T8, 8, null),
                    (StepCode.T10, 9, null),
                ]
        )
            await DoAsync(given, village.Chair, campaign, town, step, new(2026, 7, day), number);
        (
            await given
                .Use<SaveResult>()
                .RunAsync(
                    village.Chair,
                    new(
                        campaign,
                        town,
                        (await ReadAsync(given, village.Chair, campaign, town)).Version,
                        Guid.NewGuid(),
                        ResultSheet.Of(Results.Township)
                    )
                )
        )
            .Violations.Should()
            .BeEmpty();

        var record = await ReadAsync(given, village.Chair, campaign, town);
        record.Steps.Select(s => s.Step.Code).Should().Equal(ReformSteps.Township.Select(s => s.Code));
        record.Steps.SelectMany(s => s.Gates).Should().BeEmpty("every step stands behind the one before it");
        record
            .Steps.Where(s => s.Number is not null)
            .Select(s => s.Number)
            .Should()
            .Equal("清妇〔2026〕3号", "清委〔2026〕9号", "清委〔2026〕11号");
        (record.Holder, record.CountyName, record.AboveName, record.AboveId)
            .Should()
            .Be(("清溪镇妇联", "浦城县", "浦城县", null), "the county is not hers to open");
        record.Missing.Blocking.Should().BeFalse();

        (await given.Use<SubmitRecord>().RunAsync(village.Chair, new(campaign, town, record.Version, Guid.NewGuid())))
            .Should()
            .BeEmpty();
        var review = (await given.Use<ReviewQuery>().RunAsync(village.Staff, campaign, town))!;
        (review.SenderName, review.TownshipName).Should().Be(("清溪镇", "浦城县"));
        (await given.Use<ApproveRecord>().RunAsync(village.Staff, new(campaign, town, review.Version, Guid.NewGuid())))
            .Should()
            .BeEmpty();

        await using var db = given.Portal.OpenForSystem();
        (await db.Posts.CountAsync(p => p.UnitId == town)).Should().Be(25);
        (
            await db
                .UnitReforms.Where(r => r.CampaignId == village.Campaign.Id)
                .Select(r => r.State)
                .Distinct()
                .ToListAsync()
        )
            .Should()
            .Equal(ReformState.NotStarted);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Progress_HasARowForEachTownshipWithItsState_AndForEachCountyAbove(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var village = await VillageCase.OnAsync(given, prefecture: prefecture);
        await given.TownshipAsync(village.County, "东坑镇");
        var campaign = await given.CampaignAsync(village.County, Given.TownshipPlan);
        await given.CompleteAsync(campaign, village.Township, Results.Township);

        var county = (await given.Use<ProgressQuery>().RunAsync(village.Staff, campaign.Id))!;
        county
            .Rows.Select(r => (r.Unit.Name, r.State))
            .Should()
            .Equal(("清溪镇", ReformState.InProgress), ("东坑镇", ReformState.NotStarted));
        (county.Words.Name, county.Total.Required).Should().Be(("乡镇（街道）", 2));

        var reader = await given.AccountAsync(Role.UpperReader, prefecture);
        (await given.Use<ProgressQuery>().RunAsync(reader, campaign.Id))!
            .Rows.Select(r => (r.Unit.Name, r.State, r.Figures.Required))
            .Should()
            .Equal(("浦城县", null, 2));

        var own = (await given.Use<ProgressQuery>().RunAsync(village.Chair, campaign.Id))!;
        (own.Total.Required, own.Rows.Count, own.Outside.Count)
            .Should()
            .Be((1, 0, 0), "her villages take no part, and are not called forgotten");
    }

    /// <summary>AC-05: a village has no part in a campaign of townships and does not see it.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Desk_ShowsTheChairHerOwnTownship_AndAVillageNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var campaign = await given.CampaignAsync(village.County, Given.TownshipPlan);
        var desk = (await given.Use<ChairDeskQuery>().RunAsync(village.Chair, campaign.Id))!;
        (desk.Takes, desk.Villages.Single().Unit.Name).Should().Be((UnitLevel.Township, "清溪镇"));

        var own = await given.AccountAsync(Role.VillageFederation, village.Village);
        (await given.Use<CampaignsInSightQuery>().RunAsync(own)).Select(c => c.Id).Should().Equal(village.Campaign.Id);
        (await given.Use<CampaignQuery>().RunAsync(own, campaign.Id)).Should().BeNull();
        (await given.Use<ProgressQuery>().RunAsync(own, campaign.Id)).Should().BeNull();
        (await given.Use<RecordQuery>().RunAsync(own, campaign.Id, village.Township.Id)).Should().BeNull();
        var neighbour = await given.AccountAsync(
            Role.TownshipChair,
            await given.TownshipAsync(village.County, "东坑镇")
        );
        (await given.Use<RecordQuery>().RunAsync(neighbour, campaign.Id, village.Township.Id)).Should().BeNull();
        (
            await given
                .Use<SetStep>()
                .RunAsync(
                    neighbour,
                    new(campaign.Id, village.Township.Id, 1, Guid.NewGuid(), StepCode.T1, new(2026, 7, 1), null)
                )
        )
            .Should()
            .Equal(Refusal.NotFound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task StepOfTheOtherLevel_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var campaign = await given.CampaignAsync(village.County, Given.TownshipPlan);
        var record = await given.ReformAsync(campaign, village.Township);

        (
            await given
                .Use<SetStep>()
                .RunAsync(
                    village.Chair,
                    new(
                        campaign.Id,
                        village.Township.Id,
                        record.Version,
                        Guid.NewGuid(),
                        StepCode.V2,
                        new(2026, 7, 1),
                        null
                    )
                )
        )
            .Should()
            .ContainSingle(v => v.Code == "UnknownStep");
        (
            await given
                .Use<SetStep>()
                .RunAsync(
                    village.Chair,
                    new(
                        campaign.Id,
                        village.Township.Id,
                        record.Version,
                        Guid.NewGuid(),
                        StepCode.T7,
                        new(2026, 7, 1),
                        null
                    )
                )
        )
            .Should()
            .ContainSingle(v => v.Code == StepRules.CongressCode);
    }

    /// <summary>批复 before 请示: registered, and said.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task StepWithoutTheOneBeforeIt_IsRegisteredAndReminds(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var campaign = await given.CampaignAsync(village.County, Given.TownshipPlan);

        await DoAsync(given, village.Chair, campaign.Id, village.Township.Id, StepCode.T3, new(2026, 7, 3), null);
        var step = (await ReadAsync(given, village.Chair, campaign.Id, village.Township.Id)).Steps.Single(s =>
            s.Step.Code == StepCode.T3
        );
        step.Gates.Should()
            .ContainSingle()
            .Which.Should()
            .Match<Violation>(v =>
                v.Severity == Severity.Remind && v.Clause == StepGates.Clause && v.Message.Contains("“请示”")
            );

        await DoAsync(given, village.Chair, campaign.Id, village.Township.Id, StepCode.T2, new(2026, 7, 5), null);
        step = (await ReadAsync(given, village.Chair, campaign.Id, village.Township.Id)).Steps.Single(s =>
            s.Step.Code == StepCode.T3
        );
        step.Gates.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Be("“批复”登记在 2026-07-03，早于它前面的“请示”（2026-07-05），请核对日期。");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task AfterTheApproval_OnlyWhatFollowsTheElectionIsRegistered(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var approved = await village.ApprovedAsync();
        var (campaign, unit) = (village.Campaign.Id, village.Village.Id);

        (
            await given
                .Use<SetStep>()
                .RunAsync(
                    village.Chair,
                    new(campaign, unit, approved.Version, Guid.NewGuid(), StepCode.V2, new(2026, 6, 9), null)
                )
        )
            .Should()
            .ContainSingle(v => v.Code == ReformRefusal.StateCode);
        (
            await given
                .Use<SetStep>()
                .RunAsync(
                    village.Chair,
                    new(campaign, unit, approved.Version, Guid.NewGuid(), StepCode.V10, new(2026, 7, 7), null)
                )
        )
            .Should()
            .ContainSingle(v => v.Code == RecordRules.BeforeCongressCode, "the congress was a day later");
        await DoAsync(given, village.Chair, campaign, unit, StepCode.V10, new(2026, 7, 12), null);

        var record = await given.ReformAsync(village.Campaign, village.Village);
        (record.State, record.Steps.Any(s => s.Code == StepCode.V10), record.Result.Members.Count)
            .Should()
            .Be((ReformState.Approved, true, 11));
        (await given.AuditAsync())
            .Last()
            .Should()
            .Match<AuditRecord>(a => a.Event == AuditEvent.StepChanged && a.AccountName == "张主席");
    }

    /// <summary>大会后 N 天内开分工会议: nothing is asked unless the plan does.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task DivisionOfDuties_HasItsTermFromTheCongress(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2, plan: Given.Plan with { DaysToDivision = 5 });
        await village.ApprovedAsync();

        var division = (await ReadAsync(given, village.Chair, village.Campaign.Id, village.Village.Id)).Steps.Single(
            s => s.Step.DividesDuties
        );
        (division.Due, division.Late).Should().Be((new DateOnly(2026, 7, 13), true), "it is the 15th");
        (await given.Use<ChairDeskQuery>().RunAsync(village.Chair, village.Campaign.Id))!
            .Villages.Select(v => v.Overdue)
            .Should()
            .Equal(true, false);

        await DoAsync(
            given,
            village.Chair,
            village.Campaign.Id,
            village.Village.Id,
            StepCode.V10,
            new(2026, 7, 12),
            "清妇〔2026〕8号"
        );
        (await given.Use<ChairDeskQuery>().RunAsync(village.Chair, village.Campaign.Id))!
            .Villages.Should()
            .OnlyContain(v => !v.Overdue);
    }

    /// <summary>
    /// 村“两委” and the former 妇代会 are a village's; of a township's executives nobody has to say them.
    /// </summary>
    [Fact]
    public void VillagePosts_AreNotAskedOfATownship()
    {
        var result = Results.Township with
        {
            Members =
            [
                .. Results.Township.Members.Select(m => m with { InTwoCommittees = null, FormerDirector = null }),
            ],
        };

        RecordRules
            .CheckForSubmission(result, [], Given.TownshipPlan, new(2026, 7, 15))
            .Should()
            .OnlyContain(v => v.Code == RecordRules.StepMissingCode);
        RecordRules
            .CheckForSubmission(result, [], Given.Plan, new(2026, 7, 15))
            .Count(v => v.Code == MemberCompletenessRule.Code)
            .Should()
            .Be(50);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task NewTownship_IsOfferedToItsCampaign_AndNoVillageIs(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var campaign = await given.CampaignAsync(village.County, Given.TownshipPlan);
        var late = await given.TownshipAsync(village.County, "东坑镇");

        var offered = (
            await given
                .Use<CampaignUnitsQuery>()
                .RunAsync(village.Staff, village.County.Id, Given.TownshipPlan, campaign.Id)
        )!;
        offered.Named.Select(u => (u.Name, u.AboveName)).Should().Equal(("东坑镇", "浦城县"));
        (
            await given
                .Use<AddUnitsToCampaign>()
                .RunAsync(village.Staff, new(campaign.Id, [village.Village.Id], Guid.NewGuid()))
        )
            .Should()
            .ContainSingle(v => v.Code == "NotOffered");
        (await given.Use<AddUnitsToCampaign>().RunAsync(village.Staff, new(campaign.Id, [late.Id], Guid.NewGuid())))
            .Should()
            .BeEmpty();

        (await given.ReformAsync(campaign, late)).State.Should().Be(ReformState.NotStarted);
        (await given.AuditAsync())
            .Last()
            .Summary.Should()
            .Be("“2026年乡镇妇联区域化建设”补充 1 个乡镇（街道）：东坑镇");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LevelOfACampaign_IsFixed(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, plan: Given.Plan with { Kind = CampaignKind.TermElection });

        var plan = Given.TownshipPlan with { Kind = CampaignKind.TermElection };
        (
            await given
                .Use<ChangeCampaign>()
                .RunAsync(
                    village.Staff,
                    new(village.Campaign.Id, village.Campaign.Version, Guid.NewGuid(), plan, "改为乡镇")
                )
        )
            .Should()
            .ContainSingle(v => v.Code == "TakesFixed");
    }

    [Theory]
    [InlineData("贵妇通﹝2017)29号", "贵妇通〔2017〕29号")]
    [InlineData("浦妇[2026]3号", "浦妇〔2026〕3号")]
    [InlineData("浦妇（２０２６）3号", "浦妇〔2026〕3号")]
    [InlineData(" 浦妇〔2026〕3号 ", "浦妇〔2026〕3号")]
    [InlineData("2026年第3号", "2026年第3号")]
    [InlineData("  ", null)]
    public void DocumentNumber_HasItsYearInTheBracketsOfTheStandard(string typed, string? number) =>
        DocumentNumber.Clean(typed).Should().Be(number);

    private static async Task<VillageRecord> ReadAsync(Given given, UnitScope scope, int campaign, int unit) =>
        (await given.Use<RecordQuery>().RunAsync(scope, campaign, unit))!;

    private static async Task DoAsync(
        Given given,
        UnitScope scope,
        int campaign,
        int unit,
        StepCode step,
        DateOnly day,
        string? number
    )
    {
        var version = (await ReadAsync(given, scope, campaign, unit)).Version;
        (
            await given
                .Use<SetStep>()
                .RunAsync(scope, new(campaign, unit, version, Guid.NewGuid(), step, day, null, number))
        )
            .Should()
            .BeEmpty();
    }
}
