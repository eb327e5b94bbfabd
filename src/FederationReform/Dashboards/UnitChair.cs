using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>The chair of a unit, to be reminded by telephone.</summary>
/// <param name="Phone">
/// Masked; in full only by a click of an account with the right to it, which the audit holds.
/// </param>
public sealed record UnitChair(int PersonId, string Name, string? Phone)
{
    /// <summary>The chairs in office of some units; nobody for accounts that may not read records.</summary>
    internal static async Task<IReadOnlyDictionary<int, UnitChair>> OfAsync(
        PortalDbContext db,
        UnitScope scope,
        IReadOnlyCollection<int> units,
        CancellationToken cancel
    )
    {
        if (!scope.May(Permissions.ViewRecord) || units.Count == 0)
            return new Dictionary<int, UnitChair>();
        var found = await db
            .Posts.AsNoTracking()
            .VisibleTo(scope)
            .Where(p => p.EndOn == null && p.Position == Position.Chair && units.Contains(p.UnitId))
            .OrderBy(p => p.Id)
            .Select(p => new
            {
                p.UnitId,
                p.PersonId,
                p.Person.Name,
                p.Person.Phone,
            })
            .ToListAsync(cancel);
        return found
            .GroupBy(p => p.UnitId)
            .ToDictionary(
                g => g.Key,
                g => new UnitChair(g.Last().PersonId, g.Last().Name, PhoneText.Masked(g.Last().Phone))
            );
    }
}
