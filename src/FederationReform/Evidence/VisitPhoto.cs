using FederationReform.KeptFiles;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Evidence;

/// <summary>A photo that was taken at a unit on a visit.</summary>
internal sealed class VisitPhoto : StoredFile
{
    /// <summary>The most photos of one unit on one visit that are not deleted.</summary>
    public const int MostOfAUnit = 60;

    private VisitPhoto() { }

    /// <param name="unit">Where it was taken.</param>
    public static VisitPhoto Of(int visit, Unit unit, KeptContent content, string by)
    {
        var photo = new VisitPhoto { VisitId = visit };
        photo.Keep(content, unit.Id, unit.Path, by);
        return photo;
    }

    public int VisitId { get; private set; }

    internal sealed class Table : StoredFileTable<VisitPhoto>
    {
        protected override void ConfigureMore(EntityTypeBuilder<VisitPhoto> photo)
        {
            photo.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
            photo.HasIndex(p => new { p.VisitId, p.UnitId });
        }
    }
}
