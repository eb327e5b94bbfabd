using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using FederationReform.Tests.Support;

namespace FederationReform.Web.Tests.Support;

/// <summary>
/// The portal as an operator runs it, in a process of its own: it can refuse to start, and it can be killed.
/// </summary>
internal sealed class PortalProcess : IDisposable
{
    private readonly Process process;
    private readonly StringBuilder output = new();

    private PortalProcess(Process process, string address)
    {
        this.process = process;
        Address = address;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Address { get; }

    /// <summary>Both streams of the console, as far as written.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return output.ToString();
            }
        }
    }

    /// <summary>Starts and does not wait.</summary>
    /// <param name="program">Folder of a published portal; without one, what the build of this test left beside the
    /// sources.</param>
    /// <param name="address">To take the place of a process that was killed.</param>
    /// <param name="current">The current folder, where it is not the program's.</param>
    public static PortalProcess Launch(
        Dictionary<string, string?> settings,
        string environment = "Development",
        string? program = null,
        string? address = null,
        string? current = null,
        params string[] arguments
    )
    {
        // Outside Development the portal insists on TLS.
        address ??= $"{(environment == "Development" ? "http" : "https")}://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = current ?? program ?? Path.Combine(Repository.Root, "src/FederationReform.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(program ?? Built, "FederationReform.Web.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["Urls"] = address;
        start.Environment["Portal__DemoData"] = "false";
        start.Environment["Kestrel__Certificates__Default__Path"] = Certificate.Value;
        foreach (var (name, value) in settings)
            start.Environment[name.Replace(":", "__")] = value;
        return new(new Process { StartInfo = start }, address);
    }

    public static async Task<PortalProcess> StartAsync(
        Dictionary<string, string?> settings,
        string environment = "Development",
        string? program = null,
        string? address = null
    )
    {
        var portal = Launch(settings, environment, program, address);
        using var client = NewClient();
        for (var tries = 0; tries < 900 && !portal.process.HasExited; tries++)
        {
            try
            {
                using var alive = await client.GetAsync($"{portal.Address}/alive");
                if (alive.StatusCode == HttpStatusCode.NoContent)
                    return portal;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(100);
        }
        portal.Dispose();
        throw new InvalidOperationException("The portal did not start:\n" + portal.Output);
    }

    /// <summary>A client that accepts the certificate made for this test.</summary>
    public static HttpClient NewClient() =>
        new(
            new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback =
                    HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            }
        );

    /// <summary>Settings for a portal on the database of a test.</summary>
    public static Dictionary<string, string?> On(TestDatabase database) =>
        new()
        {
            ["Portal:DataFolder"] = database.Folder,
            ["Portal:Database:Engine"] = database.ConnectionString is null
                ? nameof(DatabaseEngine.Sqlite)
                : nameof(DatabaseEngine.Postgres),
            ["Portal:Database:ConnectionString"] = database.ConnectionString,
            ["Portal:PersonalDataKey"] = TestDatabase.SealingKey,
        };

    public async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(180));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>As a power cut would: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }
        process.Dispose();
    }

    public static string Built
    {
        get
        {
            var configuration = typeof(PortalProcess)
                .Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!
                .Configuration;
            return Path.Combine(Repository.Root, "src/FederationReform.Web/bin", configuration, "net10.0");
        }
    }

    private static Lazy<string> Certificate { get; } =
        new(() =>
        {
            using var key = RSA.Create(2048);
            var request = new CertificateRequest(
                "CN=portal.test",
                key,
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            );
            var now = TimeProvider.System.GetUtcNow();
            using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
            var file = Path.Combine(Path.GetTempPath(), $"portal-test-{Guid.NewGuid():N}.pfx");
            File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx));
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
            return file;
        });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(string? line)
    {
        lock (output)
            output.AppendLine(line);
    }
}
