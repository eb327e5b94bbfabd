using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>Who may import what: exactly who may type the same by hand.</summary>
public static class ImportAccess
{
    public static Permission Permission(ImportKind kind) => kind switch
    {
        ImportKind.Results => Permissions.EditRecord,
        ImportKind.Roster => Permissions.ChangeCommittee,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static bool MayImport(this UnitScope scope, ImportKind kind) => scope.May(Permission(kind));

    /// <summary>She may import something.</summary>
    public static bool MayImport(this UnitScope scope) => Enum.GetValues<ImportKind>().Any(scope.MayImport);

    /// <summary>The import, if it lies in her scope and is of a kind that she may import.</summary>
    internal static async Task<Import?> FindAsync(PortalDbContext db, UnitScope scope, int id, CancellationToken cancel) =>
        await db.Imports.VisibleTo(scope).SingleOrDefaultAsync(i => i.Id == id, cancel) is { } import && scope.MayImport(import.Kind) ? import : null;

    /// <summary>The import while it is prepared, in the version she looked at; or the answer to give.</summary>
    internal static async Task<(Import? Import, Violations Answer)> FindPreparingAsync(PortalDbContext db, UnitScope scope, int id, int version, CancellationToken cancel)
    {
        if (await FindAsync(db, scope, id, cancel) is not { } import)
            return (null, new(Refusal.NotFound));
        if (import.State != ImportState.Preparing)
            return (null, new(ImportRefusal.NotPreparing(import)));
        return import.Version == version ? (import, Violations.None) : (null, new(ImportRefusal.Stale));
    }

    internal static Task<ImportFile?> FileAsync(PortalDbContext db, UnitScope scope, int id, CancellationToken cancel) =>
        db.ImportFiles.VisibleTo(scope).SingleOrDefaultAsync(f => f.ImportId == id, cancel);
}
