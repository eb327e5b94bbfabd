using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace FederationReform.Tests.Support;

/// <summary>
/// Makes .xlsx files for tests, sound and unsound ones: every part can be replaced, added or left out.
/// </summary>
internal sealed class XlsxFile
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Style numbers of <see cref="Styles"/>.</summary>
    public const int General = 0,
        Day = 1,
        Month = 2,
        TwoDecimals = 3,
        ChineseMonth = 4,
        ChineseText = 5,
        ClockTime = 6;

    private readonly List<(string Name, string? State, string Xml)> sheets = [];
    private readonly Dictionary<string, byte[]> added = new(StringComparer.Ordinal);
    private readonly HashSet<string> omitted = [];

    public string WorkbookProperties { get; set; } = "";

    public List<string> SharedTexts { get; } = [];

    /// <summary>A file of one sheet: texts, numbers and days as they are; null leaves the cell out.</summary>
    public static byte[] Of(params IEnumerable<object?[]> rows) => new XlsxFile().Sheet("Sheet1", rows).Build();

    public XlsxFile Sheet(string name, IEnumerable<object?[]> rows, string? state = null, string after = "") =>
        SheetXml(name, string.Concat(rows.Select((cells, index) => Row(index + 1, cells))), state, after);

    /// <summary>
    /// A sheet whose rows are given as XML; <paramref name="after"/> stands behind them, as merged cells do.
    /// </summary>
    public XlsxFile SheetXml(string name, string rows, string? state = null, string after = "")
    {
        sheets.Add((name, state, $"""<worksheet xmlns="{Main}"><sheetData>{rows}</sheetData>{after}</worksheet>"""));
        return this;
    }

    public XlsxFile With(string part, string text) => With(part, Encoding.UTF8.GetBytes(text));

    public XlsxFile With(string part, byte[] bytes)
    {
        added[part] = bytes;
        return this;
    }

    public XlsxFile Without(string part)
    {
        omitted.Add(part);
        return this;
    }

    public byte[] Build()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in Parts().Where(p => !omitted.Contains(p.Name)))
            {
                using var part = zip.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                part.Write(bytes);
            }
        }
        return stream.ToArray();
    }

    public static string Row(int number, object?[] cells, string attributes = "") =>
        $"""<row r="{number}"{attributes}>"""
        + string.Concat(cells.Select((cell, column) => Cell(Reference(number, column), cell)))
        + "</row>";

    public static string Merged(params string[] blocks) =>
        $"""<mergeCells>{string.Concat(blocks.Select(block => $"""<mergeCell ref="{block}"/>"""))}</mergeCells>""";

    private static string Cell(string at, object? value) =>
        value switch
        {
            null => "",
            string text => $"""<c r="{at}" t="inlineStr"><is><t xml:space="preserve">"""
                + $"{SecurityElement.Escape(text)}</t></is></c>",
            DateOnly day =>
                $"""<c r="{at}" s="{Day}"><v>{day.DayNumber - new DateOnly(1899, 12, 30).DayNumber}</v></c>""",
            IFormattable number => $"""<c r="{at}"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>""",
            _ => throw new ArgumentException($"No cell for {value.GetType()}.", nameof(value)),
        };

    private static string Reference(int row, int column)
    {
        var letters = "";
        for (var c = column + 1; c > 0; c = (c - 1) / 26)
            letters = (char)('A' + (c - 1) % 26) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    private IEnumerable<(string Name, byte[] Bytes)> Parts()
    {
        var parts = new List<(string, string)>
        {
            ("[Content_Types].xml", ContentTypes()),
            (
                "_rels/.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
                    + $"""<Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/>"""
                    + """</Relationships>"""
            ),
            (
                "xl/workbook.xml",
                $"""<workbook xmlns="{Main}" xmlns:r="{Relations}">{WorkbookProperties}"""
                    + $"""<sheets>{string.Concat(sheets.Select(SheetEntry))}</sheets></workbook>"""
            ),
            ("xl/_rels/workbook.xml.rels", WorkbookRelations()),
            ("xl/styles.xml", Styles),
            (
                "xl/sharedStrings.xml",
                $"""<sst xmlns="{Main}">{string.Concat(SharedTexts.Select(text => $"<si>{text}</si>"))}</sst>"""
            ),
        };
        parts.AddRange(sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", sheet.Xml)));
        return parts
            .Where(p => !added.ContainsKey(p.Item1))
            .Select(p => (p.Item1, Encoding.UTF8.GetBytes(p.Item2)))
            .Concat(added.Select(p => (p.Key, p.Value)));
    }

    private static string SheetEntry((string Name, string? State, string Xml) sheet, int index) =>
        $"""<sheet name="{SecurityElement.Escape(sheet.Name)}" sheetId="{index + 1}" r:id="rId{index + 10}" """
        + (sheet.State is null ? "/>" : $"""state="{sheet.State}"/>""");

    private string WorkbookRelations()
    {
        var all = sheets
            .Select((_, i) => Relation($"rId{i + 10}", "worksheet", $"worksheets/sheet{i + 1}.xml"))
            .Append(Relation("rId1", "styles", "styles.xml"))
            .Append(Relation("rId2", "sharedStrings", "/xl/sharedStrings.xml"));
        return """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"""
            + string.Concat(all)
            + "</Relationships>";
    }

    private static string Relation(string id, string type, string target) =>
        $"""<Relationship Id="{id}" Type="{Relations}/{type}" Target="{target}"/>""";

    private string ContentTypes()
    {
        const string package = "application/vnd.openxmlformats-package";
        const string spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        var overrides = sheets.Select(
            (_, i) =>
                $"""<Override PartName="/xl/worksheets/sheet{i + 1}.xml" ContentType="{spreadsheet}.worksheet+xml"/>"""
        );
        return """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""
            + $"""<Default Extension="rels" ContentType="{package}.relationships+xml"/>"""
            + """<Default Extension="xml" ContentType="application/xml"/>"""
            + $"""<Override PartName="/xl/workbook.xml" ContentType="{spreadsheet}.sheet.main+xml"/>"""
            + $"{string.Concat(overrides)}</Types>";
    }

    private const string Styles = $"""
        <styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\.mm"/>
        <numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>
        <cellStyleXfs><xf numFmtId="0"/></cellStyleXfs>
        <cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="14"/>
        <xf numFmtId="164"><alignment horizontal="center"/></xf><xf numFmtId="2"/><xf numFmtId="57"/>
        <xf numFmtId="165"/><xf numFmtId="20"/></cellXfs></styleSheet>
        """;
}
