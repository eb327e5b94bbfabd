using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.Rules;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <summary>
/// What the list of the elected has in common with other units (<see cref="ElsewhereReminders"/>). Shown when the chair
/// checks the sheet and when the county reviews it; it does not stop a submission, because only people who know both
/// can tell.
/// </summary>
public sealed class ElsewhereQuery(PortalDb portal)
{
    /// <param name="result">The sheet as it is typed.</param>
    /// <returns>Empty as well when the record lies outside the scope or the account may not read records.</returns>
    public async Task<Violations> RunAsync(
        UnitScope scope,
        int campaignId,
        int unitId,
        CongressResult result,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return Violations.None;
        await using var db = portal.Open(scope);
        var unit = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.CampaignId == campaignId && r.UnitId == unitId)
            .Select(r => r.Unit)
            .SingleOrDefaultAsync(cancel);
        return unit is null
            ? Violations.None
            : new(
                await ElsewhereReminders.FindAsync(db, scope, unit, campaignId, result.Members, MemberFields.Of, cancel)
            );
    }
}
