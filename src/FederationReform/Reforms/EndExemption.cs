using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;

namespace FederationReform.Reforms;

public sealed record EndExemptionInput(int CampaignId, int UnitId, int Version, Guid OperationId) : IRecordInput;

/// <summary>恢复办理: ends the exemption of a unit, whose record continues where it stood.</summary>
public sealed class EndExemption(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, EndExemptionInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageCampaigns, input, cancel);
        if (await db.FindRecordAsync(scope, input, cancel) is not { } reform)
            return db.Answer;
        if (reform.State != ReformState.Exempt)
            return await db.RefusedAsync(ReformRefusal.NotExempt(reform.State), cancel);

        reform.EndExemption(portal.Clock.UtcNow());
        db.Record(AuditEvent.RecordExemptionEnded, reform.Subject, $"恢复{reform.Unit.Name}的办理");
        return await db.SaveAsync(cancel);
    }
}
