using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <summary>
/// Exports an empty sheet to fill in and import: headings that the import knows, drop-downs from the code lists, and
/// instructions.
/// </summary>
public sealed class ExportTemplate(PortalDb portal)
{
    private const int RowsToFill = 5000;

    /// <summary>Above this number of units a drop-down is no help and is left out.</summary>
    private const int MostOffered = 500;

    /// <param name="kind">The import that the filled-in sheet is meant for.</param>
    /// <param name="file">Empty and seekable; the use case writes the file here and rewinds it to position 0.</param>
    public async Task<Exported> RunAsync(
        UnitScope scope,
        ImportKind kind,
        Stream file,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewRecord, cancel) is { } refused)
            return new(null, refused);
        await using var db = portal.Open(scope);
        var form = await ImportForms.Of(kind).AtAsync(db, scope.Path, cancel);
        var townships = await NamesAsync(db, scope, UnitLevel.Township, cancel);
        var villages = await NamesAsync(db, scope, UnitLevel.Village, cancel);

        IReadOnlyList<SheetColumn> columns =
        [
            .. form.Offered.Where(c => c.Key == ImportColumns.TownshipKey),
            .. form.Offered.Where(c => c.Key != ImportColumns.TownshipKey),
        ];
        SheetDesign design = new(
            "填写",
            [
                .. columns.Select(c =>
                    c.Key switch
                    {
                        ImportColumns.TownshipKey => new(c.Title, 14) { Choices = townships },
                        ImportColumns.VillageKey => new(c.Title, 16)
                        {
                            Choices = villages,
                            Prompt = form.VillagePrompt,
                        },
                        _ => Column(c),
                    }
                ),
            ]
        )
        {
            RowsToFill = RowsToFill,
        };
        using var writer = new SpreadsheetWriter(file);
        writer.Begin(design);
        WriteInstructions(
            columns,
            form,
            writer.Begin(
                new("填写说明", [new("栏目", 18), new("怎么填", 70), new("可以填的内容", 60)])
                {
                    Title = $"{form.Name}导入模板填写说明",
                    Subtitle = $"一{form.Words.Measure}一行，从第 2 行填起；表头请勿改动，不用的列可以空着或删除。",
                }
            )
        );
        writer.Finish();

        var entry = new ExportEntry(
            AuditEvent.TemplateExported,
            new(SubjectKind.Unit, scope.UnitId, scope.UnitId, scope.Path),
            $"下载{form.Name}导入模板",
            $"{scope.UnitName}{form.Name}导入模板",
            null,
            "空表",
            design.Columns.Select(c => c.Heading)
        );
        return await entry.RecordAsync(db, file, 0, cancel);
    }

    /// <summary>
    /// The names of the caller's units of a level; empty when there are more than <see cref="MostOffered"/>.
    /// </summary>
    private static async Task<IReadOnlyList<string>> NamesAsync(
        PortalDbContext db,
        UnitScope scope,
        UnitLevel level,
        CancellationToken cancel
    )
    {
        var names = await db
            .Units.VisibleTo(scope)
            .Where(u => u.Level == level && u.ValidTo == null)
            .OrderBy(u => u.Path)
            .Select(u => u.Name)
            .Take(MostOffered + 1)
            .ToListAsync(cancel);
        return names.Count > MostOffered ? [] : [.. names.Distinct()];
    }

    private static ExportColumn Column(SheetColumn column)
    {
        var width = Math.Max(8, 4 + 2 * column.Title.Length);
        return column switch
        {
            { Codes: { } codes } => ExportColumn.Offering(column.Title, width, codes),
            { Number: true } => new(column.Title, width) { Format = CellFormat.Whole },
            { Key: nameof(ElectedMember.Birth) } => new(column.Title, 13)
            {
                Prompt = "1972-05-03、1972-05、1972.5、1972年5月都可以；只知道月份的不用补日。",
            },
            { Key: nameof(ElectedMember.Phone) } => new(column.Title, 15)
            {
                Prompt = "11 位手机号，或带区号的固定电话。",
            },
            { Key: nameof(CongressResult.HeldOn) } => new(column.Title, 13)
            {
                Prompt = "写到日，例如 2026-07-08。每个村只在第一行填写。",
            },
            { Day: true } => new(column.Title, 13) { Prompt = "写到日，例如 2026-07-08。" },
            _ => new(column.Title, width),
        };
    }

    private static void WriteInstructions(IEnumerable<SheetColumn> columns, ImportForm form, SheetWriter sheet)
    {
        foreach (var column in columns)
            sheet.Row(ExportCell.Of(column.Title), ExportCell.Of(form.HowTo(column)), ExportCell.Of(Choices(column)));
    }

    private static string Choices(SheetColumn column) =>
        column.Codes is { } codes ? string.Join("、", codes.Offered.Select(c => c.Name)) : "";
}
