using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Files;
using FederationReform.Text;
using FederationReform.Uploads;

namespace FederationReform.KeptFiles;

/// <summary>A file that was judged and made ready, on its way into the store.</summary>
internal sealed record KeptContent(
    string Name,
    FileKind Kind,
    byte[] Bytes,
    FileAddress Address,
    byte[]? Thumbnail,
    FileAddress? ThumbnailAddress,
    byte[] OriginalSha256,
    DateTime At
)
{
    /// <summary>The content of an upload, a photo upright and small; or why it is refused.</summary>
    public static (KeptContent? Content, Violation? Refusal) Of(UploadedFile file, Guid upload, DateTime now)
    {
        var (kind, refusal) = FileJudge.Judge(file.Bytes);
        if (kind is not { } known)
            return (null, refusal);
        var (bytes, thumbnail) = (file.Bytes, (byte[]?)null);
        if (known == FileKind.Jpeg)
        {
            var (picture, unreadable) = Picture.Of(file.Bytes);
            if (picture is null)
                return (null, unreadable);
            (bytes, thumbnail) = (picture.Bytes, picture.Thumbnail);
        }
        return (
            new(
                NameOf(file.FileName, known),
                known,
                bytes,
                FileAddress.Of(bytes, upload),
                thumbnail,
                thumbnail is null ? null : FileAddress.Of(thumbnail, upload),
                SHA256.HashData(file.Bytes),
                now
            ),
            null
        );
    }

    /// <summary>
    /// The same for a complete upload of the caller, which goes when the change is saved. What is not the caller's is
    /// not found.
    /// </summary>
    public static async Task<(KeptContent? Content, Violation? Refusal)> TakeAsync(
        PortalDb portal,
        PortalDbContext db,
        UnitScope scope,
        Guid upload,
        CancellationToken cancel
    )
    {
        return await db.TakeUploadAsync(portal, scope, upload, cancel) is { } uploaded
            ? Of(uploaded, upload, portal.Clock.UtcNow())
            : (null, Refusal.NotFound);
    }

    /// <summary>Before its row is committed: a row never points to a file that is not there.</summary>
    public async Task PutIntoAsync(FileStore files, CancellationToken cancel)
    {
        await files.PutAsync(Address, Bytes, cancel);
        if (this is { Thumbnail: { } thumbnail, ThumbnailAddress: { } place })
            await files.PutAsync(place, thumbnail, cancel);
    }

    /// <summary>The user's name for the file, with the extension of what it really is.</summary>
    private static string NameOf(string name, FileKind kind)
    {
        var extension = kind.Extension();
        var stem = Path.GetFileNameWithoutExtension(name);
        return PlainText.Cut(stem.Length == 0 ? "未命名" : stem, StoredFile.NameLength - extension.Length) + extension;
    }
}
