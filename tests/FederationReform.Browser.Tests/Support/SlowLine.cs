using Microsoft.Playwright;

namespace FederationReform.Browser.Tests.Support;

/// <summary>
/// The line of an interactive page, on which what the server says can be held back; what she does goes through.
/// </summary>
internal sealed class SlowLine
{
    private readonly Queue<Action> held = new();
    private bool holding;

    public static async Task<SlowLine> BeforeAsync(IPage page)
    {
        var line = new SlowLine();
        await page.RouteWebSocketAsync("**/_blazor**", socket =>
        {
            var server = socket.ConnectToServer();
            server.OnMessage(frame =>
                line.Pass(() =>
                {
                    if (frame.Binary is { } bytes)
                        socket.Send(bytes);
                    else
                        socket.Send(frame.Text!);
                })
            );
        });
        return line;
    }

    public void Hold()
    {
        lock (held)
            holding = true;
    }

    public void Release()
    {
        lock (held)
        {
            holding = false;
            while (held.TryDequeue(out var send))
                send();
        }
    }

    private void Pass(Action send)
    {
        lock (held)
        {
            if (holding)
                held.Enqueue(send);
            else
                send();
        }
    }
}
