using System.IO.Compression;

namespace FederationReform.Spreadsheets.Reading;

/// <summary>
/// Checks a zipped package before any of its parts is opened: number of parts, unpacked size and compression ratio (zip
/// bombs), part names that leave the package, macros and embedded objects.
/// </summary>
internal static class PackageCheck
{
    private const int SymbolicLink = 0xA;

    // A smaller part does no harm at any compression ratio.
    private const long RatioMatters = 1024 * 1024;

    private static readonly string[] forbiddenFolders = ["xl/embeddings/", "xl/activex/"];
    private static readonly string[] macros = ["vbaproject", "/macrosheets/", "/dialogsheets/"];

    public static Violation? Check(ZipArchive package, SpreadsheetLimits limits)
    {
        if (
            package.Entries.Count > limits.MaxEntries
            || package.Entries.Any(e => Inflates(e, limits))
            || package.Entries.Sum(e => e.Length) > limits.MaxUnpackedBytes
        )
            return SpreadsheetRefusal.Inflated;
        if (package.Entries.Any(e => e.IsEncrypted))
            return SpreadsheetRefusal.Encrypted;
        var names = package.Entries.Select(e => e.FullName.Replace('\\', '/').ToLowerInvariant()).ToList();
        if (
            // By the comparer that looks the parts up: to it µ (U+00B5) and μ (U+03BC) are one name, though they differ
            // in lower case.
            names.Distinct(StringComparer.OrdinalIgnoreCase).Count() != names.Count
            || names.Exists(Leaves)
            || package.Entries.Any(e => (e.ExternalAttributes >> 28 & 0xF) == SymbolicLink)
        )
            return SpreadsheetRefusal.Unsafe;
        if (OtherContent(names) is { } content)
            return SpreadsheetRefusal.NotASpreadsheet(content);
        if (names.Exists(name => Array.Exists(macros, name.Contains)))
            return SpreadsheetRefusal.Macros;
        if (
            names.Exists(name =>
                Array.Exists(forbiddenFolders, folder => name.StartsWith(folder, StringComparison.Ordinal))
                || name.Contains("oleobject")
            )
        )
            return SpreadsheetRefusal.Objects;
        return null;
    }

    private static bool Inflates(ZipArchiveEntry entry, SpreadsheetLimits limits) =>
        entry.Length > limits.MaxEntryBytes
        || (entry.Length > RatioMatters && entry.Length > entry.CompressedLength * limits.MaxRatio);

    private static bool Leaves(string name) =>
        name.StartsWith('/') || name.Contains(':') || name.Contains('\0') || name.Split('/').Contains("..");

    private static string? OtherContent(List<string> names)
    {
        if (names.Exists(name => name.StartsWith("word/", StringComparison.Ordinal)))
            return " Word 文档";
        if (names.Exists(name => name.StartsWith("ppt/", StringComparison.Ordinal)))
            return " PowerPoint 演示文稿";
        if (names.Contains("xl/workbook.bin"))
            return " Excel 二进制工作簿（.xlsb）";
        if (names.Contains("content.xml") && names.Contains("mimetype"))
            return " OpenDocument 文件（.ods）";
        return names.Contains("[content_types].xml") ? null : "压缩包";
    }
}
