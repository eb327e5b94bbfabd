using System.Diagnostics;

namespace FederationReform.Browser.Tests.Pictures;

/// <summary>The sheets of a PDF as pictures, by pdftoppm of Debian's poppler-utils; none without it.</summary>
internal static class PaperPages
{
    private const string Dots = "60";

    public static async Task<IReadOnlyList<string>> DrawAsync(string paper)
    {
        var folder = Path.GetDirectoryName(paper)!;
        var name = Path.GetFileNameWithoutExtension(paper);
        try
        {
            using var drawing = Process.Start(
                new ProcessStartInfo("pdftoppm", ["-png", "-r", Dots, paper, Path.Combine(folder, name)])
            )!;
            await drawing.WaitForExitAsync();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            await Console.Error.WriteLineAsync("Install poppler-utils to see the sheets as pictures.");
        }
        return [.. Directory.GetFiles(folder, name + "-*.png").Select(f => Path.GetFileName(f)).Order()];
    }
}
