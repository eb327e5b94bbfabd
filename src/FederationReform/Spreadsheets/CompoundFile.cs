using System.Buffers.Binary;

namespace FederationReform.Spreadsheets;

/// <summary>Takes one stream out of a compound file. Chains that lead nowhere or in circles end the reading; what was read until then is returned.</summary>
internal static class CompoundFile
{
    private const int EntrySize = 128;
    private const int FatInHeader = 109;

    /// <summary>Null when there is none of these names, or it is so small that it lies among others.</summary>
    public static byte[]? Stream(byte[] file, params string[] names)
    {
        if (file.Length < 512 || BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(30)) is var shift && shift is not (9 or 12))
            return null;
        var sector = 1 << shift;
        var fat = Fat(file, sector);
        var directory = Chain(file, fat, Int(file, 48), sector);
        for (var at = 0; at + EntrySize <= directory.Length; at += EntrySize)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(directory.AsSpan(at + 64));
            if (length is < 4 or > 64 || directory[at + 66] != 2 || !names.Contains(System.Text.Encoding.Unicode.GetString(directory, at, length - 2)))
                continue;
            var size = Int(directory, at + 120);
            return size < Int(file, 56) ? null : Chain(file, fat, Int(directory, at + 116), sector);
        }
        return null;
    }

    private static List<int> Fat(byte[] file, int sector)
    {
        var sectors = new List<int>();
        for (var i = 0; i < FatInHeader; i++)
            sectors.Add(Int(file, 76 + 4 * i));
        // Files above seven megabytes go on listing elsewhere.
        var seen = new HashSet<int>();
        for (var next = Int(file, 68); Offset(file, next, sector) is { } at && seen.Add(next); next = Int(file, at + sector - 4))
            for (var i = 0; i < sector - 4; i += 4)
                sectors.Add(Int(file, at + i));
        var fat = new List<int>();
        foreach (var one in sectors)
            if (Offset(file, one, sector) is { } at)
                for (var i = 0; i < sector; i += 4)
                    fat.Add(Int(file, at + i));
        return fat;
    }

    private static byte[] Chain(byte[] file, List<int> fat, int first, int sector)
    {
        using var stream = new MemoryStream();
        var seen = new HashSet<int>();
        for (var next = first; Offset(file, next, sector) is { } at && seen.Add(next); next = next < fat.Count ? fat[next] : -1)
            stream.Write(file, at, sector);
        return stream.ToArray();
    }

    private static int? Offset(byte[] file, int number, int sector) =>
        number >= 0 && (long)(number + 1L) * sector + sector <= file.Length ? (number + 1) * sector : null;

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
}
