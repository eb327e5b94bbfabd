using System.Net;
using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Dashboards;

public sealed class CurrentProgressTests
{
    [Fact]
    public async Task Menu_LeadsToTheCampaignUnderWay()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var county = await server.Given.CountyAsync();
        await server.Given.VillageAsync(await server.Given.TownshipAsync(county));
        var campaign = await server.Given.CampaignAsync(county);
        using var client = await server.SignedInAsync(await server.Given.AccountAsync(Role.CountyStaff, county));

        using var answer = await client.GetAsync(Urls.CurrentProgress);

        answer.StatusCode.Should().Be(HttpStatusCode.Found);
        answer.Headers.Location!.OriginalString.Should().EndWith(Urls.Progress(campaign.Id));
    }

    [Fact]
    public async Task NoCampaign_IsSaidInWords()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        using var client = await server.SignedInAsync(
            await server.Given.AccountAsync(Role.UpperReader, await server.Given.CountyAsync())
        );

        (await client.GetStringAsync(Urls.CurrentProgress)).Should().Contain("还没有与本单位有关的改革任务");
        (await client.GetStringAsync(Urls.Desk)).Should().Contain("还没有与本单位有关的改革任务");
    }
}
