using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Importing;

/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record UndoImportInput(int ImportId, int Version, Guid OperationId);

/// <summary>撤销导入: puts back what stood there before, all of it, or refuses and names what somebody changed since.</summary>
public sealed class UndoImport(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, UndoImportInput input, CancellationToken cancel = default)
    {
        if (!scope.MayImport())
            return (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel))!;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        if (await ImportAccess.FindAsync(db, scope, input.ImportId, cancel) is not { } import)
            return new(Refusal.NotFound);
        if (import.State != ImportState.Applied)
            return new(ImportRefusal.NotApplied);
        if (import.Version != input.Version)
            return new(ImportRefusal.Stale);
        if (await ImportAccess.FileAsync(db, scope, import.Id, cancel) is not { Undo: { } stored })
            return new(ImportRefusal.FileGone);

        var undo = ImportUndo.Read(stored);
        var since = await ImportedThings.TakeBackAsync(db, scope, import, undo, input.OperationId, portal.Clock.UtcNow(), cancel);
        if (since.Count > 0)
            return new(ImportRefusal.ChangedSince(since));
        import.Undo();
        db.Record(AuditEvent.ImportUndone, import.Subject, input.OperationId, $"撤销导入“{import.FileName}”（{import.Kind.Name()}）");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
