using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Elections;

/// <param name="Rows">A person each: texts by the key of their column (<see cref="ElectionInputs.Candidates"/>).</param>
/// <param name="WriteIn">Written onto ballots by the voters (另选人); no candidates.</param>
public sealed record AddCandidatesInput(int ElectionId, int Version, Guid OperationId, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows, bool WriteIn = false) : IElectionInput;

/// <summary>录入候选人: typed or pasted, all or none. Fields of violations are <c>Rows[0].Birth</c>.</summary>
public sealed class AddCandidates(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, AddCandidatesInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (election, answer) = await db.FindElectionAsync(scope, input, cancel);
        if (election is null)
            return answer;
        if (election.NotChangeable() is { } closed)
            return new Violations(closed);

        var (people, violations) = CandidateRows.Read(election.Sheet, input.Rows);
        if (!input.WriteIn && election.Sheet.Rounds.Count > 0)
            violations.Add(new Violation("BallotPrinted", "", "已经开始计票，不能再加候选人。选票上另外写的人，请用“添加另选人”。"));
        if (violations.Blocking)
            return violations;

        var next = election.Sheet.Candidates.Select(c => c.Id).Append(election.Sheet.LastCandidate).Max() + 1;
        var added = people.Select((c, i) => c with { Id = next + i, WriteIn = input.WriteIn }).ToList();
        election.Change(election.Sheet with { Candidates = [.. election.Sheet.Candidates, .. added], LastCandidate = added[^1].Id });
        db.Record(AuditEvent.CandidatesAdded, election.Subject, input.OperationId, $"{election.Unit.Name}“{election.Sheet.Purpose.Name()}”{(input.WriteIn ? "添加另选人" : "录入候选人")} {added.Count} 名：{string.Join("、", added.Select(c => c.Person.Name))}");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
