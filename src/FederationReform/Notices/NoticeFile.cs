using FederationReform.Data;
using FederationReform.Files;
using FederationReform.KeptFiles;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Notices;

/// <summary>A file of a notice, kept in the <see cref="FileStore"/>; after the issue it stays as it is.</summary>
internal sealed class NoticeFile : IBelongsToUnit, IKeptFile, IPreparation
{
    /// <summary>The most files of one notice.</summary>
    public const int Most = 20;

    private NoticeFile() { }

    public static NoticeFile Of(Notice notice, KeptContent content) =>
        new()
        {
            NoticeId = notice.Id,
            UnitId = notice.UnitId,
            UnitPath = notice.UnitPath,
            Name = content.Name,
            Kind = content.Kind,
            Size = content.Bytes.Length,
            Address = content.Address.Value,
        };

    public int Id { get; private set; }
    public int NoticeId { get; private set; }
    public Notice Notice { get; private set; } = null!;
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public string Name { get; private set; } = "";
    public FileKind Kind { get; private set; }

    /// <summary>Bytes as kept.</summary>
    public int Size { get; private set; }

    /// <summary>A <see cref="FileAddress"/>.</summary>
    public string Address { get; private set; } = "";

    internal sealed class Configuration : IEntityTypeConfiguration<NoticeFile>
    {
        public void Configure(EntityTypeBuilder<NoticeFile> file)
        {
            file.Property(f => f.Name).HasMaxLength(StoredFile.NameLength);
            file.Property(f => f.Address).HasMaxLength(FileAddress.Length);
            file.HasOne(f => f.Notice)
                .WithMany(n => n.Files)
                .HasForeignKey(f => f.NoticeId)
                .OnDelete(DeleteBehavior.Cascade);
            file.HasIndex(f => f.Address).IsUnique();
        }
    }
}
