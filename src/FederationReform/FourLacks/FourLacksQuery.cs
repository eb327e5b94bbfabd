using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.FourLacks;

/// <summary>Which townships are listed.</summary>
public enum LackSelection
{
    All,

    /// <summary>Lacked it before the reform.</summary>
    Before,

    /// <summary>Lack it now.</summary>
    Now,

    /// <summary>Lacked it before and have it now.</summary>
    Mended,

    /// <summary>Not filled in.</summary>
    Unknown,
}

/// <summary>How many townships lack one of the four.</summary>
/// <param name="Known">Townships for which it is filled in; the base of the shares.</param>
public sealed record LackCount(Lack Lack, int Known, int Before, int Now, int Mended)
{
    /// <summary>补齐率: of those that lacked it, those that have it now.</summary>
    public Ratio MendedShare => new(Mended, Before);

    public Ratio NowShare => new(Now, Known);

    /// <summary>Less than nothing where fewer lack it now.</summary>
    public int Change => Now - Before;
}

/// <param name="Entry">Null where nothing was entered.</param>
public sealed record TownshipLacks(UnitLink Unit, FourLacksEntry? Entry)
{
    internal bool Matches(Lack? lack, LackSelection selection) =>
        (lack is { } one ? [one] : LackNames.All).Any(l =>
            (Entry?.Of(l) ?? default) is var state
            && selection switch
            {
                LackSelection.Before => state.Before == HasOrLacks.Lacks,
                LackSelection.Now => state.Now == HasOrLacks.Lacks,
                LackSelection.Mended => state.Mended,
                LackSelection.Unknown => state.Before is null,
                _ => true,
            }
        );
}

/// <param name="On">The day of the figures: today.</param>
/// <param name="InUse">Townships of the unit that are in use.</param>
/// <param name="Entered">Of them, those with an entry.</param>
/// <param name="Townships">Those that the selection asks for, in the order of the tree.</param>
public sealed record FourLacksFigures(
    UnitLink Unit,
    DateOnly On,
    int InUse,
    int Entered,
    IReadOnlyList<LackCount> Counts,
    IReadOnlyList<TownshipLacks> Townships
)
{
    public int NotEntered => InUse - Entered;
}

/// <summary>缺什么、补了什么: the four lacks of the townships of a unit, before the reform and now.</summary>
public sealed class FourLacksQuery(PortalDb portal)
{
    /// <summary>More townships than a prefecture has are not listed one by one.</summary>
    public const int MostListed = 500;

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read registers.</returns>
    public async Task<FourLacksFigures?> RunAsync(
        UnitScope scope,
        int? unitId = null,
        Lack? lack = null,
        LackSelection selection = LackSelection.All,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var townships = db.Units.Within(unit.Path).Where(u => u.Level == UnitLevel.Township && u.ValidTo == null);
        var entries = db.FourLacks.AsNoTracking().Within(unit.Path).Where(e => e.Unit.ValidTo == null);
        var inUse = await townships.CountAsync(cancel);
        var listed =
            inUse > MostListed
                ? []
                : await townships
                    .OrderBy(u => u.Path)
                    .Select(u => new UnitLink(u.Id, u.Name, u.Level))
                    .ToListAsync(cancel);
        var byUnit = inUse > MostListed ? [] : await entries.ToDictionaryAsync(e => e.UnitId, e => e.Entry, cancel);
        return new(
            new(unit.Id, unit.Name, unit.Level),
            portal.Clock.Today(),
            inUse,
            await entries.CountAsync(cancel),
            await CountsAsync(entries.Select(e => e.Entry), cancel),
            [
                .. listed
                    .Select(u => new TownshipLacks(u, byUnit.GetValueOrDefault(u.Id)))
                    .Where(t => t.Matches(lack, selection)),
            ]
        );
    }

    private static async Task<IReadOnlyList<LackCount>> CountsAsync(
        IQueryable<FourLacksEntry> entries,
        CancellationToken cancel
    )
    {
        var states = entries
            .Select(e => new
            {
                Lack = Lack.Posts,
                Before = e.PostsBefore,
                Now = e.PostsNow,
            })
            .Concat(
                entries.Select(e => new
                {
                    Lack = Lack.Money,
                    Before = e.MoneyBefore,
                    Now = e.MoneyNow,
                })
            )
            .Concat(
                entries.Select(e => new
                {
                    Lack = Lack.Office,
                    Before = e.OfficeBefore,
                    Now = e.OfficeNow,
                })
            )
            .Concat(
                entries.Select(e => new
                {
                    Lack = Lack.Staff,
                    Before = e.StaffBefore,
                    Now = e.StaffNow,
                })
            );
        var counts = await states
            .Where(s => s.Before != null)
            .GroupBy(s => s.Lack)
            .Select(g => new LackCount(
                g.Key,
                g.Count(),
                g.Count(s => s.Before == HasOrLacks.Lacks),
                g.Count(s => s.Now == HasOrLacks.Lacks),
                g.Count(s => s.Before == HasOrLacks.Lacks && s.Now == HasOrLacks.Has)
            ))
            .ToListAsync(cancel);
        return [.. LackNames.All.Select(l => counts.Find(c => c.Lack == l) ?? new(l, 0, 0, 0, 0))];
    }
}
