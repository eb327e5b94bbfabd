using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <summary>
/// Finds the unit that a text names, as people write it (河口村, 河口村委会, 清溪镇河口村, 浦城县/清溪镇/河口村) or by
/// a <see cref="UnitAlias"/> that somebody in the scope gave it. Finds and lists only units within the scope.
/// </summary>
internal sealed class UnitMatcher
{
    private const int LongestText = 60;
    private const int Listed = 6;

    /// <summary>Above this number, reading all units of the scope is cheaper than looking up each name.</summary>
    private const int ManyNames = 1000;

    private static readonly string[] Bodies = ["妇女联合会", "妇女委员会", "妇女代表会", "妇联", "妇委会", "妇代会"];
    private static readonly string[] LeftOut = ["村", "社区", "居委会", "镇", "乡", "街道"];

    private readonly ILookup<string, Unit> byName;
    private readonly ILookup<string, Unit> byAlias;
    private readonly Dictionary<string, string> namesByPath;

    private UnitMatcher(
        ILookup<string, Unit> byName,
        ILookup<string, Unit> byAlias,
        Dictionary<string, string> namesByPath,
        UnitTrails trails
    ) => (this.byName, this.byAlias, this.namesByPath, Trails) = (byName, byAlias, namesByPath, trails);

    public UnitTrails Trails { get; }

    /// <param name="also">Units to be found by their ids.</param>
    public static async Task<UnitMatcher> LoadAsync(
        PortalDbContext db,
        UnitScope scope,
        IEnumerable<string> texts,
        CancellationToken cancel,
        IReadOnlyCollection<int>? also = null
    )
    {
        // A text with invisible characters names nothing, and NUL is more than PostgreSQL takes.
        var joined = texts.Where(t => PlainText.Check("", "", t) is null).Select(Joined).Distinct().ToList();
        var names = joined
            .Concat(joined.Select(WithoutBody))
            .Distinct()
            .SelectMany(Endings)
            .SelectMany(ending => LeftOut.Select(word => ending + word).Prepend(ending))
            .Distinct()
            .ToList();
        var known = db.UnitAliases.VisibleTo(scope);
        var aliases = await (joined.Count > ManyNames ? known : known.Where(a => joined.Contains(a.Text)))
            .Select(a => new { a.Text, a.UnitId })
            .ToListAsync(cancel);
        var named = aliases.Select(a => a.UnitId).Concat(also ?? []).Distinct().ToList();
        var seen = db.Units.VisibleTo(scope);
        var units = await (
            names.Count > ManyNames ? seen : seen.Where(u => names.Contains(u.Name) || named.Contains(u.Id))
        )
            .OrderBy(u => u.Path)
            .ToListAsync(cancel);
        // Includes the names above the scope, because a copied full address begins with the province.
        var above = units.SelectMany(u => UnitPath.SelfAndAncestors(u.Path)).Distinct().ToList();
        var namesByPath =
            above.Count > ManyNames
                ? units.ToDictionary(u => u.Path, u => u.Name)
                : await db
                    .Units.Where(u => above.Contains(u.Path))
                    .Select(u => new { u.Path, u.Name })
                    .ToDictionaryAsync(u => u.Path, u => u.Name, cancel);
        foreach (var path in UnitPath.SelfAndAncestors(scope.Path).Where(p => !namesByPath.ContainsKey(p)).ToList())
            namesByPath[path] = await db.Units.Where(u => u.Path == path).Select(u => u.Name).SingleAsync(cancel);
        return new(
            units.ToLookup(u => u.Name),
            aliases
                .Join(units, a => a.UnitId, u => u.Id, (a, u) => (a.Text, Unit: u))
                .ToLookup(a => a.Text, a => a.Unit),
            namesByPath,
            UnitTrails.Of(namesByPath, scope)
        );
    }

    /// <summary>The unit with this id; null when it was not asked for or lies outside the scope.</summary>
    public Unit? Find(int id) => byName.SelectMany(units => units).FirstOrDefault(u => u.Id == id);

    /// <summary>The unit, or a violation that says why the text names none or several.</summary>
    public (Unit? Unit, Violation? Violation) Find(string field, string text) =>
        PlainText.Check(field, "单位名称", text, text.Length) is { } unseen
            ? (null, unseen)
            : Answer(field, text, Meant(Joined(text), inFull: true));

