using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Dashboards;
using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Dashboards;

public sealed class CommitteeFiguresQueryTests
{
    /// <summary>A01, C06: 16 villages, 16 chairs, 32 vice-chairs, 146 executives who include the leaders.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task SixteenVillages_LeadersIncluded_Show16And32And146(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (township, campaign, villages) = await TownshipAsync(given, 16);
        foreach (var (village, n) in villages.Select((v, i) => (v, i)))
            await given.CommitteeAsync(campaign, village, DashboardGiven.Team(viceChairs: 2, others: n < 2 ? 7 : 6));

        var figures = await FiguresAsync(given, campaign, township);

        (figures.Chairs.All, figures.ViceChairs.All, figures.Executives.All).Should().Be((16, 32, 146));
        figures.ExecutivesName.Should().Be("执委（含主席、副主席）");
        (figures.Others.All, figures.Everyone.All).Should().Be((98, 146), "the three figures are never added");
    }

    /// <summary>A01, C06: the same figures where the campaign counts executives without their leaders.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task SixteenVillages_LeadersApart_Show16And32And146(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (township, campaign, villages) = await TownshipAsync(
            given,
            16,
            Given.Plan with
            {
                Rules = new() { ExecutivesIncludeLeaders = false },
            }
        );
        foreach (var (village, n) in villages.Select((v, i) => (v, i)))
            await given.CommitteeAsync(campaign, village, DashboardGiven.Team(viceChairs: 2, others: n < 2 ? 10 : 9));

        var figures = await FiguresAsync(given, campaign, township);

        (figures.Chairs.All, figures.ViceChairs.All, figures.Executives.All).Should().Be((16, 32, 146));
        figures.ExecutivesName.Should().Be("执委（不含主席、副主席）");
        figures.Everyone.All.Should().Be(194, "each person once");
    }

    /// <summary>A04, A05: 19 villages, mean age 44, every chair the former director.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task NineteenVillages_MeanAge44_WithItsBase(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (township, campaign, villages) = await TownshipAsync(given, 19);
        // 42 and 46 on 15 July 2026, each village one of both, and somebody whose birth date nobody wrote down.
        foreach (var village in villages)
        {
            await given.CommitteeAsync(
                campaign,
                village,
                [
                    Results.Member(1, Position.Chair) with
                    {
                        Birth = new(new(1984, 7, 15)),
                    },
                    Results.Member(2, Position.PartTimeViceChair) with
                    {
                        Birth = new(new(1979, 7, 16)),
                    },
                    Results.Member(3) with
                    {
                        Birth = null,
                    },
                ]
            );
        }

        var figures = await FiguresAsync(given, campaign, township);

        figures.Everyone.MeanAge.Should().Be(new MeanAge(19 * (42 + 46), 38));
        figures.Everyone.MeanAge.ToString().Should().Be("44.0");
        figures.Chairs.Share(PeopleFigure.FormerDirector).ToString().Should().Be("100.00%（19/19）");
    }

    /// <summary>
    /// A10, A11, C07: both shares have the 220 village directors below them, never the 272 organisations.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task TwoHundredAndTwentyDirectors_SharesOfTheirOwnBase(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (township, campaign, villages) = await TownshipAsync(given, 220 + 52);
        foreach (var (village, n) in villages.Take(220).Select((v, i) => (v, i)))
        {
            await given.CommitteeAsync(
                campaign,
                village,
                [
                    Results.Member(1, Position.Chair) with
                    {
                        Education = n < 68 ? (Education)(4 + n % 3) : (Education)(n % 4),
                        NewlyElected =
                            n < 56 ? true
                            : n % 2 == 0 ? false
                            : null,
                    },
                ]
            );
        }

        var chairs = (await FiguresAsync(given, campaign, township)).Chairs;

        chairs.CollegeAndAbove.ToString().Should().Be("30.91%（68/220）");
        chairs.Share(PeopleFigure.NewlyElected).ToString().Should().Be("25.45%（56/220）");
        PeopleFigures.EducationBands.Sum(b => chairs[b]).Should().Be(220, "the bands are exclusive");
    }

    /// <summary>
    /// A13, C10: 17 with college or a degree and 3 postgraduates are 20 people, and 100% have college or above.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Postgraduates_AreInCollegeAndAbove_Once(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (township, campaign, villages) = await TownshipAsync(given, 20);
        foreach (var (village, n) in villages.Select((v, i) => (v, i)))
            await given.CommitteeAsync(
                campaign,
                village,
                [
                    Results.Member(1, Position.Chair) with
                    {
                        Education = n < 3 ? Education.Postgraduate : Education.Bachelor,
                    },
                ]
            );

        var chairs = (await FiguresAsync(given, campaign, township)).Chairs;

        chairs.Share(PeopleFigure.Bachelor).ToString().Should().Be("85.00%（17/20）");
        chairs.Share(PeopleFigure.Postgraduate).ToString().Should().Be("15.00%（3/20）");
        chairs.CollegeAndAbove.ToString().Should().Be("100.00%（20/20）");
    }

    /// <summary>A14, A15, C08: half-up from whole numbers.</summary>
    [Theory]
    [InlineData(3752, 4158, "90.24%（3752/4158）")]
    [InlineData(13, 27, "48.15%（13/27）")]
    [InlineData(68, 220, "30.91%（68/220）")]
    [InlineData(56, 220, "25.45%（56/220）")]
    [InlineData(0, 0, "—")]
    public void Share_OfTheSourceDocuments_IsRoundedHalfUp(int part, int whole, string shown) =>
        new Ratio(part, whole).ToString().Should().Be(shown);

    /// <summary>
    /// The bands turn on the birthday itself, by the completed years that <see cref="BirthDate.AgeOn"/> gives.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task AgeBands_AgreeWithTheAgeOfEachPerson(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (township, campaign, villages) = await TownshipAsync(given, 1);
        var days = new DateOnly[] { new(2026, 2, 28), new(2026, 3, 1), new(2028, 2, 29), new(2026, 7, 15) };
        var births = (
            from day in days
            from age in (int[])[30, 31, 35, 36, 45, 46, 55, 56]
            from shift in (int[])[-1, 0, 1]
            select day.AddYears(-age).AddDays(shift)
        )
            .Append(new(1988, 2, 29))
            .Append(new(1992, 2, 29))
            .ToList();
        await given.CommitteeAsync(
            campaign,
            villages[0],
            births.Select((b, i) => Results.Member(i % 20 + 1) with { Birth = new(b) })
        );

        foreach (var day in days)
        {
            var ages = births.ConvertAll(b => new BirthDate(b).AgeOn(day));
            var everyone = (await FiguresAsync(given, campaign, township, day)).Everyone;

            everyone.MeanAge.Years.Should().Be(ages.Sum());
            everyone[PeopleFigure.AgeTo30].Should().Be(ages.Count(a => a <= 30));
            everyone[PeopleFigure.AgeTo35].Should().Be(ages.Count(a => a <= 35));
            everyone[PeopleFigure.Age36To45].Should().Be(ages.Count(a => a is >= 36 and <= 45));
            everyone[PeopleFigure.Age46To55].Should().Be(ages.Count(a => a is >= 46 and <= 55));
            everyone[PeopleFigure.AgeFrom56].Should().Be(ages.Count(a => a >= 56));
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EveryBand_AddsUpToEverybody_AndEveryChildToTheTotal(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var villages = new List<Unit>();
        foreach (var name in (string[])["清溪镇", "东坑镇"])
            villages.AddRange(await given.VillagesAsync(await given.TownshipAsync(county, name), 2));
        var campaign = await given.CampaignAsync(county);
        foreach (var (village, n) in villages.Select((v, i) => (v, i)))
            await given.CommitteeAsync(campaign, village, Mixed(n));

        var structure = await given
            .Use<CommitteeFiguresQuery>()
            .RunAsync(await given.AccountAsync(Role.CountyStaff, county), campaign.Id);

        var everyone = structure!.Total.Everyone;
        everyone.All.Should().Be(48);
        PeopleFigures.AgeBands.Sum(b => everyone[b]).Should().Be(everyone[PeopleFigure.BirthKnown]);
        foreach (
            var bands in new[]
            {
                PeopleFigures.EducationBands,
                PeopleFigures.PoliticalStatuses,
                PeopleFigures.Occupations,
            }
        )
            bands.Sum(b => everyone[b]).Should().Be(48);
        structure.Rows.Select(r => r.Unit.Name).Should().Equal("清溪镇", "东坑镇");
        foreach (var figure in PeopleFigures.All)
            structure
                .Rows.Sum(r => r.Figures.Everyone[figure])
                .Should()
                .Be(everyone[figure], "the townships add up to the county in {0}", figure);
        everyone[PeopleFigure.DemocraticParty].Should().BePositive("the test must hold something of everything");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WhoLeft_IsNotCounted_ButAnEndedTermIs(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (township, campaign, villages) = await TownshipAsync(given, 1);
        await given.CommitteeAsync(campaign, villages[0], DashboardGiven.Team(2, 8));
        await using (var db = given.Portal.OpenForSystem())
        {
            var posts = db.Posts.OrderBy(p => p.Id).ToList();
            posts[10].End(new(WayOut.Resigned, new(2026, 7, 12), Resolution.None));
            foreach (var post in posts[..10])
                post.End(new(WayOut.TermEnded, new(2031, 7, 12), Resolution.None));
            await db.SaveChangesAsync();
        }

        (await FiguresAsync(given, campaign, township)).Everyone.All.Should().Be(10);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FinishedCampaign_KeepsTheAgesOfItsDeadline(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (township, campaign, _) = await TownshipAsync(given, 1);
        var reader = await given.AccountAsync(Role.TownshipChair, township);
        var query = given.Use<CommitteeFiguresQuery>();

        var running = await query.RunAsync(reader, campaign.Id);
        given.Clock.Now = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var finished = await query.RunAsync(reader, campaign.Id);

        running!.On.Should().Be(new DateOnly(2026, 7, 15));
        finished!.On.Should().Be(new DateOnly(2026, 8, 31));
    }

    /// <summary>AC-09: the neighbours' committees are in no figure.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Neighbours_AreInNoFigure(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var (own, sibling) = (await given.TownshipAsync(county), await given.TownshipAsync(county, "东坑镇"));
        var (village, sentinel) = (await given.VillageAsync(own), await given.VillageAsync(sibling, "哨兵村"));
        var campaign = await given.CampaignAsync(county);
        await given.CommitteeAsync(campaign, village, DashboardGiven.Team(2, 8));
        await given.CommitteeAsync(campaign, sentinel, DashboardGiven.Team(2, 12));
        var query = given.Use<CommitteeFiguresQuery>();
        var chair = await given.AccountAsync(Role.TownshipChair, own);

        (await query.RunAsync(chair, campaign.Id))!.Total.Everyone.All.Should().Be(11);
        (await query.RunAsync(chair, campaign.Id, sibling.Id)).Should().BeNull();
        (await query.RunAsync(chair, campaign.Id, county.Id)).Should().BeNull();
        (await query.RunAsync(await given.AccountAsync(Role.VillageFederation, village), campaign.Id))!
            .Total.Everyone.All.Should()
            .Be(11);
        (await query.RunAsync(await given.AccountAsync(Role.UpperReader, county), campaign.Id))!
            .Total.Everyone.All.Should()
            .Be(26);
    }

    /// <summary>Twelve people who differ in everything that is counted.</summary>
    internal static IEnumerable<ElectedMember> Mixed(int seed) =>
        Enumerable
            .Range(0, 12)
            .Select(i => (i, n: i * 7 + seed * 5))
            .Select(x =>
                Results.Member(x.i + 1) with
                {
                    Position = (Position)(
                        x.i is 0 ? 1
                        : x.i < 3 ? x.i + 1
                        : 5
                    ),
                    Birth = x.n % 11 == 0 ? null : new(new(1962 + x.n % 40, 1 + x.n % 12, 1 + x.n % 28), x.n % 3 > 0),
                    EthnicGroup = x.n % 5 == 0 ? null : 1 + x.n % 3,
                    Education = (Education)(x.n % 7),
                    PoliticalStatus = x.n % 14 == 0 ? null : (PoliticalStatus)(x.n % 14),
                    Occupation =
                        x.n % 13 == 0 ? null
                        : x.n % 13 == 12 ? Occupation.Other
                        : (Occupation)(x.n % 13),
                    InSystem = Answer(x.n),
                    InTwoCommittees = Answer(x.n + 1),
                    FormerDirector = Answer(x.n / 3),
                    NewlyElected = Answer(x.n / 2),
                }
            );

    private static bool? Answer(int n) =>
        (n % 3) switch
        {
            0 => null,
            1 => true,
            _ => false,
        };

    private static async Task<CommitteeFigures> FiguresAsync(
        Given given,
        Campaign campaign,
        Unit unit,
        DateOnly? on = null
    ) =>
        (
            await given
                .Use<CommitteeFiguresQuery>()
                .RunAsync(await given.AccountAsync(Role.TownshipChair, unit), campaign.Id, null, on)
        )!.Total;

    private static async Task<(Unit Township, Campaign Campaign, List<Unit> Villages)> TownshipAsync(
        Given given,
        int villages,
        CampaignPlan? plan = null
    )
    {
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var created = await given.VillagesAsync(township, villages);
        return (township, await given.CampaignAsync(county, plan), created);
    }
}
