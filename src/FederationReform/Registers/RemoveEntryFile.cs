using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Registers;

public sealed record RemoveEntryFileInput(int EntryId, int File, Guid OperationId) : IChange;

/// <summary>Takes a file away from an entry. The row and the file stay for the history, and nobody sees them.</summary>
public sealed class RemoveEntryFile<TEntry>(PortalDb portal)
    where TEntry : class, IRegisterEntry<TEntry>
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RemoveEntryFileInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.KeepRegisters, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (
            await db.EntryAsync<TEntry>(scope, input.EntryId, cancel) is not { } row
            || await db.RegisterFiles.VisibleTo(scope).Of(row).SingleOrDefaultAsync(f => f.Id == input.File, cancel)
                is not { } file
        )
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        file.Remove(scope.AccountName, portal.Clock.UtcNow());
        db.Record(
            AuditEvent.EntryFileRemoved,
            row.Subject,
            $"删除{row.Unit.Name}的{TEntry.Kind.Name()}“{row.Title}”的{PlaceOf(file)}",
            changes: [file.Disappears]
        );
        return await db.SaveAsync(cancel);
    }

    private static string PlaceOf(RegisterFile file) =>
        TEntry.FilePlaces.FirstOrDefault(p => p.Key == file.Place)?.Name ?? "文件";
}
