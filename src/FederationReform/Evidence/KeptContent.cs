using System.Security.Cryptography;
using FederationReform.Files;
using FederationReform.Uploads;

namespace FederationReform.Evidence;

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
                EvidenceWords.FileName(file.FileName, known),
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

    /// <summary>Before its row is committed: a row never points to a file that is not there.</summary>
    public async Task PutIntoAsync(FileStore files, CancellationToken cancel)
    {
        await files.PutAsync(Address, Bytes, cancel);
        if (this is { Thumbnail: { } thumbnail, ThumbnailAddress: { } place })
            await files.PutAsync(place, thumbnail, cancel);
    }
}
