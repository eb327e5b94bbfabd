using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <param name="OpenChildren">Units in use directly below; the unit cannot be closed while there are any.</param>
/// <param name="Accounts">Enabled accounts of this unit, not of units below it.</param>
/// <param name="UnfinishedRecords">Reform records of this unit that are neither approved nor exempt.</param>
public sealed record UnitClosing(int OpenChildren, int Accounts, int UnfinishedRecords);

/// <summary>What closing a unit affects, for the page to say before the administrator confirms.</summary>
public sealed class UnitClosingQuery(PortalDb portal)
{
    /// <summary>Null when there is no such unit that the account may close.</summary>
    public async Task<UnitClosing?> RunAsync(UnitScope scope, int unitId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ManageInstitutions))
            return null;
        var all = scope.May(Permissions.ManageUnits);
        await using var db = portal.Open(scope);
        return await db
            .Units.VisibleTo(scope)
            .Where(u => u.Id == unitId && (all || u.Level == UnitLevel.Institution))
            .Select(u => new UnitClosing(
                db.Units.Count(c => c.ParentId == u.Id && c.ValidTo == null),
                db.Accounts.Count(a => a.UnitId == u.Id && !a.Disabled),
                db.UnitReforms.Count(r =>
                    r.UnitId == u.Id && r.State != ReformState.Approved && r.State != ReformState.Exempt
                )
            ))
            .SingleOrDefaultAsync(cancel);
    }
}
