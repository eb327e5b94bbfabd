using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.IdNumbers;
using FederationReform.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>
/// 带问题说明的文件: her own rows as they stand now, mended cells included, with a column that says what is wrong and the cells in colour; to be
/// mended in her own program and brought in again. The column of ID numbers stays empty: such numbers leave by their own permission only.
/// </summary>
public sealed class ExportImportErrors(PortalDb portal)
{
    /// <summary>Not read when the file comes back.</summary>
    public const string Heading = "问题";

    /// <param name="file">Empty, seekable; holds the file afterwards, at its beginning.</param>
    public async Task<Exported> RunAsync(UnitScope scope, int importId, Stream file, CancellationToken cancel = default)
    {
        if (!scope.MayImport())
            return new(null, (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel))!);
        await using var db = portal.Open(scope);
        if (await ImportAccess.FindAsync(db, scope, importId, cancel) is not { State: ImportState.Preparing } import)
            return Exported.Refused(Refusal.NotFound);
        if (await db.ImportFiles.VisibleTo(scope).Where(f => f.ImportId == import.Id).Select(f => f.Rows).SingleOrDefaultAsync(cancel) is not { } rows)
            return Exported.Refused(ImportRefusal.FileGone);

        var content = SheetStore.Read(rows).Content;
        var plan = await ImportPlans.MakeAsync(portal, db, scope, import, content, cancel);
        var columns = plan.Table.FileColumns;
        var originals = content.Rows.ToDictionary(r => r.Number);
        using (var writer = new SpreadsheetWriter(file))
        {
            var sheet = writer.Begin(new(content.Name, [.. columns.Select(c => new ExportColumn(c.Heading.Length > 0 ? c.Heading : $"第 {c.Index + 1} 列", 12)), new(Heading, 60)]));
            foreach (var row in plan.Table.Rows)
                sheet.Row([.. columns.Select(c => Cell(c, row, originals[row.Number])), ExportCell.Of(string.Join("\n", row.Problems.Select(p => p.Message))) with { Fill = Fill(row.Problems) }]);
            writer.Finish();
        }
        var entry = new ExportEntry(AuditEvent.ImportErrorsExported, import.Subject, $"下载“{import.FileName}”的问题说明", $"{Path.GetFileNameWithoutExtension(import.FileName)}（问题说明）", null, plan.Counts.ToString(), columns.Select(c => c.Heading));
        return await entry.RecordAsync(db, file, plan.Table.Rows.Count, cancel);
    }

    private static ExportCell Cell(FileColumn column, ImportRow row, SheetRow original)
    {
        if (column.Key is not { } key)
            return ExportCell.Exact(column.Index < original.Cells.Count ? IdNumberText.Hidden(original.Cells[column.Index].Text) : "");
        return key == ImportColumns.IdNumberKey ? ExportCell.Blank : ExportCell.Exact(row.Text(key)) with { Fill = Fill(row.Problems.Where(p => p.Field == key)) };
    }

    private static CellFill Fill(IEnumerable<Violation> problems) =>
        problems.Select(p => p.Severity == Severity.Block ? CellFill.Error : CellFill.Remind).DefaultIfEmpty(CellFill.None).Aggregate((a, b) => a == CellFill.Error || b == CellFill.Error ? CellFill.Error : a);
}
