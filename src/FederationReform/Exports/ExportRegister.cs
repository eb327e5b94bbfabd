using System.Globalization;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Registers;
using FederationReform.Rules;
using FederationReform.Spreadsheets.Writing;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Exports;

/// <param name="Filter">The filter of the page; its page number is ignored.</param>
/// <param name="Purpose">用途: what the file is for, in the words of the caller; required.</param>
public sealed record ExportRegisterInput(EntryFilter Filter, string? Purpose);

/// <summary>
/// Exports the entries of a register as its list shows them. The file has the columns of the import, so that it can be
/// corrected in a spreadsheet program and imported again.
/// </summary>
public sealed class ExportRegister<TEntry>(PortalDb portal)
    where TEntry : class, IRegisterEntry<TEntry>
{
    /// <param name="file">Empty and seekable; the use case writes the file here and rewinds it to position 0.</param>
    public async Task<Exported> RunAsync(
        UnitScope scope,
        ExportRegisterInput input,
        Stream file,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ViewRecord, cancel) is { } refused)
            return new(null, refused);
        if (ExportEntry.CheckPurpose(input.Purpose) is { } unsaid)
            return Exported.Refused(unsaid);
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, input.Filter.UnitId, cancel) is not { } unit)
            return Exported.Refused(Refusal.NotFound);
        var found = db.Set<RegisterRow<TEntry>>().AsNoTracking().Within(unit.Path).Matching(input.Filter);
        if (ExportEntry.CheckRows(await found.CountAsync(cancel)) is { } wrong)
            return Exported.Refused(wrong);

        var today = portal.Clock.Today();
        var title = $"{unit.Name}{TEntry.Kind.Name()}";
        var types = await db.TypesWithinAsync<TEntry>(unit.Path, cancel);
        var words = Words(input.Filter, unit.Name, types.At(unit.Path));
        ExportColumn[] columns =
        [
            new(UnitColumns.Township.Title, 14),
            new(UnitColumns.Village.Title, 18),
            .. TEntry.Inputs.Select(i => new ExportColumn(i.Title, Width(i))),
        ];
        using var writer = new SpreadsheetWriter(file);
        var sheet = writer.Begin(
            new(TEntry.Kind.Name(), columns)
            {
                Title = title,
                Subtitle = $"{words}　　{scope.UnitName}　{today:yyyy年M月d日}",
            }
        );
        var rows = found
            .OrderByDescending(r => r.On)
            .ThenByDescending(r => r.Id)
            .Select(r => new
            {
                r.Entry,
                r.UnitPath,
                Units = new[] { r.Unit, r.Unit.Parent, r.Unit.Parent!.Parent, r.Unit.Parent!.Parent!.Parent },
            })
            .AsAsyncEnumerable();
        var inputs = new Dictionary<EntryTypes<TEntry>, IReadOnlyList<ResultInput<TEntry>>>(
            ReferenceEqualityComparer.Instance
        );
        await foreach (var row in rows.WithCancellation(cancel))
        {
            var here = types.At(row.UnitPath);
            if (!inputs.ContainsKey(here))
                inputs[here] = TEntry.InputsWith(here);
            var (township, village) = UnitCells.Named([.. row.Units.OfType<Unit>().Reverse()], unit.Level);
            sheet.Row([
                ExportCell.Of(township),
                ExportCell.Of(village),
                .. inputs[here].Select(i => Cell(i, i.Write(row.Entry))),
            ]);
        }
        var count = sheet.Rows;
        writer.Finish();

        var entry = new ExportEntry(
            AuditEvent.RegisterExported,
            new(SubjectKind.Unit, unit.Id, unit.Id, unit.Path),
            $"导出{title}",
            $"{title}_{today:yyyyMMdd}",
            input.Purpose,
            words,
            columns.Select(c => c.Heading)
        );
        return await entry.RecordAsync(db, file, count, cancel);
    }

    private static ExportCell Cell(SheetColumn column, string text) =>
        text.Length == 0 ? ExportCell.Blank
        : column.Day ? ExportCell.Of(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture))
        : column.Number ? ExportCell.Of(int.Parse(text, CultureInfo.InvariantCulture))
        : column.Money ? ExportCell.OfFen(YuanText.Read(text).Value)
        : column.Mask is null ? ExportCell.Of(text)
        : ExportCell.Exact(column.Shown(text));

    private static int Width(SheetColumn column) =>
        column.Day || column.Money ? 14
        : column.Number || column.Codes is not null ? Math.Max(10, 2 * column.Title.Length)
        : 32;

    private static string Words(EntryFilter filter, string unit, EntryTypes<TEntry> types) =>
        string.Join(
            "，",
            (
                (string?[])
                    [
                        $"{unit}及下级",
                        filter.Year is { } year ? $"{year} 年" : null,
                        filter.Category is { } category ? types.NameOf(category) ?? CategoryName(category) : null,
                        filter.Level is { } level ? $"只含{level.Name()}的" : null,
                        .. EntryParts.Names<TEntry>(filter.Parts).Select(p => p.Name),
                        PlainText.Clean(filter.Text) is { } text ? $"名称或单位含“{text}”" : null,
                    ]
            ).OfType<string>()
        );

    /// <summary>The word of the list of choices that stands for a type.</summary>
    private static string? CategoryName(int category) =>
        TEntry
            .Inputs.Where(i => i.Codes is not null)
            .SelectMany(i => i.Codes!.Choices.Select(c => (c.Name, i.Fill(TEntry.Blank, c.Name).Value.Category)))
            .FirstOrDefault(c => c.Category == category)
            .Name;
}
