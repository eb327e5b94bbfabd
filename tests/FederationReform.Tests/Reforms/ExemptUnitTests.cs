using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Reforms;

public sealed class ExemptUnitTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task OpenRecord_Exempted_IsInNoQueue_UntilTheExemptionEnds(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        (await ExemptAsync(given, village, village.Staff, "并入邻村")).Should().BeEmpty();

        var exempt = await village.RecordAsync();
        (exempt.State, exempt.StateReason).Should().Be((ReformState.Exempt, "并入邻村"));
        (await given.Use<SenderQueueQuery>().RunAsync(village.Chair)).Should().BeEmpty();

        (await EndAsync(given, village, village.Staff)).Should().BeEmpty();

        (await village.RecordAsync()).State.Should().Be(ReformState.NotStarted);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task BegunRecord_GoesOnWhereItStood(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await given.CompleteAsync(village.Campaign, village.Village);
        await ExemptAsync(given, village, village.Staff, "并入邻村");

        await EndAsync(given, village, village.Staff);

        var record = await village.RecordAsync();
        (record.State, record.Result.Members.Count, record.Steps.Count).Should().Be((ReformState.InProgress, 11, 2));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WaitingOrDoneRecord_IsNotExempted(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        await village.SubmittedAsync();

        (await ExemptAsync(given, village, village.Staff, "并入邻村"))
            .Should()
            .ContainSingle(v => v.Code == ReformRefusal.StateCode);
        (await EndAsync(given, village, village.Staff)).Should().ContainSingle(v => v.Code == ReformRefusal.StateCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Exemption_WithoutReason_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        (await ExemptAsync(given, village, village.Staff, null)).Should().ContainSingle(v => v.Field == "Reason");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        foreach (var stranger in await village.StrangersAsync(Role.CountyStaff, Role.CountyStaff))
        {
            (await ExemptAsync(given, village, stranger, "x"))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotFoundCode);
            (await EndAsync(given, village, stranger)).Should().ContainSingle(v => v.Code == Refusal.NotFoundCode);
        }
        foreach (var role in (Role[])[Role.TownshipChair, Role.VillageFederation, Role.UpperReader, Role.Administrator])
        {
            var account = await given.AccountAsync(role, village.Township);
            (await ExemptAsync(given, village, account, "x"))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
            (await EndAsync(given, village, account)).Should().ContainSingle(v => v.Code == Refusal.NotAllowedCode);
        }
    }

    private static async Task<Violations> ExemptAsync(
        Given given,
        VillageCase village,
        UnitScope who,
        string? reason
    ) =>
        await given
            .Use<ExemptUnit>()
            .RunAsync(
                who,
                new(
                    village.Campaign.Id,
                    village.Village.Id,
                    (await village.RecordAsync()).Version,
                    Guid.NewGuid(),
                    reason
                )
            );

    private static async Task<Violations> EndAsync(Given given, VillageCase village, UnitScope who) =>
        await given
            .Use<EndExemption>()
            .RunAsync(
                who,
                new(village.Campaign.Id, village.Village.Id, (await village.RecordAsync()).Version, Guid.NewGuid())
            );
}
