using FederationReform.Access;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal static class UnitAskedFor
{
    /// <summary>The unit whose figures or lists a reader asks for: the reader's own, where none is named.</summary>
    /// <returns>Not tracked; null when the unit lies outside the scope.</returns>
    public static Task<Unit?> UnitAskedForAsync(
        this PortalDbContext db,
        UnitScope scope,
        int? unitId,
        CancellationToken cancel
    )
    {
        var id = unitId ?? scope.UnitId;
        return db.Units.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == id, cancel);
    }
}
