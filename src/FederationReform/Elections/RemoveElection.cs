using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Elections;

public sealed record RemoveElectionInput(int ElectionId, int Version, Guid OperationId) : IElectionInput;

/// <summary>删除选举: one that was set up by mistake and in which nothing was counted.</summary>
public sealed class RemoveElection(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, RemoveElectionInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (election, answer) = await db.FindElectionAsync(scope, input, cancel);
        if (election is null)
            return answer;
        if (election.NotChangeable() is { } closed)
            return new Violations(closed);
        if (election.Sheet.Rounds.Count > 0)
            return new Violations(ElectionRefusal.HasRounds);
        db.Elections.Remove(election);
        Release(election, portal.Clock.UtcNow());
        db.Record(AuditEvent.ElectionRemoved, election.Subject, input.OperationId, $"删除{election.Unit.Name}的选举：{election.Sheet.Purpose.Name()}");
        return await db.SaveAsync(input.OperationId, cancel);
    }

    // A result whose count is gone is typed by hand again; until then its names and votes could not be changed anywhere.
    private static void Release(Election election, DateTime now)
    {
        var reform = election.UnitReform;
        if (reform.Result.Counted && election.Sheet.Purpose.FillsTheCommittee())
            reform.SaveResult(CountedResult.Released(reform.Result), now);
    }
}
