using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FederationReform.ChatRobots;

/// <summary>
/// Sends a text to a group robot. It follows no redirect, uses no proxy, waits a few seconds, and connects to the very
/// address that it checked: a name that is looked up twice could be another machine the second time.
/// </summary>
public sealed class ChatRobotClient : IDisposable
{
    /// <summary>For the whole of a message.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    private const int MostBytesOfAnswer = 16 * 1024;

    private readonly HttpClient http;

    /// <param name="local">
    /// Whether this machine and its network may be reached, and without TLS; for tests, in Development only.
    /// </param>
    public ChatRobotClient(bool local)
    {
        Local = local;
        http = new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false,
                UseCookies = false,
                // Every message looks the name up anew, so that no connection outlives the check of its address.
                PooledConnectionLifetime = TimeSpan.Zero,
                ConnectCallback = async (context, cancel) => await ConnectAsync(context.DnsEndPoint, local, cancel),
            }
        )
        {
            Timeout = patience,
            MaxResponseContentBufferSize = MostBytesOfAnswer,
        };
    }

    internal bool Local { get; }

    /// <returns>Null when it was accepted; otherwise why not, in Chinese and without the address.</returns>
    internal async Task<string?> SendAsync(string address, string text, CancellationToken cancel)
    {
        if (RobotAddress.Read("", address, Local) is not { Address: { } uri })
            return "没有可用的地址，请重新设置";
        try
        {
            using var answer = await http.PostAsJsonAsync(uri, new Message("text", new(text)), cancel);
            if ((int)answer.StatusCode is >= 300 and < 400)
                return "对方要求转到别的地址，没有照办";
            if (!answer.IsSuccessStatusCode)
                return $"对方回答 {(int)answer.StatusCode}";
            return Refused(await answer.Content.ReadAsStringAsync(cancel));
        }
        catch (NotPublicException)
        {
            return "域名指向内网或本机的地址，没有发送";
        }
        // The reason that the connection gives is wrapped; its message may name the host, so it goes nowhere.
        catch (HttpRequestException fault) when (fault.InnerException is NotPublicException)
        {
            return "域名指向内网或本机的地址，没有发送";
        }
        catch (HttpRequestException fault)
        {
            return fault.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "找不到对方的域名",
                HttpRequestError.SecureConnectionError => "对方的证书不可信",
                HttpRequestError.ConnectionError => "连接不上对方",
                _ => "发送中断",
            };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"对方 {patience.TotalSeconds:0} 秒内没有回答";
        }
    }

    public void Dispose() => http.Dispose();

    /// <summary>Robots answer 200 also where they refuse, and say so in the body.</summary>
    private static string? Refused(string body)
    {
        try
        {
            return JsonSerializer.Deserialize<Answer>(body) is { ErrorCode: not 0 and var code }
                ? $"群机器人没有接受（错误 {code}）"
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<Stream> ConnectAsync(DnsEndPoint host, bool local, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancel);
        if (!local && !Array.TrueForAll(addresses, RobotAddress.IsPublic))
            throw new NotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class NotPublicException() : Exception("The name stands for an address that is not public.");

    private sealed record Message(
        [property: JsonPropertyName("msgtype")] string Kind,
        [property: JsonPropertyName("text")] Content Text
    );

    private sealed record Content([property: JsonPropertyName("content")] string Text);

    private sealed record Answer([property: JsonPropertyName("errcode")] int ErrorCode);
}
