using System.Globalization;
using System.Security.Cryptography;
using FederationReform.Accounts;
using FederationReform.Browser.Tests.Support;
using FederationReform.Dashboards;
using FederationReform.Evidence;
using FederationReform.Files;
using FederationReform.KeptFiles;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;

namespace FederationReform.Benchmarks;

/// <summary>
/// 照片墙 of 5 000 photos: bytes on the line of the first page and of the next one, and how long the first page takes,
/// in a real Chromium before the published portal. The goal is 300 KB a page.
/// </summary>
internal static class PhotoWallBenchmark
{
    private const int Villages = 25;
    private const int PhotosOfAVillage = 200;
    private const int Goal = 300_000;
    private const int Times = 5;
    private const string Password = "清溪-sentinel-2026";

    public static async Task RunAsync()
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var place = await VillageCase.OnAsync(given, Villages);
        var pictures = Enumerable.Range(1, PhotoWallQuery.PageSize).Select(Drawn).ToList();
        await FillAsync(given, place, pictures);
        var staff = await given.AccountAsync(place.Staff.AccountId, account =>
            account.ChoosePassword(Passwords.Hash(Password))
        );
        using var portal = await PortalProcess.StartAsync(
            PortalProcess.On(given.Database),
            "Production",
            await PublishedPortal.FolderAsync()
        );
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = Chromium.Program ?? throw new InvalidOperationException("Set PORTAL_TEST_CHROMIUM."),
                Args = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"],
            }
        );
        await using var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = portal.Address,
                IgnoreHTTPSErrors = true,
                ViewportSize = new() { Width = 1366, Height = 768 },
            }
        );
        var tab = await context.NewPageAsync();
        await new Visitor(tab).SignInAsync(staff.UserName!, Password);
        await using var wire = await Wire.OnAsync(tab);
        var county = place.County.Id;

        Console.WriteLine();
        Console.WriteLine(
            $"| photo wall, {Villages * PhotosOfAVillage} photos, small ones of "
                + $"{pictures.Average(p => p.Thumbnail.Length) / 1024:0.0} KB | bytes | goal |"
        );
        Console.WriteLine("|---|---|---|");
        wire.Take();
        foreach (var page in (int[])[1, 2, Villages * PhotosOfAVillage / PhotoWallQuery.PageSize])
        {
            await OpenAsync(tab, Web.Urls.Photos(place.Campaign.Id, county, page));
            Console.WriteLine($"| page {page}, after the desk | {wire.Take().Bytes} | {Goal} |");
        }
        var query = new List<double>();
        for (var i = 0; i < Times + 2; i++)
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            await given.Use<PhotoWallQuery>().RunAsync(place.Staff, place.Campaign.Id, county);
            query.Add(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"first page asked of the database: {query.Min():0.0} ms")
        );
    }

    /// <summary>To its end, so that pictures that wait to be scrolled to are loaded too.</summary>
    private static async Task OpenAsync(IPage tab, string address)
    {
        await tab.GotoAsync(address);
        await tab.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await tab.WaitForFunctionAsync("() => [...document.images].every(i => i.complete)");
        await tab.WaitForTimeoutAsync(500);
        var shown = await tab.Locator(".wall img").CountAsync();
        if (shown != PhotoWallQuery.PageSize)
            throw new InvalidOperationException($"{address} shows {shown} photos.");
    }

    private static async Task FillAsync(Given given, VillageCase place, List<Picture> pictures)
    {
        var number = 0;
        foreach (var village in place.Villages)
        {
            await using var db = given.Portal.OpenForSystem();
            var reform = await db.UnitReforms.Include(r => r.Campaign).SingleAsync(r => r.UnitId == village.Id);
            var paper = reform.Campaign.Plan.Papers[0];
            for (var i = 0; i < PhotosOfAVillage; i++)
            {
                var (picture, upload) = (pictures[number++ % pictures.Count], Guid.NewGuid());
                var content = new KeptContent(
                    $"IMG_{number}.jpg",
                    FileKind.Jpeg,
                    picture.Bytes,
                    FileAddress.Of(picture.Bytes, upload),
                    picture.Thumbnail,
                    FileAddress.Of(picture.Thumbnail, upload),
                    SHA256.HashData(picture.Bytes),
                    given.Clock.UtcNow()
                );
                // The wall opens the small pictures alone.
                await given.Portal.Files.PutAsync(content.ThumbnailAddress!.Value, picture.Thumbnail, default);
                db.EvidenceFiles.Add(EvidenceFile.Of(reform, paper.Step, paper.Id, content, "测量"));
            }
            await db.SaveChangesAsync();
        }
    }

    /// <summary>
    /// A hall as a phone takes it: a wall that the light falls off, rows of people and chairs with hard edges before
    /// it, lettering on a banner, and over all the grain of a sensor in poor light, some six steps of 256 strong.
    /// </summary>
    private static Picture Drawn(int seed)
    {
        var random = new Random(seed);
        using var bitmap = new SKBitmap(1600, 1200);
        using (var canvas = new SKCanvas(bitmap))
        {
            Light(canvas, random);
            Banner(canvas, random);
            for (var row = 0; row < 5; row++)
            {
                var size = 50 + 32 * row;
                for (var x = -random.Next(size); x < bitmap.Width; x += size + random.Next(size))
                    Person(canvas, random, x, 420 + 150 * row, size);
            }
        }
        Grain(bitmap, random);
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return Picture.Of(data.ToArray()).Picture!;
    }

    private static void Light(SKCanvas canvas, Random random)
    {
        using var falling = SKShader.CreateRadialGradient(
            new(random.Next(1600), random.Next(400)),
            1500,
            [Colour(random, 190, 240), Colour(random, 60, 120)],
            SKShaderTileMode.Clamp
        );
        using var paint = new SKPaint { Shader = falling };
        canvas.DrawRect(0, 0, 1600, 1200, paint);
    }

    private static void Banner(SKCanvas canvas, Random random)
    {
        using var cloth = new SKPaint { Color = new(190, 25, 35) };
        using var letter = new SKPaint { Color = new(250, 220, 90) };
        canvas.DrawRect(150, 60, 1300, 150, cloth);
        for (var x = 200; x < 1380; x += 90)
        {
            for (var stroke = 0; stroke < 7; stroke++)
                canvas.DrawRect(x + random.Next(50), 85 + random.Next(80), 8 + random.Next(40), 8, letter);
        }
    }

    private static void Person(SKCanvas canvas, Random random, int x, int y, int size)
    {
        using var clothes = new SKPaint { Color = Colour(random, 20, 220), IsAntialias = true };
        using var skin = new SKPaint { Color = new(224, 180, 150), IsAntialias = true };
        using var hair = new SKPaint { Color = Colour(random, 15, 45), IsAntialias = true };
        canvas.DrawRoundRect(x, y, size, size * 2, size / 4f, size / 4f, clothes);
        canvas.DrawCircle(x + size / 2f, y - size * 0.35f, size * 0.42f, hair);
        canvas.DrawOval(x + size / 2f, y - size * 0.28f, size * 0.3f, size * 0.36f, skin);
    }

    private static SKColor Colour(Random random, int from, int to) =>
        new((byte)random.Next(from, to), (byte)random.Next(from, to), (byte)random.Next(from, to));

    private static void Grain(SKBitmap bitmap, Random random)
    {
        const int Steps = 6;
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i++)
            if (i % 4 != 3)
                pixels[i] = (byte)Math.Clamp(pixels[i] + random.Next(-Steps, Steps + 1), 0, 255);
    }
}
