using System.Buffers.Binary;
using System.Text;

namespace FederationReform.Spreadsheets.Reading;

/// <summary>
/// Reads from the records of an .xls file what ExcelDataReader does not tell: error values (#REF!, #N/A), for which it
/// returns an empty cell; the texts of array formulas, which do not follow their formula directly; and the first day
/// of the calendar.
/// </summary>
internal sealed class XlsRecords
{
    private const ushort Eof = 0x0A,
        Bof = 0x0809,
        FilePass = 0x2F,
        BoundSheet = 0x85,
        DateMode = 0x22,
        BoolErr = 0x0205,
        Formula = 0x06,
        String = 0x0207,
        Array = 0x0221,
        OldArray = 0x21,
        SharedFormula = 0x04BC,
        DataTable = 0x0236,
        Continue = 0x3C;

    private const ushort Biff8 = 0x0600;

    private readonly Dictionary<(int Sheet, int Row, int Column), SheetCell> cells = [];

    private XlsRecords() { }

    /// <summary>Whether dates count from 1 January 1904, as in old Macintosh files.</summary>
    public bool From1904 { get; private set; }

    /// <returns>
    /// Nothing found for a file that is encrypted or damaged; reading the file reports that.
    /// </returns>
    public static XlsRecords Of(byte[] file)
    {
        var records = new XlsRecords();
        if (CompoundFile.Stream(file, "Workbook", "Book") is { } book)
            records.Read(book);
        return records;
    }

    /// <summary>The cell, where ExcelDataReader would return something else; all indexes from 0.</summary>
    public bool Find(int sheet, int row, int column, out SheetCell cell) =>
        cells.TryGetValue((sheet, row, column), out cell);

    private void Read(byte[] book)
    {
        var sheets = new List<int>();
        foreach (var (type, at, length) in Records(book, 0))
        {
            if (type == FilePass)
                return;
            // BoundSheet also lists charts and macro sheets; type 0 is a worksheet.
            if (type == BoundSheet && length >= 6 && book[at + 5] == 0)
                sheets.Add(BinaryPrimitives.ReadInt32LittleEndian(book.AsSpan(at)));
            else if (type == DateMode && length >= 2)
                From1904 = book[at] == 1;
        }
        for (var sheet = 0; sheet < sheets.Count; sheet++)
            ReadSheet(book, sheet, sheets[sheet]);
    }

    private void ReadSheet(byte[] book, int sheet, int from)
    {
        var wide = from >= 0 && from + 6 <= book.Length && Number(book, from + 4) == Biff8;
        (int Row, int Column)? waiting = null;
        var between = false;
        foreach (var (type, at, length) in Records(book, from))
        {
            var record = book.AsSpan(at, length);
            switch (type)
            {
                case Array or OldArray or SharedFormula or DataTable or Continue:
                    between = true;
                    break;
                case String when waiting is { } place:
                    // One that follows its formula directly is read by ExcelDataReader.
                    if (between)
                        cells[(sheet, place.Row, place.Column)] = SheetLines.TextCell(Text(book, at, length, wide));
                    else
                        cells.Remove((sheet, place.Row, place.Column));
                    waiting = null;
                    break;
                case Formula when record.Length >= 14 && Result(record) == 0:
                    (waiting, between) = ((Number(book, at), Number(book, at + 2)), false);
                    // Until its text is found.
                    cells[(sheet, waiting.Value.Row, waiting.Value.Column)] = new("", CellKind.UncalculatedFormula);
                    break;
                default:
                    waiting = null;
                    if (ErrorOf(record, type) is { } error)
                        cells[(sheet, Number(book, at), Number(book, at + 2))] = new(error, CellKind.Error);
                    break;
            }
        }
    }

    private static string? ErrorOf(ReadOnlySpan<byte> record, ushort type) =>
        type switch
        {
            BoolErr when record.Length >= 8 && record[7] == 1 => Name(record[6]),
            Formula when record.Length >= 14 && Result(record) == 2 => Name(record[8]),
            _ => null,
        };

    /// <summary>
    /// What a formula gave: 0 a text, which stands in a record behind it, 1 yes or no, 2 an error, 3 an empty text;
    /// null for a number, whose last two bytes are never FF FF.
    /// </summary>
    private static int? Result(ReadOnlySpan<byte> formula) =>
        formula[12] == 0xFF && formula[13] == 0xFF ? formula[6] : null;

    /// <summary>The text of a String record, which goes on in Continue records when it is long.</summary>
    private static string Text(byte[] book, int at, int length, bool wide)
    {
        if (length < 3)
            return "";
        int left = Number(book, at);
        if (!wide)
            return XlsWorkbook.OldEncoding.GetString(book, at + 2, Math.Min(left, length - 2));
        var text = new StringBuilder();
        var (from, end) = (at + 2, at + length);
        while (left > 0 && from < end)
        {
            // Each part says anew whether its characters take one byte or two.
            var size = (book[from++] & 1) == 1 ? 2 : 1;
            var count = Math.Min(left, (end - from) / size);
            text.Append((size == 2 ? Encoding.Unicode : Encoding.Latin1).GetString(book, from, count * size));
            left -= count;
            if (left == 0 || end + 4 > book.Length || Number(book, end) != Continue)
                break;
            (from, end) = (end + 4, Math.Min(book.Length, end + 4 + Number(book, end + 2)));
        }
        return text.ToString();
    }

    /// <summary>The records of one substream, without those of charts nested in it.</summary>
    private static IEnumerable<(ushort Type, int At, int Length)> Records(byte[] book, int from)
    {
        var depth = 0;
        var at = from;
        while (at >= 0 && at + 4 <= book.Length)
        {
            var type = Number(book, at);
            int length = Number(book, at + 2);
            if (at + 4 + length > book.Length)
                yield break;
            depth +=
                type == Bof ? 1
                : type == Eof ? -1
                : 0;
            if (depth <= 0)
                yield break;
            if (depth == 1)
                yield return (type, at + 4, length);
            at += 4 + length;
        }
    }

    private static ushort Number(byte[] book, int at) => BinaryPrimitives.ReadUInt16LittleEndian(book.AsSpan(at));

    private static string Name(byte code) =>
        code switch
        {
            0x00 => "#NULL!",
            0x07 => "#DIV/0!",
            0x17 => "#REF!",
            0x1D => "#NAME?",
            0x24 => "#NUM!",
            0x2A => "#N/A",
            _ => "#VALUE!",
        };
}
