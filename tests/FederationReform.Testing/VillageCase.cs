using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Support;

/// <summary>
/// A township in the middle of a campaign, with its chair and the county's staff; what they do goes through the use
/// cases.
/// </summary>
internal sealed class VillageCase
{
    private readonly Given given;

    private VillageCase(Given given) => this.given = given;

    public required Unit County { get; init; }
    public required Unit Township { get; init; }
    public required IReadOnlyList<Unit> Villages { get; init; }
    public required Campaign Campaign { get; init; }
    public required UnitScope Chair { get; init; }
    public required UnitScope Staff { get; init; }

    public Unit Village => Villages[0];

    public static async Task<VillageCase> OnAsync(
        Given given,
        int villages = 1,
        CampaignPlan? plan = null,
        Unit? prefecture = null
    )
    {
        var county = await given.CountyAsync(prefecture: prefecture);
        var township = await given.TownshipAsync(county);
        var units = new List<Unit>();
        for (var n = 1; n <= villages; n++)
            units.Add(await given.VillageAsync(township, villages == 1 ? "河口村" : $"河口{n}村"));
        return new(given)
        {
            County = county,
            Township = township,
            Villages = units,
            Campaign = await given.CampaignAsync(county, plan),
            Chair = await given.AccountAsync(Role.TownshipChair, township, "张主席"),
            Staff = await given.AccountAsync(Role.CountyStaff, county, "李干事"),
        };
    }

    public Task<UnitReform> RecordAsync(Unit? village = null) => given.ReformAsync(Campaign, village ?? Village);

    public async Task<UnitReform> SubmittedAsync(Unit? village = null, CongressResult? result = null)
    {
        var unit = village ?? Village;
        var ready = await given.CompleteAsync(Campaign, unit, result);
        (await given.Use<SubmitRecord>().RunAsync(Chair, new(Campaign.Id, unit.Id, ready.Version, Guid.NewGuid())))
            .Should()
            .BeEmpty();
        return await RecordAsync(unit);
    }

    public async Task<UnitReform> ApprovedAsync(Unit? village = null, CongressResult? result = null)
    {
        var unit = village ?? Village;
        var waiting = await SubmittedAsync(unit, result);
        (await given.Use<ApproveRecord>().RunAsync(Staff, new(Campaign.Id, unit.Id, waiting.Version, Guid.NewGuid())))
            .Should()
            .BeEmpty();
        return await RecordAsync(unit);
    }

    public async Task<UnitReform> ReturnedAsync(
        Unit? village = null,
        string reason = "请核对应到人数",
        params FieldRemark[] remarks
    )
    {
        var unit = village ?? Village;
        var waiting = await SubmittedAsync(unit);
        (
            await given
                .Use<ReturnRecord>()
                .RunAsync(Staff, new(Campaign.Id, unit.Id, waiting.Version, Guid.NewGuid(), reason, remarks))
        )
            .Should()
            .BeEmpty();
        return await RecordAsync(unit);
    }

    /// <summary>
    /// Everybody who must find nothing where the village is asked for: a neighbour, a neighbouring county, another
    /// village.
    /// </summary>
    public async Task<IReadOnlyList<UnitScope>> StrangersAsync(Role township, Role county)
    {
        var neighbour = await given.TownshipAsync(County, "东坑镇");
        var elsewhere = await given.CountyAsync("松溪县");
        return [await given.AccountAsync(township, neighbour), await given.AccountAsync(county, elsewhere)];
    }
}
