using System.Text.RegularExpressions;
using FederationReform.Browser.Tests.Support;
using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Pictures;

/// <summary>
/// Every page as a picture: with the demo data, of a fresh county, refused, busy; on an office screen and a phone; in
/// light, dark and large print. No test: somebody leafs through them (eng/pictures.cs).
/// </summary>
public sealed partial class PictureBook : IAsyncDisposable
{
    private static readonly (string Name, Screen Screen, string Scheme, string Print)[] looks =
    [
        ("1366", Screen.Desktop, "light", ""),
        ("390", Screen.Phone, "light", ""),
        ("1366-dark", Screen.Desktop, "dark", ""),
        ("390-dark", Screen.Phone, "dark", ""),
        ("1366-large", Screen.Desktop, "light", "large"),
        ("390-large", Screen.Phone, "light", "large"),
    ];

    private readonly Chromium chromium = new();
    private readonly Regex only;
    private readonly List<Picture> taken = [];

    /// <param name="folder">Where the pictures go, and index.html.</param>
    /// <param name="only">A pattern of the names to be taken; null for all.</param>
    public PictureBook(string folder, string? only)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        this.only = new(only ?? "", RegexOptions.IgnoreCase);
    }

    internal string Folder { get; }

    /// <param name="kind">The part of the book: full, empty, refused or busy; null for all.</param>
    public static async Task TakeAsync(string folder, string? kind, string? only)
    {
        await using var book = new PictureBook(folder, only);
        await book.chromium.InitializeAsync();
        foreach (var place in await PicturePlaces.OfAsync(kind))
            await book.TakeAsync(place);
        book.WriteIndex();
    }

    /// <summary>Every page that has a button to print, and the help, as paper.</summary>
    public static async Task PrintAsync(string folder, string? only)
    {
        await using var book = new PictureBook(folder, only);
        await book.chromium.InitializeAsync();
        foreach (var place in await PicturePlaces.OfAsync(PicturePlaces.Full))
            await book.PrintAsync(place);
        book.WriteIndex();
    }

    private async Task TakeAsync(PicturePlace place)
    {
        // How a page looks when it is empty, refused or busy is a matter of its layout and not of its colours.
        var wanted = looks
            .Where(l => place.Kind == PicturePlaces.Full || (l.Scheme, l.Print) == ("light", ""))
            .Where(l => only.IsMatch($"{place.Kind}-{place.Name}-{l.Name}"));
        foreach (var screen in wanted.GroupBy(l => l.Screen))
        {
            await VisitAsync(place, screen.Key, async visitor =>
            {
                if (place.Act is not null)
                    await place.Act(visitor);
                foreach (var (look, _, scheme, print) in screen)
                {
                    await visitor.Page.EvaluateAsync(
                        "([scheme, print]) => Object.assign(document.documentElement.dataset, { scheme, print })",
                        new[] { scheme, print }
                    );
                    var name = $"{place.Kind}-{place.Name}-{look}.png";
                    await visitor.Page.ScreenshotAsync(
                        new() { Path = Path.Combine(Folder, name), FullPage = place.Kind != PicturePlaces.Busy }
                    );
                    taken.Add(new(place.Kind, place.Name, look, name, place.Address));
                }
            });
        }
    }

    private async Task PrintAsync(PicturePlace place)
    {
        if (!only.IsMatch(place.Name))
            return;
        await VisitAsync(place, Screen.Desktop, async visitor =>
        {
            if (await visitor.Page.Locator("[data-print]:not(html)").CountAsync() == 0)
                return;
            var paper = Path.Combine(Folder, place.Name + ".pdf");
            await visitor.Page.PdfAsync(new() { Path = paper, PreferCSSPageSize = true });
            foreach (var page in await PaperPages.DrawAsync(paper))
                taken.Add(new("print", place.Name, Path.GetFileNameWithoutExtension(page), page, place.Address));
            Console.WriteLine(place.Name);
        });
    }

    private async Task VisitAsync(PicturePlace place, Screen screen, Func<Visitor, Task> look)
    {
        try
        {
            await chromium.VisitAsync(place.Server.Url, screen, async visitor =>
            {
                if (place.Who is { } who)
                    await visitor.SignedInAsync(place.Server, who);
                if (place.Before is not null)
                    await place.Before(visitor);
                await visitor.OpenAsync(place.Address);
                await look(visitor);
                visitor.ForgiveComplaints();
            });
        }
        catch (Exception fault) when (fault is InvalidOperationException or PlaywrightException)
        {
            // The other pictures are still wanted.
            await Console.Error.WriteLineAsync($"{place.Kind} {place.Name}: {fault.Message}");
        }
    }

    private void WriteIndex()
    {
        var figures = taken
            .GroupBy(p => (p.Kind, p.Name))
            .Select(page =>
                $"<section><h2>{page.Key.Kind} · {page.Key.Name} <small>{page.First().Address}</small></h2>"
                + string.Concat(
                    page.Select(p =>
                        $"<figure><a href=\"{p.File}\"><img loading=\"lazy\" src=\"{p.File}\"></a>"
                        + $"<figcaption>{p.Look}</figcaption></figure>"
                    )
                )
                + "</section>"
            );
        File.WriteAllText(
            Path.Combine(Folder, "index.html"),
            "<!DOCTYPE html><meta charset=utf-8><title>Pictures</title><style>body{font:14px sans-serif}"
                + "section{border-top:1px solid #999}figure{display:inline-block;vertical-align:top;margin:4px}"
                + "img{max-width:420px;max-height:420px;border:1px solid #ccc}</style>"
                + string.Join('\n', figures)
        );
        Console.WriteLine($"{taken.Count} pictures in {Folder}");
    }

    public async ValueTask DisposeAsync() => await chromium.DisposeAsync();

    private sealed record Picture(string Kind, string Name, string Look, string File, string Address);
}
