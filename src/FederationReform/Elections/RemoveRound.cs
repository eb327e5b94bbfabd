using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Rules;

namespace FederationReform.Elections;

public sealed record RemoveRoundInput(int ElectionId, int Version, Guid OperationId) : IElectionInput;

/// <summary>删除最后一轮计票, when it was begun by mistake. The history keeps what was typed in it.</summary>
public sealed class RemoveRound(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, RemoveRoundInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindElectionAsync(scope, input, cancel) is not { } election)
            return db.Answer;
        if (election.NotChangeable() is { } closed)
            return await db.RefusedAsync(closed, cancel);
        var sheet = election.Sheet;
        if (sheet.Rounds.Count == 0)
            return Violations.None;
        election.Change(sheet with { Rounds = [.. sheet.Rounds.SkipLast(1)] });
        db.Record(
            AuditEvent.RoundRemoved,
            election.Subject,
            $"{election.Unit.Name}“{sheet.Purpose.Name()}”"
                + $"删除第 {sheet.Rounds.Count} 轮计票（{sheet.Rounds[^1].Kind.Name()}）"
        );
        return await db.SaveAsync(cancel);
    }
}
