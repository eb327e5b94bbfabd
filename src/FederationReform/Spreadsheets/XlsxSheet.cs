using System.Globalization;
using System.Xml;

namespace FederationReform.Spreadsheets;

/// <summary>
/// Reads one sheet of an .xlsx in one pass. Shared texts are noted by number and looked up only when the sheet turned out to be within the limits: a file of
/// a million rows is refused before its texts are unpacked.
/// </summary>
internal sealed class XlsxSheet(XlsxPackage package, string name, SpreadsheetLimits limits)
{
    private const int MaxRowNumber = 1_048_576;
    private const int MaxColumnNumber = 16_384;

    private readonly SheetLines lines = new(name, limits);
    private readonly List<(int Line, int Column, int Text)> shared = [];
    private int row;
    private int column;

    public SheetContent Read(int index)
    {
        using (var reader = package.OpenSheet(index))
        {
            while (reader.Read())
                if (reader.NodeType == XmlNodeType.Element)
                    ReadElement(reader);
        }
        lines.End();
        var texts = package.SharedTexts(shared.Select(s => s.Text).ToHashSet());
        foreach (var (line, at, text) in shared)
            lines.Set(line, at, texts.GetValueOrDefault(text, ""));
        return lines.ToContent();
    }

    private void ReadElement(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "row":
                row = Integer(reader.GetAttribute("r")) ?? row + 1;
                if (row > MaxRowNumber)
                    throw new SpreadsheetRefusedException(SpreadsheetRefusal.Damaged);
                column = 0;
                lines.Begin(row, reader.GetAttribute("hidden") is "1" or "true" || reader.GetAttribute("ht") == "0");
                break;
            case "c":
                ReadCell(reader);
                break;
            case "mergeCell" when reader.GetAttribute("ref") is { } block:
                Merge(block);
                break;
        }
    }

    private void ReadCell(XmlReader reader)
    {
        var at = reader.GetAttribute("r") is { } reference ? Column(reference) : column;
        column = at + 1;
        if (reader.IsEmptyElement)
            return;
        var type = reader.GetAttribute("t");
        var style = Integer(reader.GetAttribute("s")) ?? 0;
        string? value = null, formula = null;
        var inline = "";
        var depth = reader.Depth;
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
                reader.Read();
            else if (reader.LocalName == "v")
                value = reader.ReadElementContentAsString();
            else if (reader.LocalName == "f")
                formula = reader.ReadElementContentAsString();
            else if (reader.LocalName == "is")
                inline = XlsxPackage.ReadText(reader);
            else
                reader.Skip();
        }
        if (type == "s" && Integer(value) is { } number)
        {
            // Stands for a text that is filled in at the end; it is not blank until then.
            lines.Set(at, new("", CellKind.Text));
            shared.Add((lines.NextLine, at, number));
        }
        else
        {
            lines.Set(at, Cell(type, style, value, formula, inline));
        }
    }

    private SheetCell Cell(string? type, int style, string? value, string? formula, string inline) => type switch
    {
        "inlineStr" => SheetLines.TextCell(inline),
        "str" => SheetLines.TextCell(value ?? ""),
        "e" => new(value ?? "#VALUE!", CellKind.Error),
        _ when string.IsNullOrWhiteSpace(value) => formula is null ? SheetCell.Blank : new("=" + formula, CellKind.UncalculatedFormula),
        "b" => new(value == "1" ? "是" : "否", CellKind.Text),
        "d" when DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => Format(style).Read(date),
        null or "n" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => Format(style).Read(number, package.From1904),
        _ => SheetLines.TextCell(value),
    };

    private NumberFormat Format(int style) => style < package.Formats.Count ? package.Formats[style] : NumberFormat.General;

    private void Merge(string block)
    {
        var ends = block.Replace("$", "", StringComparison.Ordinal).Split(':');
        if (ends.Length == 2 && Row(ends[0]) is { } first && Row(ends[1]) is { } last)
            lines.Merge(new(first, last, Column(ends[0])));
    }

    private static int? Row(string reference) => Integer(reference.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"));

    private static int Column(string reference)
    {
        var number = 0;
        foreach (var c in reference)
        {
            if (c is < 'A' or > 'Z')
                break;
            number = number * 26 + (c - 'A' + 1);
            if (number > MaxColumnNumber)
                throw new SpreadsheetRefusedException(SpreadsheetRefusal.Damaged);
        }
        return number > 0 ? number - 1 : throw new SpreadsheetRefusedException(SpreadsheetRefusal.Damaged);
    }

    private static int? Integer(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
