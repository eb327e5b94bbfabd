using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Elections;

public sealed record ReopenElectionInput(int ElectionId, int Version, Guid OperationId, string? Reason)
    : IElectionInput;

/// <summary>
/// 重新打开计票, when a confirmed count was wrong. The record's result stays as it is until the count is confirmed
/// again.
/// </summary>
public sealed class ReopenElection(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        ReopenElectionInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindElectionAsync(scope, input, cancel) is not { } election)
            return db.Answer;
        if (!election.UnitReform.Editable)
            return await db.RefusedAsync(ReformRefusal.NotEditable(election.UnitReform), cancel);
        if (election.ConfirmedAt is null)
            return await db.RefusedAsync(ElectionRefusal.NotConfirmed, cancel);
        if (string.IsNullOrWhiteSpace(input.Reason))
            return await db.RefusedAsync(
                new Violation("Required", nameof(input.Reason), "请写明重新打开计票的原因。"),
                cancel
            );
        if (PlainText.Check(nameof(input.Reason), "原因", input.Reason, PlainText.NoteRunes, lines: true) is { } unseen)
            return await db.RefusedAsync(unseen, cancel);

        var now = portal.Clock.UtcNow();
        FirstMeetingStep.TakeBack(election, now);
        // The record takes part in the save, so that it cannot be submitted at the same moment.
        election.UnitReform.BeginElections(now);
        db.Touch(election.UnitReform);
        election.Reopen();
        db.Record(
            AuditEvent.ElectionReopened,
            election.Subject,
            $"重新打开{election.Unit.Name}“{election.Sheet.Purpose.Name()}”的计票",
            reason: PlainText.Clean(input.Reason)
        );
        return await db.SaveAsync(cancel);
    }
}
