using System.Security.Cryptography;
using System.Text;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Files;
using FederationReform.KeptFiles;
using FederationReform.Uploads;
using SkiaSharp;

namespace FederationReform.Demo;

/// <summary>
/// Photos and papers of the villages of two townships, drawn and written here: a hall with a banner, a sheet with
/// lines. One township is careful, the other lacks a good part.
/// </summary>
internal sealed class DemoPapers(FileStore files, Random chance)
{
    private readonly Original photo = Original.Drawn(Hall);
    private readonly Original sheet = Original.Drawn(Sheet);
    private readonly Original page = new(EmptyPage(), null);

    /// <summary>A meeting in a village's hall, as a phone would send it.</summary>
    public static byte[] HallPhoto() => Drawn(Hall);

    public async Task AddAsync(PortalDbContext db, IReadOnlyList<UnitReform> reforms, CancellationToken cancel)
    {
        var careful = true;
        foreach (var township in reforms.Where(r => !r.Result.IsEmpty).GroupBy(r => r.Unit.Parent!).Take(2))
        {
            foreach (var reform in township)
                await AddAsync(db, reform, careful, cancel);
            careful = false;
        }
    }

    private async Task AddAsync(PortalDbContext db, UnitReform reform, bool careful, CancellationToken cancel)
    {
        foreach (var paper in reform.Campaign.Plan.Papers)
        {
            var done = RecordsStep(reform, paper.Step);
            if (!done || chance.Next(100) >= (careful ? 92 : 45))
                continue;
            for (var n = paper.Name == "照片" ? 2 : 1; n > 0; n--)
                await AddAsync(db, reform, paper, cancel);
        }
    }

    private async Task AddAsync(PortalDbContext db, UnitReform reform, StepPaper paper, CancellationToken cancel)
    {
        var id = new byte[16];
        chance.NextBytes(id);
        var upload = new Guid(id);
        var original = paper.Name switch
        {
            "照片" => photo,
            "实施方案" or "工作报告" => page,
            _ => sheet,
        };
        var picture = original.Picture;
        var bytes = picture?.Bytes ?? original.Bytes;
        var content = new KeptContent(
            $"{paper.Name}{(picture is null ? ".pdf" : ".jpg")}",
            picture is null ? FileKind.Pdf : FileKind.Jpeg,
            bytes,
            FileAddress.Of(bytes, upload),
            picture?.Thumbnail,
            picture is null ? null : FileAddress.Of(picture.Thumbnail, upload),
            SHA256.HashData(original.Bytes),
            reform.ChangedAt
        );
        await files.PutAsync(content.Address, content.Bytes, cancel);
        if (content is { Thumbnail: { } thumbnail, ThumbnailAddress: { } place })
            await files.PutAsync(place, thumbnail, cancel);
        db.EvidenceFiles.Add(EvidenceFile.Of(reform, paper.Step, paper.Id, content, $"{reform.Unit.Name}妇联"));
    }

    /// <summary>A file as if it had come from a browser, in the store already.</summary>
    /// <param name="of">What the file is of: the same each time, so that every run keeps the same addresses.</param>
    public static async Task<KeptContent> KeptAsync(
        PortalDb portal,
        string of,
        string name,
        byte[] bytes,
        CancellationToken cancel
    )
    {
        var upload = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(of)).AsSpan(0, 16));
        var file = new UploadedFile(name, bytes, SHA256.HashData(bytes));
        var content = KeptContent.Of(file, upload, portal.Clock.UtcNow()).Content!;
        await content.PutIntoAsync(portal.Files, cancel);
        return content;
    }

    private static bool RecordsStep(UnitReform reform, StepCode step) =>
        ReformSteps.Of(step).Stage == StepStage.Congress
            ? reform.Result.HeldOn is not null
            : reform.Steps.Any(s => s.Code == step);

    private static byte[] Drawn(Action<SKCanvas, SKPaint> draw)
    {
        using var bitmap = new SKBitmap(960, 720);
        using (var canvas = new SKCanvas(bitmap))
        {
            using var paint = new SKPaint { IsAntialias = true };
            draw(canvas, paint);
        }
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }

    private static void Hall(SKCanvas canvas, SKPaint paint)
    {
        canvas.Clear(new(0xFFE9E2D8));
        Fill(0xFFB3261E, 80, 60, 800, 90);
        Fill(0xFF8A6D4B, 260, 300, 440, 90);
        for (var row = 0; row < 3; row++)
        {
            for (var seat = 0; seat < 9; seat++)
            {
                var (x, y) = (110f + seat * 92, 470f + row * 90);
                Fill(0xFF3E5C76, x - 26, y, 52, 60);
                paint.Color = new(0xFF2B2622);
                canvas.DrawCircle(x, y - 14, 22, paint);
            }
        }

        void Fill(uint color, float x, float y, float width, float height)
        {
            paint.Color = new(color);
            canvas.DrawRect(x, y, width, height, paint);
        }
    }

    private static void Sheet(SKCanvas canvas, SKPaint paint)
    {
        canvas.Clear(SKColors.White);
        paint.Color = new(0xFF444444);
        paint.StrokeWidth = 3;
        for (var line = 0; line < 14; line++)
            canvas.DrawLine(90, 80 + line * 44, 870, 80 + line * 44, paint);
        foreach (var x in (float[])[90, 220, 480, 700, 870])
            canvas.DrawLine(x, 80, x, 80 + 13 * 44, paint);
    }

    /// <summary>One empty page: what it would say is nobody's.</summary>
    public static byte[] EmptyPage() =>
        Encoding.ASCII.GetBytes(
            """
            %PDF-1.4
            1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
            2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
            3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
            trailer<</Root 1 0 R>>
            %%EOF

            """
        );

    /// <summary>A file as it would arrive. Many records have it, so its picture is made once.</summary>
    /// <param name="Picture">Null for a page.</param>
    private sealed record Original(byte[] Bytes, Picture? Picture)
    {
        public static Original Drawn(Action<SKCanvas, SKPaint> draw)
        {
            var bytes = DemoPapers.Drawn(draw);
            return new(bytes, Files.Picture.Of(bytes).Picture);
        }
    }
}
