using System.IO.Compression;
using FederationReform.Spreadsheets.Reading;

namespace FederationReform.Files;

/// <summary>
/// Says what a file is by its content. Its name and the media type that a browser sends are not asked: a phone names
/// its photos as it likes, and whoever wants to harm names a program "photo.jpg".
/// </summary>
internal static class FileJudge
{
    public const int MostBytes = 20 * 1024 * 1024;

    private const int MostParts = 2_000;
    private const long MostUnpacked = 200 * 1024 * 1024;

    /// <summary>
    /// The kind, or why the file is refused. A photo is a photo here; whether it decodes, Picture says.
    /// </summary>
    public static (FileKind? Kind, Violation? Refusal) Judge(byte[] file)
    {
        if (file.Length == 0)
            return (null, FileRefusal.Empty);
        if (file.Length > MostBytes)
            return (null, FileRefusal.TooLarge(MostBytes));
        if (IsPhoto(file))
            return (FileKind.Jpeg, null);
        if (IsHeic(file))
            return (null, FileRefusal.Heic);
        return FileContents.Of(file.AsSpan(0, Math.Min(file.Length, 4096))) switch
        {
            FileContent.Pdf => OfPdf(file),
            FileContent.Package => OfPackage(file),
            FileContent.CompoundFile => OfCompound(file),
            _ => (null, FileRefusal.Unknown),
        };
    }

    private static bool IsPhoto(ReadOnlySpan<byte> file) =>
        file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || file.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])
        || (file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8));

    private static bool IsHeic(ReadOnlySpan<byte> file) =>
        file.Length > 12
        && file[4..].StartsWith("ftyp"u8)
        && (
            file[8..].StartsWith("hei"u8)
            || file[8..].StartsWith("hev"u8)
            || file[8..].StartsWith("mif1"u8)
            || file[8..].StartsWith("msf1"u8)
            || file[8..].StartsWith("avif"u8)
        );

    // A cut scan lacks the end; readers look for it in the last kilobyte.
    private static (FileKind?, Violation?) OfPdf(ReadOnlySpan<byte> file)
    {
        if (file[Math.Max(0, file.Length - 1024)..].IndexOf("%%EOF"u8) < 0)
            return (null, FileRefusal.Damaged);
        return file.IndexOf("/Encrypt "u8) >= 0 ? (null, FileRefusal.Encrypted) : (FileKind.Pdf, null);
    }

    private static (FileKind?, Violation?) OfPackage(byte[] file)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
            if (package.Entries.Count > MostParts || package.Entries.Sum(e => e.Length) > MostUnpacked)
                return (null, FileRefusal.Inflated);
            var names = package.Entries.Select(e => e.FullName.Replace('\\', '/').ToLowerInvariant()).ToHashSet();
            if (names.Any(n => n.Contains("vbaproject") || n.Contains("/macrosheets/") || n.Contains("/activex/")))
                return (null, FileRefusal.Macros);
            if (!names.Contains("[content_types].xml"))
                return (null, FileRefusal.Unknown);
            return names.Contains("word/document.xml") ? (FileKind.Docx, null)
                : names.Contains("xl/workbook.xml") ? (FileKind.Xlsx, null)
                : (null, FileRefusal.Unknown);
        }
        catch (InvalidDataException)
        {
            return (null, FileRefusal.Damaged);
        }
    }

    private static (FileKind?, Violation?) OfCompound(byte[] file)
    {
        var names = FileContents.CompoundNames(file);
        if (names.Contains("EncryptedPackage"))
            return (null, FileRefusal.Encrypted);
        if (names.Contains("VBA") || names.Contains("_VBA_PROJECT") || names.Contains("_VBA_PROJECT_CUR"))
            return (null, FileRefusal.Macros);
        return names.Contains("WordDocument") ? (FileKind.Doc, null)
            : names.Contains("Workbook") || names.Contains("Book") ? (FileKind.Xls, null)
            : (null, FileRefusal.Unknown);
    }
}
