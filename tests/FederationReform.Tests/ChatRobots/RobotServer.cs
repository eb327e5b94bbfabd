using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace FederationReform.Tests.ChatRobots;

/// <summary>A real HTTP server on this machine, in the place of a group robot.</summary>
internal sealed class RobotServer : IDisposable
{
    private readonly HttpListener listener = new();

    /// <param name="answer">What the n-th request, from 0, is answered with.</param>
    public RobotServer(Func<int, HttpListenerResponse, Task> answer)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/send?key=geheim-4711";
        }
        listener.Prefixes.Add(Address[..(Address.IndexOf("send", StringComparison.Ordinal))]);
        listener.Start();
        _ = ServeAsync(answer);
    }

    public string Address { get; }

    /// <summary>Path and body of each request.</summary>
    public ConcurrentQueue<(string Path, string Body)> Requests { get; } = [];

    /// <summary>Answers each request with the next status; the last one for all that follow.</summary>
    public static RobotServer Answering(params int[] statuses) =>
        new(
            (n, response) =>
            {
                response.StatusCode = statuses[Math.Min(n, statuses.Length - 1)];
                return Task.CompletedTask;
            }
        );

    public void Dispose() => listener.Close();

    private async Task ServeAsync(Func<int, HttpListenerResponse, Task> answer)
    {
        for (var n = 0; ; n++)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                Requests.Enqueue((context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync()));
                await answer(n, context.Response);
                context.Response.Close();
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
            {
                if (!listener.IsListening)
                    return;
            }
        }
    }
}
