using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Rules;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>Takes back what an import wrote, in the save that follows.</summary>
internal static class ImportedThings
{
    private const int Named = 10;

    /// <returns>What was changed since the import; if it is not empty, nothing is taken back.</returns>
    public static async Task<IReadOnlyList<string>> TakeBackAsync(
        PortalDbContext db,
        UnitScope scope,
        Import import,
        ImportUndo undo,
        DateTime now,
        CancellationToken cancel
    )
    {
        var ids = undo.Results.Select(r => r.ReformId).ToList();
        var reforms = await db
            .UnitReforms.VisibleTo(scope)
            .Where(r => ids.Contains(r.Id))
            .Include(r => r.Unit)
            .Include(r => r.Campaign)
            .ToDictionaryAsync(r => r.Id, cancel);
        var since = undo
            .Results.Where(r => !Untouched(reforms.GetValueOrDefault(r.ReformId), r))
            .Select(r =>
                reforms.TryGetValue(r.ReformId, out var reform)
                    ? $"{reform.Unit.Name}的记录（{WhyNot(reform)}）"
                    : "一份已不在的记录"
            )
            .ToList();
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
            db.Record(
                AuditEvent.RecordSaved,
                reform.Subject,
                $"撤销文件“{import.FileName}”的导入，{reform.Unit.Name}的选举结果恢复原样，改动 {changes.Count} 处",
                changes: changes
            );
        }
        return [];
    }

    private static string WhyNot(UnitReform reform) =>
        reform.Editable ? "内容改过"
        : reform.Campaign.Closed ? "任务已结束"
        : reform.State.Name();

    /// <summary>
    /// Whether the result is as imported and can still be changed; steps may have been registered since.
    /// </summary>
    private static bool Untouched(UnitReform? reform, ImportedResult result) =>
        reform is { Editable: true } && JsonText.Write(reform.Result) == result.After;
}
