using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <summary>What holds for a unit's name and code however they are set.</summary>
internal static class UnitChecks
{
    /// <summary>What an account must be permitted to change a unit of a level.</summary>
    public static Permission NeededFor(UnitLevel level) => level == UnitLevel.Institution ? Permissions.ManageInstitutions : Permissions.ManageUnits;

    /// <param name="typed">As it came in: what cannot be seen is refused by its position, not tidied away.</param>
    /// <param name="except">The unit itself, when it is there already.</param>
    public static async Task<Violation?> CheckUnitNameAsync(this PortalDbContext db, Unit parent, string? typed, Unit? except, CancellationToken cancel)
    {
        if (PlainText.Check("Name", "单位名称", PlainText.Clean(typed), required: true) is { } wrong)
            return wrong;
        var name = PlainText.CleanName(typed);
        var exceptId = except?.Id ?? 0;
        return await db.Units.AnyAsync(u => u.ParentId == parent.Id && u.ValidTo == null && u.Name == name && u.Id != exceptId, cancel)
            ? UnitRefusal.NameTaken(parent.Name, name!)
            : null;
    }

    /// <summary>Looked up within the scope only: what another county's administrator typed is none of hers.</summary>
    public static async Task<Violation?> CheckUnitCodeAsync(this PortalDbContext db, UnitScope scope, UnitLevel level, string? code, Unit? except, CancellationToken cancel)
    {
        if (UnitCode.Check("Code", code) is { } wrong)
            return wrong;
        var exceptId = except?.Id ?? 0;
        var user = code is null
            ? null
            : await db.Units.VisibleTo(scope).Where(u => u.Code == code && u.Level == level && u.ValidTo == null && u.Id != exceptId).Select(u => u.Name).FirstOrDefaultAsync(cancel);
        return user is null ? null : UnitRefusal.CodeTaken(code!, user);
    }
}
