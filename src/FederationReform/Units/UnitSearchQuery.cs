using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="PathText">The units from the searcher's own unit (left out) down to this one: 清溪镇 › 河口村.</param>
public sealed record UnitFound(
    int Id,
    string Name,
    UnitLevel Level,
    UnitKind Kind,
    string? Code,
    string PathText,
    bool Closed
);

/// <param name="Text">
/// A part of the name, by characters or by pinyin (np, nanping), or the beginning of the code.
/// </param>
/// <param name="Level">Only units of this level; null for all levels.</param>
public sealed record UnitSearch(string? Text, UnitLevel? Level = null, UnitStatus Status = UnitStatus.Open);

/// <summary>
/// Finds units within the scope for a choice; at most <see cref="MaxResults"/>, never the whole tree.
/// </summary>
public sealed class UnitSearchQuery(PortalDb portal)
{
    public const int MaxResults = 20;

    /// <returns>Empty for an empty text, a text that cannot be a name, and no match.</returns>
    public async Task<IReadOnlyList<UnitFound>> RunAsync(
        UnitScope scope,
        UnitSearch search,
        CancellationToken cancel = default
    )
    {
        if (PlainText.CleanName(search.Text) is not { } text || PlainText.Check("", "", text) is not null)
            return [];
        var name = DivisionName.Spoken(text);
        // Each pinyin key begins after a blank, see Pinyin.PlaceKeys.
        var letters = Pinyin.Typed(search.Text) is { } typed ? " " + typed : null;
        await using var db = portal.Open(scope);
        var units = db.Units.VisibleTo(scope);
        if (search.Level is { } level)
            units = units.Where(u => u.Level == level);
        if (search.Status != UnitStatus.All)
            units = units.Where(u => (u.ValidTo != null) == (search.Status == UnitStatus.Closed));
        var rows = await units
            .Where(u =>
                u.Name.Contains(text)
                || u.Name.Contains(name)
                || (u.Code != null && u.Code.StartsWith(text))
                || (letters != null && u.PinyinKeys.Contains(letters))
            )
            .OrderBy(u =>
                u.Name == text || u.Name == name ? 0
                : u.Name.StartsWith(name) || (letters != null && u.PinyinKeys.StartsWith(letters)) ? 1
                : 2
            )
            .ThenBy(u => u.Level)
            .ThenBy(u => u.Path)
            .Take(MaxResults)
            .Select(u => new
            {
                u.Id,
                u.Name,
                u.Level,
                u.Kind,
                u.Code,
                u.Path,
                u.ValidTo,
            })
            .ToListAsync(cancel);

        var paths = rows.SelectMany(r => UnitPath.SelfAndAncestors(r.Path))
            .Distinct()
            .Where(p => p != scope.Path && scope.Covers(p))
            .ToList();
        var names = await db
            .Units.Where(u => paths.Contains(u.Path))
            .Select(u => new { u.Path, u.Name })
            .ToDictionaryAsync(u => u.Path, u => u.Name, cancel);
        return
        [
            .. rows.Select(r => new UnitFound(
                r.Id,
                r.Name,
                r.Level,
                r.Kind,
                r.Code,
                PathText(r.Path, r.Name),
                r.ValidTo is not null
            )),
        ];

        string PathText(string path, string own) =>
            path == scope.Path
                ? own
                : string.Join(" › ", UnitPath.SelfAndAncestors(path).Where(names.ContainsKey).Select(p => names[p]));
    }
}
