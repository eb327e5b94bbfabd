using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Reforms;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Representatives;

/// <summary>What every change of a roll says: whose, which version of it she looked at, and the id that makes it happen once.</summary>
public interface IRollInput
{
    int CampaignId { get; }

    int UnitId { get; }

    /// <summary>As <see cref="RollDetails.Version"/> says, also of a roll that was not begun.</summary>
    int Version { get; }

    Guid OperationId { get; }
}

internal static class RollInputsOfCommands
{
    /// <summary>The roll in its present version, begun if it was not; or null and the answer to give, which is empty when the operation was already done.</summary>
    public static async Task<(RepresentativeRoll? Roll, Violations Answer)> FindRollAsync(this PortalDbContext db, UnitScope scope, IRollInput input, CancellationToken cancel)
    {
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return (null, Violations.None);
        var (roll, answer) = await db.LoadRollAsync(scope, input.CampaignId, input.UnitId, cancel);
        if (roll is not null && input.Version != (db.Entry(roll).State == EntityState.Added ? RepresentativeRoll.NotBegun : roll.Version))
            return (null, await db.StaleAsync(input.OperationId, cancel));
        return (roll, answer);
    }

    /// <summary>The roll of a record that can be changed, with the record; begun if it was not.</summary>
    public static async Task<(RepresentativeRoll? Roll, Violations Answer)> LoadRollAsync(this PortalDbContext db, UnitScope scope, int campaignId, int unitId, CancellationToken cancel)
    {
        var reform = await db.UnitReforms.VisibleTo(scope).Include(r => r.Campaign).Include(r => r.Unit)
            .SingleOrDefaultAsync(r => r.CampaignId == campaignId && r.UnitId == unitId, cancel);
        if (reform is null)
            return (null, new Violations(Refusal.NotFound));
        if (!reform.Editable)
            return (null, new Violations(ReformRefusal.NotEditable(reform.State)));
        var roll = await db.RepresentativeRolls.VisibleTo(scope).SingleOrDefaultAsync(r => r.UnitReformId == reform.Id, cancel);
        if (roll is null)
            db.RepresentativeRolls.Add(roll = RepresentativeRoll.Create(reform));
        return (roll, Violations.None);
    }
}
