using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Problems;
using FederationReform.Tests.Support;
using FederationReform.Visits;
using FluentAssertions;

namespace FederationReform.Tests.Visits;

public sealed class VisitTests
{
    private static readonly FindingInput finding = new(
        ProblemKind.NominalTeam,
        "没有开分工会议",
        null,
        "镇妇联",
        new(2026, 7, 30)
    );

    /// <summary>Planned, made, a problem found, mended in the ledger, seen as mended on the visit.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Visit_FindsAProblem_ThatIsMendedInTheLedgerAlone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        var id = await given.PlannedAsync(place.Staff, place.Villages);
        var visit = await given.VisitAsync(place.Staff, id);
        visit.Plan.Should().Be(VisitCase.Plan);
        visit.Made.Should().Be(0);

        var add = new AddFindingInput(id, visit.Stops[0].Id, finding, Guid.NewGuid());
        (await given.Use<AddFinding>().RunAsync(place.Staff, add)).Should().BeEmpty();
        (await given.Use<AddFinding>().RunAsync(place.Staff, add)).Should().BeEmpty("the same operation, once");

        var ledger = (await given.Use<ProblemListQuery>().RunAsync(place.Chair, new()))!;
        var row = ledger.Page.Rows.Single();
        row.Entry.Should().Match<ProblemEntry>(e => e.Source == ProblemSource.Visit && e.What == finding.What);
        row.VisitId.Should().BeNull("the township does not see the county's visit");
        (await given.Use<ProblemListQuery>().RunAsync(place.Staff, new(VisitId: id)))!
            .Page.Rows.Single()
            .VisitId.Should()
            .Be(id);
        (
            await given
                .Use<MendProblem>()
                .RunAsync(place.Chair, new(row.Id, row.Version, Guid.NewGuid(), new(2026, 7, 15), "已开会分工"))
        )
            .Should()
            .BeEmpty();

