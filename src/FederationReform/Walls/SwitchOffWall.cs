using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Walls;

public sealed record SwitchOffWallInput(int CampaignId, Guid OperationId) : IChange;

/// <summary>关闭大屏: every screen that shows it is empty within half a minute.</summary>
public sealed class SwitchOffWall(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        SwitchOffWallInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ShowWall, input, cancel);
        if (db.Answered)
            return db.Answer;
        var link = await db
            .WallLinks.VisibleTo(scope)
            .Include(l => l.Campaign)
            .SingleOrDefaultAsync(l => l.UnitId == scope.UnitId && l.CampaignId == input.CampaignId, cancel);
        if (link?.TokenHash is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        link.SwitchOff(scope.AccountName, portal.Clock.UtcNow());
        db.Record(AuditEvent.WallSwitchedOff, link.Subject, $"关闭{scope.UnitName}的大屏（{link.Campaign.Name}）");
        return await db.SaveAsync(cancel);
    }
}
