using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Files;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Evidence;

/// <summary>
/// 材料: a paper or photo of a step, kept in the <see cref="FileStore"/>. One that was deleted stays, marked, so that
/// the history can be explained; its file stays too.
/// </summary>
internal sealed class EvidenceFile : IBelongsToUnit, IVersioned, IKeptPhoto
{
    public const int NameLength = 255;

    /// <summary>The most files of one record that are not deleted.</summary>
    public const int MostOfARecord = 300;

    private EvidenceFile() { }

    public static EvidenceFile Of(UnitReform reform, StepCode step, int paper, KeptContent content, string by) =>
        new()
        {
            UnitReformId = reform.Id,
            CampaignId = reform.CampaignId,
            UnitId = reform.UnitId,
            UnitPath = reform.UnitPath,
            Step = step,
            Paper = paper,
            Name = content.Name,
            Kind = content.Kind,
            Size = content.Bytes.Length,
            Address = content.Address.Value,
            ThumbnailAddress = content.ThumbnailAddress?.Value,
            OriginalSha256 = content.OriginalSha256,
            AddedBy = by,
            AddedAt = content.At,
        };

    public int Id { get; private set; }
    public int UnitReformId { get; private set; }
    public int CampaignId { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public StepCode Step { get; private set; }

    /// <summary>The number of a <see cref="StepPaper"/> of the campaign, or <see cref="StepPaper.Other"/>.</summary>
    public int Paper { get; private set; }

    /// <summary>What the file was called on the user's machine; shown, and never a path.</summary>
    public string Name { get; private set; } = "";

    public FileKind Kind { get; private set; }

    /// <summary>Bytes as kept; a photo is smaller than the one that arrived.</summary>
    public int Size { get; private set; }

    /// <summary>A <see cref="FileAddress"/>.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Null for what is no photo.</summary>
    public string? ThumbnailAddress { get; private set; }

    /// <summary>Of the file as it arrived; a photo is kept otherwise, with a hash of its own in the address.</summary>
    public byte[] OriginalSha256 { get; private set; } = [];

    public string AddedBy { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime AddedAt { get; private set; }

    /// <summary>UTC; null while it is there.</summary>
    public DateTime? RemovedAt { get; private set; }

    public string? RemovedBy { get; private set; }
    public int Version { get; set; }

    public void Remove(string by, DateTime now) => (RemovedBy, RemovedAt) = (by, now);

    internal sealed class Configuration : IEntityTypeConfiguration<EvidenceFile>
    {
        public void Configure(EntityTypeBuilder<EvidenceFile> file)
        {
            file.Property(f => f.Name).HasMaxLength(NameLength);
            file.Property(f => f.Address).HasMaxLength(FileAddress.Length);
            file.Property(f => f.ThumbnailAddress).HasMaxLength(FileAddress.Length);
            file.Property(f => f.AddedBy).HasMaxLength(2 * PlainText.NameRunes);
            file.Property(f => f.RemovedBy).HasMaxLength(2 * PlainText.NameRunes);
            file.HasOne<UnitReform>().WithMany().HasForeignKey(f => f.UnitReformId).OnDelete(DeleteBehavior.Restrict);
            file.HasIndex(f => f.Address).IsUnique();
            file.HasIndex(f => f.ThumbnailAddress);
            // The completeness of a unit and all below it reads this index alone.
            file.HasIndex(f => new
            {
                f.CampaignId,
                f.UnitPath,
                f.RemovedAt,
                f.Paper,
                f.UnitReformId,
            });
        }
    }
}
