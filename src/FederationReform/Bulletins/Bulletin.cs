using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Bulletins;

/// <summary>
/// 周报 as it was issued: numbered, with its text and its figures of that moment. Nothing of it changes any more; a
/// wrong one is withdrawn, keeps its number, and another one is issued.
/// </summary>
internal sealed class Bulletin : IBelongsToUnit, IVersioned
{
    private Bulletin() { }

    /// <param name="number">Within the year, from 1.</param>
    public static Bulletin Issue(
        BulletinDraft draft,
        int number,
        BulletinText text,
        BulletinFigures figures,
        string by,
        DateTime now
    ) =>
        new()
        {
            UnitId = draft.UnitId,
            UnitPath = draft.UnitPath,
            CampaignId = draft.CampaignId,
            Until = draft.Until,
            Year = ChinaTime.DateOf(now).Year,
            Number = number,
            Text = text,
            Figures = figures,
            IssuedBy = by,
            IssuedAt = now,
        };

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public Unit Unit { get; private set; } = null!;
    public string UnitPath { get; private set; } = "";
    public int CampaignId { get; private set; }
    public DateTime Until { get; private set; }

    /// <summary>In which it was issued, in China; numbers begin with 1 every year.</summary>
    public int Year { get; private set; }

    public int Number { get; private set; }
    public BulletinText Text { get; private set; } = new(null);
    public BulletinFigures Figures { get; private set; } = null!;
    public string IssuedBy { get; private set; } = "";

    /// <summary>UTC</summary>
    public DateTime IssuedAt { get; private set; }

    /// <summary>Why it no longer holds; null while it does.</summary>
    public string? WithdrawnReason { get; private set; }

    public int Version { get; set; }

    public AuditSubject Subject => new(SubjectKind.Bulletin, Id, UnitId, UnitPath);

    public void Withdraw(string reason) => WithdrawnReason = reason;

    internal sealed class Configuration : IEntityTypeConfiguration<Bulletin>
    {
        public void Configure(EntityTypeBuilder<Bulletin> bulletin)
        {
            bulletin.Ignore(b => b.Subject);
            bulletin.Property(b => b.Text).HasJsonText();
            bulletin.Property(b => b.Figures).HasJsonText();
            bulletin.Property(b => b.IssuedBy).HasMaxLength(2 * PlainText.NameRunes);
            bulletin.Property(b => b.WithdrawnReason).HasMaxLength(2 * PlainText.NoteRunes);
            bulletin.HasOne(b => b.Unit).WithMany().HasForeignKey(b => b.UnitId).OnDelete(DeleteBehavior.Restrict);
            bulletin.HasOne<Campaign>().WithMany().HasForeignKey(b => b.CampaignId).OnDelete(DeleteBehavior.Restrict);
            bulletin
                .HasIndex(b => new
                {
                    b.UnitId,
                    b.Year,
                    b.Number,
                })
                .IsUnique();
            bulletin.HasIndex(b => b.UnitPath);
        }
    }
}
