using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Exports;

/// <param name="Filter">The filter of the page; its page number is ignored.</param>
/// <param name="Purpose">用途: what the file is for, in the words of the caller; required.</param>
public sealed record ExportAuditInput(AuditFilter Filter, string? Purpose);

/// <summary>
/// Exports the audit as its page shows it, the latest first: all pages, within the caller's scope, and no more of a
/// record than the caller may read there (AL-06).
/// </summary>
public sealed class ExportAudit(PortalDb portal)
{
    private static readonly ExportColumn[] columns =
    [
        new("时间", 18),
        new("事件", 16),
        new("内容", 60),
        new("原因", 30),
        new("变动", 60),
        new("经办", 12),
        new("来自", 16),
        new("单位", 30),
    ];

    /// <param name="file">Empty and seekable; the use case writes the file here and rewinds it to position 0.</param>
    public async Task<Exported> RunAsync(
        UnitScope scope,
        ExportAuditInput input,
        Stream file,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewAudit, cancel) is { } refused)
            return new(null, refused);
        if (ExportEntry.CheckPurpose(input.Purpose) is { } unsaid)
            return Exported.Refused(unsaid);
        await using var db = portal.Open(scope);
        if (await AuditListQuery.FindAsync(db, scope, input.Filter, cancel) is not { } records)
            return Exported.Refused(Refusal.NotFound);
        // Records are only ever added: up to the newest of now, the count and the rows are of the same records.
        var newest = await records.MaxAsync(r => (long?)r.Id, cancel) ?? 0;
        records = records.Where(r => r.Id <= newest);
        if (ExportEntry.CheckRows(await records.CountAsync(cancel)) is { } wrong)
            return Exported.Refused(wrong);

        var today = portal.Clock.Today();
        var unit = await db
            .Units.VisibleTo(scope)
            .Where(u => input.Filter.UnitId == null ? u.Path == scope.Path : u.Id == input.Filter.UnitId)
            .Select(u => new
            {
                u.Id,
                u.Path,
                u.Name,
            })
            .SingleAsync(cancel);
        var words = Words(input.Filter, unit.Name);
        var paths = await records.Select(r => r.UnitPath).Distinct().ToListAsync(cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, paths, cancel);
        var title = $"{unit.Name}审计记录";
        using var writer = new SpreadsheetWriter(file);
        var sheet = writer.Begin(
            new("审计记录", columns)
            {
                Title = title,
                Subtitle = $"{words}　　时间为北京时间　　{scope.UnitName}　{today:yyyy年M月d日}",
            }
        );
        await foreach (var record in records.OrderByDescending(r => r.Id).AsAsyncEnumerable().WithCancellation(cancel))
            sheet.Row([.. Cells(AuditListQuery.Row(record, trails, scope))]);
        var rows = sheet.Rows;
        writer.Finish();

        var entry = new ExportEntry(
            AuditEvent.AuditExported,
            new(SubjectKind.Unit, unit.Id, unit.Id, unit.Path),
            $"导出{title}",
            $"{title}_{today:yyyyMMdd}",
            input.Purpose,
            words,
            columns.Select(c => c.Heading)
        );
        return await entry.RecordAsync(db, file, rows, cancel);
    }

    private static IEnumerable<ExportCell> Cells(AuditRow row) =>
        [
            ExportCell.Of($"{row.At.ToChina():yyyy-MM-dd HH:mm:ss}"),
            ExportCell.Of(row.Event.Name()),
            ExportCell.Of(row.Summary),
            ExportCell.Of(row.Reason),
            ExportCell.Of(string.Join("；", row.Changes.Select(c => $"{c.Field}：{c.Old ?? "—"} → {c.New ?? "—"}"))),
            ExportCell.Of(row.By),
            ExportCell.Of(row.Address),
            ExportCell.Of(row.Unit),
        ];

    private static string Words(AuditFilter filter, string unit) =>
        string.Join(
            "，",
            new[]
            {
                $"{unit}及下级",
                filter.Topic?.Name(),
                filter.Event?.Name(),
                filter.Failures ? "登录失败与越权" : null,
                filter.AccountId is null ? null : "一个账号做的和关于它的",
                filter.Person is { } text ? $"经办人或内容含“{text}”" : null,
                filter.From is { } from ? $"从 {from:yyyy年M月d日}" : null,
                filter.To is { } to ? $"到 {to:yyyy年M月d日}" : null,
            }.OfType<string>()
        );
}
