using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Registers;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Funds;

/// <summary>Amounts of a year, in fen.</summary>
/// <param name="Due">What the rules say; what has no rule or no base is not in it.</param>
/// <param name="Received">Of what is due; money without a rule is not in it, so that the share stays one.</param>
/// <param name="NoBase">For how many units a rule is there and the number of people is not.</param>
public sealed record FundSums(long Due, long Budgeted, long Received, long Used, int NoBase)
{
    /// <summary>到位率, in whole yuan; in tens of yuan and more where there are too many for that.</summary>
    public Ratio Share
    {
        get
        {
            var unit = 100L;
            while (Math.Max(Received, Due) / unit > int.MaxValue)
                unit *= 10;
            return new((int)(Received / unit), (int)(Due / unit));
        }
    }

    internal static FundSums Of(IEnumerable<FundSums> parts) =>
        parts.Aggregate(new FundSums(0, 0, 0, 0, 0), (a, b) =>
            new(a.Due + b.Due, a.Budgeted + b.Budgeted, a.Received + b.Received, a.Used + b.Used, a.NoBase + b.NoBase)
        );
}

/// <param name="Base">The number of people by which it is due; null where it is not known or not needed.</param>
/// <param name="Due">In fen; null where it is not known.</param>
public sealed record FundLine(FundPurpose Purpose, int? Base, long? Due, Fund Entry);

/// <summary>The money that reached a village, whatever it is for.</summary>
public sealed record VillageFund(UnitLink Unit, long Received);

/// <summary>The funds of a unit and all below it in one year.</summary>
public sealed record FundFigures
{
    public required UnitLink Unit { get; init; }
    public required int Year { get; init; }
    public required FundRules Rules { get; init; }

    /// <summary>What is due to the unit itself, purpose by purpose.</summary>
    public required IReadOnlyList<FundLine> Own { get; init; }

    public required FundSums All { get; init; }

    /// <summary>The units directly below with all below them, without villages, for which no rule holds.</summary>
    public required IReadOnlyList<(UnitLink Unit, FundSums Sums)> Below { get; init; }

    /// <summary>Villages that money reached, of the villages in use.</summary>
    public required Ratio Reached { get; init; }

    /// <summary>
    /// Villages in use that no money reached, in the order of the tree, as far as
    /// <see cref="FundFiguresQuery.MostNamed"/>.
    /// </summary>
    public required IReadOnlyList<UnitLink> Unreached { get; init; }

    /// <summary>Of the villages that money reached; null where it reached fewer than two.</summary>
    public required (VillageFund Most, VillageFund Least)? Spread { get; init; }
}

/// <summary>经费: due, budgeted, received and used, and whether it reaches the villages.</summary>
public sealed class FundFiguresQuery(PortalDb portal)
{
    /// <summary>The most villages without money that are named.</summary>
    public const int MostNamed = 400;

