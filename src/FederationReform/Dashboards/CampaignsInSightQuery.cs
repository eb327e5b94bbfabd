using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <param name="Owner">
/// The county or prefecture that runs it, where several do, as for a prefecture's desk; null where there is one owner.
/// </param>
/// <param name="Together">
/// The first campaign of the same task and time in the list; campaigns with the same one are shown as one sum.
/// </param>
public sealed record CampaignLink(
    int Id,
    string Name,
    CampaignKind Kind,
    UnitWords Words,
    DateOnly? Begins,
    DateOnly? Deadline,
    string? Owner = null,
    int? Together = null
)
{
    /// <summary>The last day of its last stage, which may come after the deadline.</summary>
    public DateOnly? Ends { get; init; }

    /// <summary>The name, with its owner where several counties have campaigns of one name.</summary>
    public string FullName => Owner is null ? Name : $"{Owner}：{Name}";

    internal static CampaignLink Of(DashboardSubject subject) => Of(subject.CampaignId, subject.Plan);

    internal static CampaignLink Of(int id, CampaignPlan plan) =>
        new(id, plan.Name, plan.Kind, plan.Words, plan.Begins, plan.Deadline) { Ends = plan.Ends };
}

/// <summary>
/// The campaigns whose figures an account may open; for a township or village only those that its units are in. A desk
/// shows the first one: of those under way, the newest in which something waits for the account.
/// </summary>
public sealed class CampaignsInSightQuery(PortalDb portal)
{
    /// <returns>Empty when there is no campaign or the account may not see progress.</returns>
    public async Task<IReadOnlyList<CampaignLink>> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewProgress))
            return [];
        await using var db = portal.Open(scope);
        var found = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .Join(
                db.Units,
                c => c.UnitId,
                u => u.Id,
                (c, u) =>
                    new
                    {
                        c.Id,
                        c.Plan,
                        c.ClosedAt,
                        Owner = u.Name,
                        Below = c.UnitPath.Length > scope.Path.Length,
                    }
            )
            .OrderByDescending(c => c.Id)
            .ToListAsync(cancel);
        var states = (
            await db
                .UnitReforms.AsNoTracking()
                .VisibleTo(scope)
                .GroupBy(r => new { r.CampaignId, r.State })
                .Select(g => new { g.Key.CampaignId, g.Key.State })
                .ToListAsync(cancel)
        ).ToLookup(r => r.CampaignId, r => r.State);
        if (scope.UnitLevel >= UnitLevel.Township)
            found = found.FindAll(c => states.Contains(c.Id));
        var queue = scope.May(Permissions.ReviewRecord) ? ReformQueue.Reviewer : ReformQueue.Sender;
        var today = portal.Clock.Today();
        var ordered = found
            .OrderBy(c =>
                c.ClosedAt is not null ? 3
                : c.Plan.Begins > today ? 2
                : c.Plan.Ends < today ? 1
                : 0
            )
            .ThenBy(c => states[c.Id].Any(state => ReformQueues.Of(state) == queue) ? 0 : 1)
            .ToList();
        var several = ordered.Select(c => c.Owner).Distinct().Count() > 1;
        return
        [
            .. ordered.Select(c =>
                CampaignLink.Of(c.Id, c.Plan) with
                {
                    Owner = several ? c.Owner : null,
                    Together = ordered
                        .Find(other =>
                            other.Below == c.Below
                            && (other.ClosedAt is null) == (c.ClosedAt is null)
                            && other.Plan.RunsAlongside(c.Plan)
                        )
                        ?.Id,
                }
            ),
        ];
    }
}
