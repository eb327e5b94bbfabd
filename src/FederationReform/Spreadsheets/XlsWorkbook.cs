using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace FederationReform.Spreadsheets;

/// <summary>The binary format of Excel 97–2003, still saved by WPS and many offices.</summary>
internal static class XlsWorkbook
{
    // Old files carry their texts in the code page of the machine that wrote them; .NET knows it only when asked.
    static XlsWorkbook() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Violation? Check(ReadOnlySpan<byte> file)
    {
        var names = FileContents.CompoundNames(file);
        if (names.Contains("EncryptedPackage") || names.Contains("EncryptionInfo"))
            return SpreadsheetRefusal.Encrypted;
        if (names.Contains("WordDocument"))
            return SpreadsheetRefusal.NotASpreadsheet(" Word 文档");
        if (names.Contains("PowerPoint Document"))
            return SpreadsheetRefusal.NotASpreadsheet(" PowerPoint 演示文稿");
        if (!names.Contains("Workbook") && !names.Contains("Book"))
            return SpreadsheetRefusal.Damaged;
        if (names.Contains("_VBA_PROJECT_CUR") || names.Contains("_VBA_PROJECT"))
            return SpreadsheetRefusal.Macros;
        return names.Contains("Ctls") || names.Any(name => name.StartsWith("MBD", StringComparison.Ordinal)) ? SpreadsheetRefusal.Objects : null;
    }

    public static Workbook Read(MemoryStream file, int? sheet, SpreadsheetLimits limits)
    {
        try
        {
            using var reader = ExcelReaderFactory.CreateBinaryReader(file, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030"), LeaveOpen = true });
            return Read(reader, XlsErrors.Of(file.ToArray()), sheet, limits);
        }
        catch (InvalidPasswordException)
        {
            throw new SpreadsheetRefusedException(SpreadsheetRefusal.Encrypted);
        }
        catch (Exception fault) when (fault is not (SpreadsheetRefusedException or OutOfMemoryException))
        {
            // The library answers a damaged file with whatever its parsing runs into.
            throw new SpreadsheetRefusedException(SpreadsheetRefusal.Damaged);
        }
    }

    private static Workbook Read(IExcelDataReader reader, Dictionary<(int, int, int), string> errors, int? sheet, SpreadsheetLimits limits)
    {
        var sheets = new List<SheetName>();
        do
        {
            sheets.Add(new(sheets.Count, reader.Name, reader.VisibleState is not (null or "visible")));
        }
        while (reader.NextResult());
        if (sheet >= sheets.Count || sheet < 0)
            return new(sheets, null, new(SpreadsheetRefusal.SheetMissing(sheet.Value)));

        reader.Reset();
        foreach (var candidate in sheets)
        {
            if (sheet is null ? !candidate.Hidden : sheet == candidate.Index)
            {
                var content = ReadSheet(reader, candidate.Index, errors, limits);
                if (content.Rows.Count > 0 || sheet is not null)
                    return new(sheets, content, Violations.None);
            }
            reader.NextResult();
        }
        return new(sheets, null, new(SpreadsheetRefusal.NoSheet));
    }

    private static SheetContent ReadSheet(IExcelDataReader reader, int sheet, Dictionary<(int, int, int), string> errors, SpreadsheetLimits limits)
    {
        var lines = new SheetLines(reader.Name, limits);
        var formats = new Dictionary<int, NumberFormat>();
        for (var row = 1; reader.Read(); row++)
        {
            lines.Begin(row, isHidden: reader.RowHeight == 0);
            for (var column = 0; column < reader.FieldCount; column++)
                lines.Set(column, errors.TryGetValue((sheet, row - 1, column), out var error) ? new(error, CellKind.Error) : Cell(reader, column, formats));
        }
        foreach (var block in reader.MergeCells ?? [])
            lines.Merge(new(block.FromRow + 1, block.ToRow + 1, block.FromColumn));
        return lines.ToContent();
    }

    private static SheetCell Cell(IExcelDataReader reader, int column, Dictionary<int, NumberFormat> formats)
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
                return Format(reader, column, formats).Read(date);
            case TimeSpan time:
                return new(time.ToString(@"hh\:mm", CultureInfo.InvariantCulture), CellKind.Text);
            case IConvertible number:
                return Format(reader, column, formats).Read(number.ToDouble(CultureInfo.InvariantCulture), from1904: false);
            case var other:
                return SheetLines.TextCell(other.ToString() ?? "");
        }
    }

    private static NumberFormat Format(IExcelDataReader reader, int column, Dictionary<int, NumberFormat> formats)
    {
        var id = reader.GetNumberFormatIndex(column);
        if (!formats.TryGetValue(id, out var format))
            formats[id] = format = NumberFormat.Of(id, reader.GetNumberFormatString(column));
        return format;
    }
}
