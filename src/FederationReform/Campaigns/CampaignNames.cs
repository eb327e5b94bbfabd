using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <summary>
/// Two campaigns of one owner and kind never have the same name: nobody could tell their desks apart.
/// </summary>
internal static class CampaignNames
{
    public const string TakenCode = "CampaignNameTaken";

    /// <param name="except">The campaign that is changed; null for a new one.</param>
    public static async Task<Violation?> CheckAsync(
        PortalDbContext db,
        int ownerId,
        CampaignPlan plan,
        int? except,
        CancellationToken cancel
    ) =>
        await db.Campaigns.AnyAsync(
            c => c.UnitId == ownerId && c.Kind == plan.Kind && c.Name == plan.Name && c.Id != except,
            cancel
        )
            ? new(
                TakenCode,
                nameof(CampaignPlan.Name),
                $"已经有一个{plan.Kind.Name()}任务叫“{plan.Name}”。请换一个名称，例如写上年份或者批次。"
            )
            : null;
}
