using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Reforms;

namespace FederationReform.Elections;

public sealed record ReopenElectionInput(int ElectionId, int Version, Guid OperationId, string? Reason) : IElectionInput;

/// <summary>重新打开计票: a confirmed count was wrong. The record's result keeps what it has until the count is confirmed again.</summary>
public sealed class ReopenElection(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, ReopenElectionInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (election, answer) = await db.FindElectionAsync(scope, input, cancel);
        if (election is null)
            return answer;
        if (!election.UnitReform.Editable)
            return new Violations(ReformRefusal.NotEditable(election.UnitReform.State));
        if (election.ConfirmedAt is null)
            return new Violations(ElectionRefusal.NotConfirmed);
        if (string.IsNullOrWhiteSpace(input.Reason))
            return new Violations(new Violation("Required", nameof(input.Reason), "请写明重新打开计票的原因。"));
        if (PlainText.Check(nameof(input.Reason), "原因", input.Reason, PlainText.NoteRunes, lines: true) is { } unseen)
            return new Violations(unseen);

        var now = portal.Clock.UtcNow();
        FirstMeetingStep.TakeBack(election, now);
        // The record changes too, so that it cannot be handed in at the same moment.
        election.UnitReform.BeginElections(now);
        db.Touch(election.UnitReform);
        election.Reopen();
        db.Record(AuditEvent.ElectionReopened, election.Subject, input.OperationId, $"重新打开{election.Unit.Name}“{election.Sheet.Purpose.Name()}”的计票", reason: PlainText.Clean(input.Reason));
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
