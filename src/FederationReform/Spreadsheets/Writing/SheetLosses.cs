namespace FederationReform.Spreadsheets.Writing;

/// <summary>
/// The cells whose text could not be written exactly as stored; <see cref="MostListed"/> of them are listed.
/// </summary>
internal sealed class SheetLosses
{
    private const int MostListed = 1000;

    private readonly List<(string Sheet, string Cell, string Heading, TextLoss Loss)> listed = [];

    public static SheetDesign Design { get; } =
        new("", [new("工作表", 16), new("单元格", 10), new("栏目", 16), new("说明", 80)]);

    public int Count { get; private set; }

    public void Add(string sheet, string cell, string heading, TextLoss loss)
    {
        if (Count++ < MostListed)
            listed.Add((sheet, cell, heading, loss));
    }

    public void Write(SheetWriter notes)
    {
        foreach (var (sheet, cell, heading, loss) in listed)
            notes.Row(
                ExportCell.Of(sheet),
                ExportCell.Of(cell),
                ExportCell.Of(heading),
                ExportCell.Of(
                    loss == TextLoss.Cut
                        ? $"超过 {SheetText.LongestCell} 字，后面的部分没有写入。"
                        : "有表格不能保存的字符，已换成“\uFFFD”。请在平台上更正原来的内容。"
                )
            );
        if (Count > MostListed)
            notes.Row(
                ExportCell.Of("……"),
                ExportCell.Blank,
                ExportCell.Blank,
                ExportCell.Of($"共 {Count} 处，只列出前 {MostListed} 处。")
            );
    }
}
