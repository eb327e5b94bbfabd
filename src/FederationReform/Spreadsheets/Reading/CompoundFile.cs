using System.Buffers.Binary;

namespace FederationReform.Spreadsheets.Reading;

/// <summary>
/// Extracts one stream of a compound file. A sector chain that leaves the file or loops ends the reading; what was read
/// until then is returned.
/// </summary>
internal static class CompoundFile
{
    private const int EntrySize = 128;
    private const int MiniSector = 64;
    private const int FatInHeader = 109;

    /// <summary>Null when no stream has one of these names.</summary>
    public static byte[]? Stream(byte[] file, params string[] names)
    {
        if (
            file.Length < 512
            || BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(30)) is var shift && shift is not (9 or 12)
        )
            return null;
        var sector = 1 << shift;
        var fat = Fat(file, sector);
        var directory = Chain(fat, Int(file, 48), file, Sectors);
        for (var at = 0; at + EntrySize <= directory.Length; at += EntrySize)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(directory.AsSpan(at + 64));
            if (
                length is < 4 or > 64
                || directory[at + 66] != 2
                || !names.Contains(System.Text.Encoding.Unicode.GetString(directory, at, length - 2))
            )
                continue;
            var (size, first) = (Int(directory, at + 120), Int(directory, at + 116));
            if (size >= Int(file, 56))
                return Chain(fat, first, file, Sectors);
            // Small streams lie in the stream of the root, which is the first entry, in pieces of 64 bytes.
            var small = Chain(fat, Int(directory, 116), file, Sectors);
            var table = Numbers(Chain(fat, Int(file, 60), file, Sectors));
            return Chain(table, first, small, number => At(number, MiniSector, 0, small.Length));
        }
        return null;

        (int At, int Length)? Sectors(int number) => At(number, sector, sector, file.Length);
    }

    private static List<int> Fat(byte[] file, int sector)
    {
        var sectors = new List<int>();
        for (var i = 0; i < FatInHeader; i++)
            sectors.Add(Int(file, 76 + 4 * i));
        // The header lists the first 109 FAT sectors; files above about seven megabytes list the others in DIFAT
        // sectors.
        var seen = new HashSet<int>();
        for (
            var next = Int(file, 68);
            At(next, sector, sector, file.Length) is { } place && seen.Add(next);
            next = Int(file, place.At + sector - 4)
        )
        {
            for (var i = 0; i < sector - 4; i += 4)
                sectors.Add(Int(file, place.At + i));
        }
        var fat = new List<int>();
        foreach (var one in sectors)
            if (At(one, sector, sector, file.Length) is { } place)
                fat.AddRange(Numbers(file.AsSpan(place.At, sector)));
        return fat;
    }

    private static List<int> Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new List<int>();
        for (var i = 0; i + 4 <= bytes.Length; i += 4)
            numbers.Add(BinaryPrimitives.ReadInt32LittleEndian(bytes[i..]));
        return numbers;
    }

    /// <param name="place">Where a sector lies in <paramref name="bytes"/>; null when it lies outside.</param>
    private static byte[] Chain(List<int> next, int first, byte[] bytes, Func<int, (int At, int Length)?> place)
    {
        using var stream = new MemoryStream();
        var seen = new HashSet<int>();
        for (
            var number = first;
            place(number) is { } sector && seen.Add(number);
            number = number < next.Count ? next[number] : -1
        )
            stream.Write(bytes, sector.At, sector.Length);
        return stream.ToArray();
    }

    private static (int At, int Length)? At(int number, int size, int before, int length) =>
        number >= 0 && before + (number + 1L) * size <= length ? (before + number * size, size) : null;

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
}
