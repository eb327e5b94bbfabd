using FederationReform.Tests.Support;
using FederationReform.Web.Layout;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Layout;

public sealed class MenuTests
{
    /// <summary>
    /// More than seven are not looked through, and more than four do not fit beside each other on a phone.
    /// </summary>
    [Fact]
    public async Task Menu_IsShort_AndLeadsWhereTheRoleMayGo()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(server.Given);
        foreach (var scope in world.Insiders)
        {
            var entries = Menu.For(scope).ToList();

            entries.Should().HaveCountLessThanOrEqualTo(7, $"{scope.Role} reads them all").And.OnlyHaveUniqueItems();
            Menu.First(entries).Should().BeLessThanOrEqualTo(4);
            using var client = await server.SignedInAsync(scope);
            foreach (var entry in entries)
            {
                using var answer = await client.GetAsync(entry.Url);
                ((int)answer.StatusCode).Should().BeLessThan(400, $"{scope.Role} is offered {entry.Name}");
            }
        }
    }

    /// <summary>Each page lies under an entry of the menu, or nothing would show her where she is.</summary>
    [Fact]
    public async Task Page_HasAnEntryInTheMenu()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(server.Given);
        string[] outside = [Urls.Help, Urls.Password, Urls.Appearance, Urls.AccessDenied];
        var entries = world.Insiders.SelectMany(Menu.For).ToList();

        PortalRoutes
            .Pages.Where(p => !outside.Contains(p.Route))
            .Select(p => p.Address(world.Place).Split('?')[0])
            .Where(path => !entries.Exists(e => e.IsHomeOf(path)))
            .Should()
            .BeEmpty();
    }
}
