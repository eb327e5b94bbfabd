using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Importing;

/// <summary>
/// What a heading of a county's forms means, said once by whoever imported the first of them. It belongs to her unit, because nobody writes
/// above her own; the others of the county find it by the headings of their own file, and nothing else of it is ever shown.
/// </summary>
internal sealed class RememberedHeading : IBelongsToUnit
{
    public const int HeadingLength = 60;

    private RememberedHeading() { }

    /// <param name="heading">As <see cref="Reforms.SheetHeadings.Heading"/> makes it.</param>
    /// <param name="key">The column; empty for one that is not read.</param>
    public static RememberedHeading Of(UnitScope scope, ImportKind kind, string heading, string key) => new()
    {
        UnitId = scope.UnitId,
        UnitPath = scope.Path,
        Kind = kind,
        Heading = heading,
        Key = key,
    };

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public ImportKind Kind { get; private set; }
    public string Heading { get; private set; } = "";
    public string Key { get; private set; } = "";

    public void Means(string key) => Key = key;

    /// <summary>What these headings mean in the county of the scope; her own unit's word first, then the latest.</summary>
    public static async Task<Dictionary<string, string>> FindAsync(PortalDbContext db, UnitScope scope, ImportKind kind, IEnumerable<string> headings, CancellationToken cancel)
    {
        var above = Units.UnitPath.SelfAndAncestors(scope.Path);
        var county = await db.Units.Where(u => above.Contains(u.Path) && u.Level >= UnitLevel.County).OrderBy(u => u.Level).Select(u => u.Path).FirstOrDefaultAsync(cancel) ?? scope.Path;
        var asked = headings.Where(h => h.Length is > 0 and <= HeadingLength).Distinct().ToList();
        var found = await db.RememberedHeadings.AsNoTracking().Within(county).Where(h => h.Kind == kind && asked.Contains(h.Heading)).OrderBy(h => h.UnitId == scope.UnitId ? 0 : 1).ThenByDescending(h => h.Id)
            .Select(h => new { h.Heading, h.Key }).ToListAsync(cancel);
        return found.DistinctBy(h => h.Heading).ToDictionary(h => h.Heading, h => h.Key);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<RememberedHeading>
    {
        public void Configure(EntityTypeBuilder<RememberedHeading> heading)
        {
            heading.Property(h => h.Heading).HasMaxLength(HeadingLength);
            heading.Property(h => h.Key).HasMaxLength(40);
            heading.HasIndex(h => new { h.UnitId, h.Kind, h.Heading }).IsUnique();
            heading.HasIndex(h => new { h.Kind, h.Heading, h.UnitPath });
        }
    }
}
