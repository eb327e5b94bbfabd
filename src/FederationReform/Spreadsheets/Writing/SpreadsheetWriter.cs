using System.IO.Compression;
using System.Xml;

namespace FederationReform.Spreadsheets.Writing;

/// <summary>
/// Writes an .xlsx row by row. The parts go straight into the archive: the OpenXML SDK keeps each part in memory until
/// it is closed, and its writer is slower (docs/performance.md). User data are written as text, never as formulas.
/// </summary>
/// <param name="file">Stays open; holds the complete file after <see cref="Finish"/>.</param>
public sealed class SpreadsheetWriter(Stream file) : IDisposable
{
    internal const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    internal const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string OfMain = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>The sheet that lists the cells whose text could not be written as stored.</summary>
    private const string LossSheet = "导出说明";

    private static readonly XmlWriterSettings Settings = new() { CheckCharacters = false, CloseOutput = true };

    private readonly ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<WrittenSheet> sheets = [];
    private readonly SheetLosses losses = new();
    private readonly SheetChoices choices = new();
    private SheetWriter? open;

    /// <summary>Begins the next sheet and ends the one before it.</summary>
    public SheetWriter Begin(SheetDesign design)
    {
        EndSheet();
        var name = SheetText.SheetName(design.Name, [.. sheets.Select(s => s.Name), LossSheet, SheetChoices.SheetName]);
        var entry = Entry($"xl/worksheets/sheet{sheets.Count + 1}.xml");
        return open = new(entry, design with { Name = name }, losses, choices);
    }

    /// <summary>
    /// Ends the file; adds a sheet that lists the cells whose text could not be written as stored, if there are any.
    /// </summary>
    public void Finish()
    {
        EndSheet();
        if (losses.Count > 0)
            losses.Write(Begin(SheetLosses.Design with { Name = LossSheet }, LossSheet));
        if (choices.Lists.Count > 0)
            choices.Write(Begin(choices.Design, SheetChoices.SheetName, hidden: true));
        EndSheet();
        WriteWorkbook();
        WriteStyles();
        WriteRelations(
            "xl/_rels/workbook.xml.rels",
            [.. sheets.Select((s, i) => ("worksheet", $"worksheets/sheet{i + 1}.xml")), ("styles", "styles.xml")]
        );
        WriteRelations("_rels/.rels", [("officeDocument", "xl/workbook.xml")]);
        WriteContentTypes();
        archive.Dispose();
    }

    public void Dispose()
    {
        open?.Dispose();
        archive.Dispose();
    }

    private SheetWriter Begin(SheetDesign design, string name, bool hidden = false)
    {
        EndSheet();
        return open = new(
            Entry($"xl/worksheets/sheet{sheets.Count + 1}.xml"),
            design with
            {
                Name = name,
            },
            losses,
            choices,
            hidden
        );
    }

    private void EndSheet()
    {
        if (open is null)
            return;
        sheets.Add(open.End());
        open = null;
    }

    private XmlWriter Entry(string path) =>
        XmlWriter.Create(archive.CreateEntry(path, CompressionLevel.Optimal).Open(), Settings);

    private void WriteWorkbook()
    {
        using var xml = Entry("xl/workbook.xml");
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("sheets");
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", sheets[i].Name);
            xml.WriteAttributeString("sheetId", XmlConvert.ToString(i + 1));
            if (sheets[i].Hidden)
                xml.WriteAttributeString("state", "hidden");
            xml.WriteAttributeString("id", Relations, $"rId{i + 1}");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteStartElement("definedNames");
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("definedName");
            xml.WriteAttributeString("name", "_xlnm.Print_Titles");
            xml.WriteAttributeString("localSheetId", XmlConvert.ToString(i));
            xml.WriteString(
                $"'{sheets[i].Name.Replace("'", "''", StringComparison.Ordinal)}"
                    + $"'!${sheets[i].HeadRow}:${sheets[i].HeadRow}"
            );
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteStyles()
    {
        using var xml = Entry("xl/styles.xml");
        SheetStyles.Write(xml);
    }

    private void WriteRelations(string path, IReadOnlyList<(string Kind, string Target)> targets)
    {
        using var xml = Entry(path);
        xml.WriteStartElement("Relationships", PackageRelations);
        for (var i = 0; i < targets.Count; i++)
        {
            xml.WriteStartElement("Relationship");
            xml.WriteAttributeString("Id", $"rId{i + 1}");
            xml.WriteAttributeString("Type", $"{Relations}/{targets[i].Kind}");
            xml.WriteAttributeString("Target", targets[i].Target);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private void WriteContentTypes()
    {
        using var xml = Entry("[Content_Types].xml");
        xml.WriteStartElement("Types", ContentTypes);
        Type("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
        Type("Default", "Extension", "xml", "application/xml");
        Type("Override", "PartName", "/xl/workbook.xml", OfMain + "sheet.main+xml");
        Type("Override", "PartName", "/xl/styles.xml", OfMain + "styles+xml");
        for (var i = 1; i <= sheets.Count; i++)
            Type("Override", "PartName", $"/xl/worksheets/sheet{i}.xml", OfMain + "worksheet+xml");
        xml.WriteEndElement();

        void Type(string element, string key, string value, string type)
        {
            xml.WriteStartElement(element);
            xml.WriteAttributeString(key, value);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
    }
}

/// <param name="HeadRow">The number of the row that is repeated on every printed page.</param>
internal sealed record WrittenSheet(string Name, int HeadRow, bool Hidden);
