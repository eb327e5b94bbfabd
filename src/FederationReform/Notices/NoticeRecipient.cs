using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Notices;

/// <summary>
/// A unit that a notice was issued to: when one of its accounts opened it first, and who signed for it. It belongs to
/// the receiving unit, so that the unit itself writes here and sees the notice through it.
/// </summary>
internal sealed class NoticeRecipient : IBelongsToUnit, IVersioned
{
    private NoticeRecipient() { }

    public static NoticeRecipient Of(Notice notice, Unit unit) =>
        new()
        {
            Notice = notice,
            UnitId = unit.Id,
            UnitPath = unit.Path,
        };

    public int Id { get; private set; }
    public int NoticeId { get; private set; }
    public Notice Notice { get; private set; } = null!;
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";

    /// <summary>UTC; the first time.</summary>
    public DateTime? ReadAt { get; private set; }
    public string? ReadBy { get; private set; }

    /// <summary>UTC</summary>
    public DateTime? SignedAt { get; private set; }
    public string? SignedBy { get; private set; }

    /// <summary>代签: the issuer signed, because nobody of the unit has an account.</summary>
    public bool SignedFor { get; private set; }
    public int Version { get; set; }

    public void Read(string by, DateTime now) => (ReadBy, ReadAt) = (by, now);

    public void Sign(string by, bool instead, DateTime now)
    {
        if (ReadAt is null && !instead)
            Read(by, now);
        (SignedBy, SignedFor, SignedAt) = (by, instead, now);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<NoticeRecipient>
    {
        public void Configure(EntityTypeBuilder<NoticeRecipient> recipient)
        {
            recipient.Property(r => r.ReadBy).HasMaxLength(2 * PlainText.NameRunes);
            recipient.Property(r => r.SignedBy).HasMaxLength(2 * PlainText.NameRunes);
            recipient
                .HasOne(r => r.Notice)
                .WithMany(n => n.Recipients)
                .HasForeignKey(r => r.NoticeId)
                .OnDelete(DeleteBehavior.Restrict);
            recipient.HasOne(r => r.Unit).WithMany().HasForeignKey(r => r.UnitId).OnDelete(DeleteBehavior.Restrict);
            recipient.HasIndex(r => new { r.NoticeId, r.UnitId }).IsUnique();
            recipient.HasIndex(r => new { r.UnitId, r.ReadAt });
        }
    }
}
