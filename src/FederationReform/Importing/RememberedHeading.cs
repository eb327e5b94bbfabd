using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Importing;

/// <summary>
/// What a heading of a county's forms means, stated once by the first person who imported such a form. It is stored for
/// that person's unit, because nobody writes above their own unit; others in the county find it by the headings of
/// their own files, and see nothing else of it.
/// </summary>
internal sealed class RememberedHeading : IBelongsToUnit, IPreparation
{
    public const int HeadingLength = 60;

    private RememberedHeading() { }

    /// <param name="heading">Normalised by <see cref="Rules.SheetHeadings.Heading"/>.</param>
    /// <param name="key">The key of the portal's column; empty for a column that is not read.</param>
    public static RememberedHeading Of(UnitScope scope, ImportKind kind, string heading, string key) =>
        new()
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

    /// <summary>
    /// What these headings mean in the county of the scope: statements of the caller's own unit first, then the latest.
    /// </summary>
    public static async Task<Dictionary<string, string>> FindAsync(
        PortalDbContext db,
        UnitScope scope,
        ImportKind kind,
        IEnumerable<string> headings,
        CancellationToken cancel
    )
    {
        var above = Tree.UnitPath.SelfAndAncestors(scope.Path);
        var county = await db
            .Units.Where(u => above.Contains(u.Path) && u.Level >= UnitLevel.County)
            .OrderBy(u => u.Level)
            .Select(u => u.Path)
            .FirstOrDefaultAsync(cancel)
            ?? scope.Path;
        var asked = headings.Where(h => h.Length is > 0 and <= HeadingLength).Distinct().ToList();
        var found = await db
            .RememberedHeadings.AsNoTracking()
            .Within(county)
            .Where(h => h.Kind == kind && asked.Contains(h.Heading))
            .OrderBy(h => h.UnitId == scope.UnitId ? 0 : 1)
            .ThenByDescending(h => h.Id)
            .Select(h => new { h.Heading, h.Key })
            .ToListAsync(cancel);
        return found.DistinctBy(h => h.Heading).ToDictionary(h => h.Heading, h => h.Key);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<RememberedHeading>
    {
        public void Configure(EntityTypeBuilder<RememberedHeading> heading)
        {
            heading.Property(h => h.Heading).HasMaxLength(HeadingLength);
            heading.Property(h => h.Key).HasMaxLength(40);
            heading
                .HasIndex(h => new
                {
                    h.UnitId,
                    h.Kind,
                    h.Heading,
                })
                .IsUnique();
            heading.HasIndex(h => new
            {
                h.Kind,
                h.Heading,
                h.UnitPath,
            });
        }
    }
}
