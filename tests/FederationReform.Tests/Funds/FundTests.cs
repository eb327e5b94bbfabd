using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Funds;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Funds;

public sealed class FundTests
{
    private static readonly Fund development = new()
    {
        Year = 2026,
        Purpose = FundPurpose.Development,
        Budgeted = 32_000_000,
        Received = 16_000_000,
    };

    /// <summary>
    /// A21: 320 000 women at one yuan are 320 000 yuan. C14: the county's base is women, a township's is women and
    /// children, and neither is taken for the other. A township is due its 5 000 yuan besides.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Due_IsCountedFromTheBaseOfTheLevel(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddAsync(
            given,
            place.Staff,
            place.County.Id,
            development with
            {
                Women = 320_000,
                WomenAndChildren = 500_000,
            }
        );
        var county = await FiguresAsync(given, place.Staff);
        county.Own.Single().Should().Match<FundLine>(l => l.Due == 32_000_000 && l.Base == 320_000);
        county
            .All.Should()
            .Be(new FundSums(32_500_000, 32_000_000, 16_000_000, 0, 1), "the township's base is missing");
        county.Below.Single().Sums.Should().Be(new FundSums(500_000, 0, 0, 0, 1));

        await AddAsync(
            given,
            place.Chair,
            place.Township.Id,
            development with
            {
                Women = 1,
                WomenAndChildren = 23_456,
                Budgeted = null,
                Received = 2_000_000,
            }
        );
        var township = await FiguresAsync(given, place.Chair);
        township
            .Own.Select(l => (l.Purpose, l.Base, l.Due))
            .Should()
            .Equal((FundPurpose.Development, 23_456, 2_345_600), (FundPurpose.Appraisal, null, 500_000));
        township.All.Share.ToString().Should().Be("70.28%（20000/28456）");
        (await FiguresAsync(given, place.Staff)).All.Due.Should().Be(32_000_000 + 2_345_600 + 500_000);
        (await FiguresAsync(given, place.Staff, 2025)).All.Received.Should().Be(0, "another year");
    }

    /// <summary>A23: 20 000 yuan in one village, 2 000 in another, none in the third.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Money_ReachesVillages_OrDoesNot(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 3);
        var activities = new Fund { Year = 2026, Purpose = FundPurpose.Activities };
        await AddAsync(given, place.Chair, place.Villages[0].Id, activities with { Received = 200_000 });
        await AddAsync(given, place.Chair, place.Villages[1].Id, activities with { Received = 1_500_000 });
        await AddAsync(
            given,
            place.Chair,
            place.Villages[1].Id,
            activities with
            {
                Purpose = FundPurpose.Other,
                Received = 500_000,
            }
        );
        await AddAsync(given, place.Chair, place.Villages[2].Id, activities with { Budgeted = 100, Received = 0 });

        var figures = await FiguresAsync(given, place.Chair);

        figures.Reached.Should().Be(new Ratio(2, 3));
        figures.Unreached.Select(u => u.Id).Should().Equal([place.Villages[2].Id], "nothing arrived there");
        figures.Spread!.Value.Most.Should().Match<VillageFund>(v => v.Received == 2_000_000);
        figures.Spread!.Value.Least.Should().Match<VillageFund>(v => v.Received == 200_000);
        figures.Spread!.Value.Most.Unit.Id.Should().Be(place.Villages[1].Id);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rules_AreTheCountysOwn_AndSayWhoSetThem(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var rules = FundRules.Usual with { TownshipAppraisal = 800_000 };
        var set = new SetRegisterRulesInput<FundRules>(rules, null, Guid.NewGuid());

        (await given.Use<SetRegisterRules<FundRules>>().RunAsync(place.Chair, set)).Should().Equal(Refusal.NotAllowed);
        (await given.Use<SetRegisterRules<FundRules>>().RunAsync(place.Staff, set)).Should().BeEmpty();
        (
            await given
                .Use<SetRegisterRules<FundRules>>()
                .RunAsync(place.Staff, set with { OperationId = Guid.NewGuid() })
        )
            .Should()
            .Equal(Refusal.Stale);

        (await FiguresAsync(given, place.Chair)).Own[1].Due.Should().Be(800_000);
        (await given.Use<RegisterRulesQuery<FundRules>>().RunAsync(place.Staff))!
            .Should()
            .Be(new DecidedRules<FundRules>(rules, 0));
        (await given.AuditAsync())
            .Single(r => r.Event == AuditEvent.RegisterRulesSet)
            .Changes.Should()
            .Equal(new FieldChange("每个乡镇考核经费，每年（元）", "5,000", "8,000"));
        foreach (var stranger in await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await given.Use<FundFiguresQuery>().RunAsync(stranger, place.Township.Id, null)).Should().BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Fund_IsOneAYearAndPurpose(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddAsync(given, place.Chair, place.Village.Id, development);

        (
            await given
                .Use<AddEntry<Fund>>()
                .RunAsync(place.Chair, new(place.Village.Id, development with { Received = 1 }, Guid.NewGuid()))
        )
            .Single()
            .Code.Should()
            .Be("EntryTwice");
        (
            await given
                .Use<AddEntry<Fund>>()
                .RunAsync(place.Chair, new(place.Village.Id, new Fund { Year = 1999 }, Guid.NewGuid()))
        )
            .Select(v => v.Field)
            .Should()
            .BeEquivalentTo("Year", "Purpose", "Budgeted");
    }

    private static async Task AddAsync(Given given, UnitScope scope, int unit, Fund fund) =>
        (await given.Use<AddEntry<Fund>>().RunAsync(scope, new(unit, fund, Guid.NewGuid()))).Should().BeEmpty();

    private static async Task<FundFigures> FiguresAsync(Given given, UnitScope scope, int? year = null) =>
        (await given.Use<FundFiguresQuery>().RunAsync(scope, null, year))!;
}
