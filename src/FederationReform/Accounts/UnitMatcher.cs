using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>
/// Finds the unit that a text means, as people write it: 河口村, 河口村委会, 清溪镇河口村, 浦城县/清溪镇/河口村. Only within the scope, also when
/// it lists what the text could mean.
/// </summary>
internal sealed class UnitMatcher
{
    private const int LongestText = 60;
    private const int Listed = 6;

    private readonly ILookup<string, Unit> byName;
    private readonly Dictionary<string, string> namesByPath;

    private UnitMatcher(ILookup<string, Unit> byName, Dictionary<string, string> namesByPath, UnitTrails trails) =>
        (this.byName, this.namesByPath, Trails) = (byName, namesByPath, trails);

    public UnitTrails Trails { get; }

    public static async Task<UnitMatcher> LoadAsync(PortalDbContext db, UnitScope scope, IEnumerable<string> texts, CancellationToken cancel)
    {
        var endings = texts.SelectMany(text => Endings(Joined(text))).Distinct().ToList();
        var units = await db.Units.VisibleTo(scope).Where(u => endings.Contains(u.Name)).OrderBy(u => u.Path).ToListAsync(cancel);
        // The names above the scope too: whoever copies a full address writes the province.
        var above = units.SelectMany(u => UnitPath.SelfAndAncestors(u.Path)).Distinct().ToList();
        var names = await db.Units.Where(u => above.Contains(u.Path)).Select(u => new { u.Path, u.Name }).ToDictionaryAsync(u => u.Path, u => u.Name, cancel);
        return new(units.ToLookup(u => u.Name), names, await UnitTrails.LoadAsync(db, scope, units.Select(u => u.Path), cancel));
    }

    /// <summary>The unit, or what is unclear about it.</summary>
    public (Unit? Unit, Violation? Violation) Find(string field, string text)
    {
        var joined = Joined(text);
        var meant = Endings(joined).SelectMany(name => byName[name].Where(unit => IsAbove(unit, joined[..^name.Length]))).ToList();
        var open = meant.Where(u => !u.Closed).ToList();
        return (open.Count, meant.Count) switch
        {
            (1, _) => (open[0], null),
            (0, 0) => (null, new("UnitNotFound", field, $"没有找到单位“{text}”，或者它不在您的范围内。请核对名称；村可以连乡镇一起写，例如“城关镇东门村”。")),
            (0, _) => (null, new(AccountRules.UnitClosedCode, field, $"“{text}”已停用，请写正在使用的单位。")),
            _ => (null, new("UnitAmbiguous", field, $"有 {open.Count} 个“{text}”，请连上级一起写：{string.Join("；", open.Take(Listed).Select(u => Trails.Of(u.Path)))}{(open.Count > Listed ? "……" : "")}")),
        };
    }

    /// <summary>Whether the rest of the text is made of the names above the unit, in their order; some may be left out.</summary>
    private bool IsAbove(Unit unit, string rest)
    {
        foreach (var path in UnitPath.SelfAndAncestors(unit.Path)[..^1])
        {
            if (rest.StartsWith(namesByPath[path], StringComparison.Ordinal))
                rest = rest[namesByPath[path].Length..];
        }
        return rest.Length == 0;
    }

    private static string Joined(string text)
    {
        var joined = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && !"/\\>›＞→、-－".Contains(c)));
        return DivisionName.Spoken(joined.Length > LongestText ? joined[^LongestText..] : joined);
    }

    /// <summary>河口村, 口村, 村 and so on: any of them could be the unit's own name.</summary>
    private static IEnumerable<string> Endings(string joined) => Enumerable.Range(0, joined.Length).Select(from => joined[from..]);
}
