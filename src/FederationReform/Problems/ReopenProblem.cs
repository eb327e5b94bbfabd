using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;

namespace FederationReform.Problems;

public sealed record ReopenProblemInput(int ProblemId, int Version, Guid OperationId, string? Reason)
    : IVersionedChange;

/// <summary>恢复: a problem that was said to be mended is open again, for a reason.</summary>
public sealed class ReopenProblem(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        ReopenProblemInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.KeepProblems, input, cancel);
        if (await db.FindProblemAsync(scope, input.ProblemId, input.Version, cancel) is not { } problem)
            return db.Answer;
        if (problem.MendedOn is null)
            return await db.RefusedAsync(new Violation("Open", "", "这个问题没有销号，不用恢复。"), cancel);
        if (ReformRefusal.CheckReason(nameof(input.Reason), "恢复原因", input.Reason) is { } missing)
            return await db.RefusedAsync(missing, cancel);
        problem.Reopen();
        db.Record(
            AuditEvent.ProblemReopened,
            problem.Subject,
            $"恢复{problem.Unit.Name}的问题：{problem.Kind.Name()}",
            PlainText.Clean(input.Reason)
        );
        return await db.SaveAsync(cancel);
    }
}
