using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.IdNumbers;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Spreadsheets.Writing;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>
/// 带问题说明的文件: the rows of an import as they are now, corrected cells included, with a column that says what is
/// wrong and with coloured cells; to be corrected in a spreadsheet program and uploaded again. The column of ID numbers
/// is left empty, because exporting them needs a permission of its own.
/// </summary>
public sealed class ExportImportErrors(PortalDb portal)
{
    /// <summary>The heading of the added column, which is ignored when the file is uploaded again.</summary>
    public const string Heading = "问题";

    /// <param name="file">Empty and seekable; the use case writes the file here and rewinds it to position 0.</param>
    public async Task<Exported> RunAsync(UnitScope scope, int importId, Stream file, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, ImportAccess.AnyKind, cancel) is { } refused)
            return new(null, refused);
        await using var db = portal.Open(scope);
        if (await ImportAccess.FindAsync(db, scope, importId, cancel) is not { State: ImportState.Preparing } import)
            return Exported.Refused(Refusal.NotFound);
        if (
            await db
                .ImportFiles.VisibleTo(scope)
                .Where(f => f.ImportId == import.Id)
                .Select(f => f.Rows)
                .SingleOrDefaultAsync(cancel)
                is not { } sealedRows
            || portal.FileSeal.Open(sealedRows) is not { } rows
        )
            return Exported.Refused(ImportRefusal.FileGone);

        var contents = SheetStore.Read(rows).Contents;
        var plan = await ImportForms.Of(import.Kind).PlanAsync(portal, db, scope, import, contents, cancel);
        using (var writer = new SpreadsheetWriter(file))
        {
            foreach (var read in plan.Table.Sheets)
                Write(writer, plan, read);
            writer.Finish();
        }
        var entry = new ExportEntry(
            AuditEvent.ImportErrorsExported,
            import.Subject,
            $"下载“{import.FileName}”的问题说明",
            $"{Path.GetFileNameWithoutExtension(import.FileName)}（问题说明）",
            null,
            plan.Counts.ToString(),
            plan.Table.Sheets.SelectMany(s => s.Columns).Select(c => c.Heading).Distinct()
        );
        return await entry.RecordAsync(db, file, plan.Table.Rows.Count, cancel);
    }

    private static void Write(SpreadsheetWriter writer, ImportPlan plan, ImportedSheet read)
    {
        var columns = read.Columns;
        var originals = read.Content.Rows.ToDictionary(r => r.Number);
        var sheet = writer.Begin(
            new(
                read.Content.Name,
                [
                    .. columns.Select(c => new ExportColumn(
                        c.Heading.Length > 0 ? c.Heading : $"第 {c.Index + 1} 列",
                        12
                    )),
                    new(Heading, 60),
                ]
            )
        );
        foreach (var row in plan.Table.Rows.Where(r => r.Sheet == read))
            sheet.Row([
                .. columns.Select(c => Cell(c, row, originals[row.Number])),
                ExportCell.Of(string.Join("\n", row.Problems.Select(p => p.Message))) with
                {
                    Fill = Fill(row.Problems),
                },
            ]);
    }

    private static ExportCell Cell(FileColumn column, ImportRow row, SheetRow original)
    {
        if (column.Key is not { } key)
            return ExportCell.Exact(
                column.Index < original.Cells.Count ? IdNumberText.Hidden(original.Cells[column.Index].Text) : ""
            );
        return key == ImportColumns.IdNumberKey
            ? ExportCell.Blank
            : ExportCell.Exact(row.Text(key)) with
            {
                Fill = Fill(row.Problems.Where(p => p.Field == key)),
            };
    }

    private static CellFill Fill(IEnumerable<Violation> problems) =>
        problems
            .Select(p => p.Severity == Severity.Block ? CellFill.Error : CellFill.Remind)
            .DefaultIfEmpty(CellFill.None)
            .Aggregate((a, b) => a == CellFill.Error || b == CellFill.Error ? CellFill.Error : a);
}
