using System.Linq.Expressions;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Registers;

/// <param name="UnitId">Of this unit and all below it; null for the reader's own.</param>
/// <param name="Year">Of <see cref="IRegisterEntry{TSelf}.On"/>.</param>
/// <param name="Text">A part of the title, or of the unit's name.</param>
/// <param name="Level">Of units of this level alone.</param>
/// <param name="Parts">What some fields say; see <see cref="EntryParts"/>.</param>
public sealed record EntryFilter(
    int? UnitId = null,
    int? Year = null,
    int? Category = null,
    string? Text = null,
    int Page = 1,
    UnitLevel? Level = null,
    string? Parts = null
);

/// <param name="Total">All entries of the unit, whatever else is filtered.</param>
/// <param name="Years">Of the unit, the latest first.</param>
/// <param name="Categories">Of the unit and the year of the filter, the most frequent first.</param>
/// <param name="Types">Of the unit itself, for a new entry.</param>
/// <param name="Things">
/// For how many things the entries of the filter stand together; null where each is one thing.
/// </param>
public sealed record EntryList<TEntry>(
    UnitLink Unit,
    int Total,
    IReadOnlyList<EntryCount> Years,
    IReadOnlyList<EntryCount> Categories,
    EntryTypes<TEntry> Types,
    long? Things,
    PageOf<EntryRow<TEntry>> Page
)
    where TEntry : class, IRegisterEntry<TEntry>;

/// <param name="Key">The year, or the number of the type.</param>
public sealed record EntryCount(int Key, int Count);

/// <param name="Types">Of the county that the entry is in.</param>
public sealed record EntryRow<TEntry>(
    int Id,
    int Version,
    UnitLink Unit,
    string Trail,
    TEntry Entry,
    EntryTypes<TEntry> Types
)
    where TEntry : class, IRegisterEntry<TEntry>
{
    /// <summary>The name of its type; null where the register has the same types everywhere.</summary>
    public string? Type => Types.NameOf(Entry.Category);

    /// <summary>Its photos and papers, in the order in which they were added.</summary>
    public IReadOnlyList<EntryFile> Files { get; init; } = [];
}

/// <summary>The entries of a unit and all below it, the latest first.</summary>
public sealed class EntryListQuery<TEntry>(PortalDb portal)
    where TEntry : class, IRegisterEntry<TEntry>
{
    public const int PageSize = 50;

    /// <returns>Null when the unit lies outside the scope or the account may not read registers.</returns>
    public async Task<EntryList<TEntry>?> RunAsync(
        UnitScope scope,
        EntryFilter filter,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, filter.UnitId, cancel) is not { } unit)
            return null;
        var all = db.Set<RegisterRow<TEntry>>().AsNoTracking().Within(unit.Path);
        var years = await all.Where(r => r.On != null)
            .GroupBy(r => r.On!.Value.Year)
            .Select(g => new EntryCount(g.Key, g.Count()))
            .ToListAsync(cancel);
        var ofYear = all.InYear(filter.Year);
        var categories = await ofYear
            .Where(r => r.Category != null)
            .GroupBy(r => r.Category!.Value)
            .Select(g => new EntryCount(g.Key, g.Count()))
            .ToListAsync(cancel);
        var found = all.Matching(filter);
        var (total, things) = await found.CountedAsync(cancel);
        var number = Paging.Number(filter.Page, total, PageSize);
        var rows = await found
            .Include(r => r.Unit)
            .OrderByDescending(r => r.On)
            .ThenByDescending(r => r.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancel);
        var types = await db.TypesWithinAsync<TEntry>(unit.Path, cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, rows.Select(r => r.UnitPath), cancel);
        var files = await db.RegisterFiles.ShownAsync(rows, cancel);
        return new(
            new(unit.Id, unit.Name, unit.Level),
            await all.CountAsync(cancel),
            [.. years.OrderByDescending(y => y.Key)],
            [.. Offered(categories, types).OrderByDescending(c => c.Count).ThenBy(c => c.Key)],
            types.At(unit.Path),
            things,
            new(
                [
                    .. rows.Select(r => new EntryRow<TEntry>(
                        r.Id,
                        r.Version,
                        new(r.Unit.Id, r.Unit.Name, r.Unit.Level),
                        trails.Of(r.UnitPath),
                        r.Entry,
                        types.At(r.UnitPath)
                    )
                    {
                        Files = [.. files[r.Id]],
                    }),
                ],
                total,
                number,
                PageSize
            )
        );
    }

    /// <summary>Where counties have lists of their own, a number says only in which group a type is.</summary>
    private static IEnumerable<EntryCount> Offered(
        IEnumerable<EntryCount> categories,
        RulesWithin<EntryTypes<TEntry>> types
    ) =>
        types.Differ
            ? categories
                .GroupBy(c => EntryType.GroupOf(c.Key), c => c.Count)
                .Select(g => new EntryCount(g.Key, g.Sum()))
            : categories;
}

internal static class EntriesOfFilter
{
    /// <summary>The entries of a year; all where there is none.</summary>
    public static IQueryable<RegisterRow<TEntry>> InYear<TEntry>(this IQueryable<RegisterRow<TEntry>> rows, int? year)
        where TEntry : class, IRegisterEntry<TEntry> =>
        year is >= 1900 and <= 9998
            ? rows.Where(r => r.On >= new DateOnly(year.Value, 1, 1) && r.On < new DateOnly(year.Value + 1, 1, 1))
            : rows;

    /// <summary>
    /// How many entries there are, and for how many things they stand together; null where each is one thing.
    /// </summary>
    public static async Task<(int Entries, long? Things)> CountedAsync<TEntry>(
        this IQueryable<RegisterRow<TEntry>> rows,
        CancellationToken cancel
    )
        where TEntry : class, IRegisterEntry<TEntry>
    {
        if (TEntry.NumberKey is not { } key)
            return (await rows.CountAsync(cancel), null);
        var row = Expression.Parameter(typeof(RegisterRow<TEntry>), "row");
        var number = Expression.Property(Expression.Property(row, nameof(RegisterRow<>.Entry)), key);
        var counted = await rows.Select(Expression.Lambda<Func<RegisterRow<TEntry>, int?>>(number, row))
            .GroupBy(_ => 1)
            .Select(g => new { Entries = g.Count(), Things = g.Sum(n => (long?)(n ?? 1)) })
            .SingleOrDefaultAsync(cancel);
        return (counted?.Entries ?? 0, counted?.Things ?? 0);
    }

    public static IQueryable<RegisterRow<TEntry>> Matching<TEntry>(
        this IQueryable<RegisterRow<TEntry>> rows,
        EntryFilter filter
    )
        where TEntry : class, IRegisterEntry<TEntry>
    {
        rows = rows.InYear(filter.Year);
        if (filter.Category is { } category)
        {
            // With a type come the counties' own ones that are counted with it.
            var own = EntryType.IsOwn(category);
            var (first, end) = own
                ? (category, category)
                : (EntryType.FirstOf(category), EntryType.FirstOf(category + 1));
            rows = rows.Where(r => r.Category == category || (r.Category >= first && r.Category < end));
        }
        if (filter.Level is { } level)
            rows = rows.Where(r => r.Unit.Level == level);
        rows = rows.In(filter.Parts);
        if (PlainText.Clean(filter.Text) is { } text)
            rows = rows.Where(r => r.Title.Contains(text) || r.Unit.Name.Contains(text));
        return rows;
    }
}
