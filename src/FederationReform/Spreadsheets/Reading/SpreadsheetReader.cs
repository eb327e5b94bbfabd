using System.IO.Compression;

namespace FederationReform.Spreadsheets.Reading;

/// <summary>
/// Reads a roster from an .xlsx or .xls file of Excel, WPS or LibreOffice. Files come from outside, so the answer is
/// always the file's content or a refusal in Chinese, never an exception.
/// </summary>
public static class SpreadsheetReader
{
    private const int HeadBytes = 4096;

    /// <param name="file">Read from its current position to its end.</param>
    /// <param name="fileName">
    /// The name the user's file has; only its extension is used, and compared with the actual content.
    /// </param>
    /// <param name="sheet">
    /// The sheet to read, by <see cref="SheetName.Index"/>; null for the first visible sheet that is not empty.
    /// </param>
    public static Workbook Read(Stream file, string fileName, int? sheet = null, SpreadsheetLimits? limits = null) =>
        Read(file, fileName, SheetWish.One(sheet), limits ?? SpreadsheetLimits.Default);

    /// <summary>
    /// Reads several sheets, which share the limits. Those that are asked for are read or refused; without a list, the
    /// visible ones that are not empty are read, and those that exceed the limits are left out.
    /// </summary>
    public static Workbook ReadAll(
        Stream file,
        string fileName,
        IReadOnlyCollection<int>? sheets = null,
        SpreadsheetLimits? limits = null
    ) => Read(file, fileName, SheetWish.All(sheets), limits ?? SpreadsheetLimits.Default);

    private static Workbook Read(Stream file, string fileName, SheetWish wish, SpreadsheetLimits limits)
    {
        try
        {
            return Read(InMemory(file, limits), fileName, wish, limits);
        }
        catch (SpreadsheetRefusedException refused)
        {
            return Refused(refused.Violation);
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            // A file from outside can make the zip and the XML reader throw almost anything.
            return Refused(SpreadsheetRefusal.Damaged);
        }
    }

    private static Workbook Read(MemoryStream file, string fileName, SheetWish wish, SpreadsheetLimits limits)
    {
        var bytes = file.GetBuffer().AsSpan(0, (int)file.Length);
        var content = FileContents.Of(bytes[..Math.Min(bytes.Length, HeadBytes)]);
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        if (content == FileContent.Empty)
            return Refused(SpreadsheetRefusal.Empty);
        if (extension is not (".xlsx" or ".xls"))
            return Refused(SpreadsheetRefusal.UnknownExtension(fileName));
        if (content is FileContent.Package)
            return ReadPackage(file, extension, wish, limits);
        if (content is not FileContent.CompoundFile)
            return Refused(SpreadsheetRefusal.NotASpreadsheet(content.Words()));
        if (XlsWorkbook.Check(bytes) is { } violation)
            return Refused(violation);
        return extension == ".xls"
            ? XlsWorkbook.Read(file, wish, limits)
            : Refused(SpreadsheetRefusal.ExtensionMismatch(extension, content.Words()));
    }

    private static Workbook ReadPackage(MemoryStream file, string extension, SheetWish wish, SpreadsheetLimits limits)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        if (PackageCheck.Check(zip, limits) is { } violation)
            return Refused(violation);
        if (extension != ".xlsx")
            return Refused(SpreadsheetRefusal.ExtensionMismatch(extension, FileContent.Package.Words()));
        var package = new XlsxPackage(zip, limits);
        if (wish.Missing(package.Sheets.Count) is { } missing)
            return new(package.Sheets, null, new(SpreadsheetRefusal.SheetMissing(missing)));

        var contents = new SheetContents(wish, limits);
        if (wish.Several)
        {
            // All are scanned first, so that the shared texts of a large file are unpacked once.
            var scanned = package
                .Sheets.Where(wish.Wants)
                .Select(sheet => contents.Scan(left => new XlsxSheet(package, sheet.Name, left).Scan(sheet.Index)))
                .OfType<XlsxSheet>()
                .ToList();
            var texts = package.SharedTexts(scanned.SelectMany(s => s.Shared).ToHashSet());
            scanned.ForEach(sheet => contents.Add(sheet.Content(texts)));
            return contents.Workbook(package.Sheets);
        }
        foreach (var candidate in package.Sheets.Where(wish.Wants))
        {
            var sheet = new XlsxSheet(package, candidate.Name, limits).Scan(candidate.Index);
            if (contents.Add(sheet.Content(package.SharedTexts(sheet.Shared.ToHashSet()))))
                break;
        }
        return contents.Workbook(package.Sheets);
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
