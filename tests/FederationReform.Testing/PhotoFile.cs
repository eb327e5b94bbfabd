using System.Text;
using SkiaSharp;

namespace FederationReform.Tests.Support;

/// <summary>Photos and papers as phones and offices make them, drawn by code.</summary>
internal static class PhotoFile
{
    /// <summary>What the camera writes beside the pixels; no kept photo has it.</summary>
    public const string Camera = "Invented Camera 12";

    public const string Place = "GPS 27.91N 118.53E";

    /// <summary>A quarter of the picture is red: the upper left one, before the camera's turn.</summary>
    public static byte[] Jpeg(int width = 400, int height = 300, int turn = 1, bool described = true)
    {
        var plain = Drawn(width, height, SKEncodedImageFormat.Jpeg);
        return described ? [.. plain[..2], .. Exif(turn), .. plain[2..]] : plain;
    }

    /// <summary>A photo of a few megabytes, as phones take them: noise is not compressed away.</summary>
    public static byte[] Large()
    {
        using var bitmap = new SKBitmap(1600, 1200);
        var random = new Random(7);
        for (var i = 0; i < bitmap.Width * bitmap.Height; i++)
            bitmap.SetPixel(i % bitmap.Width, i / bitmap.Width, new((uint)random.Next() | 0xFF000000));
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    public static byte[] Png(int width = 400, int height = 300) => Drawn(width, height, SKEncodedImageFormat.Png);

    public static byte[] WebP(int width = 400, int height = 300) => Drawn(width, height, SKEncodedImageFormat.Webp);

    public static byte[] Pdf(string text = "paper") =>
        Encoding.ASCII.GetBytes($"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%{text}\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    /// <summary>The beginning of what an iPhone keeps.</summary>
    public static byte[] Heic() => [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8, .. new byte[64]];

    private static byte[] Drawn(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.SteelBlue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, width / 2f, height / 2f, red);
        }
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(format, 90);
        return data.ToArray();
    }

    private static byte[] Exif(int turn)
    {
        var text = Encoding.ASCII.GetBytes($"{Camera} {Place}\0");
        byte[] tiff =
        [
            .. "II"u8,
            42,
            0,
            8,
            0,
            0,
            0, // little-endian, the directory begins at 8
            2,
            0, // two entries
            0x0F,
            0x01,
            2,
            0,
            .. BitConverter.GetBytes(text.Length),
            .. BitConverter.GetBytes(38), // maker
            0x12,
            0x01,
            3,
            0,
            1,
            0,
            0,
            0,
            (byte)turn,
            0,
            0,
            0, // orientation
            0,
            0,
            0,
            0, // no further directory
            .. text,
        ];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        var length = body.Length + 2;
        return [0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. body];
    }
}
