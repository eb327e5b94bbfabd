using FederationReform.Access;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Rosters;

public sealed class PersonQueryTests
{
    /// <summary>AC-01, AC-09: a neighbour who knows the number of a person learns nothing by it.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Person_IsSeenFromHerUnitUpwardsOnly(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var id = (
            await place.FormAsync(
                place.Village,
                null,
                RosterCase.Member("单建华", Position.Chair, "1985-03-12", "13800005678")
            )
        )[0];

        foreach (
            var (role, unit) in new[]
            {
                (Role.VillageFederation, place.Village),
                (Role.TownshipChair, place.Township),
                (Role.CountyStaff, place.County),
                (Role.UpperReader, place.Prefecture),
            }
        )
        {
            var found = (await given.Use<PersonQuery>().RunAsync(await given.AccountAsync(role, unit), id))!;
            (found.Name, found.Age, found.Phone, found.Unit!.Name).Should().Be(("单建华", 41, "138****5678", "河口村"));
            found.Posts.Should().ContainSingle().Which.Position.Should().Be(Position.Chair);
            (found.History is not null).Should().Be(role is Role.CountyStaff or Role.TownshipChair);
        }
        foreach (
            var (role, unit) in new[]
            {
                (Role.VillageFederation, place.Other),
                (Role.VillageFederation, place.NeighboursVillage),
                (Role.TownshipChair, place.Neighbour),
                (Role.Administrator, place.County),
                (Role.CountyStaff, await given.CountyAsync("邻县")),
            }
        )
        {
            (await given.Use<PersonQuery>().RunAsync(await given.AccountAsync(role, unit), id))
                .Should()
                .BeNull($"{role} at {unit.Name}");
            (await given.Use<PersonQuery>().RunAsync(await given.AccountAsync(role, unit), 999_999)).Should().BeNull();
        }
    }

    /// <summary>Her posts in two committees, each seen by who may see the committee.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Posts_InTwoCommittees_AreSeenAsFarAsTheScopeGoes(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var kept = (await place.FormAsync(place.Village, null, RosterCase.Member("单建华", Position.Chair)))[0];
        var gone = (await place.FormAsync(place.Township, new(2026, 7, 10), RosterCase.Member("单建华")))[0];
        var staff = await given.AccountAsync(Role.CountyStaff, place.County);
        (
            await given
                .Use<MergePeople>()
                .RunAsync(
                    staff,
                    new(
                        kept,
                        (await place.PersonAsync(kept))!.Version,
                        gone,
                        (await place.PersonAsync(gone))!.Version,
                        Guid.NewGuid(),
                        "同一人"
                    )
                )
        )
            .Should()
            .BeEmpty();

        (await given.Use<PersonQuery>().RunAsync(staff, kept))!
            .Posts.Select(p => (p.Trail, p.Position))
            .Should()
            .Equal(("清溪镇", Position.Executive), ("清溪镇 › 河口村", Position.Chair));
        (
            await given
                .Use<PersonQuery>()
                .RunAsync(await given.AccountAsync(Role.VillageFederation, place.Village), kept)
        )!
            .Posts.Should()
            .ContainSingle()
            .Which.Trail.Should()
            .Be("河口村");
        (await given.Use<PersonQuery>().RunAsync(staff, kept))!
            .History.Should()
            .ContainSingle()
            .Which.Reason.Should()
            .Be("同一人");
    }
}
