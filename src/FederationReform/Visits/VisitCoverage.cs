using System.Globalization;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Visits;

/// <summary>How many units of a level somebody went to, of how many there are.</summary>
public sealed record LevelCoverage(UnitLevel Level, Ratio Reached);

/// <summary>A unit directly below, with what was reached in it.</summary>
public sealed record CoverageRow(UnitLink Unit, IReadOnlyList<LevelCoverage> Levels, int Findings, int Mended);

/// <summary>
/// 督导覆盖: what visits reached in a unit and a period, by level. Who was in a village was in its township and county
/// too, so the units above a stop are counted with it; nobody types them. Any upper unit's visits count, whoever reads
/// the figures; what else a visit says stays with its own unit.
/// </summary>
public sealed record VisitCoverage
{
    public required UnitLink Unit { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }

    /// <summary>Of visits by units of this level only; null for all.</summary>
    public required UnitLevel? By { get; init; }

    /// <summary>From the level below the unit down to the villages.</summary>
    public required IReadOnlyList<LevelCoverage> Levels { get; init; }

    public required IReadOnlyList<CoverageRow> Rows { get; init; }
    public required int Visits { get; init; }

    /// <summary>Problems that were found on these visits in the period.</summary>
    public required int Findings { get; init; }
    public required int Mended { get; init; }

    /// <summary>For a bulletin or a summary.</summary>
    public string Sentence
    {
        get
        {
            var reached = Levels.Where(l => l.Reached.Part > 0).ToList();
            var who = By is { } level ? $"{VisitWords.LevelName(level)}妇联" : "各级妇联";
            if (reached.Count == 0)
                return $"{Day(From)}至{Day(To)}，{who}没有登记督导。";
            var where = string.Join("、", reached.Select(l => $"{l.Reached.Part}个{VisitWords.UnitsName(l.Level)}"));
            return $"{Day(From)}至{Day(To)}，{who}督导 {Visits} 次，深入{where}，发现问题 {Findings} 个，"
                + $"已整改 {Mended} 个。";
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>The unit's own level is not among them.</summary>
    internal static IReadOnlyList<UnitLevel> LevelsBelow(UnitLevel level) =>
        [
            .. new[] { UnitLevel.Prefecture, UnitLevel.County, UnitLevel.Township, UnitLevel.Village }.Where(l =>
                l > level
            ),
        ];

    /// <param name="unit">Must lie in the caller's scope, which the caller has asked for.</param>
    internal static async Task<VisitCoverage> ReadAsync(
        PortalDbContext db,
        Unit unit,
        DateOnly from,
        DateOnly to,
        UnitLevel? by,
        CancellationToken cancel
    )
    {
        var width = unit.Path.Length + UnitPath.SegmentLength;
        var levels = LevelsBelow(unit.Level);
        var there = db.Units.AsNoTracking().Within(unit.Path).Where(u => u.ValidTo == null || u.ValidTo >= to);
        var stops = await db
            .VisitStops.AsNoTracking()
            .Within(unit.Path)
            .Where(s => s.VisitedOn >= from && s.VisitedOn <= to && (by == null || s.Visit.Level == by))
            .Select(s => new { s.UnitPath, s.VisitId })
            .ToListAsync(cancel);
        var touched = stops
            .SelectMany(s => UnitPath.SelfAndAncestors(s.UnitPath))
            .Where(p => p.Length > unit.Path.Length)
            .Distinct()
            .ToList();
        var reached = (
            await there.Where(u => touched.Contains(u.Path)).Select(u => new { u.Path, u.Level }).ToListAsync(cancel)
        )
            .Select(u => (Below: u.Path[..width], u.Level))
            .ToLookup(u => u.Level, u => u.Below);
        var bases = await there
            .Where(u => u.Level > unit.Level && u.Level <= UnitLevel.Village)
            .GroupBy(u => new { Below = u.Path.Substring(0, width), u.Level })
            .Select(g => new
            {
                g.Key.Below,
                g.Key.Level,
                Units = g.Count(),
            })
            .ToListAsync(cancel);
        var problems = await db
            .Problems.AsNoTracking()
            .Within(unit.Path)
            .Where(p => p.FoundOn >= from && p.FoundOn <= to)
            .Join(db.Visits, p => p.VisitId, v => v.Id, (p, v) => new { Problem = p, v.Level })
            .Where(f => by == null || f.Level == by)
            .Select(f => new { f.Problem.UnitPath, Mended = f.Problem.MendedOn != null })
            .ToListAsync(cancel);
        var children = await there
            .Where(u => u.ParentId == unit.Id && u.Level <= UnitLevel.Village)
            .OrderBy(u => u.Path)
            .ToListAsync(cancel);
        return new()
        {
            Unit = new(unit.Id, unit.Name, unit.Level),
            From = from,
            To = to,
            By = by,
            Levels = Of(null),
            Rows =
            [
                .. children.Select(c => new CoverageRow(
                    new(c.Id, c.Name, c.Level),
                    Of(c.Path),
                    problems.Count(p => UnitPath.Contains(c.Path, p.UnitPath)),
                    problems.Count(p => p.Mended && UnitPath.Contains(c.Path, p.UnitPath))
                )),
            ],
            Visits = stops.Select(s => s.VisitId).Distinct().Count(),
            Findings = problems.Count,
            Mended = problems.Count(p => p.Mended),
        };

        // Of one unit directly below, or of all.
        IReadOnlyList<LevelCoverage> Of(string? below) =>
            [
                .. levels.Select(level => new LevelCoverage(
                    level,
                    new(
                        reached[level].Count(b => below is null || b == below),
                        bases.Where(b => b.Level == level && (below is null || b.Below == below)).Sum(b => b.Units)
                    )
                )),
            ];
    }
}
