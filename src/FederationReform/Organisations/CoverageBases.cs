using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Organisations;

/// <summary>
/// The newest base of each unit and type up to a day. A unit without one takes the sum of the units directly below it,
/// and only where each of them has one: part of a base would raise the coverage.
/// </summary>
internal sealed class CoverageBases
{
    private readonly Dictionary<(string Path, OrganisationType Type), CoverageBase> own;
    private readonly ILookup<string, string> below;

    private CoverageBases(
        Dictionary<(string Path, OrganisationType Type), CoverageBase> own,
        ILookup<string, string> below
    ) => (this.own, this.below) = (own, below);

    public static async Task<CoverageBases> ReadAsync(
        PortalDbContext db,
        Unit unit,
        DateOnly day,
        CancellationToken cancel
    )
    {
        var newestFirst = db
            .OrganisationBases.Within(unit.Path)
            .Where(b => b.On <= day)
            .OrderByDescending(b => b.On)
            .ThenByDescending(b => b.Id)
            .Select(b => new
            {
                b.UnitPath,
                Type = b.Entry.Type!.Value,
                Number = b.Entry.Number!.Value,
                On = b.On!.Value,
                b.Entry.Source,
                b.Entry.Printed,
            });
        var own = new Dictionary<(string Path, OrganisationType Type), CoverageBase>();
        await foreach (var row in newestFirst.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (!own.ContainsKey((row.UnitPath, row.Type)))
                own.Add((row.UnitPath, row.Type), new(row.Number, row.On, row.Source, row.Printed, Units: null));
        }
        var paths =
            own.Count == 0
                ? []
                : await db
                    .Units.Within(unit.Path)
                    .Where(u => u.ValidTo == null && u.Level <= UnitLevel.Township)
                    .Select(u => u.Path)
                    .ToListAsync(cancel);
        return new(own, paths.ToLookup(p => p[..^UnitPath.SegmentLength]));
    }

    public CoverageBase? Of(string path, OrganisationType type)
    {
        if (own.TryGetValue((path, type), out var found))
            return found;
        var units = below[path].ToList();
        var parts = units.Select(child => Of(child, type)).OfType<CoverageBase>().ToList();
        return units.Count > 0 && parts.Count == units.Count ? CoverageBase.Sum(parts) : null;
    }
}
