using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;

namespace FederationReform.Browser.Tests.Support;

/// <summary>One portal with demo data for all tests that only look, begun when the first of them asks.</summary>
internal static class SharedDemo
{
    private static readonly Lazy<Task<DemoWorld>> Shared = new(StartAsync);
    private static readonly Lazy<Task<ILookup<Role, string>>> Looks = new(async () =>
        await Faces.OfAsync(await WorldAsync())
    );

    public static Task<DemoWorld> WorldAsync() => Shared.Value;

    /// <inheritdoc cref="Faces"/>
    public static Task<ILookup<Role, string>> FacesAsync() => Looks.Value;

    private static async Task<DemoWorld> StartAsync()
    {
        var world = await DemoWorld.OnAsync(Engine.Sqlite);
        world.Server.Listen();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            world.Server.KeepLogOfFaults();
            Directory.Delete(world.Server.Given.Database.Folder, recursive: true);
        };
        return world;
    }
}
