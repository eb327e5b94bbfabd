using System.Net;
using System.Text.RegularExpressions;
using FederationReform.Access;
using FederationReform.Homes;
using FederationReform.Organisations;
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

    /// <summary>An area that nobody leads is said above its figures, until one of its villages is the lead.</summary>
    [Fact]
    public async Task Area_WithoutALead_IsSaid()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var place = await VillageCase.OnAsync(server.Given, villages: 2);
        var member = new AreaMember { Title = "东片", Reach = AreaReach.Township };
        await AddAsync(server, place.Chair, place.Villages[0].Id, member);
        using var client = await server.SignedInAsync(place.Chair);

        (await PageAsync(client, Urls.Register(RegisterKind.Areas))).Should().Contain("还没有牵头村：清溪镇“东片”");
        await AddAsync(server, place.Chair, place.Villages[1].Id, member with { Lead = true });
        (await PageAsync(client, Urls.Register(RegisterKind.Areas))).Should().NotContain("还没有牵头村");
    }

    /// <summary>Each number of the homes leads to a list that has as many entries.</summary>
    [Fact]
    public async Task FigureOfHomes_LeadsToTheListThatItCounts()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var place = await VillageCase.OnAsync(server.Given, villages: 3);
        var home = new Home { Type = HomeType.Home, Site = HomeSite.Village };
        await AddAsync(server, place.Chair, place.Villages[0].Id, home with { Title = "甲", Nameplate = true });
        await AddAsync(
            server,
            place.Chair,
            place.Villages[1].Id,
            home with
            {
                Title = "乙",
                Haves = HomeLists.SixHaves,
            }
        );
        await AddAsync(server, place.Chair, place.Township.Id, home with { Title = "丙", Site = HomeSite.Township });
        using var client = await server.SignedInAsync(place.Chair);
        var page = await PageAsync(client, Urls.Register(RegisterKind.Homes));

        (await ListAsync("有妇女之家的村（社区）")).Should().Contain("共 2 条");
        (await ListAsync("有妇女之家的乡镇（街道）")).Should().Contain("共 1 条");
        (await ListAsync("挂牌")).Should().Contain("共 1 条").And.Contain("已挂牌：是");
        (await ListAsync("达标（6 项都有）")).Should().Contain("共 1 条").And.Contain("达标项目：6 项都有");

        async Task<string> ListAsync(string tile)
        {
            var link = Regex.Match(
                page,
                $"""href="([^"]*)"[^>]*>\s*<span class="tile-name">{Regex.Escape(tile)}</span>"""
            );
            link.Success.Should().BeTrue(tile);
            return await PageAsync(client, link.Groups[1].Value);
        }
    }

    private static async Task<string> PageAsync(HttpClient client, string address) =>
        WebUtility.HtmlDecode(await client.GetStringAsync(address));

    private static async Task AddAsync<TEntry>(PortalServer server, UnitScope scope, int unit, TEntry entry)
        where TEntry : class, IRegisterEntry<TEntry> =>
        (await server.Given.Use<AddEntry<TEntry>>().RunAsync(scope, new(unit, entry, Guid.NewGuid())))
            .Should()
            .BeEmpty();
}