    /// <param name="year">Null for the current one.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read registers.</returns>
    public async Task<FundFigures?> RunAsync(
        UnitScope scope,
        int? unitId,
        int? year,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var when = year ?? portal.Clock.Today().Year;
        var rules = await RegisterSetting<FundRules>.AtAllAsync(db, unit.Path, cancel);
        var entered = (
            await db
                .Funds.AsNoTracking()
                .Within(unit.Path)
                .InYear(when)
                .Where(r => r.Unit.Level <= UnitLevel.Township)
                .Select(r => new { r.UnitPath, r.Entry })
                .ToListAsync(cancel)
        ).ToLookup(r => r.UnitPath, r => r.Entry);
        var units = await db
            .Units.AsNoTracking()
            .Within(unit.Path)
            .Where(u => u.ValidTo == null && (u.Level == UnitLevel.County || u.Level == UnitLevel.Township))
            .Select(u => new
            {
                u.Path,
                u.Level,
                u.Women,
                u.WomenAndChildren,
            })
            .ToListAsync(cancel);
        var lines = units
            .SelectMany(u =>
                FundRules
                    .DueAt(u.Level)
                    .Select(purpose =>
                    {
                        var entry = entered[u.Path].FirstOrDefault(f => f.Purpose == purpose) ?? Fund.Blank;
                        var (women, both) = (entry.Women ?? u.Women, entry.WomenAndChildren ?? u.WomenAndChildren);
                        return (
                            u.Path,
                            Line: new FundLine(
                                purpose,
                                purpose == FundPurpose.Appraisal ? null
                                    : u.Level == UnitLevel.County ? women
                                    : both,
                                rules(u.Path).Due(u.Level, purpose, women, both),
                                entry
                            )
                        );
                    })
            )
            .ToList();
        var children = await db
            .Units.AsNoTracking()
            .Where(u => u.ParentId == unit.Id && u.ValidTo == null && u.Level <= UnitLevel.Township)
            .OrderBy(u => u.Path)
            .Select(u => new { u.Path, Link = new UnitLink(u.Id, u.Name, u.Level) })
            .ToListAsync(cancel);
        var villages = await VillagesAsync(db, unit, when, cancel);
        return new()
        {
            Unit = new(unit.Id, unit.Name, unit.Level),
            Year = when,
            Rules = rules(unit.Path),
            Own = [.. lines.Where(l => l.Path == unit.Path).Select(l => l.Line)],
            All = FundSums.Of(lines.Select(l => Sums(l.Line))),
            Below =
            [
                .. children.Select(c =>
                    (c.Link, FundSums.Of(lines.Where(l => UnitPath.Contains(c.Path, l.Path)).Select(l => Sums(l.Line))))
                ),
            ],
            Reached = new(
                villages.Count,
                await db
                    .Units.Within(unit.Path)
                    .CountAsync(u => u.ValidTo == null && u.Level == UnitLevel.Village, cancel)
            ),
            Unreached = await UnreachedAsync(db, unit, when, cancel),
            Spread = villages.Count > 1 ? (villages[0], villages[^1]) : null,
        };
    }

    /// <summary>The villages in use that money reached, the most first.</summary>
    private static Task<List<VillageFund>> VillagesAsync(
        PortalDbContext db,
        Unit unit,
        int year,
        CancellationToken cancel
    ) =>
        db
            .Funds.AsNoTracking()
            .Within(unit.Path)
            .InYear(year)
            .Where(r => r.Unit.Level == UnitLevel.Village && r.Unit.ValidTo == null && r.Entry.Received > 0)
            .GroupBy(r => new { r.UnitId, r.Unit.Name })
            .Select(g => new
            {
                g.Key.UnitId,
                g.Key.Name,
                Received = g.Sum(r => r.Entry.Received) ?? 0,
            })
            .OrderByDescending(v => v.Received)
            .ThenBy(v => v.UnitId)
            .Select(v => new VillageFund(new(v.UnitId, v.Name, UnitLevel.Village), v.Received))
            .ToListAsync(cancel);

    private static Task<List<UnitLink>> UnreachedAsync(
        PortalDbContext db,
        Unit unit,
        int year,
        CancellationToken cancel
    )
    {
        var reached = db.Funds.Within(unit.Path).InYear(year).Where(r => r.Entry.Received > 0).Select(r => r.UnitId);
        return db
            .Units.Within(unit.Path)
            .Where(u => u.ValidTo == null && u.Level == UnitLevel.Village && !reached.Contains(u.Id))
            .OrderBy(u => u.Path)
            .Take(MostNamed)
            .Select(u => new UnitLink(u.Id, u.Name, u.Level))
            .ToListAsync(cancel);
    }

    private static FundSums Sums(FundLine line) =>
        new(
            line.Due ?? 0,
            line.Entry.Budgeted ?? 0,
            // What is due nobody knows without its base, so what arrived of it says nothing yet.
            line.Due
                is null
                ? 0
                : line.Entry.Received ?? 0,
            line.Entry.Used ?? 0,
            line.Due is null ? 1 : 0
        );
}
