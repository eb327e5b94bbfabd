using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Elections;

/// <summary>
/// What every change of an election states: the election, the version that the caller read, and the operation.
/// </summary>
public interface IElectionInput : IVersionedChange
{
    int ElectionId { get; }
}

internal static class ElectionInputsOfCommands
{
    /// <summary>
    /// The election in the version that the caller read, with its reform, campaign and units; null when the change is
    /// answered.
    /// </summary>
    public static async Task<Election?> FindElectionAsync(
        this PortalDbContext db,
        UnitScope scope,
        IElectionInput input,
        CancellationToken cancel
    )
    {
        if (db.Answered)
            return null;
        var election = await db.LoadElectionAsync(scope, input.ElectionId, cancel);
        if (await db.InVersionAsync(election, input.Version, cancel) is not { } found)
            return null;
        if (ReformRefusal.OfClosed(found.UnitReform.Campaign) is not { } closed)
            return found;
        await db.AnswerStaleAsync(cancel, closed);
        return null;
    }

    public static Task<Election?> LoadElectionAsync(
        this PortalDbContext db,
        UnitScope scope,
        int electionId,
        CancellationToken cancel
    ) =>
        db
            .Elections.VisibleTo(scope)
            .Include(e => e.Unit)
            .Include(e => e.UnitReform)
                .ThenInclude(r => r.Campaign)
            .Include(e => e.UnitReform)
                .ThenInclude(r => r.Unit)
            .SingleOrDefaultAsync(e => e.Id == electionId, cancel);

    /// <summary>Why the papers of the election cannot be changed now; null when they can.</summary>
    public static Violation? NotChangeable(this Election election) =>
        !election.UnitReform.Editable ? ReformRefusal.NotEditable(election.UnitReform)
        : election.ConfirmedAt is not null ? ElectionRefusal.Confirmed(election.ConfirmedBy!)
        : null;
}
