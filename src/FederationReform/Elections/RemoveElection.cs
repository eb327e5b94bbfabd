using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;

namespace FederationReform.Elections;

public sealed record RemoveElectionInput(int ElectionId, int Version, Guid OperationId) : IElectionInput;

/// <summary>删除选举; refused once a round was begun.</summary>
public sealed class RemoveElection(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RemoveElectionInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindElectionAsync(scope, input, cancel) is not { } election)
            return db.Answer;
        if (election.NotChangeable() is { } closed)
            return await db.RefusedAsync(closed, cancel);
        if (election.Sheet.Rounds.Count > 0)
            return await db.RefusedAsync(ElectionRefusal.HasRounds, cancel);
        db.Elections.Remove(election);
        Release(election, portal.Clock.UtcNow());
        db.Record(
            AuditEvent.ElectionRemoved,
            election.Subject,
            $"删除{election.Unit.Name}的选举：{election.Sheet.Purpose.Name()}"
        );
        return await db.SaveAsync(cancel);
    }

    // Without its count the result must be editable by hand again; otherwise its names and votes could not be changed
    // anywhere.
    private static void Release(Election election, DateTime now)
    {
        var reform = election.UnitReform;
        if (reform.Result.Counted && election.Sheet.Purpose.FillsTheCommittee())
            reform.SaveResult(CountedResult.Released(reform.Result), now);
    }
}