        visit = await given.VisitAsync(place.Staff, id);
        visit.Stops[0].VisitedOn.Should().Be(new(2026, 7, 15), "who finds something has been there");
        visit.Stops[0].Findings.Single().Mended.Should().Be("已开会分工");
        visit.Stops[1].VisitedOn.Should().BeNull();
        (await given.AuditAsync())
            .Select(r => r.Event)
            .Should()
            .ContainInOrder(
                AuditEvent.VisitPlanned,
                AuditEvent.VisitStopMarked,
                AuditEvent.ProblemAdded,
                AuditEvent.ProblemMended
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Finding_KeepsItsSource(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var id = await given.PlannedAsync(place.Staff, place.Village);
        var stop = (await given.VisitAsync(place.Staff, id)).Stops[0].Id;
        await given.Use<AddFinding>().RunAsync(place.Staff, new(id, stop, finding, Guid.NewGuid()));
        var row = (await given.Use<ProblemListQuery>().RunAsync(place.Staff, new()))!.Page.Rows.Single();

        var refused = await given
            .Use<ChangeProblem>()
            .RunAsync(
                place.Staff,
                new(row.Id, row.Version, Guid.NewGuid(), row.Entry with { Source = ProblemSource.Report })
            );

        refused.Single().Field.Should().Be("Source");
        (
            await given
                .Use<ChangeProblem>()
                .RunAsync(place.Chair, new(row.Id, row.Version, Guid.NewGuid(), row.Entry with { Measure = "开会" }))
        )
            .Should()
            .BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Visit_WithWrongInput_IsRefusedWithEverythingThatIsWrong(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);

        var refused = await given
            .Use<PlanVisit>()
            .RunAsync(place.Staff, new(new(" ", new(2026, 7, 2), new(2026, 7, 1), null, null), [], Guid.NewGuid()));

        refused.VisitId.Should().BeNull();
        refused.Violations.Select(v => v.Field).Should().BeEquivalentTo("Topic", "Leader", "To", "UnitIds");
        (
            await given
                .Use<PlanVisit>()
                .RunAsync(place.Staff, new(VisitCase.Plan, [place.County.Id, place.Village.Id], Guid.NewGuid()))
        )
            .Violations.Single()
            .Code.Should()
            .Be("OwnUnit");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Visit_IsChanged_AndAUnitWhereSomebodyWasStays(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 3);
        var id = await given.PlannedAsync(place.Staff, place.Villages.Take(2));
        var visit = await given.VisitAsync(place.Staff, id);
        var first = visit.Stops[0];
        var mark = new MarkStopInput(id, first.Id, first.Version, Guid.NewGuid(), new(2026, 7, 14), "班子齐");
        (await given.Use<MarkStop>().RunAsync(place.Staff, mark)).Should().BeEmpty();
        visit = await given.VisitAsync(place.Staff, id);
        var change = new ChangeVisitInput(
            id,
            visit.Version,
            Guid.NewGuid(),
            visit.Plan with
            {
                Leader = "吴督导",
            },
            [place.Villages[1].Id, place.Villages[2].Id]
        );

        (await given.Use<ChangeVisit>().RunAsync(place.Staff, change)).Single().Code.Should().Be("Visited");
        (
            await given
                .Use<ChangeVisit>()
                .RunAsync(place.Staff, change with { UnitIds = [place.Villages[0].Id, place.Villages[2].Id] })
        )
            .Should()
            .BeEmpty();

        visit = await given.VisitAsync(place.Staff, id);
        visit.Plan.Leader.Should().Be("吴督导");
        visit.Stops.Select(s => s.Unit.Id).Should().Equal(place.Villages[0].Id, place.Villages[2].Id);
        visit.Stops[0].Seen.Should().Be("班子齐");
        (
            await given
                .Use<MarkStop>()
                .RunAsync(
                    place.Staff,
                    new(id, first.Id, visit.Stops[0].Version, Guid.NewGuid(), new(2026, 7, 16), null)
                )
        )
            .Single()
            .Field.Should()
            .Be("On", "nobody was there tomorrow");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Visit_IsCancelledWithAReason_UnlessSomebodyWasThere(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var id = await given.PlannedAsync(place.Staff, place.Village);
        var visit = await given.VisitAsync(place.Staff, id);
        (await given.Use<CancelVisit>().RunAsync(place.Staff, new(id, visit.Version, Guid.NewGuid(), " ")))
            .Single()
            .Field.Should()
            .Be("Reason");
        (await given.Use<CancelVisit>().RunAsync(place.Staff, new(id, visit.Version, Guid.NewGuid(), "台风")))
            .Should()
            .BeEmpty();
        (await given.Use<AddFinding>().RunAsync(place.Staff, new(id, visit.Stops[0].Id, finding, Guid.NewGuid())))
            .Single()
            .Code.Should()
            .Be("Cancelled");

        var other = await given.PlannedAsync(place.Staff, place.Village);
        await given.MadeAsync(place.Staff, other, new(2026, 7, 14));
        var made = await given.VisitAsync(place.Staff, other);
        (await given.Use<CancelVisit>().RunAsync(place.Staff, new(other, made.Version, Guid.NewGuid(), "台风")))
            .Single()
            .Code.Should()
            .Be("Visited");
        var list = (await given.Use<VisitListQuery>().RunAsync(place.Staff, new()))!;
        list.Counts[VisitState.Cancelled].Should().Be(1);
        list.Counts[VisitState.Made].Should().Be(1);
        list.Counts[VisitState.Planned].Should().Be(0);
    }

    /// <summary>A finding and the cancelling at the same moment: one of the two is told.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Visit_CancelledWhileSomethingIsFound_DoesOne(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var id = await given.PlannedAsync(place.Staff, place.Village);
        var visit = await given.VisitAsync(place.Staff, id);

        var answers = await AtOnce.RunAsync(2, n =>
            n == 0
                ? given.Use<CancelVisit>().RunAsync(place.Staff, new(id, visit.Version, Guid.NewGuid(), "台风"))
                : given.Use<AddFinding>().RunAsync(place.Staff, new(id, visit.Stops[0].Id, finding, Guid.NewGuid()))
        );

        answers.Count(a => a.Count == 0).Should().Be(1);
        var after = await given.VisitAsync(place.Staff, id);
        (after.CancelledReason is not null).Should().Be(after.Stops[0].Findings.Count == 0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Visit_OfOthers_IsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var id = await given.PlannedAsync(place.Staff, place.Village);
        var visit = await given.VisitAsync(place.Staff, id);
        var stop = visit.Stops[0];
        // The visited township among them: a visit may come unannounced.
        foreach (
            var stranger in (UnitScope[])
                [.. await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff), place.Chair]
        )
        {
            (await given.Use<VisitQuery>().RunAsync(stranger, id)).Should().BeNull();
            (await given.Use<VisitListQuery>().RunAsync(stranger, new()))!.Page.Total.Should().Be(0);
            Violations[] answers =
            [
                await given.Use<CancelVisit>().RunAsync(stranger, new(id, visit.Version, Guid.NewGuid(), "x")),
                await given.Use<AddFinding>().RunAsync(stranger, new(id, stop.Id, finding, Guid.NewGuid())),
                await given
                    .Use<MarkStop>()
                    .RunAsync(stranger, new(id, stop.Id, stop.Version, Guid.NewGuid(), new(2026, 7, 14), null)),
                await given
                    .Use<ChangeVisit>()
                    .RunAsync(stranger, new(id, visit.Version, Guid.NewGuid(), visit.Plan, [place.Village.Id])),
                (
                    await given
                        .Use<PlanVisit>()
                        .RunAsync(stranger, new(VisitCase.Plan, [place.County.Id], Guid.NewGuid()))
                ).Violations,
            ];
            answers.Should().AllSatisfy(a => a.Single().Should().Be(Refusal.NotFound));
        }
        var village = await given.AccountAsync(Role.VillageFederation, place.Village);
        (await given.Use<AddFinding>().RunAsync(village, new(id, stop.Id, finding, Guid.NewGuid())))
            .Single()
            .Should()
            .Be(Refusal.NotAllowed);
    }

    /// <summary>Those above read a visit from below and do not change it; a disabled account does nothing.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Visit_IsReadFromAbove_AndChangedByItsOwnUnitAlone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var id = await given.PlannedAsync(place.Chair, place.Village);
        var visit = await given.VisitAsync(place.Staff, id);
        visit.Own.Should().BeFalse();

        (await given.Use<AddFinding>().RunAsync(place.Staff, new(id, visit.Stops[0].Id, finding, Guid.NewGuid())))
            .Single()
            .Code.Should()
            .Be("OtherUnit");
        await given.AccountAsync(place.Chair.AccountId, a => a.Disable(given.Clock.GetUtcNow().UtcDateTime));
        (await given.Use<AddFinding>().RunAsync(place.Chair, new(id, visit.Stops[0].Id, finding, Guid.NewGuid())))
            .Single()
            .Should()
            .Be(Refusal.RightsChanged);
    }
}
