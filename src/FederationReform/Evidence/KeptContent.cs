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
    /// <summary>
    /// Judges a file by its content; a photo becomes an upright JPEG without what its camera wrote into it.
    /// </summary>
    public static (KeptContent? Content, Violation? Refusal) Ready(UploadedFile file, Guid upload, DateTime now)
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
}
