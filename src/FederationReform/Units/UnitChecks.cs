using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <summary>The checks of a unit's name and code, the same for every use case that sets them.</summary>
internal static class UnitChecks
{
    /// <summary>The permission an account needs to change a unit of this level.</summary>
    public static Permission NeededFor(UnitLevel level) =>
        level == UnitLevel.Institution ? Permissions.ManageInstitutions : Permissions.ManageUnits;

    /// <param name="typed">
    /// As typed: an invisible character inside the name is refused with its position, not removed.
    /// </param>
    /// <param name="except">The unit itself when it exists already; null for a new one.</param>
    public static async Task<Violation?> CheckUnitNameAsync(
        this PortalDbContext db,
        Unit parent,
        string? typed,
        Unit? except,
        CancellationToken cancel
    )
    {
        if (PlainText.Check("Name", "单位名称", PlainText.Clean(typed), required: true) is { } wrong)
            return wrong;
        var name = PlainText.CleanName(typed);
        var exceptId = except?.Id ?? 0;
        return await db.Units.AnyAsync(
            u => u.ParentId == parent.Id && u.ValidTo == null && u.Name == name && u.Id != exceptId,
            cancel
        )
            ? UnitRefusal.NameTaken(parent.Name, name!)
            : null;
    }

    /// <summary>
    /// Checks the form of a code, and that no other unit in use within the scope has it. Units outside the scope are
    /// not looked up, so that an administrator learns nothing of another county.
    /// </summary>
    public static async Task<Violation?> CheckUnitCodeAsync(
        this PortalDbContext db,
        UnitScope scope,
        UnitLevel level,
        string? code,
        Unit? except,
        CancellationToken cancel
    )
    {
        if (UnitCode.Check("Code", code) is { } wrong)
            return wrong;
        var exceptId = except?.Id ?? 0;
        var user = code is null
            ? null
            : await db
                .Units.VisibleTo(scope)
                .Where(u => u.Code == code && u.Level == level && u.ValidTo == null && u.Id != exceptId)
                .Select(u => u.Name)
                .FirstOrDefaultAsync(cancel);
        return user is null ? null : UnitRefusal.CodeTaken(code!, user);
    }
}
