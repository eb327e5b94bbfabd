using FederationReform.Tests.Support;

namespace FederationReform.Tests.Demo;

/// <summary>The demo of an ordinary day, filled once for each engine, for tests that only read it.</summary>
public sealed class FilledDemo : IAsyncLifetime
{
    private readonly Dictionary<Engine, Given> filled = [];

    public Task InitializeAsync() => Task.CompletedTask;

    internal async Task<Given> OnAsync(Engine engine)
    {
        if (filled.TryGetValue(engine, out var given))
            return given;
        return filled[engine] = await Given.OnDemoAsync(engine);
    }

    public async Task DisposeAsync()
    {
        foreach (var given in filled.Values)
            await given.DisposeAsync();
    }
}
