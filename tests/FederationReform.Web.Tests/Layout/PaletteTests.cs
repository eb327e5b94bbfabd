using System.Net;
using System.Net.Http.Json;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Web.Layout;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Web.Tests.Layout;

public sealed class PaletteTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Text_FindsPeopleAndUnits_OfOnesOwnScopeOnly(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var world = await World.CreateAsync(server.Given);
        await using var db = server.Given.Portal.OpenForSystem();
        var (person, name) = await PersonAsync(db, world.Place.Village);
        var village = await db.Units.Where(u => u.Id == world.Place.Village).Select(u => u.Name).SingleAsync();

        foreach (var scope in world.Insiders.Where(s => s.Role is Role.CountyStaff or Role.TownshipChair))
        {
            using var client = await server.SignedInAsync(scope);
            (await FindAsync(client, name)).Should().Contain(e => e.Kind == "人员" && e.Name == name);
            (await FindAsync(client, village)).Should().Contain(e => e.Kind == "单位" && e.Name == village);
            (await FindAsync(client, "")).Should().BeEmpty();
            (await FindAsync(client, new string('长', 200))).Should().BeEmpty("no name is that long");
        }
        foreach (var scope in world.Strangers.Concat(world.Neighbours))
        {
            using var client = await server.SignedInAsync(scope);
            // Somewhere else there may be a person and a village of the same name.
            (await FindAsync(client, name)).Should().NotContain(e => e.Url == Urls.Person(person));
            (await FindAsync(client, village)).Should().NotContain(e => e.Url == Urls.Committee(world.Place.Village));
        }
    }

    /// <summary>Whoever is signed out, and another site, get nothing.</summary>
    [Fact]
    public async Task Stranger_FindsNothing()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(server.Given);
        using var nobody = server.CreateClient();
        using var insider = await server.SignedInAsync(world.Insiders[0]);
        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, Urls.Find)
        {
            Content = JsonContent.Create(new { text = "演示" }),
        };
        elsewhere.Headers.Add("Origin", "https://elsewhere.example");

        using var signedOut = await nobody.PostAsJsonAsync(Urls.Find, new { text = "演示" });
        using var foreign = await insider.SendAsync(elsewhere);

        signedOut.StatusCode.Should().BeOneOf(HttpStatusCode.Found, HttpStatusCode.Unauthorized);
        foreign.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private static async Task<(int Id, string Name)> PersonAsync(PortalDbContext db, int village)
    {
        var person = await db.Posts.Where(p => p.UnitId == village).Select(p => p.Person).FirstAsync();
        return (person.Id, person.Name);
    }

    private static async Task<PaletteEntry[]> FindAsync(HttpClient client, string text)
    {
        using var answer = await client.PostAsJsonAsync(Urls.Find, new { text });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<PaletteEntry[]>())!;
    }
}
