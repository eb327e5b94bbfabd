using FederationReform.Access;
using FederationReform.People;
using FederationReform.Registers;
using FederationReform.Tests.Rosters;
using FederationReform.Tests.Support;
using FederationReform.Tests.Trainings;
using FederationReform.TrainingNeeds;
using FederationReform.Trainings;
using FluentAssertions;

namespace FederationReform.Tests.TrainingNeeds;

public sealed class TrainingDueQueryTests
{
    /// <summary>
    /// The clock says 15 July 2026. Townships every year, villages every three years; who was never trained is due a
    /// cycle after the post began.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task DueList_GoesByTheCycleOfTheLevel(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        var at = place.Place;
        var township = await at.FormAsync(
            at.Township,
            new(2025, 7, 15),
            RosterCase.Member("去年", Position.Chair),
            RosterCase.Member("前年"),
            RosterCase.Member("从未")
        );
        var village = await at.FormAsync(
            at.Village,
            new(2021, 7, 8),
            RosterCase.Member("三年", Position.Chair),
            RosterCase.Member("过期"),
            RosterCase.Member("无训")
        );
        await place.AddAsync(place.Staff, TrainingCase.Held(new(2025, 10, 14), "甲"), township[0]);
        await place.AddAsync(place.Staff, TrainingCase.Held(new(2025, 7, 14), "乙"), township[1]);
        await place.AddAsync(place.Staff, TrainingCase.Held(new(2023, 7, 15), "丙"), village[0]);
        await place.AddAsync(place.Staff, TrainingCase.Held(new(2023, 7, 14), "丁"), village[1]);
        await place.AddAsync(place.Staff, TrainingCase.Held(new(2020, 7, 14), "戊"), village[0]);

        var due = (await given.Use<TrainingDueQuery>().RunAsync(place.Staff))!;

