using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Support;

/// <summary>The line of an interactive page, which the test cuts and mends.</summary>
internal sealed class CutLine
{
    private IWebSocketRoute? socket;
    private bool cut;

    /// <summary>Before the page is opened.</summary>
    public static async Task<CutLine> BeforeAsync(IPage page)
    {
        var line = new CutLine();
        await page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            line.socket = socket;
            socket.ConnectToServer();
        });
        await page.RouteAsync("**/_blazor/negotiate**", route => line.cut ? route.AbortAsync() : route.ContinueAsync());
        return line;
    }

    /// <summary>Ends the connection, and lets none begin until <see cref="Mend"/>.</summary>
    public Task CutAsync()
    {
        cut = true;
        return socket!.CloseAsync();
    }

    /// <summary>Lets no connection begin; one that is there stays.</summary>
    public void Block() => cut = true;

    public void Mend() => cut = false;
}
