using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

public sealed record CampaignLink(int Id, string Name, CampaignKind Kind, UnitWords Words, DateOnly? Begins, DateOnly? Deadline)
{
    internal static CampaignLink Of(DashboardSubject subject) => Of(subject.CampaignId, subject.Plan);

    internal static CampaignLink Of(int id, CampaignPlan plan) => new(id, plan.Name, plan.Kind, plan.Words, plan.Begins, plan.Deadline);
}

/// <summary>The campaigns whose figures an account may open. The first is the one a desk shows: under way now, and of those the newest.</summary>
public sealed class CampaignsInSightQuery(PortalDb portal)
{
    public async Task<IReadOnlyList<CampaignLink>> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewProgress))
            return [];
        await using var db = portal.Open(scope);
        var found = await db.Campaigns.AsNoTracking().ShownTo(scope).OrderByDescending(c => c.Id).Select(c => new { c.Id, c.Plan }).ToListAsync(cancel);
        var today = portal.Clock.Today();
        return [.. found.Select(c => CampaignLink.Of(c.Id, c.Plan)).OrderBy(c => c.Begins > today ? 2 : c.Deadline < today ? 1 : 0)];
    }
}
