using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Reforms;

public sealed record ExemptUnitInput(int CampaignId, int UnitId, int Version, Guid OperationId, string? Reason) : IRecordInput;

/// <summary>列为免做: a village that need not take part, for example because it is being merged. It no longer counts among the villages to do.</summary>
public sealed class ExemptUnit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, ExemptUnitInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageCampaigns, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (reform, answer) = await db.FindRecordAsync(scope, input, cancel);
        if (reform is null)
            return answer;
        if (!reform.Editable)
            return new Violations(ReformRefusal.NotExemptible(reform.State));
        if (ReformRefusal.CheckReason(nameof(input.Reason), "免做原因", input.Reason) is { } missing)
            return new Violations(missing);

        var reason = PlainText.Clean(input.Reason)!;
        reform.Exempt(reason, portal.Clock.UtcNow());
        db.Record(AuditEvent.RecordExempted, reform.Subject, input.OperationId, $"把{reform.Unit.Name}列为免做", reason);
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
