using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Summaries;

public sealed record SaveSummaryInput(int SummaryId, int Version, Guid OperationId, SummaryText Text)
    : IVersionedChange;

/// <summary>
/// 存成一版: the text becomes the newest version. When a colleague saved meanwhile, nothing is saved and the caller is
/// told; the page still has what its user wrote, and so has the draft.
/// </summary>
public sealed class SaveSummary(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SaveSummaryInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.WriteSummaries, input, cancel);
        if (await db.FindSummaryAsync(scope, input.SummaryId, input.Version, cancel) is not { } summary)
            return db.Answer;
        var text = input.Text with { Title = PlainText.Clean(input.Text.Title) ?? "" };
        if (text.Check() is { Blocking: true } wrong)
            return await db.RefusedAsync(wrong, cancel);
        var last = await db.TextOfAsync(summary.Id, summary.Number, cancel);
        if (JsonText.Write(last) == JsonText.Write(text))
            return await db.RefusedAsync(SummaryRefusal.Unchanged, cancel);

        summary.Save(text, scope.AccountName, portal.Clock.UtcNow());
        if (
            await db
                .SummaryDrafts.VisibleTo(scope)
                .SingleOrDefaultAsync(d => d.AccountId == scope.AccountId && d.SummaryId == summary.Id, cancel) is
            { } draft
        )
            db.SummaryDrafts.Remove(draft);
        db.Record(
            AuditEvent.SummarySaved,
            summary.Subject,
            $"保存{text.Title}第{summary.Number}版",
            changes: SummaryInputs.Changes(last, text)
        );
        return await db.SaveAsync(cancel);
    }
}
