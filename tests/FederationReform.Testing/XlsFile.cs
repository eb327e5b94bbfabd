using System.Buffers.Binary;
using System.Text;

namespace FederationReform.Tests.Support;

/// <summary>Makes .xls files (BIFF8 in a compound file) for tests: just the records that a roster needs.</summary>
internal sealed class XlsFile
{
    private const int Sector = 512;

    /// <summary>
    /// Numbers of the cell formats: General, a day (built-in 14), year and month (a format of the file's own).
    /// </summary>
    public const ushort General = 15,
        Day = 16,
        Month = 17;

    private readonly List<(string Name, bool Hidden, byte[] Records)> sheets = [];
    private readonly List<string> extraNames = [];

    /// <param name="hiddenRows">From 1, as the table program counts.</param>
    /// <param name="merged">First row, last row, first column, last column, from 0.</param>
    public XlsFile Sheet(
        string name,
        object?[][] rows,
        bool hidden = false,
        int[]? hiddenRows = null,
        (int, int, int, int)[]? merged = null
    )
    {
        var records = new MemoryStream();
        Record(records, 0x0809, U16(0x0600, 0x0010, 0, 0), U32(0, 0));
        Record(records, 0x0200, U32(0, rows.Length), U16(0, rows.Max(r => r.Length), 0));
        for (var row = 0; row < rows.Length; row++)
        {
            var isHidden = hiddenRows?.Contains(row + 1) == true;
            Record(
                records,
                0x0208,
                U16(row, 0, rows[row].Length, isHidden ? 0 : 0x00FF, 0, 0, isHidden ? 0x0120 : 0x0100, 15)
            );
        }
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
                Cell(records, row, column, rows[row][column]);
        }
        if (merged is { Length: > 0 })
            Record(
                records,
                0x00E5,
                U16([merged.Length, .. merged.SelectMany(m => (int[])[m.Item1, m.Item2, m.Item3, m.Item4])])
            );
        Record(records, 0x000A);
        sheets.Add((name, hidden, records.ToArray()));
        return this;
    }

    /// <summary>Another stream in the compound file, as macros and embedded files leave it.</summary>
    public XlsFile WithStream(string name)
    {
        extraNames.Add(name);
        return this;
    }

    public byte[] Build() => Compound(Workbook(), [.. extraNames]);

    /// <summary>A compound file that is no workbook: an encrypted .xlsx, a .doc.</summary>
    public static byte[] Compound(params string[] names) => Compound(null, names);

    private static void Cell(MemoryStream records, int row, int column, object? value)
    {
        switch (value)
        {
            case string text:
                Record(records, 0x0204, U16(row, column, General, text.Length), [1], Encoding.Unicode.GetBytes(text));
                break;
            case double number:
                Record(records, 0x0203, U16(row, column, General), BitConverter.GetBytes(number));
                break;
            case (double number, ushort format):
                Record(records, 0x0203, U16(row, column, format), BitConverter.GetBytes(number));
                break;
            case byte error:
                Record(records, 0x0205, U16(row, column, General), [error, 1]);
                break;
        }
    }

    private byte[] Workbook()
    {
        var head = new MemoryStream();
        Record(head, 0x0809, U16(0x0600, 0x0005, 0, 0), U32(0, 0));
        Record(head, 0x0042, U16(1200));
        Record(head, 0x041E, U16(164, 7), [0], "yyyy\\.m"u8.ToArray());
        for (var i = 0; i < 15; i++)
            Record(head, 0x00E0, U16(0, 0, 0xFFF5), new byte[14]);
        foreach (var format in (int[])[0, 14, 164])
            Record(head, 0x00E0, U16(0, format, 0x0001), new byte[14]);
        var bound = sheets.Sum(s => 4 + 8 + 2 * s.Name.Length);
        var at = (int)head.Length + bound + 4;
        foreach (var (name, hidden, records) in sheets)
        {
            Record(
                head,
                0x0085,
                U32(at),
                [(byte)(hidden ? 1 : 0), 0, (byte)name.Length, 1],
                Encoding.Unicode.GetBytes(name)
            );
            at += records.Length;
        }
        Record(head, 0x000A);
        foreach (var (_, _, records) in sheets)
            head.Write(records);
        return head.ToArray();
    }

    private static byte[] Compound(byte[]? workbook, string[] names)
    {
        // Streams below 4096 bytes would live in the mini stream; padding keeps the file simple.
        var stream = new byte[Math.Max(8 * Sector, (workbook?.Length + Sector - 1) / Sector * Sector ?? 0)];
        workbook?.CopyTo(stream, 0);
        var streamSectors = stream.Length / Sector;
        var entries = new List<byte[]> { Entry("Root Entry", 5, -2, 0, child: 1) };
        if (workbook is not null)
            entries.Add(Entry("Workbook", 2, 2, stream.Length, child: -1));
        entries.AddRange(names.Select(name => Entry(name, 2, -2, 0, child: -1)));
        while (entries.Count % 4 != 0)
            entries.Add(new byte[128]);
        var directorySectors = entries.Count / 4;
        var fatSectors = (streamSectors + directorySectors + 2 + 127) / 128 + 1;

        // Sectors: the stream from 2 on (0 and 1 stay free), then the directory, then the allocation table.
        var directoryAt = 2 + streamSectors;
        var fatAt = directoryAt + directorySectors;
        var fat = Enumerable.Repeat(-1, fatSectors * 128).ToArray();
        Chain(fat, 2, streamSectors);
        Chain(fat, directoryAt, directorySectors);
        for (var i = 0; i < fatSectors; i++)
            fat[fatAt + i] = -3;

        var file = new MemoryStream();
        file.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16]]);
        file.Write([.. U16(0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0), .. U32(0, fatSectors, directoryAt, 0, 4096, -2, 0, -2, 0)]);
        for (var i = 0; i < 109; i++)
            file.Write(U32(i < fatSectors ? fatAt + i : -1));
        file.Write(new byte[2 * Sector]);
        file.Write(stream);
        entries.ForEach(entry => file.Write(entry));
        file.Write(U32(fat));
        return file.ToArray();
    }

    private static void Chain(int[] fat, int first, int count)
    {
        for (var i = 0; i < count; i++)
            fat[first + i] = i == count - 1 ? -2 : first + i + 1;
    }

    private static byte[] Entry(string name, byte type, int start, int size, int child)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(entry.AsSpan(64), (ushort)(2 * name.Length + 2));
        entry[66] = type;
        entry[67] = 1;
        U32(-1, -1, child).CopyTo(entry, 68);
        U32(start, size).CopyTo(entry, 116);
        return entry;
    }

    private static void Record(MemoryStream to, int type, params byte[][] data)
    {
        to.Write(U16(type, data.Sum(d => d.Length)));
        foreach (var part in data)
            to.Write(part);
    }

    private static byte[] U16(params int[] values) => [.. values.SelectMany(v => BitConverter.GetBytes((ushort)v))];

    private static byte[] U32(params int[] values) => [.. values.SelectMany(v => BitConverter.GetBytes(v))];
}
