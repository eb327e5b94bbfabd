using System.Net;
using FederationReform.Access;
using FederationReform.Addresses;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Web.Access;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Access;

/// <summary>AL-01: an account that tries numbers outside its scope is told nothing, and stands in the audit.</summary>
public sealed class OutsideReadTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task AddressOutsideTheScope_IsNothing_AndIsInTheAudit(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var village = await VillageCase.OnAsync(server.Given);
        await village.ApprovedAsync();
        var summary = await World.SummaryAsync(server.Given, village.Chair, village.Campaign.Id);
        var photo = await World.EntryFileAsync(server.Given, village.Chair);
        var own = (await server.Given.AuditAsync()).Count;
        var stranger = (await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))[1];
        using var client = await server.SignedInAsync(stranger);
        foreach (
            var address in (string[])
                [
                    Urls.Record(village.Campaign.Id, village.Village.Id),
                    Urls.Committee(village.Village.Id),
                    Urls.Person(1),
                    Urls.Campaign(village.Campaign.Id),
                    Urls.Summary(summary),
                    Urls.SummaryVersion(summary, 1),
                    Urls.EntryFile(photo),
                ]
        )
        {
            own = (await DeniedAsync(server)).Count;
            using var answer = await client.GetAsync(address);
            answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
            var denied = await DeniedAsync(server);
            // The answer to the address of a file may go out a moment before its record is written.
            for (var tries = 0; tries < 100 && denied.Count == own; tries++)
            {
                await Task.Delay(100);
                denied = await DeniedAsync(server);
            }
            denied.Should().HaveCount(own + 1, address);
            (denied[^1].AccountId, denied[^1].UnitId).Should().Be((stranger.AccountId, stranger.UnitId));
            denied[^1].Summary.Should().StartWith("打开范围以外的").And.NotContain(village.Village.Name);
        }

        own = (await DeniedAsync(server)).Count;
        using (await client.GetAsync(Urls.Record(987654, 987654))) { }
        using (await client.GetAsync(Urls.Person(987654))) { }
        using (await client.GetAsync("/nowhere/1")) { }
        (await DeniedAsync(server)).Should().HaveCount(own, "what does not exist fills no audit");
    }

    [Fact]
    public void NumbersOfAnAddress_AreTold()
    {
        AddressedThings
            .Of("/campaigns/3/units/412/elections/7/count")
            .Should()
            .Equal((AddressedKind.Campaign, 3), (AddressedKind.Unit, 412), (AddressedKind.Election, 7));
        AddressedThings.Of("/people/4/merge/5").Should().Equal((AddressedKind.Person, 4), (AddressedKind.Person, 5));
        AddressedThings.Of("/registers/files/7/thumbnail").Should().Equal((AddressedKind.EntryFile, 7));
        AddressedThings.Of("/notices/files/7").Should().BeEmpty();
        AddressedThings.Of("/campaigns/new").Should().BeEmpty();
        AddressedThings.Of(null).Should().BeEmpty();
    }

    private static async Task<List<AuditRecord>> DeniedAsync(PortalServer server) =>
        [.. (await server.Given.AuditAsync()).Where(a => a.Event == AuditEvent.Denied)];
}
