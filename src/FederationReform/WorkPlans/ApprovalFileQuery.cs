using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.KeptFiles;

namespace FederationReform.WorkPlans;

/// <summary>
/// The bytes of a paper of a plan, for those to whom <see cref="WorkPlanQuery"/> shows the plan. Null for everybody
/// else, and when it was deleted or is another campaign's; who asks cannot tell which.
/// </summary>
public sealed class ApprovalFileQuery(PortalDb portal)
{
    public async Task<OpenedFile?> RunAsync(UnitScope scope, int campaign, int file, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var shown = db.Campaigns.ShownTo(scope).Where(c => c.Id == campaign);
        return await OpenedFile.OfAsync(
            portal.Files,
            db.ApprovalFiles.Where(f => f.Id == file && shown.Any(c => c.Id == f.CampaignId)),
            thumbnail: false,
            cancel
        );
    }
}
