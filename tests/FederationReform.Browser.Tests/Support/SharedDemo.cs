using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;

namespace FederationReform.Browser.Tests.Support;

/// <summary>One portal with demo data for the tests of a class that only look.</summary>
public sealed class SharedDemo : IAsyncLifetime
{
    internal DemoWorld World { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Program is null)
            return;
        World = await DemoWorld.OnAsync(Engine.Sqlite);
        World.Server.Listen();
    }

    public async Task DisposeAsync()
    {
        if (World is not null)
            await World.DisposeAsync();
    }
}
