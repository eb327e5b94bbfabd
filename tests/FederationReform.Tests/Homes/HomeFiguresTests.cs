using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Homes;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Homes;

public sealed class HomeFiguresTests
{
    private static readonly Home home = new()
    {
        Type = HomeType.Home,
        Title = "河口村妇女之家",
        Site = HomeSite.Village,
        Nameplate = true,
    };

    /// <summary>A25: in all six villages of a township the nameplate is up.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Nameplates_OfSixVillages_AreAllUp(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 6);
        foreach (var village in place.Villages)
            await AddAsync(given, place.Chair, village, home);

        var figures = await FiguresAsync(given, place.Chair);

        figures.Nameplates.ToString().Should().Be("100.00%（6/6）");
        figures.Villages.ToString().Should().Be("100.00%（6/6）");
        figures.Below.Should().HaveCount(6).And.OnlyContain(b => b.Homes == 1 && b.Nameplates.Part == 1);
    }

    /// <summary>A09: 20 townships and 272 villages and communities; the base is the tree.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Villages_AreCountedOverTheTree(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        await using (var db = given.Portal.OpenForSystem())
        {
            var above = await db.Units.SingleAsync(u => u.Id == county.Id);
            for (var t = 1; t <= 20; t++)
            {
                var township = Unit.Create(above, t, UnitLevel.Township, UnitKind.Town, $"第{t}镇", null);
                db.Add(township);
                db.Add(RegisterRow<Home>.Of(township, home with { Site = HomeSite.Township }, given.Clock.UtcNow()));
                for (var v = 1; v <= (t <= 12 ? 14 : 13); v++)
                {
                    var village = Unit.Create(township, v, UnitLevel.Village, UnitKind.Village, $"{t}镇{v}村", null);
                    db.Add(village);
                    if (v > 1)
                        db.Add(RegisterRow<Home>.Of(village, home, given.Clock.UtcNow()));
                }
            }
            await db.SaveChangesAsync();
        }

        var figures = await FiguresAsync(given, staff);

        figures.Townships.ToString().Should().Be("100.00%（20/20）");
        figures.Villages.ToString().Should().Be("92.65%（252/272）");
        figures.Missing.Should().HaveCount(20);
        figures.Missing[0].Name.Should().Be("1镇1村");
        figures.Below.Should().HaveCount(20);
        figures.Below[0].Villages.Should().Be(new Ratio(13, 14));
        figures.Homes.Should().Be(272, "252 in villages and 20 in townships");
    }

    /// <summary>
    /// A19: 125 homes in enterprises and agencies; 1 080 activities with 60 000 person-times, 55.6 for each.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Held_ComesFromTheLedger_AndOnlyOfHomes(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddAsync(
            given,
            place.Staff,
            place.County,
            home with
            {
                Title = "企业妇女之家 80 个",
                Site = HomeSite.Enterprise,
                Number = 80,
            },
            home with
            {
                Title = "机关事业单位妇女之家 45 个",
                Site = HomeSite.Agency,
                Number = 45,
                Nameplate = null,
            }
        );
        var activity = new Activity
        {
            On = new(2026, 3, 8),
            Type = ActivityType.FamilyEducation,
            Title = "妇女之家活动",
            Sessions = 1000,
            People = 55_000,
            Venue = ActivityVenue.Home,
        };
        await AddAsync(
            given,
            place.Staff,
            place.Township,
            activity,
            activity with
            {
                Title = "微家活动",
                Sessions = 80,
                People = 5_000,
                Venue = ActivityVenue.MicroHome,
            },
            activity with
            {
                Title = "广场活动",
                Venue = ActivityVenue.Elsewhere,
            },
            activity with
            {
                Title = "没有写地点",
                Venue = null,
            },
            activity with
            {
                Title = "去年的",
                On = new(2025, 12, 31),
            }
        );

        var figures = await FiguresAsync(given, place.Staff);

        figures.Sites.Select(s => (s.Site, s.Homes)).Should().Equal((HomeSite.Agency, 45), (HomeSite.Enterprise, 80));
        figures.Homes.Should().Be(125);
        figures.Nameplates.ToString().Should().Be("64.00%（80/125）", "what nobody said is no nameplate");
        figures.Held.Should().Be(new HomeActivities(1080, 60_000));
        figures.Held.PerSession.Should().Be("55.6");
        figures.Below.Single().Held.Sessions.Should().Be(1080);
        (await FiguresAsync(given, place.Staff, year: 2025)).Held.Sessions.Should().Be(1000);
        figures.Villages.Part.Should().Be(0, "homes of enterprises are no village's");
    }

    /// <summary>六有 is the usual; a county sets another list, and its townships are counted by that.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Standard_IsTheCountysNewest(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await AddAsync(given, place.Chair, place.Village, home with { Haves = HomeLists.FiveHaves });
        await AddAsync(
            given,
            place.Chair,
            place.Villages[1],
            home with
            {
                Haves = HomeLists.FiveHaves & ~HomeHaves.Funds,
                Functions = HomeFunctions.Rights | HomeFunctions.Culture,
            },
            home with
            {
                Type = HomeType.MicroHome,
                Title = "巷口微家",
                Haves = HomeHaves.None,
            }
        );

        var usual = await FiguresAsync(given, place.Chair);
        usual.Standard.Should().Be(HomeLists.SixHaves);
        usual.Complete.Should().Be(new Ratio(0, 2));

        (await SetAsync(given, place.Staff, HomeLists.FiveHaves)).Should().BeEmpty();
        var figures = await FiguresAsync(given, place.Chair);
        figures.Complete.Should().Be(new Ratio(1, 2));
        figures.Haves[0].Should().Be(new HaveCount(HomeHaves.Funds, new(1, 2)), "it is missing most");
        figures.Haves.Should().HaveCount(5);
        figures.MicroHomes.Should().Be(1);
        figures.Functions.Single(f => f.Function == HomeFunctions.Culture).Homes.Should().Be(1);

        (await SetAsync(given, place.Staff, HomeHaves.Place, version: 0)).Should().BeEmpty();
        (await FiguresAsync(given, place.Staff)).Standard.Should().Be(HomeHaves.Place);
        var audit = (await given.AuditAsync()).Where(r => r.Event == AuditEvent.RegisterRulesSet).ToList();
        audit.Should().HaveCount(2);
        audit[1].Changes.Single().Old.Should().Be("有规划、有场地、有设施、有管理、有经费");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Standard_IsSetByTheCountyOnly_WithAList(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var stranger = await given.AccountAsync(Role.CountyStaff, await given.CountyAsync("松溪县"));

        (await SetAsync(given, place.Chair, HomeLists.FiveHaves)).Should().Equal(Refusal.NotAllowed);
        (await SetAsync(given, place.Staff, HomeHaves.None)).Single().Code.Should().Be("Haves");
        (await SetAsync(given, place.Staff, (HomeHaves)4096)).Single().Code.Should().Be("Haves");
        (await SetAsync(given, stranger, HomeLists.FiveHaves)).Should().BeEmpty();
        (await FiguresAsync(given, place.Staff))
            .Standard.Should()
            .Be(HomeLists.SixHaves, "another county's holds there");
    }

    /// <summary>A prefecture's figures count each county's homes by that county's list.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Standard_OfEachCounty_HoldsInThePrefecturesFigures(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var place = await VillageCase.OnAsync(given, prefecture: prefecture);
        var other = await given.CountyAsync("松溪县", prefecture);
        var reader = await given.AccountAsync(Role.UpperReader, prefecture);
        var stranger = await given.AccountAsync(Role.CountyStaff, other);
        var five = home with { Haves = HomeLists.FiveHaves, Number = 3 };
        await AddAsync(given, place.Staff, place.County, five);
        await AddAsync(given, stranger, other, five with { Number = 2 });
        await SetAsync(given, place.Staff, HomeLists.FiveHaves);

        (await FiguresAsync(given, reader)).Complete.Should().Be(new Ratio(3, 5));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Home_CountsUntilItIsGivenUp(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddAsync(given, place.Chair, place.Village, home with { EndedOn = new(2026, 7, 15) });

        var figures = await FiguresAsync(given, place.Chair);

        figures.Homes.Should().Be(0);
        figures.Villages.Should().Be(new Ratio(0, 1));
        figures.Missing.Single().Id.Should().Be(place.Village.Id);
    }

    /// <summary>A village's home that was entered for the township counts for no village, and that is said.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Home_OfAVillageEnteredForItsTownship_IsNamedAsMisplaced(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddAsync(given, place.Chair, place.Township, home, home with { Title = "镇", Site = HomeSite.Township });

        var figures = await FiguresAsync(given, place.Chair);

        figures.Misplaced.Should().Be(1);
        figures.Villages.Should().Be(new Ratio(0, 1));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Figures_OfAUnitOutsideTheScope_AreNotFound(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var other = await given.TownshipAsync(place.County, "白水乡");
        await AddAsync(given, place.Staff, other, home);
        var administrator = await given.AccountAsync(Role.Administrator, place.County);

        (await FiguresAsync(given, place.Chair)).Homes.Should().Be(0);
        foreach (var unit in (int[])[other.Id, place.County.Id, 9999])
            (await given.Use<HomeFiguresQuery>().RunAsync(place.Chair, unit)).Should().BeNull();
        (await given.Use<HomeFiguresQuery>().RunAsync(administrator)).Should().BeNull();
    }

    private static Task<Violations> SetAsync(Given given, UnitScope scope, HomeHaves haves, int? version = null) =>
        given
            .Use<SetRegisterRules<HomeRules>>()
            .RunAsync(scope, new(new HomeRules { Haves = haves }, version, Guid.NewGuid()));

    private static async Task AddAsync<TEntry>(Given given, UnitScope scope, Unit unit, params TEntry[] entries)
        where TEntry : class, IRegisterEntry<TEntry>
    {
        foreach (var entry in entries)
            (await given.Use<AddEntry<TEntry>>().RunAsync(scope, new(unit.Id, entry, Guid.NewGuid())))
                .Should()
                .BeEmpty();
    }

    private static async Task<HomeFigures> FiguresAsync(Given given, UnitScope scope, int? year = null) =>
        (await given.Use<HomeFiguresQuery>().RunAsync(scope, null, year))!;
}
