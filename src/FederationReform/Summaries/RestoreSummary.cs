using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Summaries;

/// <param name="Number">The version whose text is wanted back.</param>
public sealed record RestoreSummaryInput(int SummaryId, int Version, Guid OperationId, int Number) : IVersionedChange;

/// <summary>恢复: the text of an earlier version becomes the newest one. The versions between are kept.</summary>
public sealed class RestoreSummary(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RestoreSummaryInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.WriteSummaries, input, cancel);
        if (await db.FindSummaryAsync(scope, input.SummaryId, input.Version, cancel) is not { } summary)
            return db.Answer;
        var wanted = await db
            .SummaryVersions.AsNoTracking()
            .SingleOrDefaultAsync(v => v.SummaryId == summary.Id && v.Number == input.Number, cancel);
        if (wanted is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        var last = await db.TextOfAsync(summary.Id, summary.Number, cancel);
        if (JsonText.Write(last) == JsonText.Write(wanted.Text))
            return await db.RefusedAsync(SummaryRefusal.Unchanged, cancel);
        summary.Save(wanted.Text, scope.AccountName, portal.Clock.UtcNow(), restored: input.Number);
        db.Record(
            AuditEvent.SummaryRestored,
            summary.Subject,
            $"把{summary.Title}恢复到第{input.Number}版，存为第{summary.Number}版",
            changes: SummaryInputs.Changes(last, wanted.Text)
        );
        return await db.SaveAsync(cancel);
    }
}
