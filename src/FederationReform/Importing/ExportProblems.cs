using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Spreadsheets;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>
/// 带问题的原表 (UP-13): her rows in her columns and her order, what she mended included, the cells that need a hand coloured and said in a column of
/// their own. Mended in Excel it can be uploaded again: that column is then one that is not read. ID numbers stay out of it.
/// </summary>
public sealed class ExportProblems(PortalDb portal)
{
    private const string ProblemHeading = "问题";

    /// <param name="file">Empty, seekable; holds the file afterwards, at its beginning.</param>
    public async Task<Exported> RunAsync(UnitScope scope, int importId, Stream file, CancellationToken cancel = default)
    {
        if (!scope.MayImport())
            return new(null, (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel))!);
        await using var db = portal.Open(scope);
        if (await ImportAccess.FindAsync(db, scope, importId, cancel) is not { } import)
            return Exported.Refused(Refusal.NotFound);
        if (import.State != ImportState.Preparing)
            return Exported.Refused(ImportRefusal.NotPreparing(import));
        if (await db.ImportFiles.VisibleTo(scope).Where(f => f.ImportId == import.Id).Select(f => f.Rows).SingleOrDefaultAsync(cancel) is not { } stored)
            return Exported.Refused(ImportRefusal.FileGone);

        var content = SheetStore.Read(stored).Content;
        var plan = await ImportPlans.MakeAsync(portal, db, scope, import, content, cancel);
        var columns = plan.Table.FileColumns.Where(c => c.Heading != ProblemHeading && !IsIdNumber(c)).ToList();
        var design = new SheetDesign(content.Name, [.. columns.Select(c => new ExportColumn(c.Heading.Length > 0 ? c.Heading : $"第 {c.Index + 1} 列", Width(c))), new(ProblemHeading, 60)]);
        var original = content.Rows.ToDictionary(r => r.Number, r => r.Cells);
        using var writer = new SpreadsheetWriter(file);
        var sheet = writer.Begin(design);
        foreach (var row in plan.Table.Rows)
        {
            var wrong = row.Problems.Where(v => v.Severity == Severity.Block).Select(v => v.Field).ToHashSet();
            sheet.Row([
                .. columns.Select(c => ExportCell.Exact(c.Key is { } key ? row.Text(key) : TextAt(original[row.Number], c.Index)) with { Fill = c.Key is { } k && wrong.Contains(k) ? CellFill.Error : CellFill.None }),
                ExportCell.Of(string.Concat(row.Problems.Select(v => v.Message))) with { Fill = row.Wrong ? CellFill.Error : row.Problems.Count > 0 ? CellFill.Remind : CellFill.None },
            ]);
        }
        var rows = sheet.Rows;
        writer.Finish();

        var entry = new ExportEntry(
            AuditEvent.ImportProblemsExported, import.Subject, $"下载“{import.FileName}”的问题清单", $"{Path.GetFileNameWithoutExtension(import.FileName)}_问题", null,
            $"需要修改 {plan.Counts.Error} 行", design.Columns.Select(c => c.Heading));
        return await entry.RecordAsync(db, file, rows, cancel);
    }

    /// <summary>Also where the county keeps none: what nobody may see on a page does not leave in a file.</summary>
    private static bool IsIdNumber(FileColumn column) =>
        column.Key == ImportColumns.IdNumberKey || column.Heading.Contains("身份证", StringComparison.Ordinal) || column.Heading.Contains("证件号", StringComparison.Ordinal);

    private static double Width(FileColumn column) => Math.Clamp(4 + 2 * column.Heading.Length, 8, 24);

    private static string TextAt(IReadOnlyList<SheetCell> cells, int index) => index < cells.Count ? cells[index].Text : "";
}
