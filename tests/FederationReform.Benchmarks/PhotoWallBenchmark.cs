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
    /// As a photo is made: detail halves as its size does, which is how nature looks to a camera; fine enough that the
    /// small picture is as heavy as that of a crowded hall.
    /// </summary>
    private static Picture Drawn(int seed)
    {
        using var bitmap = new SKBitmap(1600, 1200);
        using (var canvas = new SKCanvas(bitmap))
        {
            using var noise = SKShader.CreatePerlinNoiseFractalNoise(0.04f, 0.04f, 8, seed);
            using var paint = new SKPaint { Shader = noise };
            canvas.Clear(SKColors.Gray);
            canvas.DrawRect(0, 0, bitmap.Width, bitmap.Height, paint);
        }
        using var image = SKImage.FromBitmap(bitmap);
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return Picture.Of(data.ToArray()).Picture!;
    }
}
