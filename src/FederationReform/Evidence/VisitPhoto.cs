using FederationReform.Data;
using FederationReform.Files;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Evidence;

/// <summary>
/// A photo that was taken at a unit on a visit, kept in the <see cref="FileStore"/>. One that was deleted stays,
/// marked, and so does its file.
/// </summary>
internal sealed class VisitPhoto : IBelongsToUnit, IVersioned, IKeptPhoto
{
    /// <summary>The most photos of one unit on one visit that are not deleted.</summary>
    public const int MostOfAUnit = 60;

    private VisitPhoto() { }

    /// <param name="unit">Where it was taken.</param>
    public static VisitPhoto Of(int visit, Unit unit, KeptContent content, string by) =>
        new()
        {
            VisitId = visit,
            UnitId = unit.Id,
            UnitPath = unit.Path,
            Size = content.Bytes.Length,
            Address = content.Address.Value,
            ThumbnailAddress = content.ThumbnailAddress!.Value.Value,
            OriginalSha256 = content.OriginalSha256,
            AddedBy = by,
            AddedAt = content.At,
        };

    public int Id { get; private set; }
    public int VisitId { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>Bytes as kept.</summary>
    public int Size { get; private set; }

    /// <summary>A <see cref="FileAddress"/>.</summary>
    public string Address { get; private set; } = "";

    public string ThumbnailAddress { get; private set; } = "";

    /// <summary>Of the photo as it arrived.</summary>
    public byte[] OriginalSha256 { get; private set; } = [];

    public string AddedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime AddedAt { get; private set; }

    /// <summary>UTC; null while it is there.</summary>
    public DateTime? RemovedAt { get; private set; }

    public string? RemovedBy { get; private set; }
    public int Version { get; set; }

    public void Remove(string by, DateTime now) => (RemovedBy, RemovedAt) = (by, now);

    internal sealed class Configuration : IEntityTypeConfiguration<VisitPhoto>
    {
        public void Configure(EntityTypeBuilder<VisitPhoto> photo)
        {
            photo.Property(p => p.Address).HasMaxLength(FileAddress.Length);
            photo.Property(p => p.ThumbnailAddress).HasMaxLength(FileAddress.Length);
            photo.Property(p => p.AddedBy).HasMaxLength(2 * PlainText.NameRunes);
            photo.Property(p => p.RemovedBy).HasMaxLength(2 * PlainText.NameRunes);
            photo.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
            photo.HasIndex(p => p.Address).IsUnique();
            photo.HasIndex(p => p.ThumbnailAddress);
            photo.HasIndex(p => new { p.VisitId, p.UnitId });
        }
    }
}