    /// <summary>The same for a cell of a roster: also accepts names without 村 or 镇 at the end, and aliases.</summary>
    /// <param name="among">
    /// Whether a row of this roster can be about a unit; decides between two units named 河口村.
    /// </param>
    public (Unit? Unit, Violation? Violation) FindInRoster(string field, string text, Func<Unit, bool> among)
    {
        if (PlainText.Check(field, "单位名称", text, text.Length) is { } unseen)
            return (null, unseen);
        var joined = WithoutBody(Joined(text));
        // An alias that somebody stated for exactly this text takes precedence over any interpretation of it.
        List<Unit> meant = [.. byAlias[Joined(text)].Where(u => !u.Closed)];
        if (meant.Count == 0)
            meant = Meant(joined);
        if (meant.Count == 0)
            meant = [.. LeftOut.SelectMany(word => Meant(joined + word)).Distinct()];
        var fitting = meant.FindAll(u => among(u));
        return Answer(field, text, fitting.Count > 0 ? fitting : meant);
    }

    /// <summary>
    /// The form in which an alias is stored and looked up: without white space and separators, shortened from the left.
    /// </summary>
    public static string Joined(string text)
    {
        var joined = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !"/\\>›＞→、-－".Contains(c)));
        return DivisionName.Spoken(joined.Length > LongestText ? joined[^LongestText..] : joined);
    }

    /// <summary>The name without the body and without the word for its kind: 白岘 of 白岘社区妇联.</summary>
    public static string Stem(string name)
    {
        var bare = WithoutBody(Joined(name));
        var ending = Array.Find(LeftOut, word =>
            bare.Length > word.Length && bare.EndsWith(word, StringComparison.Ordinal)
        );
        return ending is null ? bare : bare[..^ending.Length];
    }

    /// <summary>Removes the name of the body at the end: 河口村妇联 is the federation of 河口村.</summary>
    private static string WithoutBody(string joined)
    {
        var body = Array.Find(Bodies, b =>
            joined.Length > b.Length + 1 && joined.EndsWith(b, StringComparison.Ordinal)
        );
        return body is null ? joined : DivisionName.Spoken(joined[..^body.Length]);
    }

    private (Unit? Unit, Violation? Violation) Answer(string field, string text, List<Unit> meant)
    {
        var open = meant.Where(u => !u.Closed).ToList();
        return (open.Count, meant.Count) switch
        {
            (1, _) => (open[0], null),
            (0, 0) => (
                null,
                new(
                    "UnitNotFound",
                    field,
                    $"没有找到单位“{text}”，或者它不在您的范围内。请核对名称；村可以连乡镇一起写，例如“城关镇东门村”。"
                )
            ),
            (0, _) => (null, new(UnitRefusal.ClosedCode, field, $"“{text}”已停用，请写正在使用的单位。")),
            _ => (
                null,
                new(
                    "UnitAmbiguous",
                    field,
                    $"有 {open.Count} 个“{text}”，请连上级一起写："
                        + $"{string.Join("；", open.Take(Listed).Select(u => Trails.Of(u.Path)))}"
                        + $"{(open.Count > Listed ? "……" : "")}"
                )
            ),
        };
    }

    private List<Unit> Meant(string joined, bool inFull = false) =>
        [
            .. Endings(joined)
                .SelectMany(name => byName[name].Where(unit => IsAbove(unit, joined[..^name.Length], inFull))),
        ];

    /// <summary>
    /// Whether the rest of the text consists of names above the unit, in their order; some may be left out.
    /// </summary>
    /// <param name="inFull">Whether each name must be written with its ending (镇, 乡, 街道).</param>
    private bool IsAbove(Unit unit, string rest, bool inFull)
    {
        foreach (var path in UnitPath.SelfAndAncestors(unit.Path)[..^1])
        {
            var name = namesByPath[path];
            if (rest.StartsWith(name, StringComparison.Ordinal))
                rest = rest[name.Length..];
            else if (!inFull && name.Length > 2 && rest.StartsWith(name[..^1], StringComparison.Ordinal))
                rest = rest[(name.Length - 1)..];
        }
        return rest.Length == 0;
    }

    /// <summary>河口村, 口村, 村 and so on: each ending of the text could be the unit's own name.</summary>
    private static IEnumerable<string> Endings(string joined) =>
        Enumerable.Range(0, joined.Length).Select(from => joined[from..]);
}
