using FederationReform.Access;
using FederationReform.Organisations;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Organisations;

public sealed class CoverageTests
{
    private static readonly Organisation enterprise = new()
    {
        Type = OrganisationType.Enterprise,
        Title = "安华纺织妇联",
        Way = BuildingWay.Alone,
    };

    /// <summary>A14: 27 directors of 妇委会, 13 of them of middle rank.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task MiddleRank_IsAShareOfAllDirectors(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddAsync(
            given,
            place.Staff,
            place.County,
            Agencies("县直机关妇委会（中层正职）", 13, middleRank: true),
            Agencies("县直机关妇委会", 12, middleRank: false),
            Agencies("县医院、县一中妇委会", 2, middleRank: null) with
            {
                Type = OrganisationType.Hospital,
            },
            enterprise
        );

        var directors = (await CoverageAsync(given, place.Staff)).Directors;

        directors.Should().Be(new CommitteeDirectors(27, 13, 25, 0));
        directors.MiddleRankShare.ToString().Should().Be("48.15%（13/27）");
    }

    /// <summary>
    /// A15 as it was printed: 4 158 organisations of both kinds, 344 built alone and 72 jointly, for 3 752. The paper
    /// cut its percentage off; the portal rounds, and keeps what the paper said.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task TwoNew_OnlyKnownAsASum_HasALineOfItsOwn(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddAsync(
            given,
            place.Staff,
            place.County,
            Sum(OrganisationType.TwoNew, BuildingWay.Alone, 344, 3680),
            Sum(OrganisationType.TwoNew, BuildingWay.Joint, 72, 72),
            Sum(OrganisationType.SocialOrganisation, BuildingWay.Alone, 16, 70),
            Sum(OrganisationType.SocialOrganisation, BuildingWay.Joint, 17, 65)
        );
        await AddAsync(
            given,
            place.Staff,
            place.County,
            Base(OrganisationType.TwoNew, 4158) with
            {
                Printed = "90.23%",
            },
            Base(OrganisationType.SocialOrganisation, 245)
        );

        var coverage = await CoverageAsync(given, place.Staff);

        var sum = coverage.Types.Single(t => t.Type == OrganisationType.TwoNew);
        sum.Organisations.Should().Be(416);
        sum.ByWay[BuildingWay.Alone].Should().Be(344);
        sum.ByWay[BuildingWay.Joint].Should().Be(72);
        sum.Share.ToString().Should().Be("90.24%（3752/4158）");
        sum.Base!.Printed.Should().Be("90.23%");
        var social = coverage.Types.Single(t => t.Type == OrganisationType.SocialOrganisation);
        (social.Organisations, social.ByWay[BuildingWay.Alone], social.ByWay[BuildingWay.Joint])
            .Should()
            .Be((33, 16, 17));
        social.Share.ToString().Should().Be("55.10%（135/245）", "A16");
        social.Share!.Value.WholePercent.Should().Be("55%", "the paper printed a whole percentage");
        coverage.TwoNew.Organisations.Should().Be(33, "a sum that contains social organisations is not added to them");
        coverage.TwoNew.Base.Should().BeNull("nobody said how many enterprises there are");
    }

    /// <summary>Trap C09: each type has its own base; both together have the sum of both.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Coverage_NeverMixesBases(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddAsync(
            given,
            place.Staff,
            place.County,
            Sum(OrganisationType.Enterprise, BuildingWay.Alone, 328, 3545),
            Sum(OrganisationType.Enterprise, BuildingWay.Joint, 55, 72),
            Sum(OrganisationType.SocialOrganisation, BuildingWay.Alone, 16, 70),
            Sum(OrganisationType.SocialOrganisation, BuildingWay.Joint, 17, 65),
            Sum(OrganisationType.Market, BuildingWay.Area, 2, 40)
        );
        await AddAsync(
            given,
            place.Staff,
            place.County,
            Base(OrganisationType.Enterprise, 3913),
            Base(OrganisationType.SocialOrganisation, 245)
        );

        var coverage = await CoverageAsync(given, place.Staff);

        coverage.TwoNew.Organisations.Should().Be(416);
        coverage.TwoNew.Share.ToString().Should().Be("90.24%（3752/4158）");
        coverage.Types[0].Share.ToString().Should().Be("92.44%（3617/3913）", "enterprises over enterprises");
        coverage.Types[1].Share.ToString().Should().Be("55.10%（135/245）");
        coverage.Types[2].Should().Match<TypeCoverage>(t => t.Type == OrganisationType.Market && t.Covered == 40);
        coverage.Types[2].Share.Should().BeNull("a type without a base is never 100 %");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Base_IsTheNewestUpToTheDay_OfTheUnitOrOfAllBelowIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var other = await given.TownshipAsync(place.County, "白水乡");
        await AddAsync(given, place.Chair, place.Village, enterprise with { Covered = 6 });
        await AddAsync(given, place.Staff, other, enterprise with { Covered = 9 });
        await AddAsync(given, place.Chair, place.Township, Base(OrganisationType.Enterprise, 10));

        var partly = await CoverageAsync(given, place.Staff);
        await AddAsync(
            given,
            place.Staff,
            other,
            Base(OrganisationType.Enterprise, 8) with
            {
                On = new(2025, 12, 31),
            },
            Base(OrganisationType.Enterprise, 20) with
            {
                On = new(2026, 6, 30),
            }
        );
        var added = await CoverageAsync(given, place.Staff);
        var before = await CoverageAsync(given, place.Staff, on: new(2026, 1, 31));
        await AddAsync(given, place.Staff, place.County, Base(OrganisationType.Enterprise, 50));
        var entered = await CoverageAsync(given, place.Staff);

        partly.Types.Single().Base.Should().BeNull("one of two townships has none");
        partly.Below.Select(b => b.Enterprises.Share?.ToString()).Should().Equal("60.00%（6/10）", null);
        added.Types.Single().Share.ToString().Should().Be("50.00%（15/30）");
        added.Types.Single().Base.Should().Match<CoverageBase>(b => b.Units == 2 && b.On == new DateOnly(2026, 6, 30));
        before.Below.Single(b => b.Unit.Id == other.Id).Enterprises.Base!.Number.Should().Be(8);
        before.Below.Single(b => b.Unit.Id == other.Id).Enterprises.MoreThanAll.Should().BeTrue("9 of 8");
        entered
            .Types.Single()
            .Share.ToString()
            .Should()
            .Be("30.00%（15/50）", "the county's own stands before the sum");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Organisation_CountsFromItsDayUntilItsEnd(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddAsync(
            given,
            place.Chair,
            place.Village,
            enterprise with
            {
                On = new(2026, 3, 1),
                EndedOn = new(2026, 7, 1),
            },
            enterprise with
            {
                Title = "青山茶业妇联",
            }
        );

        (await CountAsync(new(2026, 2, 28))).Should().Be(1);
        (await CountAsync(new(2026, 3, 1))).Should().Be(2);
        (await CountAsync(new(2026, 6, 30))).Should().Be(2);
        (await CountAsync(new(2026, 7, 1))).Should().Be(1);

        async Task<int> CountAsync(DateOnly on) =>
            (await CoverageAsync(given, place.Chair, on: on)).TwoNew.Organisations;
    }

    /// <summary>Three points make a belt, of one name in one township.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Belt_CountsFromThreePointsInOneTownship(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        var other = await given.TownshipAsync(place.County, "白水乡");
        var point = enterprise with { Belt = "产业园示范带" };
        await AddAsync(given, place.Chair, place.Village, point, point with { Title = "青山茶业妇联" });
        await AddAsync(given, place.Staff, other, point, point with { Title = "白水竹业妇联" });

        (await BeltsAsync()).All.Should().OnlyContain(b => b.Count == 2 && !b.IsBelt);

        await AddAsync(given, place.Chair, place.Villages[1], point with { Title = "河口电商妇联" });
        var belts = await BeltsAsync();
        belts.All[0].Should().Match<Belt>(b => b.Unit.Id == place.Township.Id && b.Count == 3 && b.IsBelt);
        belts.All[0].Points.Select(p => p.Title).Should().Equal("安华纺织妇联", "青山茶业妇联", "河口电商妇联");
        belts.All[1].IsBelt.Should().BeFalse();
        belts.TownshipsWithBelt.ToString().Should().Be("50.00%（1/2）");

        async Task<Belts> BeltsAsync() => (await given.Use<BeltsQuery>().RunAsync(place.Staff))!;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Coverage_OfAUnitOutsideTheScope_IsNotFound(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var other = await given.TownshipAsync(place.County, "白水乡");
        await AddAsync(given, place.Staff, other, enterprise);
        await AddAsync(given, place.Staff, place.County, enterprise);
        var administrator = await given.AccountAsync(Role.Administrator, place.County);

        (await CoverageAsync(given, place.Chair)).Types.Should().BeEmpty();
        foreach (var unit in (int[])[other.Id, place.County.Id, 9999])
        {
            (await given.Use<CoverageQuery>().RunAsync(place.Chair, unit)).Should().BeNull();
            (await given.Use<BeltsQuery>().RunAsync(place.Chair, unit)).Should().BeNull();
        }
        (await given.Use<CoverageQuery>().RunAsync(administrator)).Should().BeNull();
        (await given.Use<BeltsQuery>().RunAsync(administrator)).Should().BeNull();
    }

    private static Organisation Agencies(string title, int number, bool? middleRank) =>
        new()
        {
            Type = OrganisationType.Agency,
            Title = title,
            Number = number,
            MiddleRank = middleRank,
        };

    private static Organisation Sum(OrganisationType type, BuildingWay way, int number, int covered) =>
        new()
        {
            Type = type,
            Title = $"{type.Name()}妇联组织 {number} 个",
            Way = way,
            Number = number,
            Covered = covered,
        };

    private static OrganisationBase Base(OrganisationType type, int number) =>
        new()
        {
            Type = type,
            Number = number,
            On = new(2026, 6, 30),
            Source = "市场监管局、民政局年报",
        };

    internal static async Task AddAsync<TEntry>(Given given, UnitScope scope, Unit unit, params TEntry[] entries)
        where TEntry : class, IRegisterEntry<TEntry>
    {
        foreach (var entry in entries)
            (await given.Use<AddEntry<TEntry>>().RunAsync(scope, new(unit.Id, entry, Guid.NewGuid())))
                .Should()
                .BeEmpty();
    }

    private static async Task<Coverage> CoverageAsync(
        Given given,
        UnitScope scope,
        int? unit = null,
        DateOnly? on = null
    ) => (await given.Use<CoverageQuery>().RunAsync(scope, unit, on))!;
}
