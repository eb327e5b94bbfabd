using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Reforms;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>Takes back what an import wrote, in the save that follows.</summary>
internal static class ImportedThings
{
    private const int Named = 10;

    /// <returns>What was changed since; with anything in it, nothing is taken back.</returns>
    public static async Task<IReadOnlyList<string>> TakeBackAsync(PortalDbContext db, UnitScope scope, Import import, ImportUndo undo, Guid operation, DateTime now, CancellationToken cancel)
    {
        var ids = undo.Results.Select(r => r.ReformId).ToList();
        var reforms = await db.UnitReforms.VisibleTo(scope).Where(r => ids.Contains(r.Id)).Include(r => r.Unit).ToDictionaryAsync(r => r.Id, cancel);
        var since = undo.Results.Where(r => !Untouched(reforms.GetValueOrDefault(r.ReformId), r))
            .Select(r => reforms.TryGetValue(r.ReformId, out var reform) ? $"{reform.Unit.Name}的记录（{(reform.Editable ? "内容改过" : reform.State.Name())}）" : "一份已不在的记录").ToList();
        var roster = await ImportedRoster.LoadAsync(db, scope, undo, cancel);
        since.AddRange(roster.Since());
        if (since.Count > 0)
            return since.Count <= Named ? since : [.. since.Take(Named), $"等 {since.Count} 处"];

        roster.TakeBack(db);
        foreach (var result in undo.Results)
        {
            var reform = reforms[result.ReformId];
            var changes = ResultDifference.Between(reform.Result, result.Before);
            reform.RestoreResult(result.Before, result.StateBefore, now);
            db.Record(AuditEvent.RecordSaved, reform.Subject, operation, $"撤销文件“{import.FileName}”的导入，{reform.Unit.Name}的选举结果恢复原样，改动 {changes.Count} 处", changes: changes);
        }
        return [];
    }

    /// <summary>Steps may have gone on; the result itself is as it was imported, and still hers to change.</summary>
    private static bool Untouched(UnitReform? reform, ImportedResult result) => reform is { Editable: true } && JsonText.Write(reform.Result) == result.After;
}
