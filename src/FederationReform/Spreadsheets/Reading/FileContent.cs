using System.Buffers.Binary;
using System.Text;

namespace FederationReform.Spreadsheets.Reading;

/// <summary>What a file is by its first bytes; its name and the content type sent by the browser are ignored.</summary>
internal enum FileContent
{
    Empty,
    Package,
    CompoundFile,
    Html,
    Xml,
    Text,
    Pdf,
    Image,
    Program,
    Unknown,
}

internal static class FileContents
{
    private static readonly byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] elf = [0x7F, (byte)'E', (byte)'L', (byte)'F'];
    private static readonly byte[] jpeg = [0xFF, 0xD8, 0xFF];
    private static readonly byte[] utf16 = [0xFF, 0xFE];

    public static FileContent Of(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
            return FileContent.Empty;
        if (head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8))
            return FileContent.Package;
        if (head.StartsWith(compound))
            return FileContent.CompoundFile;
        if (head.StartsWith("%PDF"u8))
            return FileContent.Pdf;
        if (head.StartsWith("MZ"u8) || head.StartsWith(elf))
            return FileContent.Program;
        if (
            head.StartsWith(jpeg)
            || head.StartsWith("GIF8"u8)
            || (head.Length > 4 && head[1..4].SequenceEqual("PNG"u8))
        )
            return FileContent.Image;
        return Written(head);
    }

    /// <summary>The words that complete 「内容是…」 in a refusal.</summary>
    public static string Words(this FileContent content) =>
        content switch
        {
            FileContent.Package => " .xlsx 类的压缩文件",
            FileContent.CompoundFile => "旧版 Office 文件（.xls 类）",
            FileContent.Html => "网页（有的系统导出的“Excel”其实是网页）",
            FileContent.Xml => " XML 文本",
            FileContent.Text => "纯文本",
            FileContent.Pdf => " PDF 文档",
            FileContent.Image => "图片",
            FileContent.Program => "程序",
            _ => "无法识别的数据",
        };

    private static FileContent Written(ReadOnlySpan<byte> head)
    {
        if (head.ContainsAnyInRange((byte)0, (byte)8) && !head.StartsWith(utf16))
            return FileContent.Unknown;
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').ToLowerInvariant();
        if (
            text.Contains("<html")
            || text.Contains("<table")
            || text.StartsWith("<!doctype html", StringComparison.Ordinal)
        )
            return FileContent.Html;
        if (text.StartsWith('<'))
            return FileContent.Xml;
        return text.Count(c => c == '\uFFFD') > text.Length / 2 ? FileContent.Unknown : FileContent.Text;
    }

    /// <summary>
    /// The names of the streams and storages in a compound file (.xls, and the container of an encrypted .xlsx).
    /// Directory entries are 128 bytes long and lie at multiples of 128, so they are found without following the file's
    /// chains, which may be damaged.
    /// </summary>
    public static HashSet<string> CompoundNames(ReadOnlySpan<byte> file)
    {
        const int entrySize = 128,
            nameBytes = 64,
            lengthAt = 64,
            typeAt = 66;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var at = 512; at + entrySize <= file.Length; at += entrySize)
        {
            var entry = file.Slice(at, entrySize);
            int length = BinaryPrimitives.ReadUInt16LittleEndian(entry[lengthAt..]);
            if (
                length is < 4 or > nameBytes
                || length % 2 != 0
                || entry[typeAt] is not (1 or 2 or 5)
                || entry[length - 1] != 0
                || entry[length - 2] != 0
            )
                continue;
            names.Add(Encoding.Unicode.GetString(entry[..(length - 2)]));
        }
        return names;
    }
}
