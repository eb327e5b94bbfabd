using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Rosters;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Rosters;

/// <summary>Who has once been found to be two people is not asked about again.</summary>
public sealed class KeepApartTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task PairThatIsTwoPeople_IsNotProposedAgain_UntilAThirdComes(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var (one, other) = await PairAsync(given, place);
        var staff = await given.AccountAsync(Role.CountyStaff, place.County);
        var query = given.Use<DuplicatesQuery>();
        foreach (var sign in (DuplicateSign[])[DuplicateSign.NameAndBirth, DuplicateSign.Phone])
            (await query.RunAsync(staff, sign))!.Total.Should().Be(1);

        (await given.Use<KeepApart>().RunAsync(staff, new(other, one, Guid.NewGuid(), "一家两姐妹，已电话核实")))
            .Should()
            .BeEmpty();

        foreach (var sign in (DuplicateSign[])[DuplicateSign.NameAndBirth, DuplicateSign.Phone])
            (await query.RunAsync(staff, sign))!.Total.Should().Be(0);
        var audit = (await given.AuditAsync())[^1];
        (audit.Event, audit.Reason).Should().Be((AuditEvent.PeopleKeptApart, "一家两姐妹，已电话核实"));

        await place.FormAsync(
            place.NeighboursVillage,
            null,
            RosterCase.Member("王芳", born: "1985-03-12", phone: "13800000002")
        );
        (await query.RunAsync(staff, DuplicateSign.NameAndBirth))!
            .Rows.Should()
            .ContainSingle()
            .Which.People.Should()
            .HaveCount(3, "the third may be either of them");
        (await query.RunAsync(staff, DuplicateSign.Phone))!.Total.Should().Be(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SecondTime_ChangesNothing_AndAMergeForgetsIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var (one, other) = await PairAsync(given, place);
        var staff = await given.AccountAsync(Role.CountyStaff, place.County);
        var apart = given.Use<KeepApart>();

        foreach (var _ in (int[])[1, 2])
            (await apart.RunAsync(staff, new(one, other, Guid.NewGuid(), null))).Should().BeEmpty();
        (await given.AuditAsync()).Count(a => a.Event == AuditEvent.PeopleKeptApart).Should().Be(1);
        int kept,
            gone;
        await using (var db = given.Portal.OpenForSystem())
            (kept, gone) = (
                (await db.People.SingleAsync(p => p.Id == one)).Version,
                (await db.People.SingleAsync(p => p.Id == other)).Version
            );
        (await given.Use<MergePeople>().RunAsync(staff, new(one, kept, other, gone, Guid.NewGuid(), "核实是同一个人")))
            .Should()
            .BeEmpty();

        await using var after = given.Portal.OpenForSystem();
        (await after.KeptApart.CountAsync()).Should().Be(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WhoSeesOnlyOneOfThem_OrMayNotMerge_DecidesNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var (one, other) = await PairAsync(given, place);
        var apart = given.Use<KeepApart>();
        var elsewhere = await given.CountyAsync("松溪县");

        foreach (
            var stranger in (UnitScope[])
                [
                    await given.AccountAsync(Role.TownshipChair, await given.TownshipAsync(place.County, "西坑镇")),
                    await given.AccountAsync(Role.CountyStaff, elsewhere),
                ]
        )
            (await apart.RunAsync(stranger, new(one, other, Guid.NewGuid(), null)))
                .Should()
                .ContainSingle()
                .Which.Code.Should()
                .Be(Refusal.NotFound.Code);
        var staff = await given.AccountAsync(Role.CountyStaff, place.County);
        (await apart.RunAsync(staff, new(one, 987654, Guid.NewGuid(), null)))
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be(Refusal.NotFound.Code);
        (await apart.RunAsync(staff, new(one, one, Guid.NewGuid(), null))).Should().ContainSingle();
        var reader = await given.AccountAsync(Role.UpperReader, place.County);
        (await apart.RunAsync(reader, new(one, other, Guid.NewGuid(), null)))
            .Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be(Refusal.NotAllowed.Code);
    }

    private static async Task<(int One, int Other)> PairAsync(Given given, RosterCase place) =>
        (
            (
                await place.FormAsync(
                    place.Village,
                    null,
                    RosterCase.Member("王芳", born: "1985-03-12", phone: "13800000001")
                )
            )[0],
            (
                await place.FormAsync(
                    place.Other,
                    null,
                    RosterCase.Member("王芳", born: "1985-03-12", phone: "13800000001")
                )
            )[0]
        );
}
