using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Elections;

public sealed record RemoveCandidateInput(int ElectionId, int Version, Guid OperationId, int Candidate) : IElectionInput;

/// <summary>删除候选人: as long as no vote was counted for her.</summary>
public sealed class RemoveCandidate(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, RemoveCandidateInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (election, answer) = await db.FindElectionAsync(scope, input, cancel);
        if (election is null)
            return answer;
        if (election.NotChangeable() is { } closed)
            return new Violations(closed);
        if (election.Sheet.CandidateOf(input.Candidate) is not { } candidate)
            return Violations.None;
        if (!candidate.WriteIn && election.Sheet.Rounds.Count > 0)
            return new Violations(new Violation("BallotPrinted", "", $"已经开始计票，{candidate.Person.Name}印在选票上，不能删除。"));

        var rounds = election.Sheet.Rounds.Select(r => r with { Votes = [.. r.Votes.Where(v => v.Candidate != input.Candidate)] });
        election.Change(election.Sheet with { Candidates = [.. election.Sheet.Candidates.Where(c => c.Id != input.Candidate)], Rounds = [.. rounds], Marks = [.. election.Sheet.Marks.Where(m => m.Candidate != input.Candidate)] });
        db.Record(AuditEvent.CandidateRemoved, election.Subject, input.OperationId, $"{election.Unit.Name}“{election.Sheet.Purpose.Name()}”删除{(candidate.WriteIn ? "另选人" : "候选人")}{candidate.Person.Name}");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
