using FederationReform.Campaigns;

namespace FederationReform.Evidence;

internal static class EvidenceWords
{
    /// <summary>The name of a paper in the campaign; 其他材料 for one that it does not ask for.</summary>
    public static string NameOf(CampaignPlan plan, StepCode step, int paper) =>
        plan.Papers.FirstOrDefault(p => p.Id == paper && p.Step == step)?.Name ?? "其他材料";
}
