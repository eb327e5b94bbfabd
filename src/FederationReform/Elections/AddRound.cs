using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Elections;

public sealed record AddRoundInput(int ElectionId, int Version, Guid OperationId) : IElectionInput;

/// <summary>开始一轮计票: of the kind that the verdict asks for, and only then.</summary>
public sealed class AddRound(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, AddRoundInput input, CancellationToken cancel = default)
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
        var verdict = BallotCount.Judge(sheet, election.UnitReform.Campaign.Plan.Rules);
        if (BallotCount.FollowingRound(sheet, verdict) is not { } kind)
            return new Violations(new Violation("NoFurtherRound", "", $"现在不能开始新一轮计票：{verdict.NextSentence}"));
        election.Change(sheet with { Rounds = [.. sheet.Rounds, new Round { Kind = kind }] });
        db.Record(AuditEvent.RoundAdded, election.Subject, input.OperationId, $"{election.Unit.Name}“{sheet.Purpose.Name()}”开始第 {sheet.Rounds.Count + 1} 轮计票（{kind.Name()}）");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
