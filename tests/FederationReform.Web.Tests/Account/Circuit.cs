using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using FederationReform.Access;
using FederationReform.Web.Tests.Support;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace FederationReform.Web.Tests.Account;

/// <summary>
/// The line of an interactive page, spoken as blazor.web.js speaks it: a test can open a circuit, cut the line, and
/// come back with the circuit's id as somebody else. It draws nothing.
/// </summary>
internal sealed class Circuit : IAsyncDisposable
{
    private readonly HubConnection line;
    private readonly string address;

    private Circuit(HubConnection line, string address) => (this.line, this.address) = (line, address);

    /// <param name="server">One that listens.</param>
    public static async Task<Circuit> LineAsync(
        PortalServer server,
        UnitScope who,
        Action<System.Net.WebSockets.ClientWebSocketOptions>? options = null
    )
    {
        var cookie = await server.CookieAsync(who.AccountId);
        var builder = new HubConnectionBuilder().WithUrl($"{server.Url}/_blazor", o =>
        {
            o.Cookies = new CookieContainer();
            o.Cookies.Add(new Uri(server.Url), new Cookie(cookie.Name, cookie.Value));
            // At once the web socket: another transport in its place would not show that it was refused.
            (o.Transports, o.SkipNegotiation) = (HttpTransportType.WebSockets, true);
            o.WebSocketConfiguration = options;
        });
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        var line = builder.Build();
        // The server's own calls into the page; nothing is done with them.
        line.On<int, byte[]>("JS.RenderBatch", (_, _) => { });
        await line.StartAsync();
        return new(line, server.Url);
    }

    /// <summary>A circuit without a component; null when the server refuses it.</summary>
    public Task<string?> StartAsync() =>
        line.InvokeAsync<string?>("StartCircuit", address + "/", address + Urls.NewAccount, "[]", "");

    public Task<bool> ConnectAsync(string circuit) => line.InvokeAsync<bool>("ConnectCircuit", circuit);

    public Task<string?> ResumeAsync(string circuit) =>
        line.InvokeAsync<string?>("ResumeCircuit", circuit, address + "/", address + Urls.NewAccount, "[]", "");

    public ValueTask DisposeAsync() => line.DisposeAsync();

    /// <summary>MessagePack under the name that Blazor's hub asks for.</summary>
    private sealed class BlazorPack : IHubProtocol
    {
        private readonly MessagePackHubProtocol protocol = new();

        public string Name => "blazorpack";

        public int Version => protocol.Version;

        public TransferFormat TransferFormat => protocol.TransferFormat;

        public bool IsVersionSupported(int version) => protocol.IsVersionSupported(version);

        public bool TryParseMessage(
            ref ReadOnlySequence<byte> input,
            IInvocationBinder binder,
            [NotNullWhen(true)] out HubMessage? message
        ) => protocol.TryParseMessage(ref input, binder, out message);

        public void WriteMessage(HubMessage message, IBufferWriter<byte> output) =>
            protocol.WriteMessage(message, output);

        public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => protocol.GetMessageBytes(message);
    }
}
