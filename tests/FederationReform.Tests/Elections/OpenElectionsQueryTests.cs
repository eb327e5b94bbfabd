using FederationReform.Access;
using FederationReform.Elections;
using FederationReform.Tests.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Elections;

/// <summary>The counts that wait on the desk of the chair.</summary>
public sealed class OpenElectionsQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task OpenCounts_AreListed_TheEarliestMeetingFirst_AndOneWithoutADayLast(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        var (first, second) = (village.Villages[0], village.Villages[1]);
        await given.ElectionAsync(village.Campaign, first, Sheets.Executives, confirmedBy: "张主席");
        var undated = await given.ElectionAsync(village.Campaign, second, Sheets.Leaders with { HeldOn = null });
        var later = await given.ElectionAsync(village.Campaign, first, Sheets.Leaders);
        var earlier = await given.ElectionAsync(village.Campaign, second, Sheets.Executives);

        var open = await given.Use<OpenElectionsQuery>().RunAsync(village.Chair, village.Campaign.Id);

        open.Select(e => (e.Id, e.UnitId, e.UnitName))
            .Should()
            .Equal(
                (earlier.Id, second.Id, "河口2村"),
                (later.Id, first.Id, "河口1村"),
                (undated.Id, second.Id, "河口2村")
            );
        open[0].Verdict.Elected.Should().HaveCount(11, "the row says what the count comes to so far");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Record_ThatIsHandedInOrExempt_OrOfAnotherCampaign_WaitsForNobodyHere(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        var returned = await given.ElectionAsync(village.Campaign, village.Villages[0], Sheets.Executives);
        await given.ElectionAsync(village.Campaign, village.Villages[1], Sheets.Executives);
        await given.ElectionAsync(village.Campaign, village.Villages[2], Sheets.Executives);
        var other = await given.CampaignAsync(village.County, Given.TownshipPlan);
        await given.ElectionAsync(other, village.Township, Sheets.Executives);
        await given.ReformAsync(village.Campaign, village.Villages[0], reform =>
        {
            reform.SaveResult(Results.Valid, given.Clock.UtcNow());
            reform.Submit("张主席", given.Clock.UtcNow());
            reform.Return("请核对", given.Clock.UtcNow());
        });
        await given.ReformAsync(village.Campaign, village.Villages[1], reform =>
        {
            reform.SaveResult(Results.Valid, given.Clock.UtcNow());
            reform.Submit("张主席", given.Clock.UtcNow());
        });
        await given.ReformAsync(village.Campaign, village.Villages[2], reform =>
            reform.Exempt("整村搬迁", given.Clock.UtcNow())
        );

        (await given.Use<OpenElectionsQuery>().RunAsync(village.Chair, village.Campaign.Id))
            .Should()
            .ContainSingle("a returned record is the chair's turn again")
            .Which.Id.Should()
            .Be(returned.Id);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Village_SeesItsOwn_AndNeighboursAndReadersNone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        await given.ElectionAsync(village.Campaign, village.Villages[0], Sheets.Leaders);
        var own = await given.ElectionAsync(village.Campaign, village.Villages[1], Sheets.Leaders);
        var query = given.Use<OpenElectionsQuery>();

        var federation = await given.AccountAsync(Role.VillageFederation, village.Villages[1]);
        (await query.RunAsync(federation, village.Campaign.Id)).Select(e => e.Id).Should().Equal(own.Id);
        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.TownshipChair))
            (await query.RunAsync(stranger, village.Campaign.Id)).Should().BeEmpty();
        foreach (var role in (Role[])[Role.CountyStaff, Role.UpperReader, Role.Administrator])
            (await query.RunAsync(await given.AccountAsync(role, village.County), village.Campaign.Id))
                .Should()
                .BeEmpty("only who fills in records has counts to type");
    }
}
