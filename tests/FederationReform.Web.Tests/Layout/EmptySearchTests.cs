using System.Net;
using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using FluentAssertions.Execution;

namespace FederationReform.Web.Tests.Layout;

/// <summary>A list that is searched for what is nowhere answers in words; every page is asked.</summary>
public sealed class EmptySearchTests
{
    private const string Nowhere = "查无此名";

    [Fact]
    public async Task Page_SearchedForWhatIsNowhere_IsDrawn()
    {
        await using var world = await DemoWorld.OnAsync(Engine.Sqlite);
        var (records, ownVillage) = (await world.PlaceAsync(ReformState.Submitted), await world.OwnVillageAsync());
        var clients = new Dictionary<Role, HttpClient>();
        foreach (var role in Enum.GetValues<Role>())
            clients[role] = await world.Server.SignedInAsync(await world.ScopeAsync(role));

        using var all = new AssertionScope();
        var searched = 0;
        foreach (var page in PortalRoutes.Pages)
        {
            foreach (var role in page.Open)
            {
                var address = page.Address(role == Role.VillageFederation ? ownVillage : records);
                var search = $"{address}{(address.Contains('?') ? '&' : '?')}text={Uri.EscapeDataString(Nowhere)}";
                using var answer = await clients[role].GetAsync(search);
                answer.StatusCode.Should().NotBe(HttpStatusCode.InternalServerError, $"{role} searches {search}");
                if ((await answer.Content.ReadAsStringAsync()).Contains(Nowhere, StringComparison.Ordinal))
                    searched++;
            }
        }
        searched.Should().BeGreaterThan(10, "the lists say what they did not find");
        foreach (var client in clients.Values)
            client.Dispose();
    }
}
