using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <summary>
/// Names of units with the units above them, for a list: 清溪镇 › 河口村. One query serves the whole list.
/// </summary>
internal sealed class UnitTrails
{
    private readonly Dictionary<string, string> names;
    private readonly string from;

    private UnitTrails(Dictionary<string, string> names, string from) => (this.names, this.from) = (names, from);

    public static async Task<UnitTrails> LoadAsync(
        PortalDbContext db,
        UnitScope scope,
        IEnumerable<string> paths,
        CancellationToken cancel
    )
    {
        var wanted = paths.SelectMany(UnitPath.SelfAndAncestors).Distinct().Where(p => scope.Covers(p)).ToList();
        var names = await db
            .Units.VisibleTo(scope)
            .Where(u => wanted.Contains(u.Path))
            .Select(u => new { u.Path, u.Name })
            .ToDictionaryAsync(u => u.Path, u => u.Name, cancel);
        return new(names, scope.Path);
    }

    /// <param name="names">The names of units by their paths; names above the scope are ignored.</param>
    public static UnitTrails Of(Dictionary<string, string> names, UnitScope scope) => new(names, scope.Path);

    /// <summary>
    /// The names from below the reader's own unit down to the one at the path; for the reader's own unit, its name.
    /// </summary>
    public string Of(string path) =>
        path == from
            ? names[path]
            : string.Join(
                " › ",
                UnitPath
                    .SelfAndAncestors(path)
                    .Where(p => p.Length > from.Length && names.ContainsKey(p))
                    .Select(p => names[p])
            );
}
