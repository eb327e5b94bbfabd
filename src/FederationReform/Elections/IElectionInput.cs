using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Reforms;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Elections;

/// <summary>What every change of an election says: which one, which version of it she looked at, and the id that makes it happen once.</summary>
public interface IElectionInput
{
    int ElectionId { get; }

    int Version { get; }

    Guid OperationId { get; }
}

internal static class ElectionInputsOfCommands
{
    /// <summary>The election in its present version, with its reform, campaign and units; or null and the answer to give, which is empty when the operation was already done.</summary>
    public static async Task<(Election? Election, Violations Answer)> FindElectionAsync(this PortalDbContext db, UnitScope scope, IElectionInput input, CancellationToken cancel)
    {
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return (null, Violations.None);
        var election = await db.LoadElectionAsync(scope, input.ElectionId, cancel);
        // Gone since the first look, perhaps by this very operation.
        if (election is null)
            return (null, await db.StaleAsync(input.OperationId, cancel, Refusal.NotFound));
        if (election.Version != input.Version)
            return (null, await db.StaleAsync(input.OperationId, cancel));
        return (election, Violations.None);
    }

    public static Task<Election?> LoadElectionAsync(this PortalDbContext db, UnitScope scope, int electionId, CancellationToken cancel) =>
        db.Elections.VisibleTo(scope)
            .Include(e => e.Unit).Include(e => e.UnitReform).ThenInclude(r => r.Campaign).Include(e => e.UnitReform).ThenInclude(r => r.Unit)
            .SingleOrDefaultAsync(e => e.Id == electionId, cancel);

    /// <summary>Why its papers cannot be changed now; null when they can.</summary>
    public static Violation? NotChangeable(this Election election) =>
        !election.UnitReform.Editable ? ReformRefusal.NotEditable(election.UnitReform.State)
        : election.ConfirmedAt is not null ? ElectionRefusal.Confirmed(election.ConfirmedBy!)
        : null;
}
