using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.People;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Committees;

/// <summary>What ran out and what is empty, on the desk and behind it.</summary>
public sealed class TermListQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task EveryFigure_IsTheLengthOfItsList(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CountyAsync(given);

        foreach (
            var (who, unit) in ((UnitScope, int?)[])
                [
                    (village.Chair, null),
                    (village.Staff, null),
                    (village.Staff, village.Township.Id),
                    (village.Staff, village.Villages[1].Id),
                ]
        )
        {
            var figures = (await given.Use<TermFiguresQuery>().RunAsync(who, unit))!;
            foreach (var selection in Enum.GetValues<TermSelection>())
            {
                foreach (var order in Enum.GetValues<TermOrder>())
                {
                    var list = (await given.Use<TermListQuery>().RunAsync(who, unit, selection, order))!;
                    list.Page.Rows.Should().HaveCount(figures[selection], "{0} {1}", selection, order);
                    list.Figures.Should().Be(figures);
                }
            }
        }
        var below = (await given.Use<TermFiguresQuery>().RunAsync(village.Staff))!;
        (
            below.Committees,
            below.RanOut,
            below.DueWithinYear,
            below.NoChair,
            below.NoViceChair,
            below.ExecutivesMissing,
            below.Unregistered
        )
            .Should()
            .Be((4, 1, 1, 1, 1, 2, 2), "the township itself and one village have none");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rows_SayWhatIsMissing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CountyAsync(given);

        var noChair = (
            await given.Use<TermListQuery>().RunAsync(village.Chair, null, TermSelection.NoChair)
        )!.Page.Rows.Single();
        (noChair.Unit.Name, noChair.Above!.Name, noChair.Chair, noChair.Vacancies)
            .Should()
            .Be(("河口1村", "清溪镇", null, new Vacancies(1, 0, 0, 1)));
        var ranOut = (
            await given.Use<TermListQuery>().RunAsync(village.Chair, null, TermSelection.RanOut)
        )!.Page.Rows.Single();
        (ranOut.Unit.Name, ranOut.Term, ranOut.DaysOver).Should().Be(("河口3村", "第一届妇联", 14));
        (await given.Use<TermListQuery>().RunAsync(village.Chair, null, TermSelection.All, TermOrder.EndsFirst))!
            .Page.Rows.Select(r => r.Unit.Name)
            .Should()
            .Equal("河口3村", "河口4村", "河口1村", "河口2村");
        (await given.Use<TermListQuery>().RunAsync(village.Chair, null, TermSelection.All, TermOrder.MostVacant))!
            .Page.Rows.Select(r => r.Unit.Name)
            .Should()
            .StartWith(["河口1村", "河口2村"]);
        (await given.Use<TermListQuery>().RunAsync(village.Chair, null, TermSelection.Unregistered))!
            .Page.Rows.Select(r => r.Unit.Name)
            .Should()
            .Equal("清溪镇", "河口5村");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Outgoing_AreThoseWhoHoldNothingNow(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        await village.EndAsync(1);
        (await given.Use<ChangePosition>().RunAsync(village.Chair, await village.ChangeInputAsync(11, Position.Chair)))
            .Should()
            .BeEmpty();
        await village.EndAsync(4);
        (await village.AddAsync(Results.Member(4))).Should().BeEmpty();
        (await given.Use<EndPost>().RunAsync(village.Chair, await village.EndInputAsync(5) with { Way = WayOut.Died }))
            .Should()
            .BeEmpty();
        (
            await given
                .Use<EndPost>()
                .RunAsync(village.Chair, await village.EndInputAsync(6) with { TalkHeldOn = new(2026, 7, 13) })
        )
            .Should()
            .BeEmpty();

        (await NamesAsync(OutgoingSelection.All)).Should().BeEquivalentTo(NamesOf(1, 5, 6), "one rose, one came back");
        (await NamesAsync(OutgoingSelection.NotTalked)).Should().BeEquivalentTo(NamesOf(1));
        (await NamesAsync(OutgoingSelection.Talked)).Should().BeEquivalentTo(NamesOf(6));
        (await NamesAsync(OutgoingSelection.All, leaders: true)).Should().BeEquivalentTo(NamesOf(1));
        (await given.Use<TermFiguresQuery>().RunAsync(village.Chair))!.TalksOpen.Should().Be(1);

        async Task<IEnumerable<string>> NamesAsync(OutgoingSelection selection, bool leaders = false)
        {
            var list = (
                await given
                    .Use<OutgoingListQuery>()
                    .RunAsync(village.Village.Staff, village.Village.Township.Id, selection, leaders)
            )!;
            list.Page.Total.Should().Be(list.Page.Rows.Count);
            list.Open.Should().Be(1);
            return list.Page.Rows.Select(r => r.Name);
        }

        static IEnumerable<string> NamesOf(params int[] members) => members.Select(m => Results.Member(m).Name);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Strangers_FindNothing_AdministratorsReadNoPeople(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await CommitteeCase.OnAsync(given);
        var strangers = await village.Village.StrangersAsync(Role.TownshipChair, Role.CountyStaff);

        foreach (var who in strangers.Append(await given.AccountAsync(Role.Administrator, village.Village.County)))
        {
            (await given.Use<TermFiguresQuery>().RunAsync(who, village.Village.Village.Id)).Should().BeNull();
            (await given.Use<TermListQuery>().RunAsync(who, village.Village.Village.Id, TermSelection.All))
                .Should()
                .BeNull();
            (await given.Use<OutgoingListQuery>().RunAsync(who, village.Village.Village.Id, OutgoingSelection.All))
                .Should()
                .BeNull();
        }
        (await given.Use<TermFiguresQuery>().RunAsync(strangers[0]))!.Committees.Should().Be(0);
        var reader = await given.AccountAsync(Role.UpperReader, village.Village.County);
        (await given.Use<TermListQuery>().RunAsync(reader, null, TermSelection.All))!.Page.Total.Should().Be(1);
    }

    /// <summary>Five villages: 1 lost its chair, 2 a vice-chair, 3 ran out, 4 is due, 5 has no committee.</summary>
    private static async Task<VillageCase> CountyAsync(Given given)
    {
        var village = await VillageCase.OnAsync(given, villages: 5);
        for (var n = 0; n < 4; n++)
            await village.ApprovedAsync(village.Villages[n]);
        await using var db = given.Portal.OpenForSystem();
        var committees = await db.Committees.Include(c => c.Posts).OrderBy(c => c.UnitPath).ToListAsync();
        committees[0]
            .Posts.Single(p => p.Position == Position.Chair)
            .End(new(WayOut.Resigned, new(2026, 7, 12), Resolution.None));
        committees[1]
            .Posts.First(p => p.Position == Position.PartTimeViceChair)
            .End(new(WayOut.MovedAway, new(2026, 7, 12), Resolution.None));
        committees[2].Describe(CommitteeForm.Federation, 1, new(2026, 7, 1), committees[2].Seats);
        committees[3].Describe(CommitteeForm.Federation, 1, new(2027, 7, 15), committees[3].Seats);
        await db.SaveChangesAsync();
        return village;
    }
}
