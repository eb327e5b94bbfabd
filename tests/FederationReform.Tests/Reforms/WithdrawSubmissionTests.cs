using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Reforms;

public sealed class WithdrawSubmissionTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task WaitingRecord_Withdrawn_IsOpenAgain(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.SubmittedAsync();

        (await WithdrawAsync(given, village, village.Chair)).Should().BeEmpty();

        var record = await village.RecordAsync();
        (record.State, record.Editable).Should().Be((ReformState.InProgress, true));
        record.Submissions.Single().Decision.Should().Be(Decision.Withdrawn);
        (await given.Use<ReviewQueueQuery>().RunAsync(village.Staff)).Total.Should().Be(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ReturnedRecord_SubmittedAndWithdrawn_IsReturnedStill(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.ReturnedAsync(reason: "请核对应到人数");
        await village.SubmittedAsync();

        await WithdrawAsync(given, village, village.Chair);

        var record = await village.RecordAsync();
        (record.State, record.StateReason).Should().Be((ReformState.Returned, "请核对应到人数"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task DecidedRecord_IsNotWithdrawn(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.ApprovedAsync();

        (await WithdrawAsync(given, village, village.Chair))
            .Should()
            .ContainSingle(v => v.Code == ReformRefusal.StateCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.SubmittedAsync();

        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.TownshipChair))
            (await WithdrawAsync(given, village, stranger)).Should().ContainSingle(v => v.Code == Refusal.NotFoundCode);
        foreach (var role in (Role[])[Role.CountyStaff, Role.VillageFederation, Role.UpperReader, Role.Administrator])
            (await WithdrawAsync(given, village, await given.AccountAsync(role, village.Village)))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
    }

    private static async Task<Violations> WithdrawAsync(Given given, VillageCase village, UnitScope who) =>
        await given
            .Use<WithdrawSubmission>()
            .RunAsync(
                who,
                new(village.Campaign.Id, village.Village.Id, (await village.RecordAsync()).Version, Guid.NewGuid())
            );
}
