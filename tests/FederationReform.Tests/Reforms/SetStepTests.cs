using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Reforms;

public sealed class SetStepTests
{
    private static readonly DateOnly Day = new(2026, 7, 10);

    [Theory, OnSqlite, OnPostgres]
    public async Task Step_Set_IsKeptWithWhoAndNote_AndBeginsTheRecord(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        (await SetAsync(given, village, village.Chair, StepCode.V7, Day, "　村部二楼 ")).Should().BeEmpty();

        var record = await village.RecordAsync();
        record.State.Should().Be(ReformState.InProgress);
        var step = record.Steps.Should().ContainSingle().Subject;
        (step.Code, step.On, step.Note, step.By).Should().Be((StepCode.V7, Day, "村部二楼", "张主席"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Step_ChangedAndTakenBack_IsRecordedOldToNew(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        await SetAsync(given, village, village.Chair, StepCode.V9, Day, null);
        await SetAsync(given, village, village.Chair, StepCode.V9, Day.AddDays(1), "已批复");
        await SetAsync(given, village, village.Chair, StepCode.V9, null, null);

        (await village.RecordAsync()).Steps.Should().BeEmpty();
        await using var db = given.Portal.OpenForSystem();
        var changes = (
            await db.AuditRecords.Where(a => a.Event == AuditEvent.StepChanged).OrderBy(a => a.Id).ToListAsync()
        ).Select(a => a.Changes.Single());
        changes
            .Should()
            .Equal(
                new FieldChange("报结果", null, "2026-07-10"),
                new FieldChange("报结果", "2026-07-10", "2026-07-11（已批复）"),
                new FieldChange("报结果", "2026-07-11（已批复）", null)
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Steps_InTheOrderOfRealLife_AreAllTaken(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        foreach (var step in (StepCode[])[StepCode.V10, StepCode.V3, StepCode.V8, StepCode.V1])
            (await SetAsync(given, village, village.Chair, step, Day, null)).Should().BeEmpty();

        (await village.RecordAsync())
            .Steps.Select(s => s.Code)
            .Should()
            .Equal(StepCode.V1, StepCode.V3, StepCode.V8, StepCode.V10);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Congress_Ticked_IsReferredToTheResult(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        (await SetAsync(given, village, village.Chair, StepCode.V6, Day, null))
            .Should()
            .ContainSingle(v => v.Code == StepRules.CongressCode);

        (await village.RecordAsync()).Steps.Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task DaysThatCannotBe_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var today = new DateOnly(2026, 7, 15);

        (await SetAsync(given, village, village.Chair, StepCode.V2, today, null)).Should().BeEmpty();
        (await SetAsync(given, village, village.Chair, StepCode.V3, today.AddDays(1), null))
            .Should()
            .ContainSingle(v => v.Code == StepRules.FutureCode);
        (await SetAsync(given, village, village.Chair, StepCode.V3, new(2016, 7, 8), null))
            .Should()
            .ContainSingle(v => v.Code == StepRules.TooEarlyCode);
        (await SetAsync(given, village, village.Chair, StepCode.V1, new(2021, 4, 20), null))
            .Should()
            .BeEmpty("the village committee is elected every five years");
        (await SetAsync(given, village, village.Chair, StepCode.V3, Day, "a\u202Eb"))
            .Should()
            .ContainSingle(v => v.Code == "InvisibleCharacter");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task VillageItself_SetsItsStep_AndNoOthers(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        var own = await given.AccountAsync(Role.VillageFederation, village.Villages[0]);

        (await SetAsync(given, village, own, StepCode.V2, Day, null)).Should().BeEmpty();

        var other = await village.RecordAsync(village.Villages[1]);
        var violations = await given
            .Use<SetStep>()
            .RunAsync(
                own,
                new(village.Campaign.Id, village.Villages[1].Id, other.Version, Guid.NewGuid(), StepCode.V2, Day, null)
            );
        violations.Should().ContainSingle(v => v.Code == Refusal.NotFoundCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SubmittedRecord_IsClosedToSteps(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.SubmittedAsync();

        (await SetAsync(given, village, village.Chair, StepCode.V8, Day, null))
            .Should()
            .ContainSingle(v => v.Code == ReformRefusal.StateCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task StaleVersion_IsRefused_AndTheSameOperationIsNot(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var input = new SetStepInput(
            village.Campaign.Id,
            village.Village.Id,
            (await village.RecordAsync()).Version,
            Guid.NewGuid(),
            StepCode.V2,
            Day,
            null
        );

        (await given.Use<SetStep>().RunAsync(village.Chair, input)).Should().BeEmpty();
        (await given.Use<SetStep>().RunAsync(village.Chair, input)).Should().BeEmpty();
        (
            await given
                .Use<SetStep>()
                .RunAsync(village.Chair, input with { OperationId = Guid.NewGuid(), Step = StepCode.V3 })
        )
            .Should()
            .ContainSingle(v => v.Code == Refusal.StaleCode);

        (await village.RecordAsync()).Steps.Should().ContainSingle();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.TownshipChair))
            (await SetAsync(given, village, stranger, StepCode.V2, Day, null))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        foreach (var role in (Role[])[Role.CountyStaff, Role.UpperReader, Role.Administrator])
            (await SetAsync(given, village, await given.AccountAsync(role, village.County), StepCode.V2, Day, null))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
    }

    private static async Task<Violations> SetAsync(
        Given given,
        VillageCase village,
        UnitScope who,
        StepCode step,
        DateOnly? on,
        string? note
    )
    {
        var record = await village.RecordAsync();
        return await given
            .Use<SetStep>()
            .RunAsync(
                who,
                new(village.Campaign.Id, village.Village.Id, record.Version, Guid.NewGuid(), step, on, note)
            );
    }
}
