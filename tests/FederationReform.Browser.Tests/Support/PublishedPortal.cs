using System.Diagnostics;
using System.Reflection;
using FederationReform.Tests.Support;

namespace FederationReform.Browser.Tests.Support;

/// <summary>
/// The portal as it is delivered: with compressed assets, and without the working copy around it. Published once for
/// all tests.
/// </summary>
internal static class PublishedPortal
{
    private static readonly Lazy<Task<string>> Published = new(PublishAsync);

    /// <returns>The folder of the program.</returns>
    public static Task<string> FolderAsync() => Published.Value;

    private static async Task<string> PublishAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-published-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var configuration = typeof(PublishedPortal)
            .Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!
            .Configuration;
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", "src/FederationReform.Web", "-c", configuration, "--no-build", "-o", folder]
        )
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var publish = Process.Start(start)!;
        var said = await Task.WhenAll(publish.StandardOutput.ReadToEndAsync(), publish.StandardError.ReadToEndAsync());
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? folder
            : throw new InvalidOperationException("Publishing failed:\n" + string.Join('\n', said));
    }
}
