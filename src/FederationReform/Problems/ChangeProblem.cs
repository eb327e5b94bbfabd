using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Problems;

public sealed record ChangeProblemInput(int ProblemId, int Version, Guid OperationId, ProblemEntry Entry)
    : IVersionedChange;

/// <summary>Corrects an open problem, or says who mends it by when.</summary>
public sealed class ChangeProblem(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        ChangeProblemInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.KeepProblems, input, cancel);
        if (await db.FindProblemAsync(scope, input.ProblemId, input.Version, cancel) is not { } problem)
            return db.Answer;
        if (problem.MendedOn is not null)
            return await db.RefusedAsync(
                new Violation("Mended", "", "这个问题已经销号，不能再改。要改的，请先恢复。"),
                cancel
            );
        var entry = input.Entry.Cleaned();
        var violations = entry.Check(portal.Clock.Today());
        if (problem.FinderPath is not null && entry.Source != problem.Source)
            violations.Add(
                new Violation(
                    "FoundThere",
                    nameof(entry.Source),
                    $"这个问题是{problem.Source.Name()}中发现的，来源不能改。"
                )
            );
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);
        var changes = problem.Entry.ChangesTo(entry);
        if (changes.Count == 0)
            return Violations.None;
        problem.Change(entry);
        db.Record(
            AuditEvent.ProblemChanged,
            problem.Subject,
            $"更改{problem.Unit.Name}的问题：{entry.Kind.Name()}",
            changes: changes
        );
        return await db.SaveAsync(cancel);
    }
}
