using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace FederationReform.Spreadsheets.Reading;

/// <summary>
/// Reads one sheet of an .xlsx in one pass. Shared strings are noted by index and looked up only once the sheet is
/// known to be within the limits: a file of a million rows is refused before its strings are unpacked.
/// </summary>
internal sealed partial class XlsxSheet(XlsxPackage package, string name, SpreadsheetLimits limits)
{
    private const int MaxRowNumber = 1_048_576;
    private const int MaxColumnNumber = 16_384;

    private readonly SheetLines lines = new(name, limits);
    private readonly List<(int Line, int Column, int Text)> shared = [];
    private int row;
    private int column;

    public int Index { get; private set; }

    /// <summary>How much it holds, to be taken off the limits of the next sheet.</summary>
    public (int Rows, long Characters) Size => (lines.NextLine, lines.Characters);

    /// <summary>The shared strings that its cells need.</summary>
    public IEnumerable<int> Shared => shared.Select(s => s.Text);

    public XlsxSheet Scan(int index)
    {
        Index = index;
        using (var reader = package.OpenSheet(index))
        {
            // Deeper elements are those of extensions and controls (xdr:row).
            while (reader.Read())
                if (reader.NodeType == XmlNodeType.Element && reader.Depth <= 3)
                    ReadElement(reader);
        }
        lines.End();
        return this;
    }

    public SheetContent Content(Dictionary<int, string> texts)
    {
        foreach (var (line, at, text) in shared)
            lines.Set(line, at, texts.GetValueOrDefault(text, ""));
        return lines.ToContent() with { Index = Index };
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
                lines.Begin(row, IsHidden(reader));
                break;
            case "col" when IsHidden(reader):
                if (Integer(reader.GetAttribute("min")) is { } first && Integer(reader.GetAttribute("max")) is { } last)
                    lines.Hide(first - 1, last - 1);
                break;
            case "c":
                ReadCell(reader);
                break;
            case "mergeCell" when reader.GetAttribute("ref") is { } block:
                Merge(block);
                break;
        }
    }

    private static bool IsHidden(XmlReader reader) =>
        reader.GetAttribute("hidden") is "1" or "true"
        || reader.GetAttribute("ht") == "0"
        || reader.GetAttribute("width") == "0";

    private void ReadCell(XmlReader reader)
    {
        var at = reader.GetAttribute("r") is { } reference ? Column(reference) : column;
        column = at + 1;
        if (reader.IsEmptyElement)
            return;
        var type = reader.GetAttribute("t");
        var style = Integer(reader.GetAttribute("s")) ?? 0;
        string? value = null,
            formula = null;
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
            // A placeholder for a shared string that is filled in at the end; its kind is already text, not blank.
            lines.Set(at, new("", CellKind.Text));
            shared.Add((lines.NextLine, at, number));
        }
        else
        {
            lines.Set(at, Cell(type, style, value, formula, inline));
        }
    }

    private SheetCell Cell(string? type, int style, string? value, string? formula, string inline) =>
        type switch
        {
            "inlineStr" => SheetLines.TextCell(inline),
            "str" => SheetLines.TextCell(XlsxPackage.Unescaped(value ?? "")),
            "e" => new(value ?? "#VALUE!", CellKind.Error),
            _ when string.IsNullOrWhiteSpace(value) => formula is null
                ? SheetCell.Blank
                : new("=" + formula, CellKind.UncalculatedFormula),
            "b" => new(value == "1" ? "是" : "否", CellKind.Text),
            "d" => IsoCell(value, Format(style)),
            null or "n" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                Format(style).Read(number, package.From1904),
            _ => SheetLines.TextCell(value),
        };

    /// <summary>
    /// A date as ISO 8601 writes it. The day that is written is the day that is meant: a zone behind it (Z, +08:00)
    /// must not move it, and a time alone is no date.
    /// </summary>
    private static SheetCell IsoCell(string value, NumberFormat format)
    {
        if (
            IsoDate().Match(value) is { Success: true } match
            && DateOnly.TryParseExact(
                $"{match.Groups["month"].Value}-{(match.Groups["day"].Success ? match.Groups["day"].Value : "01")}",
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var date
            )
        )
            return match.Groups["day"].Success ? format.Read(date) : new(match.Groups["month"].Value, CellKind.Date);
        return SheetLines.TextCell(
            IsoTime().Match(value) is { Success: true } time ? time.Groups["time"].Value : value
        );
    }

    private NumberFormat Format(int style) =>
        style < package.Formats.Count ? package.Formats[style] : NumberFormat.General;

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

    private static int? Integer(ReadOnlySpan<char> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^\s*(?<month>\d{4}-\d{2})(-(?<day>\d{2})(T.*)?)?\s*$")]
    private static partial Regex IsoDate();

    [GeneratedRegex(@"^\s*T?(?<time>\d{2}:\d{2})(:\d{2}(\.\d+)?)?\s*$")]
    private static partial Regex IsoTime();
}
