using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Importing;

/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record DiscardImportInput(int ImportId, int Version, Guid OperationId) : IVersionedChange;

/// <summary>放弃导入: deletes the file and what was read of it; no data had been written.</summary>
public sealed class DiscardImport(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        DiscardImportInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, ImportAccess.AnyKind, input, cancel);
        if (db.Answered)
            return db.Answer;
        var (import, answer) = await ImportAccess.FindPreparingAsync(db, scope, input.ImportId, input.Version, cancel);
        if (import is null)
            return await db.RefusedAsync(answer, cancel);
        if (await ImportAccess.FileAsync(db, scope, import.Id, cancel) is { } file)
            db.ImportFiles.Remove(file);
        import.Discard();
        db.Record(AuditEvent.ImportDiscarded, import.Subject, $"放弃导入“{import.FileName}”（{import.Kind.Name()}）");
        return await db.SaveAsync(cancel);
    }
}
