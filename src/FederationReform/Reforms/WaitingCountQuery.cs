using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <summary>
/// How many records wait for the caller, for the menu of every page: for a reviewer those that were handed in, for
/// whoever fills in records those that were returned. Closed campaigns wait for nobody.
/// </summary>
public sealed class WaitingCountQuery(PortalDb portal)
{
    public async Task<int> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        ReformState? state =
            scope.May(Permissions.ReviewRecord) ? ReformState.Submitted
            : scope.May(Permissions.EditRecord) ? ReformState.Returned
            : null;
        if (state is null)
            return 0;
        await using var db = portal.Open(scope);
        return await db
            .UnitReforms.VisibleTo(scope)
            .CountAsync(r => r.State == state && r.Campaign.ClosedAt == null, cancel);
    }
}
