using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.People;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Dashboards;

public sealed class StepMatrixQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task County_ShowsEachTownship_AndATownshipEachVillage(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var (first, second) = (await given.TownshipAsync(county), await given.TownshipAsync(county, "东坑镇"));
        var villages = await given.VillagesAsync(first, 3);
        await given.VillagesAsync(second, 2);
        var campaign = await given.CampaignAsync(county);
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        await given.CompleteAsync(campaign, villages[0]);
        await given.InStateAsync(campaign, villages[1], ReformState.InProgress, staff);
        await given.InStateAsync(campaign, villages[2], ReformState.Exempt, staff);
        await given.CommitteeAsync(campaign, first, [Results.Member(1, Position.Chair) with { Name = "祝欣芳" }]);
        given.Clock.Now = new(2026, 9, 3, 4, 0, 0, DateTimeKind.Utc);
        var query = given.Use<StepMatrixQuery>();

        var ofCounty = (await query.RunAsync(staff, campaign.Id))!;
        var ofTownship = (await query.RunAsync(staff, campaign.Id, first.Id))!;

        ofCounty.OneEach.Should().BeFalse();
        ofCounty
            .Rows.Select(r => (r.Unit.Name, r.Of, r.State))
            .Should()
            .Equal(("清溪镇", 2, null), ("东坑镇", 2, null));
        var congress = ofCounty.Steps.ToList().FindIndex(s => s.Code == StepCode.V6);
        ofCounty.Rows.Select(r => r.Done[congress]).Should().Equal(2, 0);
        MissingStep.Words(ofCounty.Rows[0].Missing, oneEach: false).Should().Be("执委会 1");
        ofCounty.Rows[0].Chair!.Name.Should().Be("祝欣芳");
        ofCounty.Rows.Select(r => r.DaysLate).Should().Equal(3, 3);

        ofTownship.OneEach.Should().BeTrue();
        ofTownship
            .Rows.Select(r => (r.State, r.Done[congress], r.Of))
            .Should()
            .Equal((ReformState.InProgress, 1, 1), (ReformState.InProgress, 1, 1), (ReformState.Exempt, 0, 0));
        MissingStep.Words(ofTownship.Rows[1].Missing, oneEach: true).Should().Be("执委会");
        ofTownship.Rows[2].Missing.Should().BeEmpty("an exempt village owes nothing");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Strangers_AndAbsentIds_FindNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var query = given.Use<StepMatrixQuery>();

        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await query.RunAsync(stranger, village.Campaign.Id, village.Township.Id)).Should().BeNull();
        (await query.RunAsync(village.Staff, village.Campaign.Id, 987654)).Should().BeNull();
        var administrator = await given.AccountAsync(Role.Administrator, village.County);
        (await query.RunAsync(administrator, village.Campaign.Id)).Should().BeNull();
        (await query.RunAsync(village.Chair, village.Campaign.Id))!.Rows.Should().ContainSingle();
        var reader = await given.AccountAsync(Role.VillageFederation, village.Village);
        (await query.RunAsync(reader, village.Campaign.Id))!.Rows.Should().ContainSingle("her own record");
    }
}
