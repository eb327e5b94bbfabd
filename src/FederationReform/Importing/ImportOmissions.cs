using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;

namespace FederationReform.Importing;

/// <summary>
/// Says what of a file an import does not read, in the open: a sheet, a column or a row that is passed over in silence
/// would be missed weeks later.
/// </summary>
internal static class ImportOmissions
{
    private const int Named = 8;

    public static IReadOnlyList<string> Of(ImportTable table, IReadOnlyList<SheetName> sheets)
    {
        var known = ImportTable.HeadingsOf(table.Form);
        return
        [
            .. Sheets(table, sheets),
            .. table.Sheets.SelectMany(sheet => Columns(table, sheet, known)),
            .. table.Missed.GroupBy(s => (s.Sheet, s.Why)).Select(g => Rows(g.Key.Sheet, g.Key.Why, [.. g])),
        ];
    }

    private static IEnumerable<string> Sheets(ImportTable table, IReadOnlyList<SheetName> sheets)
    {
        var read = table.Sheets.Select(s => s.Content.Index).ToHashSet();
        var others = sheets.Where(s => !read.Contains(s.Index)).ToList();
        if (others.Count > 0)
            yield return $"没有读取的工作表 {others.Count} 张："
                + Listed(others.ConvertAll(s => $"“{s.Name}”{(s.Hidden ? "（隐藏的）" : "")}"));
    }

    private static IEnumerable<string> Columns(ImportTable table, ImportedSheet sheet, SheetHeadings known)
    {
        var where = table.Sheets.Count > 1 ? $"工作表“{sheet.Content.Name}”" : "";
        var second = sheet.SecondBlock(known);
        if (second is { } at)
            yield return $"{where}“{table.Form.Lead.Title}”有两列，"
                + $"{FileColumn.LetterOf(at)} 列起并排的第二块{table.Form.Words.Many}没有读取。"
                + "请把它移到第一块的下面，再重新上传";
        var unread = sheet
            .Columns.Where(c => c.Key is null && c.Samples.Count > 0 && !SheetHeadings.IsRowNumber(c.Heading))
            .Where(c => second is null || c.Index < second)
            .ToList();
        if (unread.Count > 0)
            yield return $"{where}没有读取的列 {unread.Count} 列：{Listed(unread.ConvertAll(Named))}";
        var hidden = sheet.Columns.Where(c => c is { Key: not null, Hidden: true }).ToList();
        if (hidden.Count > 0)
            yield return $"{where}有 {hidden.Count} 列在表格里是隐藏的，照样读取了：{Listed(hidden.ConvertAll(Named))}";

        static string Named(FileColumn column) =>
            column.Letter
            + " 列"
            + (column.Heading.Length > 0 ? $"“{column.Heading}”" : "")
            + (column.Hidden && column.Key is null ? "（隐藏的）" : "");
    }

    private static string Rows(string? sheet, string why, List<SkippedRow> rows) =>
        $"{(sheet is null ? "" : $"工作表“{sheet}”")}没有读取的行 {rows.Count} 行，{why}："
        + $"第 {Listed(rows.ConvertAll(r => $"{r.Number}"))} 行";

    private static string Listed(List<string> what) =>
        string.Join("、", what.Take(Named)) + (what.Count > Named ? "等" : "");
}
