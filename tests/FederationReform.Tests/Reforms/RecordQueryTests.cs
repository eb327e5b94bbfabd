using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Reforms;

public sealed class RecordQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task NewRecord_SaysWhatIsMissing_AndWhoHasIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        var record = await given.Use<RecordQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Village.Id);

        record.Should().NotBeNull();
        (record!.UnitName, record.AboveName, record.Holder, record.DaysLeft, record.Result)
            .Should()
            .Be(("河口村", "清溪镇", "清溪镇妇联", 47, null));
        record.Steps.Should().HaveCount(10);
        record
            .Steps.Where(s => s.Light == StepLight.Required)
            .Select(s => s.Step.Code)
            .Should()
            .Equal(StepCode.V6, StepCode.V7, StepCode.V9);
        record.Missing.Select(v => v.Field).Should().Contain(["V6", "V7", "V9"]);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CompleteRecord_SummarisesItsResult(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await given.CompleteAsync(village.Campaign, village.Village);

        var record = await given.Use<RecordQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Village.Id);

        record!.Missing.Should().BeEmpty();
        record
            .Result.Should()
            .Be(
                new ResultSummary
                {
                    HeldOn = new(2026, 7, 8),
                    Place = "村部会议室",
                    Entitled = 36,
                    Present = 31,
                    Representatives = 36,
                    Chairs = 1,
                    ViceChairs = 2,
                    Executives = 11,
                    ExecutivesIncludeLeaders = true,
                }
            );
        var congress = record.Steps.Single(s => s.Step.Code == StepCode.V6);
        (congress.Light, congress.Derived, congress.On).Should().Be((StepLight.Done, true, new DateOnly(2026, 7, 8)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task StepsBeforeTheCongress_AreMissingThings(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await given.CompleteAsync(village.Campaign, village.Village, Results.Valid with { HeldOn = new(2026, 7, 11) });

        var record = await given.Use<RecordQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Village.Id);

        record!
            .Missing.Where(v => v.Code == RecordRules.BeforeCongressCode)
            .Select(v => v.Field)
            .Should()
            .Equal("V7", "V9");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EveryState_OffersWhatTheUseCasesAllow(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        (await MayAsync(given, village, village.Chair))
            .Should()
            .Be(
                new RecordActions(
                    Edit: true,
                    Submit: true,
                    Withdraw: false,
                    Review: false,
                    Unlock: false,
                    Exempt: false,
                    EndExemption: false
                )
            );
        (await MayAsync(given, village, village.Staff))
            .Should()
            .Be(new RecordActions(false, false, false, false, false, Exempt: true, false));
        await village.SubmittedAsync();
        (await MayAsync(given, village, village.Chair))
            .Should()
            .Be(new RecordActions(false, false, Withdraw: true, false, false, false, false));
        (await MayAsync(given, village, village.Staff))
            .Should()
            .Be(new RecordActions(false, false, false, Review: true, false, false, false));
        (await MayAsync(given, village, await given.AccountAsync(Role.UpperReader, village.County)))
            .Should()
            .Be(new RecordActions(false, false, false, false, false, false, false));
        await given.ReformAsync(village.Campaign, village.Village, r => r.Approve(given.Clock.UtcNow()));
        (await MayAsync(given, village, village.Staff))
            .Should()
            .Be(new RecordActions(false, false, false, false, Unlock: true, false, false));
        (await MayAsync(given, village, village.Chair))
            .Should()
            .Be(new RecordActions(false, false, false, false, false, false, false, RegisterAfter: true));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task History_TellsTheWholeLifeInWords(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.ReturnedAsync(
            reason: "请核对应到人数",
            remarks: new FieldRemark(nameof(CongressResult.Entitled), "与名单不符")
        );
        await village.ApprovedAsync();

        var history = await given
            .Use<RecordHistoryQuery>()
            .RunAsync(village.Chair, village.Campaign.Id, village.Village.Id);

        history!
            .Rows.Select(h => (h.By, h.Summary, h.Reason))
            .Should()
            .Equal(
                ("李干事", "通过河口村的第 2 次提交，11 人任职", null),
                ("张主席", "提交河口村的结果，第 2 次", null),
                ("李干事", "退回河口村的第 1 次提交", "请核对应到人数"),
                ("张主席", "提交河口村的结果，第 1 次", null)
            );
        history.Rows[2].Changes.Should().Equal(new FieldChange("应到人数", null, "与名单不符"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_SeeNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        await village.SubmittedAsync();
        List<UnitScope> others =
        [
            .. await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff),
            await given.AccountAsync(Role.VillageFederation, village.Villages[1]),
            await given.AccountAsync(Role.Administrator, village.County),
        ];

        foreach (var other in others)
        {
            (await given.Use<RecordQuery>().RunAsync(other, village.Campaign.Id, village.Village.Id)).Should().BeNull();
            (await given.Use<RecordHistoryQuery>().RunAsync(other, village.Campaign.Id, village.Village.Id))
                .Should()
                .BeNull();
            (await given.Use<ReviewQuery>().RunAsync(other, village.Campaign.Id, village.Village.Id)).Should().BeNull();
        }
        var own = await given.AccountAsync(Role.VillageFederation, village.Village);
        (await given.Use<RecordQuery>().RunAsync(own, village.Campaign.Id, village.Village.Id)).Should().NotBeNull();
    }

    private static async Task<RecordActions> MayAsync(Given given, VillageCase village, UnitScope who) =>
        (await given.Use<RecordQuery>().RunAsync(who, village.Campaign.Id, village.Village.Id))!.May;
}
