using System.Globalization;
using System.Xml;

namespace FederationReform.Spreadsheets.Writing;

/// <summary>One sheet while it is written; <see cref="SpreadsheetWriter.Begin(SheetDesign)"/> creates it.</summary>
public sealed class SheetWriter : IDisposable
{
    /// <summary>The most rows a sheet can have in the .xlsx format.</summary>
    public const int MostRows = 1_048_576;

    private readonly XmlWriter xml;
    private readonly SheetDesign design;
    private readonly SheetLosses losses;
    private readonly SheetChoices choices;
    private readonly bool hidden;
    private readonly string[] letters;
    private readonly int headRow;
    private int row;

    internal SheetWriter(
        XmlWriter xml,
        SheetDesign design,
        SheetLosses losses,
        SheetChoices choices,
        bool hidden = false
    )
    {
        (this.xml, this.design, this.losses, this.choices, this.hidden) = (xml, design, losses, choices, hidden);
        letters = [.. Enumerable.Range(0, design.Columns.Count).Select(Letters)];
        headRow = 1 + (design.Title is null ? 0 : 1) + (design.Subtitle is null ? 0 : 1);
        WriteHead();
    }

    /// <summary>The number of rows written below the heading row.</summary>
    public int Rows => row - headRow;

    public void Row(params ReadOnlySpan<ExportCell> cells)
    {
        if (cells.Length > letters.Length)
            throw new ArgumentException(
                $"A row of {cells.Length} cells on a sheet of {letters.Length} columns.",
                nameof(cells)
            );
        BeginRow();
        for (var i = 0; i < cells.Length; i++)
            Write(i, cells[i]);
        xml.WriteEndElement();
    }

    public void Dispose() => xml.Dispose();

    internal WrittenSheet End()
    {
        xml.WriteEndElement();
        WriteMerged();
        WriteChoices();
        WritePage();
        xml.WriteEndElement();
        xml.Dispose();
        return new(design.Name, headRow, hidden);
    }

