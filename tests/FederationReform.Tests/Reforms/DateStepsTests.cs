using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Reforms;

/// <summary>A township trains its villages on one day, and says so once.</summary>
public sealed class DateStepsTests
{
    private static readonly DateOnly Day = new(2026, 6, 12);

    private static async Task<Violations> DateAsync(
        Given given,
        VillageCase village,
        DateOnly? on,
        IEnumerable<Unit>? units = null,
        UnitScope? who = null,
        StepCode step = StepCode.V2,
        Guid? operation = null
    )
    {
        var days = new List<StepDay>();
        foreach (var unit in units ?? village.Villages)
            days.Add(new(unit.Id, (await village.RecordAsync(unit)).Version, on));
        return await given
            .Use<DateSteps>()
            .RunAsync(who ?? village.Chair, new(village.Campaign.Id, step, operation ?? Guid.NewGuid(), days));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OneStep_OfAllVillages_IsDatedAtOnce_WithARecordForEach(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        var operation = Guid.NewGuid();

        (await DateAsync(given, village, Day, operation: operation)).Should().BeEmpty();
        (await DateAsync(given, village, Day, operation: operation)).Should().BeEmpty("it was this very operation");

        foreach (var unit in village.Villages)
        {
            var record = await village.RecordAsync(unit);
            record.State.Should().Be(ReformState.InProgress);
            record.Steps.Should().ContainSingle(s => s.Code == StepCode.V2 && s.On == Day && s.By == "张主席");
        }
        (await given.AuditAsync()).Count(a => a.Event == AuditEvent.StepChanged).Should().Be(3);
        var list = (await given.Use<StepDaysQuery>().RunAsync(village.Chair, village.Campaign.Id, StepCode.V2))!;
        list.Rows.Should().HaveCount(3).And.OnlyContain(r => r.On == Day && r.MayEdit);
        list.Choices.Should().NotContain(s => s.Stage == StepStage.Congress);

        (await DateAsync(given, village, null, [village.Villages[0]])).Should().BeEmpty();
        (await village.RecordAsync(village.Villages[0])).Steps.Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OneVillageThatCannot_StopsAll_AndIsNamed(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        await village.SubmittedAsync(village.Villages[1]);

        var refused = await DateAsync(given, village, Day);

        var found = refused.Should().ContainSingle().Which;
        found.Message.Should().StartWith("河口2村：");
        found.Field.Should().Be(DateStepsInput.FieldOf(1));
        (await village.RecordAsync(village.Villages[0])).Steps.Should().BeEmpty("all or none");
        (await DateAsync(given, village, new(2026, 7, 16), [village.Villages[0]]))
            .Should()
            .ContainSingle(v => v.Code == StepRules.FutureCode);
        (await DateAsync(given, village, Day, step: StepCode.V6))
            .Should()
            .Contain(v => v.Code == StepRules.CongressCode);
        (
            await given
                .Use<DateSteps>()
                .RunAsync(village.Chair, new(village.Campaign.Id, StepCode.V2, Guid.NewGuid(), []))
        )
            .Should()
            .ContainSingle(v => v.Code == "NoDays");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ChangedMeanwhile_IsStale(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        var read = await village.RecordAsync(village.Villages[0]);
        (await DateAsync(given, village, Day)).Should().BeEmpty();

        (
            await given
                .Use<DateSteps>()
                .RunAsync(
                    village.Chair,
                    new(
                        village.Campaign.Id,
                        StepCode.V2,
                        Guid.NewGuid(),
                        [new(read.UnitId, read.Version, Day.AddDays(1))]
                    )
                )
        )
            .Should()
            .ContainSingle(v => v.Code == Refusal.StaleCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Strangers_AndReaders_DateNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
        {
            (await DateAsync(given, village, Day, who: stranger)).Should().ContainSingle();
            (await given.Use<StepDaysQuery>().RunAsync(stranger, village.Campaign.Id)).Should().BeNull();
        }
        (await DateAsync(given, village, Day, who: village.Staff))
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be(Refusal.NotAllowed.Code);
        var disabled = await given.AccountAsync(Role.TownshipChair, village.Township);
        await given.AccountAsync(disabled.AccountId, a => a.Disable(given.Clock.UtcNow()));
        (await DateAsync(given, village, Day, who: disabled)).Should().NotBeEmpty();
        (await given.AuditAsync()).Should().NotContain(a => a.Event == AuditEvent.StepChanged);
    }
}
