using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Registers;

/// <param name="Reason">Why; required.</param>
public sealed record RemoveEntryInput<TEntry>(int EntryId, int Version, Guid OperationId, string? Reason)
    : IVersionedChange
    where TEntry : class, IRegisterEntry<TEntry>;

/// <summary>Removes an entry that was made by mistake, with its files. The history keeps what it said.</summary>
public sealed class RemoveEntry<TEntry>(PortalDb portal)
    where TEntry : class, IRegisterEntry<TEntry>
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        RemoveEntryInput<TEntry> input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.KeepRegisters, input, cancel);
        if (await db.FindEntryAsync<TEntry>(scope, input.EntryId, input.Version, cancel) is not { } row)
            return db.Answer;
        if (
            PlainText.Check("Reason", "删除原因", input.Reason, PlainText.NoteRunes, required: true, lines: true) is
            { } unsaid
        )
            return await db.RefusedAsync(unsaid, cancel);
        var files = await db.RegisterFiles.Of(row).ToListAsync(cancel);
        foreach (var file in files)
            file.Remove(scope.AccountName, portal.Clock.UtcNow());
        var with = files.Count > 0 ? $"，连同 {files.Count} 个文件" : null;
        var types = await db.TypesAsync<TEntry>(row.UnitPath, cancel);
        db.Record(
            AuditEvent.EntryRemoved,
            row.Subject,
            $"删除{row.Unit.Name}的{TEntry.Kind.Name()}：{row.Title}{with}",
            PlainText.Clean(input.Reason),
            Entries.Changes(row.Entry, TEntry.Blank, types)
        );
        db.Remove(row);
        return await db.SaveAsync(cancel, Refusal.Stale);
    }
}
