namespace FederationReform.Files;

/// <summary>What a kept file is, judged by its content. Every photo is kept as JPEG.</summary>
public enum FileKind
{
    Jpeg = 1,
    Pdf = 2,
    Docx = 3,
    Xlsx = 4,
    Doc = 5,
    Xls = 6,
}

public static class FileKinds
{
    /// <summary>What the browser's file dialog offers; a phone turns HEIC into JPEG where JPEG is asked for.</summary>
    public const string Accepted = "image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.doc,.xls";

    public static string Extension(this FileKind kind) =>
        kind switch
        {
            FileKind.Jpeg => ".jpg",
            FileKind.Pdf => ".pdf",
            FileKind.Docx => ".docx",
            FileKind.Xlsx => ".xlsx",
            FileKind.Doc => ".doc",
            FileKind.Xls => ".xls",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    public static string MediaType(this FileKind kind) =>
        kind switch
        {
            FileKind.Jpeg => "image/jpeg",
            FileKind.Pdf => "application/pdf",
            FileKind.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            FileKind.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FileKind.Doc => "application/msword",
            FileKind.Xls => "application/vnd.ms-excel",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>Whether the browser shows it in a page; everything else is only downloaded.</summary>
    public static bool IsShown(this FileKind kind) => kind is FileKind.Jpeg or FileKind.Pdf;
}
