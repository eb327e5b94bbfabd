using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;

namespace FederationReform.Summaries;

public sealed record RemoveSummaryInput(int SummaryId, int Version, Guid OperationId, string? Reason)
    : IVersionedChange;

/// <summary>删除: a summary begun by mistake goes with all its versions; the audit keeps that, and why.</summary>
public sealed class RemoveSummary(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RemoveSummaryInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.WriteSummaries, input, cancel);
        if (await db.FindSummaryAsync(scope, input.SummaryId, input.Version, cancel) is not { } summary)
            return db.Answer;
        if (ReformRefusal.CheckReason(nameof(input.Reason), "删除原因", input.Reason) is { } missing)
            return await db.RefusedAsync(missing, cancel);
        db.Summaries.Remove(summary);
        db.Record(
            AuditEvent.SummaryRemoved,
            summary.Subject,
            $"删除{summary.Title}，共{summary.Number}版",
            PlainText.Clean(input.Reason)
        );
        return await db.SaveAsync(cancel);
    }
}
