using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Reforms;

public sealed class UnlockRecordTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task ApprovedRecord_Unlocked_TakesBackWhatItsApprovalFormed(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.ApprovedAsync();

        (await UnlockAsync(given, village, village.Staff, "姓名有误")).Should().BeEmpty();

        var record = await village.RecordAsync();
        (record.State, record.StateReason, record.ApprovedAt).Should().Be((ReformState.Returned, "姓名有误", null));
        (await given.Use<SenderQueueQuery>().RunAsync(village.Chair))
            .Should()
            .ContainSingle(t => t.Reason == "姓名有误");
        await using var db = given.Portal.OpenForSystem();
        (await db.Committees.CountAsync(), await db.Posts.CountAsync(), await db.People.CountAsync())
            .Should()
            .Be((0, 0, 0));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CorrectedRecord_ApprovedAgain_StoresNobodyTwice(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.ApprovedAsync();
        await UnlockAsync(given, village, village.Staff, "姓名有误");

        await village.ApprovedAsync(
            result: Results.Valid with
            {
                Members = [Results.Valid.Members[0] with { Name = "演示改" }, .. Results.Valid.Members.Skip(1)],
            }
        );

        await using var db = given.Portal.OpenForSystem();
        (await db.People.Select(p => p.Name).ToListAsync())
            .Should()
            .HaveCount(11)
            .And.Contain("演示改")
            .And.NotContain(Results.Valid.Members[0].Name);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LaterTerm_Unlocked_PutsTheFormerCommitteeBackIntoOffice(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.ApprovedAsync();
        var next = await ApproveRecordTests.NextTermAsync(given, village);
        await ApproveRecordTests.ApproveAsync(
            given,
            village,
            next,
            Results.Valid with
            {
                HeldOn = new(2031, 7, 1),
                Members = [.. Results.Valid.Members.Take(9), Results.Member(21), Results.Member(22)],
            }
        );
        var approved = await given.ReformAsync(next, village.Village);

        (
            await given
                .Use<UnlockRecord>()
                .RunAsync(village.Staff, new(next.Id, village.Village.Id, approved.Version, Guid.NewGuid(), "重新选举"))
        )
            .Should()
            .BeEmpty();

        await using var db = given.Portal.OpenForSystem();
        var committee = await db.Committees.Include(c => c.Posts).SingleAsync();
        committee.EndedOn.Should().BeNull();
        committee.Posts.Should().HaveCount(11).And.OnlyContain(p => p.EndOn == null && p.WayOut == null);
        (await db.People.CountAsync()).Should().Be(11, "the two who were only in the later one go with it");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TermBetweenTwoOthers_Unlocked_LeavesTheOldestEndedByTheNewest(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.ApprovedAsync();
        var second = await ApproveRecordTests.NextTermAsync(given, village);
        await ApproveRecordTests.ApproveAsync(given, village, second, Results.Valid with { HeldOn = new(2031, 6, 1) });
        var third = await ApproveRecordTests.NextTermAsync(given, village);
        await ApproveRecordTests.ApproveAsync(given, village, third, Results.Valid with { HeldOn = new(2031, 7, 1) });
        var approved = await given.ReformAsync(second, village.Village);

        await given
            .Use<UnlockRecord>()
            .RunAsync(village.Staff, new(second.Id, village.Village.Id, approved.Version, Guid.NewGuid(), "重复登记"));

        await using var db = given.Portal.OpenForSystem();
        (await db.Committees.OrderBy(c => c.ElectedOn).Select(c => c.EndedOn).ToListAsync())
            .Should()
            .Equal(new DateOnly(2031, 7, 1), null);
        (await db.Posts.CountAsync(p => p.EndOn == null)).Should().Be(11);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Unlock_WithoutReasonOrApproval_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        (await UnlockAsync(given, village, village.Staff, "姓名有误"))
            .Should()
            .ContainSingle(v => v.Code == ReformRefusal.StateCode);
        await village.ApprovedAsync();
        (await UnlockAsync(given, village, village.Staff, " ")).Should().ContainSingle(v => v.Field == "Reason");

        (await village.RecordAsync()).State.Should().Be(ReformState.Approved);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.ApprovedAsync();

        foreach (var stranger in await village.StrangersAsync(Role.CountyStaff, Role.CountyStaff))
            (await UnlockAsync(given, village, stranger, "x"))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        foreach (var role in (Role[])[Role.TownshipChair, Role.VillageFederation, Role.UpperReader, Role.Administrator])
            (await UnlockAsync(given, village, await given.AccountAsync(role, village.County), "x"))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
        await using var db = given.Portal.OpenForSystem();
        (await db.Posts.CountAsync()).Should().Be(11);
    }

    private static async Task<Violations> UnlockAsync(Given given, VillageCase village, UnitScope who, string reason) =>
        await given
            .Use<UnlockRecord>()
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
}
