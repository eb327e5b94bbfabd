using FederationReform.Access;
using FederationReform.Spreadsheets;

namespace FederationReform.Uploads;

/// <summary>How far an upload is.</summary>
public sealed record UploadState(Guid Id, int Size, int Received)
{
    public bool Complete => Received == Size;

    internal static UploadState Of(Upload upload) => new(upload.Id, upload.Size, upload.Received);
}

/// <summary>What may be uploaded, and how much of it (UP-01).</summary>
public static class UploadRules
{
    public const string OutOfStepCode = "UploadOutOfStep";

    /// <summary>Bytes sent at a time, at most. A slow line sends less, so that a cut costs little.</summary>
    public const int MaxPart = 1024 * 1024;

    /// <summary>Of one account within <see cref="Upload.Kept"/>.</summary>
    internal const int MaxFiles = 30;

    /// <inheritdoc cref="MaxFiles"/>
    internal const long MaxBytes = 100 * 1024 * 1024;

    public static int MaxSize => SpreadsheetLimits.Default.MaxBytes;

    /// <summary>The first thing wrong with a file that is announced, before any of it is sent.</summary>
    internal static Violation? Check(string fileName, long size)
    {
        if (Path.GetExtension(fileName).ToLowerInvariant() is not (".xlsx" or ".xls"))
            return SpreadsheetRefusal.UnknownExtension(fileName);
        return size <= 0 ? SpreadsheetRefusal.Empty : size > MaxSize ? SpreadsheetRefusal.TooLarge(MaxSize) : null;
    }

    internal static Violation QuotaUsed => new("UploadQuota", SpreadsheetRefusal.Field, "您在 24 小时内上传的文件太多了。请先用完已经上传的文件，或者明天再上传。");

    internal static Violation OutOfStep => new(OutOfStepCode, SpreadsheetRefusal.Field, "文件的这一段已经收到，请从服务器收到的地方继续。");

    /// <summary>Her own, and only as long as it is kept.</summary>
    internal static IQueryable<Upload> OwnedBy(this IQueryable<Upload> uploads, UnitScope scope, DateTime now)
    {
        var since = now - Upload.Kept;
        return uploads.VisibleTo(scope).Where(u => u.AccountId == scope.AccountId && u.BegunAt > since);
    }
}
