using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Importing;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Importing;

public sealed class ImportTargetsQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Campaigns_WithRecordsStillOpen_AreOffered_TheNewestFirst(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        var townships = await given.CampaignAsync(village.County, Given.TownshipPlan);
        var done = await given.CampaignAsync(village.County, Given.Plan with { Name = "做完的" });
        foreach (var unit in village.Villages)
            await given.ReformAsync(done, unit, reform => reform.Exempt("整村搬迁", given.Clock.UtcNow()));
        await village.SubmittedAsync(village.Villages[0]);
        await village.ReturnedAsync(village.Villages[1]);

        var targets = await given.Use<ImportTargetsQuery>().RunAsync(village.Chair);

        targets
            .Should()
            .Equal(
                new ImportCampaign(townships.Id, Given.TownshipPlan.Name, UnitWords.Of(UnitLevel.Township), 1),
                // Of the three, one waits for the county; a returned one is open again.
                new ImportCampaign(village.Campaign.Id, Given.Plan.Name, UnitWords.Of(UnitLevel.Village), 2)
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Targets_CountTheReadersOwnUnits_AndNoneForWhoFillsInNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var (own, sibling) = (await given.TownshipAsync(county), await given.TownshipAsync(county, "东坑镇"));
        foreach (var (township, name) in new[] { (own, "河口村"), (sibling, "水南村"), (sibling, "水北村") })
            await given.VillageAsync(township, name);
        var campaign = await given.CampaignAsync(county);
        var elsewhere = await given.TownshipAsync(await given.CountyAsync("松溪县"));
        var query = given.Use<ImportTargetsQuery>();

        (await query.RunAsync(await given.AccountAsync(Role.TownshipChair, own)))
            .Select(t => (t.Id, t.Open))
            .Should()
            .Equal((campaign.Id, 1));
        (await query.RunAsync(await given.AccountAsync(Role.TownshipChair, elsewhere))).Should().BeEmpty();
        foreach (var role in (Role[])[Role.CountyStaff, Role.UpperReader, Role.Administrator])
            (await query.RunAsync(await given.AccountAsync(role, county))).Should().BeEmpty($"{role} types no results");
    }
}
