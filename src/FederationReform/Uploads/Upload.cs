using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Uploads;

/// <summary>
/// A file on its way from a user's machine. Only the account that began it sees it; it is stored in parts so that any
/// node can continue, and deleted after <see cref="Kept"/>.
/// </summary>
internal sealed class Upload : IBelongsToUnit, IVersioned, IPreparation
{
    public const int FileNameLength = 255;

    /// <summary>How long an interrupted upload may be resumed and a finished one read.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private Upload() { }

    public static Upload Begin(Guid id, UnitScope scope, string fileName, int size, DateTime now) =>
        new()
        {
            Id = id,
            AccountId = scope.AccountId,
            UnitId = scope.UnitId,
            UnitPath = scope.Path,
            FileName = fileName,
            Size = size,
            BegunAt = now,
        };

    public Guid Id { get; private set; }
    public int AccountId { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>The file's name on the user's machine. It is data only: no file on the server gets this name.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Bytes announced (<see cref="Size"/>) and bytes that have arrived (<see cref="Received"/>).</summary>
    public int Size { get; private set; }

    /// <inheritdoc cref="Size"/>
    public int Received { get; private set; }

    /// <summary>SHA-256 of the whole file; null until the file is complete.</summary>
    public byte[]? Sha256 { get; private set; }

    public DateTime BegunAt { get; private set; }
    public int Version { get; set; }

    public bool Complete => Received == Size;

    public UploadPart Append(byte[] bytes)
    {
        var part = UploadPart.Of(this, bytes);
        Received += bytes.Length;
        return part;
    }

    public void Seal(byte[] sha256) => Sha256 = sha256;

    internal sealed class Configuration : IEntityTypeConfiguration<Upload>
    {
        public void Configure(EntityTypeBuilder<Upload> upload)
        {
            upload.Property(u => u.Id).ValueGeneratedNever();
            upload.Property(u => u.FileName).HasMaxLength(FileNameLength);
            upload.HasOne<Unit>().WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
            upload.HasIndex(u => new { u.AccountId, u.BegunAt });
            upload.HasIndex(u => u.BegunAt);
        }
    }
}

/// <summary>
/// One piece of an <see cref="Upload"/>, identified by its offset in bytes; a roster lies sealed on its way too.
/// </summary>
internal sealed class UploadPart : IBelongsToUnit, IPreparation
{
    private UploadPart() { }

    public static UploadPart Of(Upload upload, byte[] bytes) =>
        new()
        {
            UploadId = upload.Id,
            Offset = upload.Received,
            UnitId = upload.UnitId,
            UnitPath = upload.UnitPath,
            Bytes = bytes,
        };

    public Guid UploadId { get; private set; }
    public int Offset { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public byte[] Bytes { get; private set; } = [];

    internal sealed class Configuration : IEntityTypeConfiguration<UploadPart>
    {
        public void Configure(EntityTypeBuilder<UploadPart> part)
        {
            part.Property(p => p.Bytes).IsSealed();
            part.HasKey(p => new { p.UploadId, p.Offset });
            part.HasOne<Upload>().WithMany().HasForeignKey(p => p.UploadId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
