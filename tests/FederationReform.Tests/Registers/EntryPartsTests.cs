using FederationReform.Exports;
using FederationReform.Homes;
using FederationReform.Ledger;
using FederationReform.LivedDuties;
using FederationReform.Organisations;
using FederationReform.Registers;
using FederationReform.Tests.Spreadsheets;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Registers;

/// <summary>The list behind a figure has the entries that the figure counts.</summary>
public sealed class EntryPartsTests
{
    private static readonly string plated = EntryParts.Of(nameof(Home.Nameplate), 1);
    private static readonly string inUse = EntryParts.Of(nameof(Home.EndedOn), (int?)null);

    [Theory, OnSqlite, OnPostgres]
    public async Task Homes_AreListedByWhatTheyHave(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 3);
        await HomeAsync(place.Township, "镇家", new() { Site = HomeSite.Township, Nameplate = true });
        await HomeAsync(place.Villages[0], "全", new() { Nameplate = true, Haves = HomeLists.SixHaves });
        await HomeAsync(
            place.Villages[1],
            "缺",
            new() { Nameplate = false, Haves = HomeLists.SixHaves & ~HomeHaves.Facilities }
        );
        await HomeAsync(place.Villages[2], "停", new() { Nameplate = true, EndedOn = new(2026, 7, 1) });

        (await TitlesAsync(inUse)).Should().Equal("全", "缺", "镇家");
        (await TitlesAsync(EntryParts.And(inUse, plated))).Should().Equal("全", "镇家");
        (await TitlesAsync(EntryParts.Of(nameof(Home.Nameplate), HomeLists.Nameplate.Number(false), null)))
            .Should()
            .Equal("缺");
        (await TitlesAsync(EntryParts.Of(nameof(Home.Site), 1, 2))).Should().HaveCount(4);
        (await TitlesAsync(EntryParts.All(nameof(Home.Haves), HomeLists.SixHaves))).Should().Equal("全");
        (await TitlesAsync(EntryParts.NotAll(nameof(Home.Haves), HomeHaves.Facilities)))
            .Should()
            .Equal("停", "缺", "镇家");
        (await TitlesAsync(plated, UnitLevel.Village)).Should().Equal("停", "全");
        // The figures of the page count the same.
        var figures = (await given.Use<HomeFiguresQuery>().RunAsync(place.Staff))!;
        figures.Nameplates.Part.Should().Be(2);
        figures.Complete.Part.Should().Be(1);

        async Task HomeAsync(Unit unit, string title, Home home) =>
            (
                await given
                    .Use<AddEntry<Home>>()
                    .RunAsync(
                        place.Staff,
                        new(
                            unit.Id,
                            home with
                            {
                                Type = HomeType.Home,
                                Title = title,
                                Site = home.Site ?? HomeSite.Village,
                            },
                            Guid.NewGuid()
                        )
                    )
            )
                .Should()
                .BeEmpty();

