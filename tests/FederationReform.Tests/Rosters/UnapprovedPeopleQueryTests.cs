using FederationReform.Access;
using FederationReform.Rosters;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Rosters;

/// <summary>Somebody who was typed in and submitted is found, and marked as not approved yet.</summary>
public sealed class UnapprovedPeopleQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task SubmittedPerson_IsFound_UntilSheIsApproved(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var members = Results.Valid.Members.Select((m, i) => i == 0 ? m with { Name = "祝欣芳" } : m).ToList();
        var query = given.Use<UnapprovedPeopleQuery>();
        (await query.RunAsync(village.Staff, "祝欣芳")).Should().BeEmpty();
        await village.SubmittedAsync(result: Results.Valid with { Members = members });

        foreach (var text in (string[])["欣芳", "zxf", "zhuxin", members[0].Phone![^4..]])
        {
            var found = (await query.RunAsync(village.Staff, text)).Should().ContainSingle(text).Which;
            (found.Name, found.Unit.Name, found.CampaignId)
                .Should()
                .Be(("祝欣芳", village.Village.Name, village.Campaign.Id));
        }
        (await query.RunAsync(village.Staff, "  ")).Should().BeEmpty();
        (await query.RunAsync(village.Staff, members[0].Phone)).Should().BeEmpty("a whole number is not searched by");
        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await query.RunAsync(stranger, "欣芳")).Should().BeEmpty();
        var administrator = await given.AccountAsync(Role.Administrator, village.County);
        (await query.RunAsync(administrator, "欣芳")).Should().BeEmpty();
    }
}
