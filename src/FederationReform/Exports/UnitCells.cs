using FederationReform.Tree;

namespace FederationReform.Exports;

/// <summary>A unit in the two columns of a file: the township, and what stands below it.</summary>
internal static class UnitCells
{
    /// <summary>
    /// The unit as the import reads it: the township and what stands below it; above the townships, the unit that has
    /// none. A file of more than one county names the county too.
    /// </summary>
    /// <param name="trail">The unit, and what is above it before it.</param>
    /// <param name="of">The level of the unit that the file is of.</param>
    public static (string Township, string Village) Named(IReadOnlyList<Unit> trail, UnitLevel of)
    {
        var least =
            of < UnitLevel.County || trail[^1].Level < UnitLevel.Township ? UnitLevel.County : UnitLevel.Township;
        var above = trail.Where(u => u.Level >= least && u.Level <= UnitLevel.Township).Select(u => u.Name).ToList();
        var below = string.Concat(trail.Where(u => u.Level > UnitLevel.Township).Select(u => u.Name));
        return above.Count > 0 ? (string.Concat(above), below)
            : below.Length > 0 ? (trail.LastOrDefault(u => u.Level == UnitLevel.County)?.Name ?? "", below)
            : (trail[^1].Name, "");
    }
}
