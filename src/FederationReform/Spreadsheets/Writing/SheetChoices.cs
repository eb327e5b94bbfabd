namespace FederationReform.Spreadsheets.Writing;

/// <summary>
/// The lists behind drop-downs, on a hidden sheet: the rule of a cell itself has room for only 255 characters.
/// </summary>
internal sealed class SheetChoices
{
    public const string SheetName = "选项";

    private readonly List<ExportColumn> lists = [];

    public IReadOnlyList<ExportColumn> Lists => lists;

    public SheetDesign Design => new(SheetName, [.. lists.Select(l => new ExportColumn(l.Heading, 16))]);

    /// <summary>
    /// Adds the column's choices to the hidden sheet and returns their range, for example 选项!$A$2:$A$9.
    /// </summary>
    public string RangeOf(ExportColumn column)
    {
        lists.Add(column);
        var letter = SheetWriter.Letters(lists.Count - 1);
        return $"{SheetName}!${letter}$2:${letter}${1 + column.Choices.Count}";
    }

    public void Write(SheetWriter sheet)
    {
        for (var i = 0; i < lists.Max(l => l.Choices.Count); i++)
            sheet.Row([.. lists.Select(l => i < l.Choices.Count ? ExportCell.Exact(l.Choices[i]) : ExportCell.Blank)]);
    }
}
