using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Rules;

namespace FederationReform.Elections;

/// <summary>
/// What the confirmation of a count would change of what somebody typed into the result: people who vanish, posts and
/// fields that become others. What it only fills in is not listed. Empty when nothing is lost, and outside the scope.
/// </summary>
public sealed class CountReplacesQuery(PortalDb portal)
{
    public async Task<IReadOnlyList<FieldChange>> RunAsync(
        UnitScope scope,
        int electionId,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.EditRecord))
            return [];
        await using var db = portal.Open(scope);
        if (
            await db.LoadElectionAsync(scope, electionId, cancel) is not { } election
            || election.UnitId != election.UnitReform.UnitId
        )
            return [];
        var reform = election.UnitReform;
        return
        [
            .. ResultDifference
                .Between(reform.Result, await CountIntoResult.OfAsync(db, reform, election, cancel))
                .Where(change => change.Old is not null),
        ];
    }
}
