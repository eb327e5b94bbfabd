using System.Net;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Data.Sqlite;

namespace FederationReform.Web.Tests.Layout;

/// <summary>OP-12: a database that does not answer in time is told from a fault of the program.</summary>
public sealed class BusyTests
{
    [Theory, OnPostgres]
    public async Task TableThatSomebodyHolds_GivesUp_AndSaysThatItIsBusy(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        using var client = await server.SignedInAsync(
            await server.Given.AccountAsync(Role.CountyStaff, await server.Given.CountyAsync())
        );
        var holding = await server.Given.Database.HoldAsync("Posts");

        using var answer = await client.GetAsync(Urls.Roster);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        await holding.DisposeAsync();
        using var again = await client.GetAsync(Urls.Roster);

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        page.Should().Contain("系统繁忙").And.Contain("请过一会儿再试").And.NotContain("Npgsql");
        (await again.Content.ReadAsStringAsync()).Should().NotContain("系统繁忙");
        again.StatusCode.Should().Be(HttpStatusCode.OK, "nothing needs a restart");
    }

    [Fact]
    public void OnlyAWaitThatIsOver_IsBusy()
    {
        DatabaseBusy.Is(new InvalidOperationException("x", new TimeoutException())).Should().BeTrue();
        DatabaseBusy.Is(new SqliteException("database is locked", 5)).Should().BeTrue();
        DatabaseBusy.Is(new SqliteException("disk full", 13)).Should().BeFalse();
        DatabaseBusy.Is(new InvalidOperationException("x")).Should().BeFalse();
        DatabaseBusy.Is(null).Should().BeFalse();
    }
}
