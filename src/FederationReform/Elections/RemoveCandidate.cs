using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Rules;

namespace FederationReform.Elections;

public sealed record RemoveCandidateInput(int ElectionId, int Version, Guid OperationId, int Candidate)
    : IElectionInput;

/// <summary>删除候选人; refused once votes for the candidate were counted.</summary>
public sealed class RemoveCandidate(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RemoveCandidateInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindElectionAsync(scope, input, cancel) is not { } election)
            return db.Answer;
        if (election.NotChangeable() is { } closed)
            return await db.RefusedAsync(closed, cancel);
        if (election.Sheet.CandidateOf(input.Candidate) is not { } candidate)
            return Violations.None;
        if (!candidate.WriteIn && election.Sheet.Rounds.Count > 0)
            return await db.RefusedAsync(
                new Violation("BallotPrinted", "", $"已经开始计票，{candidate.Person.Name}印在选票上，不能删除。"),
                cancel
            );

        var rounds = election.Sheet.Rounds.Select(r =>
            r with
            {
                Votes = [.. r.Votes.Where(v => v.Candidate != input.Candidate)],
            }
        );
        election.Change(
            election.Sheet with
            {
                Candidates = [.. election.Sheet.Candidates.Where(c => c.Id != input.Candidate)],
                Rounds = [.. rounds],
                Marks = [.. election.Sheet.Marks.Where(m => m.Candidate != input.Candidate)],
            }
        );
        db.Record(
            AuditEvent.CandidateRemoved,
            election.Subject,
            $"{election.Unit.Name}“{election.Sheet.Purpose.Name()}”"
                + $"删除{(candidate.WriteIn ? "另选人" : "候选人")}{candidate.Person.Name}"
        );
        return await db.SaveAsync(cancel);
    }
}