        due.Page.Rows.Select(p => (p.Name, p.State, p.DueOn, p.Last))
            .Should()
            .BeEquivalentTo([
                ("前年", NeedState.Overdue, new DateOnly(2026, 7, 14), (DateOnly?)new DateOnly(2025, 7, 14)),
                ("过期", NeedState.Overdue, new(2026, 7, 14), new(2023, 7, 14)),
                ("无训", NeedState.Overdue, new(2024, 7, 8), null),
                ("从未", NeedState.Soon, new(2026, 7, 15), null),
                ("三年", NeedState.Soon, new(2026, 7, 15), new(2023, 7, 15)),
                ("去年", NeedState.InOrder, new(2026, 10, 14), new(2025, 10, 14)),
            ]);
        due.Page.Rows.Select(p => p.State).Should().BeInAscendingOrder("the overdue come first");
        due.Total.Should().Be(new DueCount(InOffice: 6, Trained: 2, Overdue: 3, Soon: 2, Never: 2));
        due.Total!.Rate.ToString().Should().Be("33.33%（2/6）");
        due.Rows.Should().ContainSingle().Which.Unit.Name.Should().Be("清溪镇");
        (await given.Use<TrainingDueQuery>().RunAsync(place.Chair))!
            .Rows.Select(r => (r.Unit.Name, r.Count.InOffice, r.Count.Overdue))
            .Should()
            .Equal(("清溪镇", 3, 1), ("河口村", 3, 2));
        foreach (var selection in Enum.GetValues<DueSelection>())
        {
            var listed = (await given.Use<TrainingDueQuery>().RunAsync(place.Staff, null, selection))!.Page.Total;
            listed
                .Should()
                .Be(
                    selection switch
                    {
                        DueSelection.Overdue => due.Total.Overdue,
                        DueSelection.Soon => due.Total.Soon,
                        DueSelection.InOrder => due.Total.InOrder,
                        DueSelection.Trained => due.Total.Trained,
                        DueSelection.NotTrained => due.Total.NotTrained,
                        DueSelection.Never => due.Total.Never,
                        _ => due.Total.InOffice,
                    },
                    "{0} leads to its list",
                    selection
                );
        }
    }

    /// <summary>A year after 29 February is 28 February: the state in SQL and the day shown agree.</summary>
    [Theory]
    [InlineData("2024-02-29", "2025-02-28", NeedState.Soon)]
    [InlineData("2024-02-29", "2025-03-01", NeedState.Overdue)]
    [InlineData("2023-02-28", "2024-02-28", NeedState.Soon)]
    [InlineData("2023-02-28", "2024-02-29", NeedState.Overdue)]
    public void LeapDay_IsDueWhenTheDayShownIsPast(string last, string today, NeedState state)
    {
        var (trained, day) = (DateOnly.Parse(last, null), DateOnly.Parse(today, null));
        var days = NeedDays.Of(1, day);

        (trained.AddYears(1) < day).Should().Be(state == NeedState.Overdue);
        (trained < days.Overdue).Should().Be(state == NeedState.Overdue);
        for (var ahead = 0; ahead < 1500; ahead++)
        {
            var on = day.AddDays(ahead);
            for (var ago = 0; ago < 800; ago++)
                (on.AddDays(-ago) < NeedDays.Of(1, on).Overdue)
                    .Should()
                    .Be(on.AddDays(-ago).AddYears(1) < on, "{0} on {1}", on.AddDays(-ago), on);
            ahead += 96;
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Person_IsCountedOnce_AndLeadersAloneWhereTheCountySaysSo(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        var at = place.Place;
        var both = (
            await at.FormAsync(
                at.Township,
                new(2026, 7, 1),
                RosterCase.Member("单建华", Position.Chair),
                RosterCase.Member("曾丽")
            )
        )[0];
        var other = (await at.FormAsync(at.Village, new(2026, 7, 1), RosterCase.Member("单建华", Position.Chair)))[0];
        await using (var db = given.Portal.OpenForSystem())
        {
            var person = db.People.Single(p => p.Id == both);
            db.Posts.Single(p => p.PersonId == other).MoveTo(person);
            await db.SaveChangesAsync();
        }

        var all = (await given.Use<TrainingDueQuery>().RunAsync(place.Staff))!;
        all.Page.Rows.Select(p => (p.Name, p.Unit.Name, p.DueOn))
            .Should()
            .BeEquivalentTo([("单建华", "清溪镇", new DateOnly(2027, 7, 1)), ("曾丽", "清溪镇", new(2027, 7, 1))]);

        await given
            .Use<SetRegisterRules<TrainingCycle>>()
            .RunAsync(
                place.Staff,
                new(new() { TownshipYears = 2, Whom = TrainedGroup.Leaders }, Version: null, Guid.NewGuid())
            );
        var leaders = (await given.Use<TrainingDueQuery>().RunAsync(place.Chair))!;
        leaders.Page.Rows.Select(p => (p.Name, p.DueOn)).Should().Equal(("单建华", new DateOnly(2028, 7, 1)));
        leaders.Cycle.TownshipYears.Should().Be(2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Scope_IsOwnUnitAndBelow_AndACountyIsChosenAbove(Engine engine)
    {
        var place = await TrainingCase.OnAsync(engine);
        await using var given = place.Given;
        await place.Place.FormAsync(place.Place.Village, null, RosterCase.Member("单建华", Position.Chair));
        var reader = await given.AccountAsync(Role.UpperReader, place.Place.Prefecture);

        var above = (await given.Use<TrainingDueQuery>().RunAsync(reader))!;
        above.Total.Should().BeNull();
        above.Below.Select(u => u.Name).Should().Equal("浦城县");
        (await given.Use<TrainingDueQuery>().RunAsync(reader, place.Place.County.Id))!.Total!.InOffice.Should().Be(1);
        (await given.Use<TrainingDueQuery>().RunAsync(place.Chair, place.Place.County.Id)).Should().BeNull();
        (await given.Use<TrainingDueQuery>().RunAsync(place.Chair, place.Place.Neighbour.Id)).Should().BeNull();
        var administrator = await given.AccountAsync(Role.Administrator, place.Place.County);
        (await given.Use<TrainingDueQuery>().RunAsync(administrator)).Should().BeNull();
    }
}
