using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Committees;

/// <summary>Changes in the term that come from an approved by-election, and their way back.</summary>
public sealed class CommitteeFormationTests
{
    private static readonly Resolution FifthMeeting = new(
        "第十四届五次执委（扩大）会议",
        "清委〔2026〕12号",
        new(2026, 8, 1)
    );

    [Theory, OnSqlite, OnPostgres]
    public async Task ApprovedResult_KeepsTheSeatsItFilled(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.ApprovedAsync(
            result: Results.Valid with
            {
                Seats = 13,
                Candidates = 14,
                Reasons = new Dictionary<string, string> { [SeatsFilledRule.Code] = "两个名额留待补选" },
            }
        );

        var committee = await CommitteeAsync(given);

        (committee.Form, committee.Number, committee.Seats)
            .Should()
            .Be((CommitteeForm.Federation, null, new Seats(1, 0, 2, 13)));
        Vacancies
            .Of(committee.Seats, [.. committee.InOffice.Select(p => p.Position)])
            .Should()
            .Be(new Vacancies(0, 0, 0, 2));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ByElection_AddsNewPeople_AndRaisesAnExecutive(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, reform) = await ApprovedAsync(given);

        await JoinAsync(given, reform, [Results.Member(30), Results.Member(11, Position.FullTimeViceChair)]);

        var committee = await CommitteeAsync(given);
        committee.InOffice.Should().HaveCount(12, "one is new, one rose");
        var added = committee.InOffice.Single(p => p.Person.Name == Results.Member(30).Name);
        (added.WayIn, added.StartOn, added.BegunBy, added.CampaignId, added.ReformId)
            .Should()
            .Be((WayIn.ByElected, new(2026, 8, 2), FifthMeeting, committee.CampaignId, reform.Id));
        var risen = committee.Posts.Where(p => p.Person.Name == Results.Member(11).Name).OrderBy(p => p.Id).ToList();
        risen
            .Select(p => (p.Position, p.WayOut, p.EndOn))
            .Should()
            .Equal(
                (Position.Executive, WayOut.Reassigned, new DateOnly(2026, 8, 2)),
                (Position.FullTimeViceChair, null, null)
            );
        risen[1].FormerId.Should().Be(risen[0].Id);
        await using var db = given.Portal.OpenForSystem();
        (await db.People.CountAsync()).Should().Be(12);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WhoHoldsThePost_KeepsIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, reform) = await ApprovedAsync(given);

        await JoinAsync(given, reform, [Results.Member(1, Position.Chair)]);

        (await CommitteeAsync(given)).Posts.Should().HaveCount(11).And.OnlyContain(p => p.EndOn == null);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ByElectionTakenBack_LeavesTheCommitteeAsItWas(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, reform) = await ApprovedAsync(given);
        var before = await StandingAsync(given);
        await JoinAsync(given, reform, [Results.Member(30), Results.Member(11, Position.FullTimeViceChair)]);

        await using (var db = given.Portal.OpenForSystem())
        {
            (await CommitteeDissolution.LeaveAsync(db, reform.UnitId, reform.Id, default)).Should().Be(2);
            await db.SaveChangesAsync();
        }