    internal static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);

    private void WriteHead()
    {
        xml.WriteStartElement("worksheet", SpreadsheetWriter.Main);
        xml.WriteStartElement("sheetPr");
        Empty("pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetViews");
        xml.WriteStartElement("sheetView");
        xml.WriteAttributeString("workbookViewId", "0");
        Empty(
            "pane",
            ("ySplit", XmlConvert.ToString(headRow)),
            ("topLeftCell", $"A{headRow + 1}"),
            ("activePane", "bottomLeft"),
            ("state", "frozen")
        );
        xml.WriteEndElement();
        xml.WriteEndElement();
        Empty("sheetFormatPr", ("defaultRowHeight", "18"));
        xml.WriteStartElement("cols");
        for (var i = 0; i < design.Columns.Count; i++)
        {
            xml.WriteStartElement("col");
            xml.WriteAttributeString("min", XmlConvert.ToString(i + 1));
            xml.WriteAttributeString("max", XmlConvert.ToString(i + 1));
            xml.WriteAttributeString("width", design.Columns[i].Width.ToString(CultureInfo.InvariantCulture));
            if (design.RowsToFill > 0)
                xml.WriteAttributeString(
                    "style",
                    XmlConvert.ToString(
                        SheetStyles.Of(design.Columns[i].Format, CellFill.None, bold: false, quoted: false)
                    )
                );
            xml.WriteAttributeString("customWidth", "1");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        if (design.Title is not null)
            WriteAcross(design.Title, SheetStyles.Title, height: 32);
        if (design.Subtitle is not null)
            WriteAcross(design.Subtitle, SheetStyles.Subtitle, height: 20);
        BeginRow();
        for (var i = 0; i < letters.Length; i++)
            WriteText(i, design.Columns[i].Heading, SheetStyles.Heading);
        xml.WriteEndElement();
    }

    private void WriteAcross(string text, int style, int height)
    {
        BeginRow(height);
        WriteText(0, text, style);
        xml.WriteEndElement();
    }

    private void BeginRow(int? height = null)
    {
        row++;
        xml.WriteStartElement("row");
        xml.WriteStartAttribute("r");
        xml.WriteValue(row);
        xml.WriteEndAttribute();
        if (height is { } points)
        {
            xml.WriteAttributeString("ht", XmlConvert.ToString(points));
            xml.WriteAttributeString("customHeight", "1");
        }
    }

    private void Write(int column, ExportCell cell)
    {
        if (cell.Text is { } text)
        {
            WriteText(
                column,
                text,
                SheetStyles.Of(cell.Format, cell.Fill, cell.Bold, SheetText.LooksLikeFormula(text))
            );
            return;
        }
        BeginCell(column, SheetStyles.Of(cell.Format, cell.Fill, cell.Bold, quoted: false));
        xml.WriteStartElement("v");
        xml.WriteValue(cell.Number);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteText(int column, string text, int style)
    {
        BeginCell(column, style);
        if (text.Length > 0)
        {
            var (clean, loss) = SheetText.Clean(text);
            if (loss != TextLoss.None)
                losses.Add(design.Name, $"{letters[column]}{row}", design.Columns[column].Heading, loss);
            // The text stands in the cell (inlineStr): a table of shared strings would have to be kept in memory until
            // the end.
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is");
            xml.WriteStartElement("t");
            if (char.IsWhiteSpace(clean[0]) || char.IsWhiteSpace(clean[^1]))
                xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(SheetText.Escaped(clean));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private void BeginCell(int column, int style)
    {
        xml.WriteStartElement("c");
        xml.WriteStartAttribute("r");
        xml.WriteString(letters[column]);
        xml.WriteValue(row);
        xml.WriteEndAttribute();
        xml.WriteStartAttribute("s");
        xml.WriteValue(style);
        xml.WriteEndAttribute();
    }

    /// <summary>Merges the title and the subtitle over the whole width of the table.</summary>
    private void WriteMerged()
    {
        if (headRow == 1 || letters.Length == 1)
            return;
        xml.WriteStartElement("mergeCells");
        xml.WriteAttributeString("count", XmlConvert.ToString(headRow - 1));
        for (var line = 1; line < headRow; line++)
            Empty("mergeCell", ("ref", $"A{line}:{letters[^1]}{line}"));
        xml.WriteEndElement();
    }

    private void WriteChoices()
    {
        var offering =
            design.RowsToFill == 0
                ? []
                : design
                    .Columns.Select((column, i) => (column, i))
                    .Where(c => c.column.Choices.Count > 0 || c.column.Prompt is not null)
                    .ToList();
        if (offering.Count == 0)
            return;
        xml.WriteStartElement("dataValidations");
        xml.WriteAttributeString("count", XmlConvert.ToString(offering.Count));
        foreach (var (column, i) in offering)
        {
            xml.WriteStartElement("dataValidation");
            if (column.Choices.Count > 0)
            {
                xml.WriteAttributeString("type", "list");
                xml.WriteAttributeString("errorStyle", "warning");
                xml.WriteAttributeString("allowBlank", "1");
                xml.WriteAttributeString("showErrorMessage", "1");
                xml.WriteAttributeString("errorTitle", column.Heading);
                xml.WriteAttributeString(
                    "error",
                    "不是下拉列表里的名称。平台也认得常用的别名，不认得的会在导入时指出。"
                );
            }
            if (column.Prompt is { } prompt)
            {
                xml.WriteAttributeString("showInputMessage", "1");
                xml.WriteAttributeString("promptTitle", column.Heading);
                xml.WriteAttributeString("prompt", prompt);
            }
            xml.WriteAttributeString("sqref", $"{letters[i]}{headRow + 1}:{letters[i]}{headRow + design.RowsToFill}");
            if (column.Choices.Count > 0)
                xml.WriteElementString("formula1", choices.RangeOf(column));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>Sets the page: A4 landscape, scaled to the width of the paper, numbered pages.</summary>
    private void WritePage()
    {
        Empty("printOptions", ("horizontalCentered", "1"));
        Empty(
            "pageMargins",
            ("left", "0.4"),
            ("right", "0.4"),
            ("top", "0.5"),
            ("bottom", "0.6"),
            ("header", "0.3"),
            ("footer", "0.3")
        );
        Empty("pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToWidth", "1"), ("fitToHeight", "0"));
        xml.WriteStartElement("headerFooter");
        xml.WriteElementString("oddFooter", "&C第 &P 页，共 &N 页");
        xml.WriteEndElement();
    }

    private void Empty(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }
}
