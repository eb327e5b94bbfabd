using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Rules;

namespace FederationReform.Elections;

public sealed record AddRoundInput(int ElectionId, int Version, Guid OperationId) : IElectionInput;

/// <summary>开始一轮计票: begins the kind of round that the verdict asks for; refused when it asks for none.</summary>
public sealed class AddRound(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, AddRoundInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindElectionAsync(scope, input, cancel) is not { } election)
            return db.Answer;
        if (election.NotChangeable() is { } closed)
            return await db.RefusedAsync(closed, cancel);

        var sheet = election.Sheet;
        var verdict = BallotCount.Judge(sheet, election.UnitReform.Campaign.Plan.Rules);
        if (BallotCount.FollowingRound(sheet, verdict) is not { } kind)
            return await db.RefusedAsync(
                new Violation("NoFurtherRound", "", $"现在不能开始新一轮计票：{verdict.NextSentence}"),
                cancel
            );
        election.Change(sheet with { Rounds = [.. sheet.Rounds, new Round { Kind = kind }] });
        db.Record(
            AuditEvent.RoundAdded,
            election.Subject,
            $"{election.Unit.Name}“{sheet.Purpose.Name()}”开始第 {sheet.Rounds.Count + 1} 轮计票（{kind.Name()}）"
        );
        return await db.SaveAsync(cancel);
    }
}
