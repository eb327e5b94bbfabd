using FederationReform.Access;
using FederationReform.Problems;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Visits;
using FluentAssertions;

namespace FederationReform.Tests.Visits;

public sealed class VisitCoverageTests
{
    /// <summary>
    /// The figures of the documents: a prefecture's team in 10 counties, 21 townships and 36 villages between the end
    /// of May and the beginning of June. Only villages and three townships are entered; what lies above them follows.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Prefecture_InTenCounties_ComesOutByLevelAndPeriod(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (prefecture, townships) = await PrefectureAsync(given);
        var staff = await given.AccountAsync(Role.CountyStaff, prefecture);
        var villages = townships.Take(18).SelectMany(t => t.Villages.Take(2));
        var id = await given.PlannedAsync(staff, [.. villages, .. townships.Skip(18).Take(3).Select(t => t.Township)]);
        var stops = (await given.VisitAsync(staff, id)).Stops;
        stops.Should().HaveCount(39);
        for (var n = 0; n < stops.Count; n++)
            (
                await given
                    .Use<MarkStop>()
                    .RunAsync(
                        staff,
                        new(
                            id,
                            stops[n].Id,
                            stops[n].Version,
                            Guid.NewGuid(),
                            new DateOnly(2026, 5, 28).AddDays(n % 9),
                            null
                        )
                    )
            )
                .Should()
                .BeEmpty();
        await given
            .Use<AddFinding>()
            .RunAsync(
                staff,
                new(id, stops[0].Id, new(ProblemKind.FourLacks, "没有场所", null, null, null), Guid.NewGuid())
            );

        var coverage = (
            await given
                .Use<VisitCoverageQuery>()
                .RunAsync(staff, new(From: new(2026, 5, 28), To: new(2026, 6, 5), By: UnitLevel.Prefecture))
        )!;

        coverage
            .Levels.Should()
            .Equal(
                new LevelCoverage(UnitLevel.County, new(10, 10)),
                new LevelCoverage(UnitLevel.Township, new(21, 30)),
                new LevelCoverage(UnitLevel.Village, new(36, 90))
            );
        coverage.Rows.Should().HaveCount(10);
        coverage.Rows.Sum(r => r.Levels.Single(l => l.Level == UnitLevel.Village).Reached.Part).Should().Be(36);
        coverage.Rows.Sum(r => r.Levels.Single(l => l.Level == UnitLevel.Township).Reached.Part).Should().Be(21);
        coverage.Rows.Sum(r => r.Findings).Should().Be(1);
        coverage
            .Sentence.Should()
            .Be(
                "2026年5月28日至2026年6月5日，市级妇联督导 1 次，深入10个县（市、区）、21个乡镇（街道）、"
                    + "36个村（社区），发现问题 1 个，已整改 0 个。"
            );

        // Half of the period reaches less, a level that made no visit reaches nothing, and the base stays.
        var half = (
            await given.Use<VisitCoverageQuery>().RunAsync(staff, new(From: new(2026, 5, 28), To: new(2026, 5, 31)))
        )!;
        half.Levels[2].Reached.Part.Should().BeInRange(1, 35);
        half.Levels[2].Reached.Whole.Should().Be(90);
        (await given.Use<VisitCoverageQuery>().RunAsync(staff, new(By: UnitLevel.County)))!
            .Levels.Should()
            .OnlyContain(l => l.Reached.Part == 0 && l.Reached.Whole > 0);
    }

    /// <summary>A township reads that it was reached, without the county's visit; a stranger reads nothing.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Coverage_OfAPartOfTheTree_CountsWhatLiesInIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 3);
        var first = await given.PlannedAsync(place.Staff, place.Villages.Take(2));
        await given.MadeAsync(place.Staff, first, new(2026, 7, 14));
        // Twice in one village, by another unit, is one village.
        await given.MadeAsync(place.Chair, await given.PlannedAsync(place.Chair, place.Villages[1]), new(2026, 7, 15));
        await given.PlannedAsync(place.Staff, place.Villages[2]);

        var coverage = (await given.Use<VisitCoverageQuery>().RunAsync(place.Chair, new()))!;

        coverage.Levels.Should().Equal(new LevelCoverage(UnitLevel.Village, new(2, 3)));
        coverage.Visits.Should().Be(2);
        coverage.Rows.Select(r => r.Levels.Single().Reached.Part).Should().Equal(1, 1, 0);
        (await given.Use<VisitCoverageQuery>().RunAsync(place.Chair, new(place.County.Id))).Should().BeNull();
        foreach (var stranger in await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await given.Use<VisitCoverageQuery>().RunAsync(stranger, new(place.Township.Id))).Should().BeNull();
    }

    /// <summary>Ten counties of three townships of three villages.</summary>
    private static async Task<(Unit Prefecture, List<(Unit Township, List<Unit> Villages)>)> PrefectureAsync(
        Given given
    )
    {
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var rows = new List<(Unit, List<Unit>)>[3];
        for (var row = 0; row < 3; row++)
            rows[row] = [];
        for (var c = 1; c <= 10; c++)
        {
            var county = await given.CountyAsync($"第{c}县", prefecture);
            for (var t = 0; t < 3; t++)
            {
                var township = await given.TownshipAsync(county, $"第{c}县{t}镇");
                var villages = new List<Unit>();
                for (var v = 0; v < 3; v++)
                    villages.Add(await given.VillageAsync(township, $"{t}镇{v}村"));
                rows[t].Add((township, villages));
            }
        }
        // One township of each county first, so that the first ten lie in ten counties.
        return (prefecture, [.. rows.SelectMany(r => r)]);
    }
}
