using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.WorkPlans;

/// <summary>The <see cref="WorkPlanSheet"/> of a campaign, kept by the unit that runs it.</summary>
internal sealed class WorkPlan : IBelongsToUnit, IVersioned
{
    private WorkPlan() { }

    public static WorkPlan Of(Campaign campaign) =>
        new()
        {
            CampaignId = campaign.Id,
            UnitId = campaign.UnitId,
            UnitPath = campaign.UnitPath,
        };

    public int CampaignId { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public WorkPlanSheet Sheet { get; private set; } = WorkPlanSheet.Blank;
    public int Version { get; set; }

    public void Set(WorkPlanSheet sheet) => Sheet = sheet;

    internal sealed class Configuration : IEntityTypeConfiguration<WorkPlan>
    {
        public void Configure(EntityTypeBuilder<WorkPlan> plan)
        {
            plan.HasKey(p => p.CampaignId);
            plan.Property(p => p.CampaignId).ValueGeneratedNever();
            plan.Property(p => p.Sheet).HasJsonText();
            plan.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
