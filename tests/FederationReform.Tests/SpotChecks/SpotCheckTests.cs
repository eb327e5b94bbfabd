using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Problems;
using FederationReform.SpotChecks;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.SpotChecks;

public sealed class SpotCheckTests
{
    private static readonly SpotCheckTerms two = new(2, null, false, "会议材料");
    private static readonly FindingInput finding = new(ProblemKind.IncompleteArchive, "缺签到表", null, null, null);

    [Theory, OnSqlite, OnPostgres]
    public async Task Drawing_IsNumberedKeptAndCanBeRedone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await ApprovedAsync(given, approved: 4, villages: 5);
        var input = new DrawSpotCheckInput(place.Campaign.Id, two with { Purpose = " 会议材料 " }, Guid.NewGuid());

        var drawn = await given.Use<DrawSpotCheck>().RunAsync(place.Staff, input);
        var again = await given.Use<DrawSpotCheck>().RunAsync(place.Staff, input);

        again.SpotCheckId.Should().Be(drawn.SpotCheckId, "the same operation draws once");
        var check = await CheckAsync(given, place.Staff, drawn.SpotCheckId!.Value);
        check.Number.Should().Be(1);
        check.Terms.Should().Be(two);
        check.Verified.Should().BeTrue();
        check
            .Candidates.Select(c => c.Unit)
            .Should()
            .BeEquivalentTo(place.Villages.Take(4).Select(v => v.Id), "the fifth is not approved");
        check
            .Units.OrderBy(u => u.Place)
            .Select(u => u.Unit.Id)
            .Should()
            .Equal(Sample.Draw(Convert.FromHexString(check.Seed), check.Candidates, 2, spread: false));
        var record = (await given.AuditAsync()).Single(r => r.Event == AuditEvent.SpotCheckDrawn);
        record.Changes.Select(c => c.New).Should().Contain([check.Seed, check.Digest]);

