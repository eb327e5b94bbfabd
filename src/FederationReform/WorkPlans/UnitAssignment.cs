using FederationReform.Campaigns;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.WorkPlans;

/// <summary>What a campaign has arranged for one of its units: its batch, whether it is a pilot, its guide.</summary>
internal sealed class UnitAssignment : IBelongsToUnit, IVersioned
{
    private UnitAssignment() { }

    public static UnitAssignment Of(UnitReform record) =>
        new()
        {
            CampaignId = record.CampaignId,
            UnitId = record.UnitId,
            UnitPath = record.UnitPath,
        };

    public int Id { get; private set; }
    public int CampaignId { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary><see cref="Batch.Number"/>; null for none.</summary>
    public int? Batch { get; private set; }

    /// <summary>试点</summary>
    public bool Pilot { get; private set; }

    /// <summary>指导员, with the post, for example 挂村组长 陈一平.</summary>
    public string? Guide { get; private set; }

    public int Version { get; set; }

    public void Arrange(int? batch, bool pilot, string? guide) => (Batch, Pilot, Guide) = (batch, pilot, guide);

    internal sealed class Configuration : IEntityTypeConfiguration<UnitAssignment>
    {
        public void Configure(EntityTypeBuilder<UnitAssignment> assignment)
        {
            assignment.Property(a => a.Guide).HasMaxLength(2 * PlainText.NameRunes);
            assignment.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId).OnDelete(DeleteBehavior.Cascade);
            assignment.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
            assignment.HasIndex(a => new { a.CampaignId, a.UnitId }).IsUnique();
            assignment.HasIndex(a => new { a.CampaignId, a.UnitPath });
        }
    }
}
