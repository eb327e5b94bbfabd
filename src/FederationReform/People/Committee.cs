using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.People;

/// <summary>妇联组织: the body of a unit in one term (届).</summary>
internal sealed class Committee : IBelongsToUnit, IVersioned
{
    private Committee() { }

    public static Committee Create(int unitId, string unitPath, int campaignId, DateOnly electedOn, int termYears, int? representatives) => new()
    {
        UnitId = unitId,
        UnitPath = unitPath,
        CampaignId = campaignId,
        ElectedOn = electedOn,
        EndsOn = electedOn.AddYears(termYears),
        Representatives = representatives,
    };

    public int Id { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";

    /// <summary>The campaign whose approved result formed it.</summary>
    public int CampaignId { get; private set; }

    public DateOnly ElectedOn { get; private set; }

    /// <summary>The planned end of the term.</summary>
    public DateOnly EndsOn { get; private set; }

    /// <summary>The day its successor was elected; null while it is in office, also after <see cref="EndsOn"/> (届满未换).</summary>
    public DateOnly? EndedOn { get; private set; }

    public int? Representatives { get; private set; }
    public List<Post> Posts { get; } = [];
    public int Version { get; set; }

    public void End(DateOnly day) => EndedOn = day;

    /// <summary>Its successor's result was unlocked, so it is in office again.</summary>
    public void Resume() => EndedOn = null;

    internal sealed class Configuration : IEntityTypeConfiguration<Committee>
    {
        public void Configure(EntityTypeBuilder<Committee> committee)
        {
            committee.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
            committee.HasOne<Campaign>().WithMany().HasForeignKey(c => c.CampaignId).OnDelete(DeleteBehavior.Restrict);
            committee.HasIndex(c => new { c.UnitId, c.CampaignId }).IsUnique();
            committee.HasIndex(c => c.UnitPath);
        }
    }
}
