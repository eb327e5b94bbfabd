using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Importing;

/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record UndoImportInput(int ImportId, int Version, Guid OperationId) : IVersionedChange;

/// <summary>
/// 撤销导入: restores everything that was stored before, or refuses and names what was changed since.
/// </summary>
public sealed class UndoImport(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, UndoImportInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, ImportAccess.AnyKind, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (await ImportAccess.FindAsync(db, scope, input.ImportId, cancel) is not { } import)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (import.State != ImportState.Applied)
            return await db.RefusedAsync(ImportRefusal.NotApplied, cancel);
        if (import.Version != input.Version)
            return await db.RefusedAsync(ImportRefusal.Stale, cancel);
        if (
            await ImportAccess.FileAsync(db, scope, import.Id, cancel) is not { Undo: { } sealedUndo }
            || portal.FileSeal.Open(sealedUndo) is not { } stored
        )
            return await db.RefusedAsync(ImportRefusal.FileGone, cancel);

        var undo = ImportUndo.Read(stored);
        var since = await ImportForms
            .Of(import.Kind)
            .TakeBackAsync(db, scope, import, undo, portal.Clock.UtcNow(), cancel);
        if (since.Count > 0)
            return await db.RefusedAsync(ImportRefusal.ChangedSince(since), cancel);
        import.Undo();
        db.Record(AuditEvent.ImportUndone, import.Subject, $"撤销导入“{import.FileName}”（{import.Kind.Name()}）");
        return await db.SaveAsync(cancel);
    }
}
