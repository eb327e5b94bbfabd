using System.Text;
using FederationReform.Files;
using FederationReform.Tests.Support;
using FluentAssertions;
using SkiaSharp;

namespace FederationReform.Tests.Files;

public sealed class PictureTests
{
    /// <summary>The red quarter is where the photographer saw it, whatever way the phone was held.</summary>
    [Theory]
    [InlineData(1, false, "left", "top")]
    [InlineData(2, false, "right", "top")]
    [InlineData(3, false, "right", "bottom")]
    [InlineData(4, false, "left", "bottom")]
    [InlineData(5, true, "left", "top")]
    [InlineData(6, true, "right", "top")]
    [InlineData(7, true, "right", "bottom")]
    [InlineData(8, true, "left", "bottom")]
    public void Photo_OfEveryTurn_IsUpright(int turn, bool turned, string across, string down)
    {
        var picture = Picture.Of(PhotoFile.Jpeg(400, 300, turn)).Picture!;

        (picture.Width, picture.Height).Should().Be(turned ? (300, 400) : (400, 300));
        using var kept = SKBitmap.Decode(picture.Bytes);
        var red = kept.GetPixel(
            across == "left" ? kept.Width / 4 : kept.Width * 3 / 4,
            down == "top" ? kept.Height / 4 : kept.Height * 3 / 4
        );
        red.Red.Should().BeGreaterThan(200);
        red.Blue.Should().BeLessThan(60);
    }

    [Fact]
    public void Photo_Large_IsScaledDown_WithAThumbnail()
    {
        var picture = Picture.Of(PhotoFile.Jpeg(6000, 4000)).Picture!;

        (picture.Width, picture.Height).Should().Be((2560, 1707));
        using var thumbnail = SKBitmap.Decode(picture.Thumbnail);
        (thumbnail.Width, thumbnail.Height).Should().Be((240, 160));
        picture.Thumbnail.Length.Should().BeLessThan(12_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void Photo_Kept_TellsNothingOfPlaceAndDevice(int turn)
    {
        var photo = PhotoFile.Jpeg(turn: turn);
        Encoding.ASCII.GetString(photo).Should().Contain(PhotoFile.Place, "else the test proves nothing");

        var picture = Picture.Of(photo).Picture!;

        foreach (var kept in new[] { picture.Bytes, picture.Thumbnail })
            Encoding
                .ASCII.GetString(kept)
                .Should()
                .NotContain(PhotoFile.Place)
                .And.NotContain(PhotoFile.Camera)
                .And.NotContain("Exif");
    }

    [Fact]
    public void PngAndWebP_BecomeJpeg()
    {
        foreach (var file in new[] { PhotoFile.Png(), PhotoFile.WebP() })
            Picture.Of(file).Picture!.Bytes.Should().StartWith(new byte[] { 0xFF, 0xD8, 0xFF });
    }

    [Fact]
    public void Photo_Cut_IsRefused()
    {
        var whole = PhotoFile.Png(2000, 1500);

        Picture.Of(whole[..(whole.Length / 2)]).Refusal!.Code.Should().Be("FileDamaged");
        Picture.Of([0xFF, 0xD8, 0xFF, 1, 2, 3]).Refusal!.Code.Should().Be("FileDamaged");
    }

    /// <summary>A header that announces 30 000 × 30 000 pixels costs nothing: 3.6 GB are never asked for.</summary>
    [Fact]
    public void Bomb_IsRefusedByItsHeader()
    {
        var png = PhotoFile.Png(16, 16);
        byte[] size = [0, 0, 0x75, 0x30];
        size.CopyTo(png, 16);
        size.CopyTo(png, 20);
        // The header's own checksum must agree, or it is refused for that.
        var crc = System.IO.Hashing.Crc32.HashToUInt32(png.AsSpan(12, 17));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), crc);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var (picture, refusal) = Picture.Of(png);

        picture.Should().BeNull();
        refusal!.Code.Should().Be("FilePixels");
        (GC.GetTotalAllocatedBytes(precise: true) - before).Should().BeLessThan(1_000_000);
    }
}
