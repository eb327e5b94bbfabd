using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;

namespace FederationReform.Importing;

/// <summary>A table that was pasted instead of uploaded, read as the one sheet of a file.</summary>
public static class PastedTable
{
    /// <summary>What the import is called in place of the file's name.</summary>
    public const string Name = "粘贴的表格";

    /// <summary>
    /// The longest text, in UTF-16 units. The browser cuts a longer one off at this length, so a text that fills it is
    /// refused: nobody could tell what is missing.
    /// </summary>
    public const int MaxLength = 1_000_000;

    /// <summary>The field that its problems name.</summary>
    public const string Field = "Pasted";

    private const string Code = "PastedTable";

    internal static Workbook Read(ImportForm form, string text)
    {
        var limits = SpreadsheetLimits.Default;
        if (text.Length >= MaxLength)
            return Refused("粘贴的内容太长，后面的可能没有放进来。请存成 Excel 文件（.xlsx）上传，或者分几次粘贴。");
        var rows = PastedBlock
            .Lines(text)
            .Select((line, i) => new SheetRow(i + 1, [.. line.Select(Cell)], Hidden: false))
            .Where(row => row.Cells.Any(cell => cell.Kind != CellKind.Blank))
            .ToList();
        if (rows.Count == 0)
            return Refused("还没有粘贴内容。请在 Excel、WPS 里选中表格，连表头一起复制，再粘贴到这里。");
        if (rows.Count > limits.MaxRows)
            return Refused(
                $"粘贴了 {rows.Count} 行，一次最多 {limits.MaxRows} 行。请分几次粘贴，或者存成几个文件上传。"
            );
        if (rows.Max(row => row.Cells.Count) is var columns && columns > limits.MaxColumns)
            return Refused($"粘贴了 {columns} 列，最多 {limits.MaxColumns} 列。请只复制需要的列。");
        if (columns == 1)
            return Refused(
                "粘贴的内容只有一列，不像表格。请在 Excel、WPS 里选中整块表格复制；"
                    + "从网页、微信里复制的，先贴进 Excel 再复制。"
            );
        var content = new SheetContent(Name, rows, HiddenRows: 0);
        return ImportTable.HeadingsOf(form, content, null) is null
            ? Refused(
                $"没有认出表头。请连表头（写着“{form.Lead.Title}”“{form.Shown[0].Title}”等栏目名称的一行）"
                    + "一起复制，再粘贴一次；"
                    + "栏目名称不同的，可以下载导入模板对照。"
            )
            : new([new SheetName(0, Name, Hidden: false)], content, Violations.None);
    }

    private static SheetCell Cell(string text) => text.Length == 0 ? SheetCell.Blank : new(text, CellKind.Text);

    private static Workbook Refused(string message) => new([], null, new(new Violation(Code, Field, message)));
}
