using System.Globalization;
using System.Net.Sockets;
using System.Text;

/// <summary>
/// .NET calls this class, by its name, in a process that is started with DOTNET_STARTUP_HOOKS: the portal that is
/// measured. Whoever connects to the socket of <see cref="Variable"/> is told the bytes that are alive after a
/// collection. So the portal needs no address that tells it.
/// </summary>
#pragma warning disable CA1050, IDE0130 // The name is .NET's.
internal static class StartupHook
#pragma warning restore CA1050, IDE0130
{
    public const string Variable = "PORTAL_HEAP_SOCKET";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path)
            new Thread(() => Answer(path)) { IsBackground = true }.Start();
    }

    public static async Task<long> AskAsync(string path)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        var buffer = new byte[64];
        var read = await socket.ReceiveAsync(buffer);
        return long.Parse(Encoding.ASCII.GetString(buffer, 0, read), CultureInfo.InvariantCulture);
    }

    private static void Answer(string path)
    {
        File.Delete(path);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen();
        while (true)
        {
            using var asked = socket.Accept();
            for (var i = 0; i < 3; i++)
            {
                GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }
            asked.Send(Encoding.ASCII.GetBytes(GC.GetTotalMemory(true).ToString(CultureInfo.InvariantCulture)));
        }
    }
}
