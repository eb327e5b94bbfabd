using System.Buffers.Binary;

namespace FederationReform.Spreadsheets;

/// <summary>
/// The error values (#REF!, #N/A) of an .xls. ExcelDataReader gives an empty cell for them, and an optional field that lost its value must not be taken for
/// one that never had any.
/// </summary>
internal static class XlsErrors
{
    private const ushort Eof = 0x0A, Bof = 0x0809, FilePass = 0x2F, BoundSheet = 0x85, BoolErr = 0x0205, Formula = 0x06;

    /// <returns>By sheet, row and column, all from 0. Nothing for a file that is encrypted or cannot be followed: reading it otherwise tells.</returns>
    public static Dictionary<(int Sheet, int Row, int Column), string> Of(byte[] file)
    {
        var errors = new Dictionary<(int, int, int), string>();
        if (CompoundFile.Stream(file, "Workbook", "Book") is not { } book)
            return errors;
        var sheets = new List<int>();
        foreach (var (type, at, length) in Records(book, 0))
        {
            if (type == FilePass)
                return errors;
            // Charts and macros are sheets of other kinds.
            if (type == BoundSheet && length >= 6 && book[at + 5] == 0)
                sheets.Add(BinaryPrimitives.ReadInt32LittleEndian(book.AsSpan(at)));
        }
        for (var sheet = 0; sheet < sheets.Count; sheet++)
            foreach (var (type, at, length) in Records(book, sheets[sheet]))
                if (ErrorOf(book.AsSpan(at, length), type) is { } error)
                    errors[(sheet, BinaryPrimitives.ReadUInt16LittleEndian(book.AsSpan(at)), BinaryPrimitives.ReadUInt16LittleEndian(book.AsSpan(at + 2)))] = error;
        return errors;
    }

    private static string? ErrorOf(ReadOnlySpan<byte> record, ushort type) => type switch
    {
        BoolErr when record.Length >= 8 && record[7] == 1 => Name(record[6]),
        // A result that is no number says so in its last two bytes, and what it is in its first.
        Formula when record.Length >= 14 && record[12] == 0xFF && record[13] == 0xFF && record[6] == 2 => Name(record[8]),
        _ => null,
    };

    /// <summary>Of one substream, those of charts within it included.</summary>
    private static IEnumerable<(ushort Type, int At, int Length)> Records(byte[] book, int from)
    {
        var depth = 0;
        for (var at = from; at >= 0 && at + 4 <= book.Length;)
        {
            var type = BinaryPrimitives.ReadUInt16LittleEndian(book.AsSpan(at));
            int length = BinaryPrimitives.ReadUInt16LittleEndian(book.AsSpan(at + 2));
            if (at + 4 + length > book.Length)
                yield break;
            depth += type == Bof ? 1 : type == Eof ? -1 : 0;
            if (depth <= 0)
                yield break;
            if (depth == 1)
                yield return (type, at + 4, length);
            at += 4 + length;
        }
    }

    private static string Name(byte code) => code switch
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
