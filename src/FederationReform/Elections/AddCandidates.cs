using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Rules;

namespace FederationReform.Elections;

/// <param name="Rows">
/// One row for each person: texts by the key of their column (<see cref="ElectionInputs.Candidates"/>).
/// </param>
/// <param name="WriteIn">True for people whom voters wrote onto the ballots (另选人); they are not candidates.</param>
/// <param name="Completes">
/// Whether a row about somebody on the list fills in what is blank there, as a second paste does.
/// </param>
public sealed record AddCandidatesInput(
    int ElectionId,
    int Version,
    Guid OperationId,
    IReadOnlyList<IReadOnlyDictionary<string, string>> Rows,
    bool WriteIn = false,
    bool Completes = false
) : IElectionInput;

/// <summary>
/// 录入候选人, typed or pasted: all rows are saved or none. Fields of violations are named <c>Rows[0].Birth</c>, from
/// 0.
/// </summary>
public sealed class AddCandidates(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        AddCandidatesInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindElectionAsync(scope, input, cancel) is not { } election)
            return db.Answer;
        if (election.NotChangeable() is { } closed)
            return await db.RefusedAsync(closed, cancel);

        var read = CandidateRows.Read(election.Sheet, input.Rows, input.Completes);
        var violations = read.Violations;
        if (!input.WriteIn && election.Sheet.Rounds.Count > 0)
            violations.Add(
                new Violation("BallotPrinted", "", "已经开始计票，不能再加候选人。选票上另外写的人，请用“添加另选人”。")
            );
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);

        var next = election.Sheet.Candidates.Select(c => c.Id).Append(election.Sheet.LastCandidate).Max() + 1;
        var added = read.Added.Select((c, i) => c with { Id = next + i, WriteIn = input.WriteIn }).ToList();
        election.Change(
            election.Sheet with
            {
                Candidates =
                [
                    .. election.Sheet.Candidates.Select(c => read.Completed.FirstOrDefault(r => r.Id == c.Id) ?? c),
                    .. added,
                ],
                LastCandidate = next + added.Count - 1,
            }
        );
        db.Record(
            AuditEvent.CandidatesAdded,
            election.Subject,
            $"{election.Unit.Name}“{election.Sheet.Purpose.Name()}”{(input.WriteIn ? "添加另选人" : "录入候选人")} "
                + $"{added.Count} 名：{string.Join("、", added.Select(c => c.Person.Name))}"
                + (
                    read.Completed.Count > 0
                        ? $"；补充 {read.Completed.Count} 名的资料："
                            + string.Join("、", read.Completed.Select(c => c.Person.Name))
                        : ""
                )
        );
        return await db.SaveAsync(cancel);
    }
}
