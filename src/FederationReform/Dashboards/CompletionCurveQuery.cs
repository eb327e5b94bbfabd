using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;

namespace FederationReform.Dashboards;

/// <summary>The <see cref="CompletionCurve"/> of one campaign within a unit.</summary>
public sealed class CompletionCurveQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the campaign or the unit lies outside the scope or does not exist.</returns>
    public async Task<CompletionCurve?> RunAsync(
        UnitScope scope,
        int campaignId,
        int? unitId = null,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        return await CompletionCurves.ReadAsync(
            db,
            subject.Path,
            new Dictionary<int, CampaignPlan> { [campaignId] = subject.Plan },
            portal.Clock.Today(),
            cancel
        );
    }
}
