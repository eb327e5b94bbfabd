using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using FluentAssertions;

namespace FederationReform.Tests.Spreadsheets;

/// <summary>An exported file, opened again by a program that did not write it.</summary>
internal static class ReadBack
{
    /// <summary>Sheet by sheet, each cell as it is stored; blank is null.</summary>
    public static Dictionary<string, List<object?[]>> Sheets(Stream file)
    {
        file.Position = 0;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(file, new() { LeaveOpen = true });
        var sheets = new Dictionary<string, List<object?[]>>();
        do
        {
            var rows = new List<object?[]>();
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            sheets.Add(reader.Name, rows);
        } while (reader.NextResult());
        return sheets;
    }

    /// <summary>By heading, the rows below the head of the first sheet.</summary>
    public static List<Dictionary<string, object?>> Table(Stream file, int head = 3)
    {
        var rows = Sheets(file).First().Value;
        var headings = rows[head - 1].Select(h => (string)h!).ToList();
        return [.. rows.Skip(head).Select(row => headings.Zip(row).ToDictionary(p => p.First, p => p.Second))];
    }

    public static List<XDocument> Parts(Stream file, string folder)
    {
        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        return
        [
            .. archive
                .Entries.Where(e => e.FullName.StartsWith(folder, StringComparison.Ordinal))
                .OrderBy(e => e.FullName, StringComparer.Ordinal)
                .Select(e =>
                {
                    using var part = e.Open();
                    return XDocument.Load(part);
                }),
        ];
    }

    /// <summary>Every program that keeps to the standard opens it.</summary>
    public static void ShouldBeValid(Stream file)
    {
        file.Position = 0;
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2016)
            .Validate(document)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}")
            .Should()
            .BeEmpty();
    }
}
