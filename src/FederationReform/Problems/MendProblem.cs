using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;

namespace FederationReform.Problems;

/// <param name="How">What was done; required.</param>
public sealed record MendProblemInput(int ProblemId, int Version, Guid OperationId, DateOnly? On, string? How)
    : IVersionedChange;

/// <summary>整改销号: the problem is mended, on a day and in words.</summary>
public sealed class MendProblem(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, MendProblemInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.KeepProblems, input, cancel);
        if (await db.FindProblemAsync(scope, input.ProblemId, input.Version, cancel) is not { } problem)
            return db.Answer;
        if (problem.MendedOn is not null)
            return await db.RefusedAsync(new Violation("Mended", "", "这个问题已经销号。"), cancel);
        var violations = new Violations();
        if (input.On is not { } on || on < problem.FoundOn || on > portal.Clock.Today())
            violations.Add(
                new Violation("Date", nameof(input.On), $"整改日期应在 {problem.FoundOn:yyyy年M月d日} 到今天之间。")
            );
        violations.Add(
            PlainText.Check(nameof(input.How), "整改情况", input.How, PlainText.NoteRunes, required: true, lines: true)
        );
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);
        problem.Mend(input.On!.Value, PlainText.Clean(input.How)!);
        db.Record(
            AuditEvent.ProblemMended,
            problem.Subject,
            $"{problem.Unit.Name}的问题整改销号：{problem.Kind.Name()}",
            changes: [new("整改日期", null, $"{problem.MendedOn:yyyy-MM-dd}"), new("整改情况", null, problem.Mended)]
        );
        return await db.SaveAsync(cancel);
    }
}
