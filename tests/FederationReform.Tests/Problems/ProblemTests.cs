using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Problems;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Problems;

public sealed class ProblemTests
{
    private static readonly ProblemEntry entry = new(
        ProblemKind.NominalTeam,
        ProblemSource.Visit,
        "没有开分工会议",
        null,
        null,
        new(2026, 7, 10),
        null
    );

    /// <summary>From the visit to the end: found, given a measure and a day, late, mended, open again.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Problem_IsFoundMeasuredMended_AndOpenedAgain(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        (
            await given
                .Use<AddProblem>()
                .RunAsync(place.Staff, new(place.Village.Id, entry with { What = " 没有开分工会议 " }, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        var row = (await ListAsync(given, place.Chair)).Page.Rows.Single();
        row.Entry.Should().Be(entry);

        (
            await given
                .Use<ChangeProblem>()
                .RunAsync(
                    place.Chair,
                    new(
                        row.Id,
                        row.Version,
                        Guid.NewGuid(),
                        entry with
                        {
                            Measure = "本月内开会",
                            Owner = "镇妇联",
                            DueOn = new(2026, 7, 20),
                        }
                    )
                )
        )
            .Should()
            .BeEmpty();
        given.Clock.Advance(TimeSpan.FromDays(8));
        var late = await ListAsync(given, place.Staff, new(ProblemState.Overdue));
        late.Page.Rows.Single().DaysLate.Should().Be(3);
        late.Counts[ProblemState.Open].Should().Be(1);
        late.Below.Should()
            .Equal(new ProblemUnitCount(new(place.Township.Id, place.Township.Name, UnitLevel.Township), 1, 1, 0));

        row = late.Page.Rows.Single();
        var mend = new MendProblemInput(row.Id, row.Version, Guid.NewGuid(), new(2026, 7, 22), "已开会分工");
        (await given.Use<MendProblem>().RunAsync(place.Chair, mend)).Should().BeEmpty();
        (await given.Use<MendProblem>().RunAsync(place.Chair, mend)).Should().BeEmpty("the same operation, once");
        var mended = await ListAsync(given, place.Staff, new(ProblemState.Mended));
        mended.Page.Rows.Single().Should().Match<ProblemRow>(r => r.Mended == "已开会分工" && r.DaysLate == null);
        mended.Kinds.Should().Equal(new ProblemKindCount(ProblemKind.NominalTeam, 0, 1));

        row = mended.Page.Rows.Single();
        (await given.Use<ChangeProblem>().RunAsync(place.Staff, new(row.Id, row.Version, Guid.NewGuid(), entry)))
            .Single()
            .Code.Should()
            .Be("Mended");
        (await given.Use<ReopenProblem>().RunAsync(place.Staff, new(row.Id, row.Version, Guid.NewGuid(), "又没开")))
            .Should()
            .BeEmpty();
        (await ListAsync(given, place.Staff)).Counts[ProblemState.Open].Should().Be(1);
        (await given.AuditAsync())
            .Select(r => r.Event)
            .Should()
            .ContainInOrder(
                AuditEvent.ProblemAdded,
                AuditEvent.ProblemChanged,
                AuditEvent.ProblemMended,
                AuditEvent.ProblemReopened
            );
    }

    /// <summary>
    /// A county counts by township, a township by village; what was found at the unit itself is below nobody.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Problems_AreCountedByUnitBelow(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        var second = await given.TownshipAsync(place.County, "东坑镇");
        var far = await given.VillageAsync(second, "溪尾村");
        foreach (var unit in (Unit[])[place.County, place.Township, place.Villages[0], place.Villages[0], far])
            (await given.Use<AddProblem>().RunAsync(place.Staff, new(unit.Id, entry, Guid.NewGuid())))
                .Should()
                .BeEmpty();

        (await ListAsync(given, place.Staff))
            .Below.Select(b => (b.Unit.Name, b.Open, b.Overdue, b.Mended))
            .Should()
            .Equal((place.Township.Name, 3, 0, 0), ("东坑镇", 1, 0, 0));
        (await ListAsync(given, place.Staff, new(UnitId: place.Township.Id)))
            .Below.Select(b => (b.Unit.Name, b.Open))
            .Should()
            .Equal((place.Villages[0].Name, 2));
        (await ListAsync(given, place.Chair)).Below.Sum(b => b.Open).Should().Be(2, "the neighbour's is not hers");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Problem_WithWrongInput_IsRefusedWithEverythingThatIsWrong(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);

        var refused = await given
            .Use<AddProblem>()
            .RunAsync(
                place.Staff,
                new(
                    null,
                    entry with
                    {
                        What = " ",
                        FoundOn = new(2026, 7, 16),
                        DueOn = new(2026, 7, 1),
                    },
                    Guid.NewGuid()
                )
            );

        refused.Select(v => v.Field).Should().BeEquivalentTo("UnitId", "What", "FoundOn", "DueOn");
        (await ListAsync(given, place.Staff)).Counts[ProblemState.All].Should().Be(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Problem_OfOthers_IsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await given.Use<AddProblem>().RunAsync(place.Staff, new(place.Village.Id, entry, Guid.NewGuid()));
        var row = (await ListAsync(given, place.Staff)).Page.Rows.Single();
        var village = await given.AccountAsync(Role.VillageFederation, place.Village);
        foreach (var stranger in await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
        {
            (await ListAsync(given, stranger)).Counts[ProblemState.All].Should().Be(0);
            (await given.Use<ProblemListQuery>().RunAsync(stranger, new(UnitId: place.Village.Id))).Should().BeNull();
            (await given.Use<AddProblem>().RunAsync(stranger, new(place.Village.Id, entry, Guid.NewGuid())))
                .Single()
                .Should()
                .Be(Refusal.NotFound);
            (await given.Use<ChangeProblem>().RunAsync(stranger, new(row.Id, row.Version, Guid.NewGuid(), entry)))
                .Single()
                .Should()
                .Be(Refusal.NotFound);
            (
                await given
                    .Use<MendProblem>()
                    .RunAsync(stranger, new(row.Id, row.Version, Guid.NewGuid(), new(2026, 7, 14), "x"))
            )
                .Single()
                .Should()
                .Be(Refusal.NotFound);
            (await given.Use<ReopenProblem>().RunAsync(stranger, new(row.Id, row.Version, Guid.NewGuid(), "x")))
                .Single()
                .Should()
                .Be(Refusal.NotFound);
        }
        (await given.Use<AddProblem>().RunAsync(village, new(place.Village.Id, entry, Guid.NewGuid())))
            .Single()
            .Should()
            .Be(Refusal.NotAllowed);
        (await ListAsync(given, village)).Counts[ProblemState.All].Should().Be(1, "a village reads what is said of it");
    }

    /// <summary>Two at once: the second is told, and what the first wrote stands.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Problem_ChangedByTwo_KeepsTheFirst(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await given.Use<AddProblem>().RunAsync(place.Staff, new(place.Village.Id, entry, Guid.NewGuid()));
        var row = (await ListAsync(given, place.Staff)).Page.Rows.Single();

        var answers = await AtOnce.RunAsync(2, n =>
            given
                .Use<ChangeProblem>()
                .RunAsync(
                    n == 0 ? place.Staff : place.Chair,
                    new(row.Id, row.Version, Guid.NewGuid(), entry with { Measure = $"措施{n}" })
                )
        );

        answers.Count(a => a.Count == 0).Should().Be(1);
        answers.Single(a => a.Count > 0).Single().Should().Be(Refusal.Stale);
    }

    private static async Task<ProblemList> ListAsync(Given given, UnitScope scope, ProblemFilter? filter = null) =>
        (await given.Use<ProblemListQuery>().RunAsync(scope, filter ?? new()))!;
}
