using FederationReform.Access;
using FederationReform.Files;
using FederationReform.Papers.Word;
using FederationReform.Spreadsheets.Reading;

namespace FederationReform.Uploads;

/// <summary>How many of a file's <paramref name="Size"/> bytes have arrived.</summary>
public sealed record UploadState(Guid Id, int Size, int Received)
{
    public bool Complete => Received == Size;

    internal static UploadState Of(Upload upload) => new(upload.Id, upload.Size, upload.Received);
}

/// <summary>What a file is uploaded for.</summary>
public enum UploadUse
{
    /// <summary>A spreadsheet that is read.</summary>
    Sheet,

    /// <summary>A paper or photo that is kept.</summary>
    Paper,

    /// <summary>A county's own wording of a paper.</summary>
    Template,
}

/// <summary>Which files may be uploaded, and how many bytes in one request, one file and one account.</summary>
public static class UploadRules
{
    public const string OutOfStepCode = "UploadOutOfStep";

    /// <summary>
    /// The most bytes of one piece. On a slow connection the browser sends smaller pieces, so that an interruption
    /// costs little.
    /// </summary>
    public const int MaxPart = 1024 * 1024;

    /// <summary>The most files, and the most bytes, of one account within <see cref="Upload.Kept"/>.</summary>
    internal const int MaxFiles = 30;

    /// <inheritdoc cref="MaxFiles"/>
    internal const long MaxBytes = 100 * 1024 * 1024;

    /// <summary>The most bytes of one spreadsheet.</summary>
    public static int MaxSize => SpreadsheetLimits.Default.MaxBytes;

    /// <summary>The most bytes of one paper or photo.</summary>
    public static int MaxPaperSize => FileJudge.MostBytes;

    /// <summary>The most bytes of one template.</summary>
    public static int MaxTemplateSize => WordPackage.MostBytes;

    // A picker of a phone may give no extension; what the file is, its content says once it is here.
    private static readonly HashSet<string> paperExtensions =
    [
        "",
        ".jpg",
        ".jpeg",
        ".png",
        ".webp",
        ".pdf",
        ".docx",
        ".xlsx",
        ".doc",
        ".xls",
    ];

    /// <summary>The first thing wrong with an announced file, before any of it is sent; null when nothing is.</summary>
    internal static Violation? Check(string fileName, long size, UploadUse use)
    {
        if (use == UploadUse.Template)
            return CheckTemplate(Path.GetExtension(fileName).ToLowerInvariant(), size);
        if (use == UploadUse.Paper)
            return CheckPaper(Path.GetExtension(fileName).ToLowerInvariant(), size);
        if (Path.GetExtension(fileName).ToLowerInvariant() is not (".xlsx" or ".xls"))
            return SpreadsheetRefusal.UnknownExtension(fileName);
        return size <= 0 ? SpreadsheetRefusal.Empty
            : size > MaxSize ? SpreadsheetRefusal.TooLarge(MaxSize)
            : null;
    }

    private static Violation? CheckPaper(string extension, long size) =>
        extension is ".heic" or ".heif" ? FileRefusal.Heic
        : !paperExtensions.Contains(extension) ? FileRefusal.Unknown
        : size <= 0 ? FileRefusal.Empty
        : size > MaxPaperSize ? FileRefusal.TooLarge(MaxPaperSize)
        : null;

    private static Violation? CheckTemplate(string extension, long size) =>
        extension != WordPaper.Extension
            ? new("TemplateFile", SpreadsheetRefusal.Field, "模板要用 Word 文件（.docx）。请另存为 .docx 再上传。")
        : size <= 0 ? FileRefusal.Empty
        : size > MaxTemplateSize
            ? new(
                "TemplateFile",
                SpreadsheetRefusal.Field,
                $"模板文件超过 {MaxTemplateSize / 1024 / 1024} MB。请压缩或删去图片后再上传。"
            )
        : null;

    internal static Violation QuotaUsed =>
        new(
            "UploadQuota",
            SpreadsheetRefusal.Field,
            "您在 24 小时内上传的文件太多了。请先用完已经上传的文件，或者明天再上传。"
        );

    internal static Violation OutOfStep =>
        new(OutOfStepCode, SpreadsheetRefusal.Field, "文件的这一段已经收到，请从服务器收到的地方继续。");

    /// <summary>The account's own uploads that are not expired.</summary>
    internal static IQueryable<Upload> OwnedBy(this IQueryable<Upload> uploads, UnitScope scope, DateTime now)
    {
        var since = now - Upload.Kept;
        return uploads.VisibleTo(scope).Where(u => u.AccountId == scope.AccountId && u.BegunAt > since);
    }
}
