using FederationReform.Access;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Registers;

public sealed class RegistersPageTests
{
    /// <summary>A register that this page forgets would be found by its address alone.</summary>
    [Fact]
    public async Task Page_LeadsToEachRegister()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var chair = await server.Given.AccountAsync(
            Role.TownshipChair,
            await server.Given.TownshipAsync(await server.Given.CountyAsync())
        );
        using var client = await server.SignedInAsync(chair);

        var page = await client.GetStringAsync(Urls.Registers);

        Enum.GetValues<RegisterKind>()
            .Where(kind => !page.Contains($"href=\"{Urls.Register(kind)}\"", StringComparison.Ordinal))
            .Should()
            .BeEmpty();
        page.Should().Contain(Urls.Liveliness);
    }
}