        var next = await given.Use<DrawSpotCheck>().RunAsync(place.Staff, input with { OperationId = Guid.NewGuid() });
        var second = await CheckAsync(given, place.Staff, next.SpotCheckId!.Value);
        (second.Number, second.Drawings).Should().Be((2, 2));
        second.Seed.Should().NotBe(check.Seed);
        (await given.Use<SpotCheckListQuery>().RunAsync(place.Staff, 1))!
            .Page.Rows.Select(r => r.Number)
            .Should()
            .Equal(2, 1);
    }

    /// <summary>A row that somebody changed past the portal is seen.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Drawing_WhoseUnitWasExchanged_IsNotVerified(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await ApprovedAsync(given, approved: 3);
        var id = await DrawnAsync(given, place);
        await using (var db = given.Portal.OpenForSystem())
        {
            var units = db.CheckedUnits.Where(u => u.SpotCheckId == id).ToList();
            db.CheckedUnits.Remove(units[0]);
            await db.SaveChangesAsync();
            var drawn = units.ConvertAll(u => u.UnitId);
            var left = place.Villages.First(v => !drawn.Contains(v.Id)).Id;
            var other = db.Units.Single(u => u.Id == left);
            db.SpotChecks.Single(c => c.Id == id).Units.Add(CheckedUnit.Of(other, units[0].Place));
            await db.SaveChangesAsync();
        }

        (await CheckAsync(given, place.Staff, id)).Verified.Should().BeFalse();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Drawing_ThatCannotBe_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        (await DrawAsync(two)).Single().Code.Should().Be("NoCandidates");
        await place.ApprovedAsync();

        (await DrawAsync(two)).Single().Message.Should().Be("审核通过的只有 1 个，不能抽 2 个。");
        (await DrawAsync(new(null, null, false, " "))).Select(v => v.Field).Should().Equal("Purpose", "Size");
        (await DrawAsync(two with { Size = 1, Percent = 10 })).Single().Code.Should().Be("Required", "one of the two");
        (await DrawAsync(new(null, 101, true, "x"))).Single().Field.Should().Be("Percent");
        (await DrawAsync(new(null, 50, true, "x"))).Should().BeEmpty("half of one, rounded up, is one");

        async Task<Violations> DrawAsync(SpotCheckTerms terms) =>
            (
                await given.Use<DrawSpotCheck>().RunAsync(place.Staff, new(place.Campaign.Id, terms, Guid.NewGuid()))
            ).Violations;
    }

    /// <summary>Two at the same moment: each has a number of its own, or is told.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Drawing_ByTwoAtOnce_GivesNoNumberTwice(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await ApprovedAsync(given, approved: 3);

        var drawn = await AtOnce.RunAsync(3, _ =>
            given.Use<DrawSpotCheck>().RunAsync(place.Staff, new(place.Campaign.Id, two, Guid.NewGuid()))
        );

        var rows = (await given.Use<SpotCheckListQuery>().RunAsync(place.Staff, 1))!.Page.Rows;
        rows.Should().HaveCount(drawn.Count(d => d.SpotCheckId is not null)).And.NotBeEmpty();
        rows.Select(r => r.Number).Should().BeEquivalentTo(Enumerable.Range(1, rows.Count));
        // All may succeed, one after the other; who does not is told that somebody was faster.
        drawn.Should().OnlyContain(d => d.SpotCheckId != null || d.Violations.SequenceEqual(new[] { Refusal.Stale }));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Result_IsPassedOrAProblemOfTheLedger(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await ApprovedAsync(given, approved: 2);
        var id = await DrawnAsync(given, place);
        var units = (await CheckAsync(given, place.Staff, id)).Units;
        var pass = new PassCheckedInput(id, units[0].Unit.Id, units[0].Version, Guid.NewGuid(), "齐全");
        (await given.Use<PassChecked>().RunAsync(place.Staff, pass)).Should().BeEmpty();
        (await given.Use<AddCheckedProblem>().RunAsync(place.Staff, new(id, units[1].Unit.Id, finding, Guid.NewGuid())))
            .Should()
            .BeEmpty();

        var check = await CheckAsync(given, place.Staff, id);
        check.Units[0].Should().Match<ShownChecked>(u => u.Passed && u.Note == "齐全");
        check.Units[1].Problems.Single().What.Should().Be("缺签到表");
        check.Page.Rows.Should().OnlyContain(u => u.Evidence.Count > 0);
        (
            await given
                .Use<PassChecked>()
                .RunAsync(place.Staff, new(id, units[1].Unit.Id, check.Units[1].Version, Guid.NewGuid(), null))
        )
            .Single()
            .Code.Should()
            .Be("HasProblems");
        var row = (await given.Use<ProblemListQuery>().RunAsync(place.Chair, new()))!.Page.Rows.Single();
        row.Entry.Source.Should().Be(ProblemSource.SpotCheck);
        row.SpotCheckId.Should().BeNull("the township does not see the county's check");
        var list = (await given.Use<SpotCheckListQuery>().RunAsync(place.Staff, 1))!.Page.Rows.Single();
        (list.Passed, list.WithProblems, list.Left).Should().Be((1, 1, 0));

        // Who passed too early: a problem takes it back.
        await given.Use<AddCheckedProblem>().RunAsync(place.Staff, new(id, units[0].Unit.Id, finding, Guid.NewGuid()));
        (await CheckAsync(given, place.Staff, id)).Units[0].Passed.Should().BeFalse();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SpotCheck_OfOthers_IsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await ApprovedAsync(given, approved: 2);
        var id = await DrawnAsync(given, place);
        var unit = (await CheckAsync(given, place.Staff, id)).Units[0];
        var elsewhere = (await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))[1];
        (await given.Use<SpotCheckQuery>().RunAsync(elsewhere, id)).Should().BeNull();
        (await given.Use<SpotCheckListQuery>().RunAsync(elsewhere, 1))!.Page.Total.Should().Be(0);
        Violations[] answers =
        [
            await given
                .Use<PassChecked>()
                .RunAsync(elsewhere, new(id, unit.Unit.Id, unit.Version, Guid.NewGuid(), null)),
            await given.Use<AddCheckedProblem>().RunAsync(elsewhere, new(id, unit.Unit.Id, finding, Guid.NewGuid())),
            (
                await given.Use<DrawSpotCheck>().RunAsync(elsewhere, new(place.Campaign.Id, two, Guid.NewGuid()))
            ).Violations,
        ];
        answers.Should().AllSatisfy(a => a.Single().Should().Be(Refusal.NotFound));
        (await given.Use<SpotCheckQuery>().RunAsync(place.Chair, id)).Should().BeNull("it is the county's");
        (await given.Use<DrawSpotCheck>().RunAsync(place.Chair, new(place.Campaign.Id, two, Guid.NewGuid())))
            .Violations.Single()
            .Should()
            .Be(Refusal.NotAllowed);

        // Above it is read and not changed; a disabled account does nothing.
        var above = await given.AccountAsync(Role.CountyStaff, await given.UnitAsync(UnitLevel.Prefecture, "别的市"));
        (await given.Use<SpotCheckQuery>().RunAsync(above, id)).Should().BeNull();
        await given.AccountAsync(place.Staff.AccountId, a => a.Disable(given.Clock.GetUtcNow().UtcDateTime));
        (await given.Use<AddCheckedProblem>().RunAsync(place.Staff, new(id, unit.Unit.Id, finding, Guid.NewGuid())))
            .Single()
            .Should()
            .Be(Refusal.RightsChanged);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SpotCheck_IsReadFromAbove_AndChangedByItsOwnUnitAlone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var place = await VillageCase.OnAsync(given, villages: 2, prefecture: prefecture);
        foreach (var village in place.Villages)
            await place.ApprovedAsync(village);
        var id = await DrawnAsync(given, place);
        var above = await given.AccountAsync(Role.CountyStaff, prefecture);

        var check = await CheckAsync(given, above, id);

        check.Own.Should().BeFalse();
        (await given.Use<AddCheckedProblem>().RunAsync(above, new(id, check.Units[0].Unit.Id, finding, Guid.NewGuid())))
            .Single()
            .Code.Should()
            .Be("OtherUnit");
    }

    private static async Task<VillageCase> ApprovedAsync(Given given, int approved, int? villages = null)
    {
        var place = await VillageCase.OnAsync(given, villages ?? approved);
        foreach (var village in place.Villages.Take(approved))
            await place.ApprovedAsync(village);
        return place;
    }

    private static async Task<int> DrawnAsync(Given given, VillageCase place)
    {
        var drawn = await given.Use<DrawSpotCheck>().RunAsync(place.Staff, new(place.Campaign.Id, two, Guid.NewGuid()));
        return drawn.SpotCheckId!.Value;
    }

    private static async Task<ShownSpotCheck> CheckAsync(Given given, UnitScope scope, int id) =>
        (await given.Use<SpotCheckQuery>().RunAsync(scope, id))!;
}
