namespace FederationReform.Exports;

/// <summary>The lists behind drop-downs, on a hidden sheet: inside a cell's rule only 255 characters have room.</summary>
internal sealed class SheetChoices
{
    public const string SheetName = "选项";

    private readonly List<ExportColumn> lists = [];

    public IReadOnlyList<ExportColumn> Lists => lists;

    public SheetDesign Design => new(SheetName, [.. lists.Select(l => new ExportColumn(l.Heading, 16))]);

    /// <summary>Where the column's choices stand.</summary>
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
