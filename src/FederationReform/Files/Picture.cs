using SkiaSharp;

namespace FederationReform.Files;

/// <summary>
/// A photo as it is kept: upright, at most <see cref="LongestSide"/> pixels long, and without what the camera wrote
/// beside it (place, time, device), because only the pixels are written again.
/// </summary>
internal sealed record Picture(byte[] Bytes, int Width, int Height, byte[] Thumbnail)
{
    public const int LongestSide = 2560;
    public const int ThumbnailSide = 240;

    private const int Quality = 85;
    private const int ThumbnailQuality = 70;

    // A JPEG is decoded at a fraction of its size, so only its header and coefficients cost memory; other kinds are
    // decoded whole, at four bytes a pixel.
    private const long MostPixelsOfJpeg = 120_000_000;
    private const long MostPixels = 40_000_000;

    /// <summary>
    /// The picture, or why it is refused. Its size is read from the header before a pixel is decoded.
    /// </summary>
    public static (Picture? Picture, Violation? Refusal) Of(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width < 1 || codec.Info.Height < 1)
            return (null, FileRefusal.Damaged);
        var most = codec.EncodedFormat == SKEncodedImageFormat.Jpeg ? MostPixelsOfJpeg : MostPixels;
        if ((long)codec.Info.Width * codec.Info.Height > most)
            return (null, FileRefusal.TooManyPixels);
        using var decoded = Decode(codec);
        if (decoded is null)
            return (null, FileRefusal.Damaged);
        using var upright = Draw(decoded, codec.EncodedOrigin, LongestSide);
        using var small = Draw(upright, SKEncodedOrigin.TopLeft, ThumbnailSide);
        return (new(Encode(upright, Quality), upright.Width, upright.Height, Encode(small, ThumbnailQuality)), null);
    }

    private static SKBitmap? Decode(SKCodec codec)
    {
        var longest = Math.Max(codec.Info.Width, codec.Info.Height);
        var size = longest > LongestSide ? codec.GetScaledDimensions((float)LongestSide / longest) : codec.Info.Size;
        // The codec rounds to the fractions it knows; one that would fall below the wanted size is decoded whole.
        if (Math.Max(size.Width, size.Height) < Math.Min(longest, LongestSide))
            size = codec.Info.Size;
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
            return bitmap;
        bitmap.Dispose();
        return null;
    }

    /// <summary>Turned as the camera says, scaled down, on white where the picture is transparent.</summary>
    private static SKBitmap Draw(SKBitmap source, SKEncodedOrigin origin, int longest)
    {
        var turned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = turned ? (source.Height, source.Width) : (source.Width, source.Height);
        var scale = Math.Min(1f, (float)longest / Math.Max(width, height));
        var (w, h) = (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
        var drawn = new SKBitmap(new SKImageInfo(w, h, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(drawn);
        canvas.Clear(SKColors.White);
        canvas.Scale((float)w / width, (float)h / height);
        canvas.Concat(Turn(origin, source.Width, source.Height));
        using var image = SKImage.FromBitmap(source);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return drawn;
    }

    /// <summary>From the stored picture to the upright one, by the eight positions of a camera.</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, float width, float height) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };

    private static byte[] Encode(SKBitmap bitmap, int quality)
    {
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, quality);
        return data.ToArray();
    }
}
