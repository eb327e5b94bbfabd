using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Registers;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Ledger;

/// <summary>Sums over entries. An entry without 场次 is one session.</summary>
/// <param name="People">人次: somebody who came twice counts twice.</param>
public sealed record ActivitySums(int Sessions, long People, long Fen, long Leaflets)
{
    public static ActivitySums None { get; } = new(0, 0, 0, 0);

    internal static ActivitySums Of(IEnumerable<ActivitySums> parts) =>
        parts.Aggregate(None, (a, b) =>
            new(a.Sessions + b.Sessions, a.People + b.People, a.Fen + b.Fen, a.Leaflets + b.Leaflets)
        );
}

/// <param name="Own">
/// The counties' own types that are counted with it, those of one name together; without a number where several
/// counties have lists of their own.
/// </param>
public sealed record TypeTotals(
    int Number,
    string Name,
    ActivitySums Sums,
    IReadOnlyList<(int? Number, string Name, ActivitySums Sums)> Own
);

/// <param name="Year">Null for all years.</param>
/// <param name="Types">The most sessions first; types without any are left out.</param>
/// <param name="Venues">In the order of the list, what nobody said last.</param>
/// <param name="Units">The unit itself, where it has entries of its own, and the units directly below it.</param>
/// <param name="Silent">How many of the units directly below have no entry at all.</param>
public sealed record ActivityTotals(
    UnitLink Unit,
    int? Year,
    ActivitySums All,
    IReadOnlyList<TypeTotals> Types,
    IReadOnlyList<(ActivityVenue? Venue, ActivitySums Sums)> Venues,
    IReadOnlyList<(UnitLink Unit, ActivitySums Sums)> Units,
    int Silent
);

/// <summary>What the activities of a unit and all below it add up to: by year, by type, by unit.</summary>
public sealed class ActivityTotalsQuery(PortalDb portal)
{
    /// <returns>Null when the unit lies outside the scope or the account may not read registers.</returns>
    public async Task<ActivityTotals?> RunAsync(
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
        var width = unit.Path.Length + UnitPath.SegmentLength;
        var entries = db.Activities.AsNoTracking().Within(unit.Path).InYear(year);
        // What a number of a county's own type means is said by the unit that decided it.
        var types = await db.TypesWithinAsync<Activity>(unit.Path, cancel);
        var deciding = Math.Max(width, types.Deepest);
        var groups = await entries
            .GroupBy(r => new
            {
                Path = r.UnitPath.Substring(0, deciding),
                r.Category,
                r.Entry.Venue,
            })
            .Select(g => new
            {
                g.Key.Path,
                Type = g.Key.Category ?? 0,
                g.Key.Venue,
                Sums = new ActivitySums(
                    g.Sum(r => r.Entry.Sessions ?? 1),
                    g.Sum(r => (long?)r.Entry.People) ?? 0,
                    g.Sum(r => r.Entry.Fen) ?? 0,
                    g.Sum(r => (long?)r.Entry.Leaflets) ?? 0
                ),
            })
            .ToListAsync(cancel);
        var children = await db
            .Units.AsNoTracking()
            .Where(u => u.ParentId == unit.Id)
            .OrderBy(u => u.Path)
            .Select(u => new
            {
                u.Path,
                u.ValidTo,
                Link = new UnitLink(u.Id, u.Name, u.Level),
            })
            .ToListAsync(cancel);
        // A path shorter than the width is the unit's own.
        var byUnit = groups.ToLookup(g => g.Path.Length > width ? g.Path[..width] : g.Path, g => g.Sums);
        return new(
            new(unit.Id, unit.Name, unit.Level),
            year,
            ActivitySums.Of(groups.Select(g => g.Sums)),
            [
                .. groups
                    .GroupBy(g => EntryType.GroupOf(g.Type))
                    .Select(g => new TypeTotals(
                        g.Key,
                        ((ActivityType)g.Key).Name(),
                        ActivitySums.Of(g.Select(part => part.Sums)),
                        [
                            .. g.Where(part => EntryType.IsOwn(part.Type))
                                .GroupBy(part => types.At(part.Path).NameOf(part.Type) ?? "没有名称的类型")
                                .Select(own =>
                                    (
                                        types.Differ ? (int?)null : own.First().Type,
                                        own.Key,
                                        Sums: ActivitySums.Of(own.Select(part => part.Sums))
                                    )
                                )
                                .OrderByDescending(own => own.Sums.Sessions)
                                .ThenBy(own => own.Key, StringComparer.Ordinal),
                        ]
                    ))
                    .OrderByDescending(t => t.Sums.Sessions)
                    .ThenBy(t => t.Number),
            ],
            [
                .. groups
                    .GroupBy(g => g.Venue, g => g.Sums)
                    .OrderBy(g => g.Key is null)
                    .ThenBy(g => g.Key)
                    .Select(g => (g.Key, ActivitySums.Of(g))),
            ],
            [
                .. children
                    .Prepend(
                        new
                        {
                            unit.Path,
                            ValidTo = (DateOnly?)null,
                            Link = new UnitLink(unit.Id, unit.Name, unit.Level),
                        }
                    )
                    .Where(c => byUnit.Contains(c.Path) || (c.ValidTo is null && c.Link.Id != unit.Id))
                    .Select(c => (c.Link, ActivitySums.Of(byUnit[c.Path]))),
            ],
            children.Count(c => c.ValidTo is null && !byUnit.Contains(c.Path))
        );
    }
}
