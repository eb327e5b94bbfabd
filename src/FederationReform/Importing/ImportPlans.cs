using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Spreadsheets;

namespace FederationReform.Importing;

/// <summary>The plan of an import as everything is now.</summary>
internal static class ImportPlans
{
    public static async Task<ImportPlan> MakeAsync(PortalDb portal, PortalDbContext db, UnitScope scope, Import import, SheetContent content, CancellationToken cancel) => import.Kind switch
    {
        ImportKind.Results => await ResultPlan.MakeAsync(db, scope, import, content, portal.Clock.Today(), cancel),
        ImportKind.Roster => await RosterPlan.MakeAsync(portal, db, scope, import, content, cancel),
        _ => throw new NotSupportedException($"{import.Kind} is not read."),
    };
}
