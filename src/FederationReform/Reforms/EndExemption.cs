using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Reforms;

public sealed record EndExemptionInput(int CampaignId, int UnitId, int Version, Guid OperationId) : IRecordInput;

/// <summary>恢复办理: an exempted village takes part after all, from where it stood.</summary>
public sealed class EndExemption(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, EndExemptionInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageCampaigns, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (reform, answer) = await db.FindRecordAsync(scope, input, cancel);
        if (reform is null)
            return answer;
        if (reform.State != ReformState.Exempt)
            return new Violations(ReformRefusal.NotExempt(reform.State));

        reform.EndExemption(portal.Clock.UtcNow());
        db.Record(AuditEvent.RecordExemptionEnded, reform.Subject, input.OperationId, $"恢复{reform.Unit.Name}的办理");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
