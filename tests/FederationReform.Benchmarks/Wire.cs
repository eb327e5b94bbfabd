using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace FederationReform.Benchmarks;

/// <summary>What the browser says came over the line of a tab, with headers, compressed as it came.</summary>
internal sealed partial class Wire : IAsyncDisposable
{
    private readonly ICDPSession devTools;
    private readonly IPage tab;
    private readonly Dictionary<string, string> addresses = [];
    private readonly List<(string Address, long Bytes)> came = [];
    private readonly List<string> documents = [];
    private long circuit;

    private Wire(IPage tab, ICDPSession devTools) => (this.tab, this.devTools) = (tab, devTools);

    public static async Task<Wire> OnAsync(IPage tab)
    {
        var wire = new Wire(tab, await tab.Context.NewCDPSessionAsync(tab));
        wire.On("Network.requestWillBeSent", said =>
            wire.addresses[Id(said)] = said.GetProperty("request").GetProperty("url").GetString()!
        );
        wire.On("Network.loadingFinished", said =>
        {
            var bytes = (long)said.GetProperty("encodedDataLength").GetDouble();
            var address = wire.addresses.GetValueOrDefault(Id(said), "");
            // What the browser had already is finished with no bytes.
            if (bytes > 0 && !address.StartsWith("data:", StringComparison.Ordinal))
                wire.came.Add((address, bytes));
        });
        wire.On("Network.webSocketFrameReceived", wire.Count);
        wire.On("Network.webSocketFrameSent", wire.Count);
        await wire.devTools.SendAsync("Network.enable");
        tab.Response += wire.Keep;
        return wire;
    }

    /// <summary>Since the last time.</summary>
    public (long Bytes, long Circuit, int Entities, IReadOnlyList<string> Twice) Take()
    {
        (long, long, int, IReadOnlyList<string>) taken;
        lock (came)
        {
            taken = (
                came.Sum(c => c.Bytes),
                circuit,
                documents.Sum(d => Entity().Count(d)),
                [
                    .. came.GroupBy(c => new Uri(c.Address).AbsolutePath)
                        .Where(g => g.Count() > 1)
                        .Select(g => $"{g.Key} ({string.Join(" + ", g.Select(c => c.Bytes))})"),
                ]
            );
            came.Clear();
            documents.Clear();
            circuit = 0;
        }
        return taken;
    }

    private void On(string what, Action<JsonElement> heard) =>
        devTools.Event(what).OnEvent += (_, said) =>
        {
            lock (came)
                heard(said!.Value);
        };

    private static string Id(JsonElement said) => said.GetProperty("requestId").GetString()!;

    /// <summary>Of a binary frame the browser tells the bytes in base64, before they were compressed.</summary>
    private void Count(JsonElement said)
    {
        var frame = said.GetProperty("response");
        var length = frame.GetProperty("payloadData").GetString()!.Length;
        circuit += frame.GetProperty("opcode").GetDouble() == 2 ? length * 3 / 4 : length;
    }

    private void Keep(object? sender, IResponse answer)
    {
        if (answer.Request.ResourceType == "document")
            _ = KeepTextAsync(answer);
    }

    private async Task KeepTextAsync(IResponse answer)
    {
        try
        {
            var text = await answer.TextAsync();
            lock (came)
                documents.Add(text);
        }
        catch (PlaywrightException)
        {
            // A redirect has no text.
        }
    }

    public async ValueTask DisposeAsync()
    {
        tab.Response -= Keep;
        await devTools.DetachAsync();
    }

    /// <summary>Above ASCII: a quotation mark has to be one.</summary>
    [GeneratedRegex("&#(x[0-9A-Fa-f]{3,}|[0-9]{4,});")]
    private static partial Regex Entity();
}
