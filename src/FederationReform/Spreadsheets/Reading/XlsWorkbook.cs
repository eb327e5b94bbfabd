using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace FederationReform.Spreadsheets.Reading;

/// <summary>Reads the binary format of Excel 97–2003, which WPS and many offices still save.</summary>
internal static class XlsWorkbook
{
    // Old files store text in the code page of the machine that wrote them; .NET needs the provider to decode it.
    static XlsWorkbook()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        OldEncoding = Encoding.GetEncoding("GB18030");
    }

    /// <summary>The encoding of texts in files that do not say theirs.</summary>
    public static Encoding OldEncoding { get; }

    public static Violation? Check(ReadOnlySpan<byte> file)
    {
        var names = FileContents.CompoundNames(file);
        if (names.Contains("EncryptedPackage") || names.Contains("EncryptionInfo"))
            return SpreadsheetRefusal.Encrypted;
        // An object in a workbook lies in a storage MBD…, with the streams of its own program below.
        if (
            (names.Contains("Workbook") || names.Contains("Book"))
            && names.Any(name => name.StartsWith("MBD", StringComparison.Ordinal))
        )
            return SpreadsheetRefusal.Objects;
        if (names.Contains("WordDocument"))
            return SpreadsheetRefusal.NotASpreadsheet(" Word 文档");
        if (names.Contains("PowerPoint Document"))
            return SpreadsheetRefusal.NotASpreadsheet(" PowerPoint 演示文稿");
        if (!names.Contains("Workbook") && !names.Contains("Book"))
            return SpreadsheetRefusal.Damaged;
        if (names.Contains("_VBA_PROJECT_CUR") || names.Contains("_VBA_PROJECT"))
            return SpreadsheetRefusal.Macros;
        return names.Contains("Ctls") ? SpreadsheetRefusal.Objects : null;
    }

    public static Workbook Read(MemoryStream file, SheetWish wish, SpreadsheetLimits limits)
    {
        try
        {
            using var reader = ExcelReaderFactory.CreateBinaryReader(
                file,
                new ExcelReaderConfiguration { FallbackEncoding = OldEncoding, LeaveOpen = true }
            );
            return Read(reader, XlsRecords.Of(file.ToArray()), wish, limits);
        }
        catch (InvalidPasswordException)
        {
            throw new SpreadsheetRefusedException(SpreadsheetRefusal.Encrypted);
        }
        catch (Exception fault) when (fault is not (SpreadsheetRefusedException or OutOfMemoryException))
        {
            // ExcelDataReader throws many kinds of exceptions on a damaged file.
            throw new SpreadsheetRefusedException(SpreadsheetRefusal.Damaged);
        }
    }

    private static Workbook Read(IExcelDataReader reader, XlsRecords records, SheetWish wish, SpreadsheetLimits limits)
    {
        var sheets = new List<SheetName>();
        do
        {
            sheets.Add(new(sheets.Count, reader.Name, reader.VisibleState is not (null or "visible")));
        } while (reader.NextResult());
        if (wish.Missing(sheets.Count) is { } missing)
            return new(sheets, null, new(SpreadsheetRefusal.SheetMissing(missing)));

        reader.Reset();
        var contents = new SheetContents(wish, limits);
        foreach (var candidate in sheets)
        {
            if (
                wish.Wants(candidate)
                && contents.Read(left => ReadSheet(reader, candidate.Index, records, left)) is { } content
                && contents.Add(content)
                && !wish.Several
            )
                break;
            reader.NextResult();
        }
        return contents.Workbook(sheets);
    }

    private static SheetContent ReadSheet(
        IExcelDataReader reader,
        int sheet,
        XlsRecords records,
        SpreadsheetLimits limits
    )
    {
        var lines = new SheetLines(reader.Name, limits);
        var formats = new Dictionary<int, NumberFormat>();
        for (var row = 1; reader.Read(); row++)
        {
            lines.Begin(row, isHidden: reader.RowHeight == 0);
            for (var column = 0; column < reader.FieldCount; column++)
                lines.Set(
                    column,
                    records.Find(sheet, row - 1, column, out var cell)
                        ? cell
                        : Cell(reader, column, formats, records.From1904)
                );
        }
        foreach (var block in reader.MergeCells ?? [])
            lines.Merge(new(block.FromRow + 1, block.ToRow + 1, block.FromColumn));
        for (var column = 0; column < reader.FieldCount; column++)
            if (reader.GetColumnWidth(column) == 0)
                lines.Hide(column, column);
        return lines.ToContent() with { Index = sheet };
    }

    /// <summary>
    /// The cell by the portal's own reading of its format: ExcelDataReader takes [Magenta] for minutes, and noon for
    /// a day of 1899.
    /// </summary>
    private static SheetCell Cell(
        IExcelDataReader reader,
        int column,
        Dictionary<int, NumberFormat> formats,
        bool from1904
    )
    {
        switch (reader.GetValue(column))
        {
            case null or DBNull:
                return SheetCell.Blank;
            case string text:
                return SheetLines.TextCell(text);
            case bool yes:
                return new(yes ? "是" : "否", CellKind.Text);
            case DateTime date:
                return Format(reader, column, formats).Read(Number(date, from1904), from1904);
            case TimeSpan time:
                return Format(reader, column, formats).Read(time.TotalDays, from1904);
            case IConvertible number:
                return Format(reader, column, formats).Read(number.ToDouble(CultureInfo.InvariantCulture), from1904);
            case var other:
                return SheetLines.TextCell(other.ToString() ?? "");
        }
    }

    /// <summary>The number of a cell that ExcelDataReader made a date of.</summary>
    private static double Number(DateTime date, bool from1904)
    {
        var number = date.ToOADate();
        if (from1904)
            return number - NumberFormat.DaysTo1904;
        // Before the 60th day, which Excel has and the calendar has not, the two count differently.
        return number < 61 ? number - 1 : number;
    }

    private static NumberFormat Format(IExcelDataReader reader, int column, Dictionary<int, NumberFormat> formats)
    {
        var id = reader.GetNumberFormatIndex(column);
        if (!formats.TryGetValue(id, out var format))
            formats[id] = format = NumberFormat.Of(id, reader.GetNumberFormatString(column));
        return format;
    }
}
