using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;

namespace FederationReform.Spreadsheets.Reading;

/// <summary>
/// The parts of an .xlsx that a roster needs: the list of sheets, the number formats and the shared strings. Elements
/// are recognised by local name, because prefixes differ between programs and namespaces differ in strict files.
/// </summary>
internal sealed partial class XlsxPackage
{
    private const string SheetType = "/worksheet";
    private const string WorkbookContent = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    // Slightly above the 65 490 cell formats that Excel allows.
    private const int MaxStyles = 65_536;

    private readonly Dictionary<string, ZipArchiveEntry> parts;
    private readonly SpreadsheetLimits limits;
    private readonly Dictionary<string, (string Part, string Type)> relations;
    private readonly List<(string Name, bool Hidden, string Part)> sheets = [];

    /// <summary>Opens a package that has passed <see cref="PackageCheck"/>.</summary>
    public XlsxPackage(ZipArchive zip, SpreadsheetLimits limits)
    {
        this.limits = limits;
        parts = zip.Entries.ToDictionary(e => e.FullName.Replace('\\', '/'), StringComparer.OrdinalIgnoreCase);
        var workbook = Relations("")
            .Values.FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal))
            .Part
            ?? throw new SpreadsheetRefusedException(SpreadsheetRefusal.Damaged);
        CheckContentType(workbook);
        relations = Relations(workbook);
        ReadWorkbook(workbook);
        Formats = ReadFormats();
    }

    public IReadOnlyList<SheetName> Sheets =>
        [.. sheets.Select((sheet, index) => new SheetName(index, sheet.Name, sheet.Hidden))];

    /// <summary>Whether dates count from 1 January 1904, as in old Macintosh files.</summary>
    public bool From1904 { get; private set; }

    /// <summary>The number formats by the style index of a cell.</summary>
    public IReadOnlyList<NumberFormat> Formats { get; }

    public XmlReader OpenSheet(int index) =>
        Open(sheets[index].Part) ?? throw new SpreadsheetRefusedException(SpreadsheetRefusal.Damaged);

    /// <summary>The shared strings with the wanted indexes; the others are skipped.</summary>
    public Dictionary<int, string> SharedTexts(IReadOnlySet<int> wanted)
    {
        var texts = new Dictionary<int, string>(wanted.Count);
        using var reader = OpenRelated("/sharedStrings");
        if (reader is null || wanted.Count == 0)
            return texts;
        long characters = 0;
        var number = -1;
        while (texts.Count < wanted.Count && reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "si" || !wanted.Contains(++number))
                continue;
            var text = ReadText(reader);
            if ((characters += text.Length) > limits.MaxCharacters)
                throw new SpreadsheetRefusedException(SpreadsheetRefusal.Inflated);
            texts[number] = text;
        }
        return texts;
    }

    /// <summary>The text inside the current element: its runs joined, phonetic readings left out.</summary>
    public static string ReadText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var depth = reader.Depth;
        var text = "";
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh")
                reader.Skip();
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "t")
                text += reader.ReadElementContentAsString();
            else
                reader.Read();
        }
        return Unescaped(text);
    }

    /// <summary>
    /// A text with its escapes (_x000D_) resolved. They stand for characters that XML does not allow, in shared texts,
    /// in the results of formulas and in names of sheets.
    /// </summary>
    public static string Unescaped(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escape()
                .Replace(text, m =>
                    (
                        (char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                    ).ToString()
                )
            : text;

    private void ReadWorkbook(string part)
    {
        using var reader = Open(part) ?? throw new SpreadsheetRefusedException(SpreadsheetRefusal.Damaged);
        while (reader.Read())
        {
            // Below these two levels stand extensions, whose elements have the same names: x15:workbookPr has no
            // date1904 and must not take back what the workbook said.
            if (reader.NodeType != XmlNodeType.Element || reader.Depth > 2)
                continue;
            if (reader.LocalName == "workbookPr" && reader.Depth == 1)
                From1904 = reader.GetAttribute("date1904") is "1" or "true";
            else if (
                reader.LocalName == "sheet"
                && RelationOf(reader) is { } id
                && relations.TryGetValue(id, out var target)
                && target.Type.EndsWith(SheetType, StringComparison.Ordinal)
            )
                sheets.Add(
                    (
                        Unescaped(reader.GetAttribute("name") ?? ""),
                        reader.GetAttribute("state") is "hidden" or "veryHidden",
                        target.Part
                    )
                );
        }
        if (sheets.Count == 0)
            throw new SpreadsheetRefusedException(SpreadsheetRefusal.Damaged);
    }

    private NumberFormat[] ReadFormats()
    {
        var codes = new Dictionary<int, string>();
        var styles = new List<NumberFormat>();
        using var reader = OpenRelated("/styles");
        while (reader is not null && reader.Read() && styles.Count < MaxStyles)
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            // A numFmt of a conditional format (dxf) lies deeper and may repeat the number of another one.
            if (reader.LocalName == "numFmt" && reader.Depth == 2 && codes.Count < MaxStyles)
                codes[Number(reader.GetAttribute("numFmtId"))] = reader.GetAttribute("formatCode") ?? "";
            else if (reader.LocalName == "cellXfs" && reader.Depth == 1 && !reader.IsEmptyElement)
                ReadCellFormats(reader, codes, styles);
        }
        return [.. styles];
    }

    private static void ReadCellFormats(XmlReader reader, Dictionary<int, string> codes, List<NumberFormat> styles)
    {
        var known = new Dictionary<int, NumberFormat>();
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth && styles.Count < MaxStyles)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.Depth != depth + 1)
                continue;
            var id = Number(reader.GetAttribute("numFmtId"));
            if (!known.TryGetValue(id, out var format))
                known[id] = format = NumberFormat.Of(id, codes.GetValueOrDefault(id));
            styles.Add(format);
        }
    }

    private void CheckContentType(string workbook)
    {
        using var reader = Open("[Content_Types].xml")
            ?? throw new SpreadsheetRefusedException(SpreadsheetRefusal.Damaged);
        string? stated = null,
            general = null;
        while (reader.Read())
        {
            if (
                reader.NodeType == XmlNodeType.Element
                && reader.LocalName == "Override"
                && string.Equals(reader.GetAttribute("PartName"), "/" + workbook, StringComparison.OrdinalIgnoreCase)
            )
                stated = reader.GetAttribute("ContentType");
            else if (
                reader.NodeType == XmlNodeType.Element
                && reader.LocalName == "Default"
                && workbook.EndsWith("." + reader.GetAttribute("Extension"), StringComparison.OrdinalIgnoreCase)
            )
                general = reader.GetAttribute("ContentType");
        }
        var content = stated ?? general ?? "";
        if (content.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
            throw new SpreadsheetRefusedException(SpreadsheetRefusal.Macros);
        if (content != WorkbookContent)
            throw new SpreadsheetRefusedException(
                SpreadsheetRefusal.NotASpreadsheet(
                    content.Contains("template", StringComparison.Ordinal) ? " Excel 模板（.xltx）" : "其他种类的文件"
                )
            );
    }

    /// <summary>
    /// The parts that a part refers to within the package, by relationship id; external targets are left out.
    /// </summary>
    private Dictionary<string, (string Part, string Type)> Relations(string part)
    {
        var folder = part.Contains('/') ? part[..(part.LastIndexOf('/') + 1)] : "";
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        using var reader = Open($"{folder}_rels/{part[folder.Length..]}.rels");
        while (reader is not null && reader.Read())
        {
            if (
                reader.NodeType != XmlNodeType.Element
                || reader.LocalName != "Relationship"
                || reader.GetAttribute("TargetMode") == "External"
            )
                continue;
            if (reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
                found[id] = (Within(folder, target), reader.GetAttribute("Type") ?? "");
        }
        return found;
    }

    private static string Within(string folder, string target)
    {
        var path = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Replace('\\', '/').Split('/'))
            if (step == ".." && path.Count > 0)
                path.RemoveAt(path.Count - 1);
            else if (step is not ("" or "." or ".."))
                path.Add(step);
        return string.Join('/', path);
    }

    private XmlReader? OpenRelated(string type) =>
        relations.Values.FirstOrDefault(r => r.Type.EndsWith(type, StringComparison.Ordinal)).Part is { } part
            ? Open(part)
            : null;

    private XmlReader? Open(string part)
    {
        if (!parts.TryGetValue(part, out var entry))
            return null;
        return XmlReader.Create(
            entry.Open(),
            new XmlReaderSettings
            {
                CloseInput = true,
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = limits.MaxEntryBytes,
                // A forbidden character belongs to one cell and is reported there, so it must not stop the reader.
                CheckCharacters = false,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            }
        );
    }

    private static string? RelationOf(XmlReader reader)
    {
        string? id = null;
        while (reader.MoveToNextAttribute())
            if (reader.LocalName == "id" && reader.Prefix.Length > 0)
                id = reader.Value;
        reader.MoveToElement();
        return id;
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
