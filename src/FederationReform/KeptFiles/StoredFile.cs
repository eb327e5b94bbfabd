using FederationReform.Data;
using FederationReform.Files;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.KeptFiles;

/// <summary>
/// A file of a unit in the <see cref="FileStore"/>. One that was deleted stays, marked, so that the history can be
/// explained; its bytes stay too.
/// </summary>
internal abstract class StoredFile : IBelongsToUnit, IVersioned, IKeptPhoto
{
    public const int NameLength = 255;

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

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

    /// <summary>What the history says of the content; the name may tell anything about anybody.</summary>
    public FieldChange Appears => new("SHA-256", null, Convert.ToHexStringLower(OriginalSha256));

    /// <inheritdoc cref="Appears"/>
    public FieldChange Disappears => new("SHA-256", Convert.ToHexStringLower(OriginalSha256), null);

    public void Remove(string by, DateTime now) => (RemovedBy, RemovedAt) = (by, now);

    protected void Keep(KeptContent content, int unitId, string unitPath, string by)
    {
        (UnitId, UnitPath) = (unitId, unitPath);
        (Name, Kind, Size) = (content.Name, content.Kind, content.Bytes.Length);
        (Address, ThumbnailAddress) = (content.Address.Value, content.ThumbnailAddress?.Value);
        OriginalSha256 = content.OriginalSha256;
        (AddedBy, AddedAt) = (by, content.At);
    }
}

/// <summary>The table of one sort of kept files.</summary>
internal abstract class StoredFileTable<TFile> : IEntityTypeConfiguration<TFile>
    where TFile : StoredFile
{
    public void Configure(EntityTypeBuilder<TFile> file)
    {
        file.Ignore(f => f.Appears);
        file.Ignore(f => f.Disappears);
        file.Property(f => f.Name).HasMaxLength(StoredFile.NameLength);
        file.Property(f => f.Address).HasMaxLength(FileAddress.Length);
        file.Property(f => f.ThumbnailAddress).HasMaxLength(FileAddress.Length);
        file.Property(f => f.AddedBy).HasMaxLength(2 * PlainText.NameRunes);
        file.Property(f => f.RemovedBy).HasMaxLength(2 * PlainText.NameRunes);
        file.HasIndex(f => f.Address).IsUnique();
        file.HasIndex(f => f.ThumbnailAddress);
        ConfigureMore(file);
    }

    /// <summary>What the file belongs to, and the indexes by which it is found from there.</summary>
    protected abstract void ConfigureMore(EntityTypeBuilder<TFile> file);
}
