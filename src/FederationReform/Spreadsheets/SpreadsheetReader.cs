using System.IO.Compression;
using System.Xml;

namespace FederationReform.Spreadsheets;

/// <summary>
/// Reads a roster from an .xlsx or .xls file of Excel, WPS or LibreOffice. Whatever the file holds, the answer is its content or a reason in Chinese, never
/// an exception: files come from outside.
/// </summary>
public static class SpreadsheetReader
{
    private const int HeadBytes = 4096;

    /// <param name="file">From its current position to its end.</param>
    /// <param name="fileName">As the user calls it; only its extension is looked at, and compared with what the file really is.</param>
    /// <param name="sheet">The sheet to read, by <see cref="SheetName.Index"/>; null for the first visible one that is not empty.</param>
    public static Workbook Read(Stream file, string fileName, int? sheet = null, SpreadsheetLimits? limits = null)
    {
        limits ??= SpreadsheetLimits.Default;
        try
        {
            return Read(InMemory(file, limits), fileName, sheet, limits);
        }
        catch (SpreadsheetRefusedException refused)
        {
            return Refused(refused.Violation);
        }
        catch (Exception damage) when (damage is XmlException or InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return Refused(SpreadsheetRefusal.Damaged);
        }
    }

    private static Workbook Read(MemoryStream file, string fileName, int? sheet, SpreadsheetLimits limits)
    {
        var bytes = file.GetBuffer().AsSpan(0, (int)file.Length);
        var content = FileContents.Of(bytes[..Math.Min(bytes.Length, HeadBytes)]);
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        if (content == FileContent.Empty)
            return Refused(SpreadsheetRefusal.Empty);
        if (extension is not (".xlsx" or ".xls"))
            return Refused(SpreadsheetRefusal.UnknownExtension(fileName));
        if (content is FileContent.Package)
            return ReadPackage(file, extension, sheet, limits);
        if (content is not FileContent.CompoundFile)
            return Refused(SpreadsheetRefusal.NotASpreadsheet(content.Words()));
        if (XlsWorkbook.Check(bytes) is { } violation)
            return Refused(violation);
        return extension == ".xls" ? XlsWorkbook.Read(file, sheet, limits) : Refused(SpreadsheetRefusal.ExtensionMismatch(extension, content.Words()));
    }

    private static Workbook ReadPackage(MemoryStream file, string extension, int? sheet, SpreadsheetLimits limits)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (PackageCheck.Check(zip, limits) is { } violation)
            return Refused(violation);
        if (extension != ".xlsx")
            return Refused(SpreadsheetRefusal.ExtensionMismatch(extension, FileContent.Package.Words()));
        var package = new XlsxPackage(zip, limits);
        if (sheet is { } wanted && (wanted < 0 || wanted >= package.Sheets.Count))
            return new(package.Sheets, null, new(SpreadsheetRefusal.SheetMissing(wanted)));

        foreach (var candidate in package.Sheets.Where(s => sheet is null ? !s.Hidden : s.Index == sheet))
        {
            var content = new XlsxSheet(package, candidate.Name, limits).Read(candidate.Index);
            if (content.Rows.Count > 0 || sheet is not null)
                return new(package.Sheets, content, Violations.None);
        }
        return new(package.Sheets, null, new(SpreadsheetRefusal.NoSheet));
    }

    private static MemoryStream InMemory(Stream file, SpreadsheetLimits limits)
    {
        var memory = new MemoryStream();
        Span<byte> part = new byte[81_920];
        for (var read = file.Read(part); read > 0; read = file.Read(part))
        {
            if (memory.Length + read > limits.MaxBytes)
                throw new SpreadsheetRefusedException(SpreadsheetRefusal.TooLarge(limits.MaxBytes));
            memory.Write(part[..read]);
        }
        memory.Position = 0;
        return memory;
    }

    private static Workbook Refused(Violation violation) => new([], null, new(violation));
}
