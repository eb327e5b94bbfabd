using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;

namespace FederationReform.Visits;

public sealed record CancelVisitInput(int VisitId, int Version, Guid OperationId, string? Reason) : IVersionedChange;

/// <summary>取消督导: a visit that nobody made is kept with the reason why it did not take place.</summary>
public sealed class CancelVisit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, CancelVisitInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.MakeVisits, input, cancel);
        if (await db.FindVisitAsync(scope, input.VisitId, input.Version, cancel) is not { } visit)
            return db.Answer;
        var violations = new Violations();
        if (visit.Stops.Find(s => s.VisitedOn is not null) is { } made)
            violations.Add(
                new Violation("Visited", "", $"已经去过{made.Unit.Name}，不能取消；不再去的单位，请在“更改”里去掉。")
            );
        violations.Add(
            PlainText.Check(
                nameof(input.Reason),
                "取消原因",
                input.Reason,
                PlainText.NoteRunes,
                required: true,
                lines: true
            )
        );
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);
        visit.Cancel(PlainText.Clean(input.Reason)!);
        db.Record(AuditEvent.VisitCancelled, visit.Subject, $"取消督导“{visit.Topic}”", visit.CancelledReason);
        return await db.SaveAsync(cancel);
    }
}
