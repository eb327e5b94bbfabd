using System.Globalization;
using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Campaigns;

/// <summary>
/// 参照已有任务: the plan of a campaign that the caller may see, as the draft of a new one. When its deadline has
/// passed, all dates move by whole years until the deadline lies ahead. Null when the caller may not see the campaign.
/// </summary>
public sealed class CopyCampaignPlan(PortalDb portal)
{
    public async Task<CampaignPlan?> RunAsync(UnitScope scope, int campaignId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ManageCampaigns))
            return null;
        await using var db = portal.Open(scope);
        var plan = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .Where(c => c.Id == campaignId)
            .Select(c => c.Plan)
            .SingleOrDefaultAsync(cancel);
        return plan is null ? null : Moved(plan, portal.Clock.Today());
    }

    internal static CampaignPlan Moved(CampaignPlan plan, DateOnly today)
    {
        if (plan is not { Ends: { } ends, Begins: { } begins })
            return plan;
        var years = 0;
        while (ends.AddYears(years) < today)
            years++;
        return years == 0
            ? plan
            : plan with
            {
                Name = plan.Name.Replace(Year(begins.Year), Year(begins.Year + years), StringComparison.Ordinal),
                Stages =
                [
                    .. plan.Stages.Select(s => s with { From = s.From.AddYears(years), To = s.To.AddYears(years) }),
                ],
                Targets = [.. plan.Targets.Select(t => t with { By = t.By.AddYears(years) })],
            };

        static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
    }
}
