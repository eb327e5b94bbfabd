using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Spreadsheets.Reading;

namespace FederationReform.Importing;

/// <summary>Makes the plan of an import from the database as it is now.</summary>
internal static class ImportPlans
{
    public static async Task<ImportPlan> MakeAsync(
        PortalDb portal,
        PortalDbContext db,
        UnitScope scope,
        Import import,
        IReadOnlyList<SheetContent> contents,
        CancellationToken cancel
    ) =>
        import.Kind switch
        {
            ImportKind.Results => await ResultPlan.MakeAsync(db, scope, import, contents, portal.Clock.Today(), cancel),
            ImportKind.Roster => await RosterPlan.MakeAsync(portal, db, scope, import, contents, cancel),
            _ => throw new NotSupportedException($"{import.Kind} is not read."),
        };
}
