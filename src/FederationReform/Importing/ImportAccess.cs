using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>Who may import what: exactly those who may type the same by hand.</summary>
public static class ImportAccess
{
    public static Permission Permission(ImportKind kind) => ImportForms.Of(kind).Permission;

    public static bool MayImport(this UnitScope scope, ImportKind kind) => scope.May(Permission(kind));

    /// <summary>Held by everybody who may import a sheet of any kind.</summary>
    public static Permission AnyKind { get; } =
        new("导入表格", [.. ImportForms.All.SelectMany(form => form.Permission.Roles).Distinct()]);

    public static bool MayImport(this UnitScope scope) => scope.May(AnyKind);

    /// <summary>The import; null when it lies outside the scope or the account may not import its kind.</summary>
    internal static async Task<Import?> FindAsync(
        PortalDbContext db,
        UnitScope scope,
        int id,
        CancellationToken cancel
    ) =>
        await db.Imports.VisibleTo(scope).SingleOrDefaultAsync(i => i.Id == id, cancel) is { } import
        && scope.MayImport(import.Kind)
            ? import
            : null;

    /// <summary>The import in preparation, in the version that the caller read; or null and the refusal.</summary>
    internal static async Task<(Import? Import, Violations Answer)> FindPreparingAsync(
        PortalDbContext db,
        UnitScope scope,
        int id,
        int version,
        CancellationToken cancel
    )
    {
        if (await FindAsync(db, scope, id, cancel) is not { } import)
            return (null, new(Refusal.NotFound));
        if (import.State != ImportState.Preparing)
            return (null, new(ImportRefusal.NotPreparing(import)));
        return import.Version == version ? (import, Violations.None) : (null, new(ImportRefusal.Stale));
    }

    internal static Task<ImportFile?> FileAsync(
        PortalDbContext db,
        UnitScope scope,
        int id,
        CancellationToken cancel
    ) => db.ImportFiles.VisibleTo(scope).SingleOrDefaultAsync(f => f.ImportId == id, cancel);
}
