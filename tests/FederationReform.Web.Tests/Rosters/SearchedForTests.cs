using System.Net;
using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Web.Tests.Rosters;

/// <summary>PD-04: browsers, proxies and logs keep addresses and titles, so no name and no phone stands in one.</summary>
public sealed class SearchedForTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Search_FindsByName_AndItsAddressDoesNotSayWhom(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var world = await World.CreateAsync(server.Given);
        using var client = await server.SignedInAsync(world.Insiders.Single(s => s.Role == Role.CountyStaff));
        var name = await NameAsync(server, world);

        var form = WebForm.In(await client.GetStringAsync(Urls.Roster), Urls.Search);
        form["text"] = name;
        form["post"] = "";
        form["state"] = "all";
        var (found, _) = await form.PostAsync(client, Urls.Search);

        var address = found.Headers.Location!.OriginalString;
        found.StatusCode.Should().Be(HttpStatusCode.Found);
        address.Should().StartWith($"{Urls.Roster}?").And.Contain("state=all").And.NotContain("text=");
        Uri.UnescapeDataString(address).Should().NotContain(name);
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(address));
        page.Should().Contain($"value=\"{name}\"").And.Contain("符合条件的任职 1 项");
        page.Should().NotContain($"text={name}").And.NotContain("text=" + Uri.EscapeDataString(name));
    }

    [Fact]
    public async Task SealedText_OfSomewhereElse_IsNoText()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(server.Given);
        using var client = await server.SignedInAsync(world.Insiders.Single(s => s.Role == Role.CountyStaff));

        using var page = await client.GetAsync($"{Urls.Roster}?find=CfDJ8AAAA");

        page.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Title_OfAPersonsPage_NamesNobody()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(server.Given);
        var staff = world.Insiders.Single(s => s.Role == Role.CountyStaff);
        var admin = world.Insiders.Single(s => s.Role == Role.Administrator);
        var name = await NameAsync(server, world);
        using var client = await server.SignedInAsync(staff);
        using var office = await server.SignedInAsync(admin);

        foreach (var address in (string[])[Urls.Person(world.Place.Person), Urls.PersonIdNumber(world.Place.Person)])
            Title(await client.GetStringAsync(address)).Should().NotBeEmpty().And.NotContain(name);
        var account = await server.Given.AccountAsync(world.Place.Account);
        Title(await office.GetStringAsync(Urls.Account(account.Id)))
            .Should()
            .NotBeEmpty()
            .And.NotContain(account.DisplayName);
    }

    private static string Title(string page)
    {
        page = WebUtility.HtmlDecode(page);
        return page[
            page.IndexOf("<title>", StringComparison.Ordinal)..page.IndexOf("</title>", StringComparison.Ordinal)
        ];
    }

    private static async Task<string> NameAsync(PortalServer server, World world)
    {
        await using var db = server.Given.Portal.OpenForSystem();
        return await db.People.Where(p => p.Id == world.Place.Person).Select(p => p.Name).SingleAsync();
    }
}
