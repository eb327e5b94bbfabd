using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Registers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>Takes back the entries of a register that an import added or changed.</summary>
internal static class ImportedEntries<TEntry>
    where TEntry : class, IRegisterEntry<TEntry>
{
    private const int Named = 10;

    /// <summary>How many ids one query asks for; the engines limit the number of parameters.</summary>
    private const int AtOnce = 1000;

    /// <inheritdoc cref="ImportForm.TakeBackAsync"/>
    public static async Task<IReadOnlyList<string>> TakeBackAsync(
        PortalDbContext db,
        UnitScope scope,
        Import import,
        ImportUndo undo,
        CancellationToken cancel
    )
    {
        var rows = new Dictionary<int, RegisterRow<TEntry>>();
        foreach (var ids in undo.Entries.Select(e => e.Id).Chunk(AtOnce))
        {
            foreach (
                var row in await db.Set<RegisterRow<TEntry>>()
                    .VisibleTo(scope)
                    .Where(r => ids.Contains(r.Id))
                    .Include(r => r.Unit)
                    .ToListAsync(cancel)
            )
                rows.Add(row.Id, row);
        }
        var since = undo
            .Entries.Where(e => rows.GetValueOrDefault(e.Id)?.Version != e.Version)
            .Select(e => rows.TryGetValue(e.Id, out var row) ? $"{row.Unit.Name}的“{row.Title}”" : "一条已经删除的记录")
            .ToList();
        if (since.Count > 0)
            return since.Count <= Named ? since : [.. since.Take(Named), $"等 {since.Count} 处"];

        var returned = undo
            .Entries.Select(e => (Row: rows[e.Id], Before: e.Before is { } json ? JsonText.Read<TEntry>(json) : null))
            .ToList();
        var types = await db.TypesWithinAsync<TEntry>(scope.Path, cancel);
        foreach (var (row, before) in returned)
            db.Record(
                before is null ? AuditEvent.EntryRemoved : AuditEvent.EntryChanged,
                row.Subject,
                $"撤销文件“{import.FileName}”的导入，{row.Unit.Name}的{TEntry.Kind.Name()}"
                    + $"{(before is null ? "删除" : "恢复原样")}：{row.Title}",
                changes: Entries.Changes(row.Entry, before ?? TEntry.Blank, types.At(row.UnitPath))
            );
        db.RemoveRange(returned.Where(r => r.Before is null).Select(r => r.Row));
        foreach (var (row, before) in returned)
        {
            if (before is not null)
                row.Change(before);
        }
        return [];
    }
}
