using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>Loads what is stored about the units of a roster, in a few queries however long it is.</summary>
internal static class RosterWorld
{
    /// <summary>Above this number of units, reading the whole scope is cheaper than asking for each.</summary>
    private const int Many = 500;

    public static async Task<Dictionary<int, KnownUnit>> LoadAsync(
        PortalDbContext db,
        UnitScope scope,
        IReadOnlyList<Unit> units,
        CancellationToken cancel
    )
    {
        var ids = units.Select(u => u.Id).ToList();
        var all = ids.Count > Many;
        var wanted = ids.ToHashSet();

        var committees = (
            await db
                .Committees.VisibleTo(scope)
                .Where(c => c.EndedOn == null && (all || ids.Contains(c.UnitId)))
                .Include(c => c.Campaign)
                .Include(c => c.Unit)
                .ToListAsync(cancel)
        ).ToDictionary(c => c.UnitId);
        // The context attaches these posts to their committees.
        await db
            .Posts.VisibleTo(scope)
            .Where(p => p.EndOn == null && p.Committee.EndedOn == null && (all || ids.Contains(p.UnitId)))
            .Include(p => p.Person)
            .LoadAsync(cancel);
        var ended = (
            await db
                .Committees.VisibleTo(scope)
                .Where(c => c.EndedOn != null && (all || ids.Contains(c.UnitId)))
                .GroupBy(c => c.UnitId)
                .Select(g => new { g.Key, Last = g.Max(c => c.EndedOn) })
                .ToListAsync(cancel)
        ).ToDictionary(g => g.Key, g => g.Last);
        var people = await db.People.VisibleTo(scope).Where(p => all || ids.Contains(p.UnitId)).ToListAsync(cancel);
        // A person who held a post in this unit is known here, even if a merge of two entries moved the data to another
        // unit.
        var guests = await db
            .Posts.VisibleTo(scope)
            .Where(p => p.Person.UnitId != p.UnitId && (all || ids.Contains(p.UnitId)))
            .Select(p => new { p.UnitId, p.Person })
            .ToListAsync(cancel);
        var byUnit = people
            .Where(p => wanted.Contains(p.UnitId))
            .Select(p => (p.UnitId, Person: p))
            .Concat(guests.Select(g => (g.UnitId, g.Person)))
            .Distinct()
            .ToLookup(p => p.UnitId, p => p.Person);
        return units.ToDictionary(
            u => u.Id,
            u => new KnownUnit(u, committees.GetValueOrDefault(u.Id), ended.GetValueOrDefault(u.Id), [.. byUnit[u.Id]])
        );
    }

    /// <summary>
    /// Notes when a new person has the same name and birth as a person of another unit: they may be one person, which
    /// only the user can tell.
    /// </summary>
    public static async Task HintAtNamesakesAsync(
        PortalDbContext db,
        UnitScope scope,
        IReadOnlyList<CommitteePlan> committees,
        CancellationToken cancel
    )
    {
        var joining = committees
            .SelectMany(c => c.People)
            .Where(p => p.Known is null && p.Member.Birth is not null && !p.Row.Wrong)
            .ToList();
        var names = joining.Select(p => p.Member.Name).Distinct().ToList();
        var people = db.People.AsNoTracking().VisibleTo(scope).Where(p => p.BornOn != null);
        var namesakes = (
            await (names.Count > Many ? people : people.Where(p => names.Contains(p.Name)))
                .Select(p => new
                {
                    p.Name,
                    p.BornOn,
                    p.BirthDayKnown,
                    p.UnitId,
                    p.UnitPath,
                })
                .ToListAsync(cancel)
        ).ToLookup(p => (p.Name, p.BornOn!.Value.Year, p.BornOn.Value.Month));
        var inFile = joining.ToLookup(p =>
            (p.Member.Name, p.Member.Birth!.Value.Date.Year, p.Member.Birth.Value.Date.Month)
        );
        var trails = await UnitTrails.LoadAsync(
            db,
            scope,
            joining
                .SelectMany(p =>
                    namesakes[(p.Member.Name, p.Member.Birth!.Value.Date.Year, p.Member.Birth.Value.Date.Month)]
                )
                .Select(n => n.UnitPath)
                .Concat(joining.Select(p => p.Row.Unit!.Path)),
            cancel
        );
        foreach (var person in joining)
        {
            var (key, birth) = (
                (person.Member.Name, person.Member.Birth!.Value.Date.Year, person.Member.Birth.Value.Date.Month),
                person.Member.Birth.Value
            );
            if (
                namesakes[key]
                    .FirstOrDefault(n =>
                        n.UnitId != person.Row.Unit!.Id
                        && (n.BornOn == birth.Date || !n.BirthDayKnown || !birth.DayKnown)
                    ) is
                { } elsewhere
            )
                person.Row.Hints.Add(
                    $"{trails.Of(elsewhere.UnitPath)}已有同名同出生年月的{person.Member.Name}。"
                        + "是同一个人的，导入以后可在“疑似重复人员”里合并。"
                );
            else if (
                inFile[key]
                    .FirstOrDefault(p =>
                        p.Row.Unit != person.Row.Unit
                        && (p.Member.Birth == birth || !p.Member.Birth!.Value.DayKnown || !birth.DayKnown)
                    ) is
                { } other
            )
                person.Row.Hints.Add(
                    $"{other.Row.Place}{trails.Of(other.Row.Unit!.Path)}也有同名同出生年月的人。"
                        + "是同一个人的，导入以后可在“疑似重复人员”里合并。"
                );
        }
    }
}
