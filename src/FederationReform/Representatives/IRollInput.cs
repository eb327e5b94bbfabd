using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Representatives;

/// <summary>
/// What every change of a roll states: the record, the operation, and <see cref="RollDetails.Version"/> as the caller
/// read it, which also exists for a roll that has no entries yet.
/// </summary>
public interface IRollInput : IVersionedChange
{
    int CampaignId { get; }

    int UnitId { get; }
}

internal static class RollInputsOfCommands
{
    /// <summary>
    /// The roll in the version that the caller read, created if there was none; null when the change is answered.
    /// </summary>
    public static async Task<RepresentativeRoll?> FindRollAsync(
        this PortalDbContext db,
        UnitScope scope,
        IRollInput input,
        CancellationToken cancel
    )
    {
        if (await db.LoadRollAsync(scope, input.CampaignId, input.UnitId, cancel) is not { } roll)
            return null;
        var version = db.Entry(roll).State == EntityState.Added ? RepresentativeRoll.NotBegun : roll.Version;
        if (version == input.Version)
            return roll;
        await db.AnswerStaleAsync(cancel);
        return null;
    }

    /// <summary>
    /// The roll of a record that may be changed, loaded with the record and created if there was none; null when the
    /// change is answered.
    /// </summary>
    public static async Task<RepresentativeRoll?> LoadRollAsync(
        this PortalDbContext db,
        UnitScope scope,
        int campaignId,
        int unitId,
        CancellationToken cancel
    )
    {
        if (db.Answered)
            return null;
        var reform = await db
            .UnitReforms.VisibleTo(scope)
            .Include(r => r.Campaign)
            .Include(r => r.Unit)
            .SingleOrDefaultAsync(r => r.CampaignId == campaignId && r.UnitId == unitId, cancel);
        if (reform is not { Editable: true })
        {
            await db.AnswerStaleAsync(cancel, reform is null ? Refusal.NotFound : ReformRefusal.NotEditable(reform));
            return null;
        }
        var roll = await db
            .RepresentativeRolls.VisibleTo(scope)
            .SingleOrDefaultAsync(r => r.UnitReformId == reform.Id, cancel);
        if (roll is null)
            db.RepresentativeRolls.Add(roll = RepresentativeRoll.Create(reform));
        return roll;
    }
}