        (await StandingAsync(given)).Should().Equal(before);
        await using var after = given.Portal.OpenForSystem();
        (await after.People.CountAsync()).Should().Be(11);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UnitWithoutCommittee_HasNothingToJoin(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await using var db = given.Portal.OpenForSystem();

        (
            await CommitteeFormation.JoinAsync(
                db,
                village.Village.Id,
                [Results.Member(1)],
                new(WayIn.ByElected, new(2026, 8, 2), FifthMeeting),
                default
            )
        )
            .Should()
            .BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ChangedCommittee_IsNotUnlocked_UntilTheChangeIsTakenBack(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, _) = await ApprovedAsync(given);
        await using (var db = given.Portal.OpenForSystem())
        {
            (await db.Posts.OrderBy(p => p.Id).FirstAsync()).End(
                new(WayOut.Resigned, new(2026, 7, 12), Resolution.None)
            );
            await db.SaveChangesAsync();
        }

        (await UnlockAsync())
            .Should()
            .ContainSingle(v => v.Code == CommitteeDissolution.ChangedSinceCode && v.Message.Contains("1 项变动"));

        await using (var db = given.Portal.OpenForSystem())
        {
            (await db.Posts.OrderBy(p => p.Id).FirstAsync()).Resume();
            await db.SaveChangesAsync();
        }
        (await UnlockAsync()).Should().BeEmpty();

        async Task<Violations> UnlockAsync() =>
            await given
                .Use<UnlockRecord>()
                .RunAsync(
                    village.Staff,
                    new(
                        village.Campaign.Id,
                        village.Village.Id,
                        (await village.RecordAsync()).Version,
                        Guid.NewGuid(),
                        "人数有误"
                    )
                );
    }

    /// <summary>
    /// A record may hold the congress and, later, a by-election of its own committee: unlocking it takes back both.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task ByElectionOfTheSameRecord_DoesNotHoldItsUnlocking(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (village, reform) = await ApprovedAsync(given);
        await JoinAsync(given, reform, [Results.Member(30), Results.Member(11, Position.FullTimeViceChair)]);
        await using var db = given.Portal.OpenForSystem();

        (
            await CommitteeDissolution.CheckUnchangedAsync(
                db,
                village.Campaign.Id,
                village.Village.Id,
                reform.Id,
                default
            )
        )
            .Should()
            .BeNull();
        await CommitteeDissolution.LeaveAsync(db, reform.UnitId, reform.Id, default);
        await CommitteeDissolution.DissolveAsync(db, village.Campaign.Id, village.Village.Id, default);
        await db.SaveChangesAsync();

        (await db.Posts.CountAsync() + await db.People.CountAsync() + await db.Committees.CountAsync()).Should().Be(0);
    }

    [Fact]
    public void Seats_AreNeverAdded()
    {
        Position[] held =
        [
            Position.Chair,
            Position.FullTimeViceChair,
            Position.PartTimeViceChair,
            Position.PartTimeViceChair,
            Position.PartTimeViceChair,
            .. Enumerable.Repeat(Position.Executive, 20),
        ];

        Seats.Of(held).Should().Be(new Seats(1, 1, 3, 25));
        Vacancies.Of(Seats.Of(held), held).Any.Should().BeFalse();
        Vacancies
            .Of(Seats.Of(held), held[1..])
            .Should()
            .Be(new Vacancies(1, 0, 0, 1), "the chair's empty seat is also one of the executives'");
        Seats.Of([Position.Executive]).Chairs.Should().Be(1, "a committee without a chair has a vacancy");
    }

    private static async Task<(VillageCase Village, UnitReform Reform)> ApprovedAsync(Given given)
    {
        var village = await VillageCase.OnAsync(given);
        return (village, await village.ApprovedAsync());
    }

    private static async Task JoinAsync(Given given, UnitReform reform, IReadOnlyList<ElectedMember> members)
    {
        await using var db = given.Portal.OpenForSystem();
        (
            await CommitteeFormation.JoinAsync(
                db,
                reform.UnitId,
                members,
                new(WayIn.ByElected, new(2026, 8, 2), FifthMeeting, reform.Id),
                default
            )
        )
            .Should()
            .NotBeNull();
        await db.SaveChangesAsync();
    }

    private static async Task<Committee> CommitteeAsync(Given given)
    {
        await using var db = given.Portal.OpenForSystem();
        return await db.Committees.Include(c => c.Posts).ThenInclude(p => p.Person).SingleAsync();
    }

    private static async Task<IReadOnlyList<(string, Position, WayOut?, DateOnly?)>> StandingAsync(Given given) =>
        [
            .. (await CommitteeAsync(given))
                .Posts.OrderBy(p => p.Id)
                .Select(p => (p.Person.Name, p.Position, p.WayOut, p.EndOn)),
        ];
}