        async Task<IEnumerable<string>> TitlesAsync(string parts, UnitLevel? level = null) =>
            (await given.Use<EntryListQuery<Home>>().RunAsync(place.Staff, new(Level: level, Parts: parts)))!
                .Page.Rows.Select(r => r.Entry.Title)
                .Order(StringComparer.Ordinal);
    }

    /// <summary>
    /// A text is asked only whether it says anything; and the list says for how many things its entries stand, because
    /// the figure counts these.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Organisations_OfABelt_AreListed_WithTheNumberTheyStandFor(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddAsync("新兴食品等 12 家", "茶产业示范带", 12);
        await AddAsync("岭下茶厂", "茶产业示范带", null);
        await AddAsync("县纺织厂", null, 3);

        var all = (await given.Use<EntryListQuery<Organisation>>().RunAsync(place.Staff, new()))!;
        var points = (
            await given
                .Use<EntryListQuery<Organisation>>()
                .RunAsync(place.Staff, new(Parts: EntryParts.Said(nameof(Organisation.Belt))))
        )!;
        var belts = (await given.Use<BeltsQuery>().RunAsync(place.Staff))!;

        (all.Page.Total, all.Things).Should().Be((3, 16));
        (points.Page.Total, points.Things).Should().Be((2, 13));
        belts.All.Single().Count.Should().Be(13);
        EntryParts
            .Names<Organisation>(EntryParts.Said(nameof(Organisation.Belt)))
            .Should()
            .ContainSingle()
            .Which.Name.Should()
            .Be("示范带：写了的");
        (await given.Use<EntryListQuery<DutyMeeting>>().RunAsync(place.Staff, new()))!.Things.Should().BeNull();

        async Task AddAsync(string title, string? belt, int? number) => (
                await given
                    .Use<AddEntry<Organisation>>()
                    .RunAsync(
                        place.Staff,
                        new(
                            place.Township.Id,
                            new Organisation
                            {
                                Type = OrganisationType.Enterprise,
                                Way = BuildingWay.Alone,
                                Title = title,
                                Belt = belt,
                                Number = number,
                            },
                            Guid.NewGuid()
                        )
                    )
            ).Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Activities_AreListedByVenue_AndTheFileHasTheSame(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await HeldAsync("甲", ActivityVenue.Home);
        await HeldAsync("乙", ActivityVenue.MicroHome);
        await HeldAsync("丙", ActivityVenue.Elsewhere);
        await HeldAsync("丁", null);
        var filter = new EntryFilter(Parts: EntryParts.Of(nameof(Activity.Venue), 1, 2));
        using var file = new MemoryStream();

        var list = (await given.Use<EntryListQuery<Activity>>().RunAsync(place.Chair, filter))!;
        var exported = await given.Use<ExportRegister<Activity>>().RunAsync(place.Chair, new(filter, "存档备查"), file);

        list.Page.Rows.Select(r => r.Entry.Title).Should().BeEquivalentTo("甲", "乙");
        exported.Violations.Should().BeEmpty();
        ReadBack.Table(file).Select(r => r["活动名称"]).Should().BeEquivalentTo(["甲", "乙"]);
        (await given.AuditAsync())[^1]
            .Changes.Single(c => c.Field == "条件")
            .New.Should()
            .EndWith("活动阵地：妇女之家或妇女微家");
        var totals = (await given.Use<ActivityTotalsQuery>().RunAsync(place.Chair, null, null))!;
        totals
            .Venues.Select(v => (v.Venue, v.Sums.Sessions))
            .Should()
            .Equal(
                (ActivityVenue.Home, 1),
                (ActivityVenue.MicroHome, 1),
                (ActivityVenue.Elsewhere, 1),
                ((ActivityVenue?)null, 1)
            );

        async Task HeldAsync(string title, ActivityVenue? venue) => (
                await given
                    .Use<AddEntry<Activity>>()
                    .RunAsync(
                        place.Chair,
                        new(
                            place.Village.Id,
                            new()
                            {
                                On = new(2026, 5, 1),
                                Type = ActivityType.CultureAndSport,
                                Title = title,
                                Venue = venue,
                            },
                            Guid.NewGuid()
                        )
                    )
            ).Should().BeEmpty();
    }

    /// <summary>Anybody may type an address: what the register does not know narrows nothing.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("Nameplate")]
    [InlineData("Nameplate.9")]
    [InlineData("Nameplate.-1")]
    [InlineData("Id.1")]
    [InlineData("Title.1")]
    [InlineData("Haves.4096")]
    [InlineData("Haves.not")]
    [InlineData("Haves.2.4")]
    [InlineData("~..~.")]
    public void Word_ThatIsNone_IsLeftOut(string parts) => EntryParts.Names<Home>(parts).Should().BeEmpty();

    [Fact]
    public void Part_HasAName_AndIsTakenAway()
    {
        var parts = EntryParts.And(inUse, plated, EntryParts.NotAll(nameof(Home.Haves), HomeHaves.Funds));

        EntryParts
            .Names<Home>(parts)
            .Select(p => p.Name)
            .Should()
            .Equal("停用日期：没有写", "已挂牌：是", "达标项目：没有“有经费”");
        EntryParts.Without(parts, plated).Should().Be("EndedOn.none~Haves.not16");
        EntryParts.Without(plated, plated).Should().BeNull();
    }
}
