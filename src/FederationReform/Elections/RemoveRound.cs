using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Elections;

public sealed record RemoveRoundInput(int ElectionId, int Version, Guid OperationId) : IElectionInput;

/// <summary>删除最后一轮计票: a round that was begun by mistake. What was typed in it stays in the history.</summary>
public sealed class RemoveRound(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, RemoveRoundInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (election, answer) = await db.FindElectionAsync(scope, input, cancel);
        if (election is null)
            return answer;
        if (election.NotChangeable() is { } closed)
            return new Violations(closed);
        var sheet = election.Sheet;
        if (sheet.Rounds.Count == 0)
            return Violations.None;
        election.Change(sheet with { Rounds = [.. sheet.Rounds.SkipLast(1)] });
        db.Record(AuditEvent.RoundRemoved, election.Subject, input.OperationId, $"{election.Unit.Name}“{sheet.Purpose.Name()}”删除第 {sheet.Rounds.Count} 轮计票（{sheet.Rounds[^1].Kind.Name()}）");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
