using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Bulletins;

/// <summary>
/// A bulletin that is being written: its text is kept, its figures are counted whenever it is shown. The staff of the
/// unit write one draft together; who saves over another's text is asked first.
/// </summary>
internal sealed class BulletinDraft : IBelongsToUnit, IVersioned, IPreparation
{
    private BulletinDraft() { }

    public static BulletinDraft Begin(Unit unit, int campaignId, BulletinWeek week, BulletinText text) =>
        new()
        {
            UnitId = unit.Id,
            UnitPath = unit.Path,
            CampaignId = campaignId,
            Until = week.Until,
            Text = text,
        };

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public int CampaignId { get; private set; }

    /// <summary>UTC; the closing of its week.</summary>
    public DateTime Until { get; private set; }

    public BulletinText Text { get; private set; } = new(null);

    /// <summary>Who wrote last, and when (UTC).</summary>
    public string SavedBy { get; private set; } = "";

    public DateTime SavedAt { get; private set; }
    public int Version { get; set; }

    public BulletinWeek Week => new(Until);

    public void Write(BulletinText text, string by, DateTime now) => (Text, SavedBy, SavedAt) = (text, by, now);

    internal sealed class Configuration : IEntityTypeConfiguration<BulletinDraft>
    {
        public void Configure(EntityTypeBuilder<BulletinDraft> draft)
        {
            draft.Ignore(d => d.Week);
            draft.Property(d => d.Text).HasJsonText();
            draft.HasOne<Campaign>().WithMany().HasForeignKey(d => d.CampaignId).OnDelete(DeleteBehavior.Cascade);
            draft.HasOne<Unit>().WithMany().HasForeignKey(d => d.UnitId).OnDelete(DeleteBehavior.Restrict);
            draft
                .HasIndex(d => new
                {
                    d.UnitId,
                    d.CampaignId,
                    d.Until,
                })
                .IsUnique();
            draft.HasIndex(d => d.UnitPath);
        }
    }
}
