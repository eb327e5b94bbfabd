using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;

namespace FederationReform.Reforms;

public sealed record ExemptUnitInput(int CampaignId, int UnitId, int Version, Guid OperationId, string? Reason)
    : IRecordInput;

/// <summary>
/// 列为免做: exempts a unit, for example because it is being merged. Its record no longer counts as required.
/// </summary>
public sealed class ExemptUnit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, ExemptUnitInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageCampaigns, input, cancel);
        if (await db.FindRecordAsync(scope, input, cancel) is not { } reform)
            return db.Answer;
        if (!reform.Editable)
            return await db.RefusedAsync(ReformRefusal.NotExemptible(reform.State), cancel);
        if (ReformRefusal.CheckReason(nameof(input.Reason), "免做原因", input.Reason) is { } missing)
            return await db.RefusedAsync(missing, cancel);

        var reason = PlainText.Clean(input.Reason)!;
        reform.Exempt(reason, portal.Clock.UtcNow());
        db.Record(AuditEvent.RecordExempted, reform.Subject, $"把{reform.Unit.Name}列为免做", reason);
        return await db.SaveAsync(cancel);
    }
}
