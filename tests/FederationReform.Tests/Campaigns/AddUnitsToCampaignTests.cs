using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Campaigns;

public sealed class AddUnitsToCampaignTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task VillageThatAppearedLater_Added_GetsItsRecord(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var later = await given.VillageAsync(village.Township, "新设社区");

        var offered = await given
            .Use<CampaignUnitsQuery>()
            .RunAsync(village.Staff, village.County.Id, Given.Plan, village.Campaign.Id);
        offered!.Named.Should().Equal(new OfferedUnit(later.Id, "新设社区", "清溪镇"));
        (
            await given
                .Use<AddUnitsToCampaign>()
                .RunAsync(village.Staff, new(village.Campaign.Id, [later.Id], Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();

        (await given.Use<SenderQueueQuery>().RunAsync(village.Chair))
            .Select(t => t.UnitName)
            .Should()
            .Equal("河口村", "新设社区");
        (
            await given
                .Use<CampaignUnitsQuery>()
                .RunAsync(village.Staff, village.County.Id, Given.Plan, village.Campaign.Id)
        )!
            .Units.Should()
            .Be(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task VillageThatIsInAlready_OrForeign_IsNotAdded(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var foreign = await given.VillageAsync(
            await given.TownshipAsync(await given.CountyAsync("松溪县"), "渭田镇"),
            "渭田村"
        );

        foreach (var wanted in (int[])[village.Village.Id, foreign.Id, village.Township.Id, 999_999])
            (
                await given
                    .Use<AddUnitsToCampaign>()
                    .RunAsync(village.Staff, new(village.Campaign.Id, [wanted], Guid.NewGuid()))
            )
                .Should()
                .ContainSingle(v => v.Code == "NotOffered");
        (await given.Use<AddUnitsToCampaign>().RunAsync(village.Staff, new(village.Campaign.Id, [], Guid.NewGuid())))
            .Should()
            .ContainSingle(v => v.Code == "NoneChosen");

        await using var db = given.Portal.OpenForSystem();
        (await db.UnitReforms.CountAsync()).Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SameOperation_SentTwice_AddsOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var later = await given.VillageAsync(village.Township, "新设社区");
        var input = new AddUnitsToCampaignInput(village.Campaign.Id, [later.Id], Guid.NewGuid());

        var answers = await AtOnce.RunAsync(5, _ => given.Use<AddUnitsToCampaign>().RunAsync(village.Staff, input));

        answers.Should().OnlyContain(a => a.Count == 0);
        await using var db = given.Portal.OpenForSystem();
        (await db.UnitReforms.CountAsync()).Should().Be(2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var input = new AddUnitsToCampaignInput(village.Campaign.Id, [village.Village.Id], Guid.NewGuid());

        foreach (var stranger in await village.StrangersAsync(Role.CountyStaff, Role.CountyStaff))
            (await given.Use<AddUnitsToCampaign>().RunAsync(stranger, input))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        foreach (var role in (Role[])[Role.TownshipChair, Role.VillageFederation, Role.UpperReader, Role.Administrator])
            (await given.Use<AddUnitsToCampaign>().RunAsync(await given.AccountAsync(role, village.County), input))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
    }
}
