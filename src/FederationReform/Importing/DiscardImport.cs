using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Importing;

/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record DiscardImportInput(int ImportId, int Version, Guid OperationId);

/// <summary>放弃导入: nothing was written; the file and what was read of it go at once.</summary>
public sealed class DiscardImport(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, DiscardImportInput input, CancellationToken cancel = default)
    {
        if (!scope.MayImport())
            return (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel))!;
        await using var db = portal.Open(scope);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        var (import, answer) = await ImportAccess.FindPreparingAsync(db, scope, input.ImportId, input.Version, cancel);
        if (import is null)
            return answer;
        if (await ImportAccess.FileAsync(db, scope, import.Id, cancel) is { } file)
            db.ImportFiles.Remove(file);
        import.Discard();
        db.Record(AuditEvent.ImportDiscarded, import.Subject, input.OperationId, $"放弃导入“{import.FileName}”（{import.Kind.Name()}）");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
