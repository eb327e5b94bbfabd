using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.SpotChecks;

internal static class SpotCheckInputs
{
    /// <summary>A drawn unit as the caller read it; null when the operation is answered already.</summary>
    /// <param name="version">Null where it does not matter what else was changed meanwhile.</param>
    public static async Task<CheckedUnit?> FindCheckedAsync(
        this PortalDbContext db,
        UnitScope scope,
        int check,
        int unit,
        int? version,
        CancellationToken cancel
    )
    {
        if (db.Answered)
            return null;
        var visible = db.SpotChecks.VisibleTo(scope);
        var read = await db
            .CheckedUnits.VisibleTo(scope)
            .Include(u => u.SpotCheck)
            .Include(u => u.Unit)
            .SingleOrDefaultAsync(
                u => u.SpotCheckId == check && u.UnitId == unit && visible.Any(c => c.Id == u.SpotCheckId),
                cancel
            );
        if (await db.InVersionAsync(read, version ?? read?.Version ?? 0, cancel) is not { } found)
            return null;
        if (found.SpotCheck.UnitId == scope.UnitId)
            return found;
        await db.AnswerStaleAsync(
            cancel,
            new Violation("OtherUnit", "", "这次抽查由下级单位组织，您只能查看。要更改的，请联系组织单位。")
        );
        return null;
    }
}
