using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Structures;
using FederationReform.Tests.Dashboards;
using FederationReform.Tests.Rosters;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Structures;

public sealed class StructureQueryTests
{
    /// <summary>A01, C06: what the structure says of a campaign is what its dashboard says, figure by figure.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OfACampaign_IsTheDashboard(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var villages = await given.VillagesAsync(township, 16);
        var campaign = await given.CampaignAsync(county);
        foreach (var (village, i) in villages.Select((v, i) => (v, i)))
            await given.CommitteeAsync(
                campaign,
                village,
                Mixed(DashboardGiven.Team(viceChairs: 2, others: i < 2 ? 7 : 6), i)
            );
        var staff = await given.AccountAsync(Role.CountyStaff, county);

        foreach (var unit in (int?[])[null, township.Id, villages[3].Id])
        {
            var dashboard = (await given.Use<CommitteeFiguresQuery>().RunAsync(staff, campaign.Id, unit))!;
            var figures = (await given.Use<StructureQuery>().RunAsync(staff, new(unit, CampaignId: campaign.Id)))!;
            var inOffice = (await given.Use<StructureQuery>().RunAsync(staff, new(unit)))!;

            foreach (var group in Enum.GetValues<PostGroup>())
            {
                foreach (var figure in PeopleFigures.All)
                {
                    figures
                        .Total.Of(group)[figure]
                        .Should()
                        .Be(dashboard.Total.Of(group)[figure], "{0} {1} of {2}", group, figure, unit);
                    inOffice
                        .Total.Of(group)[figure]
                        .Should()
                        .Be(dashboard.Total.Of(group)[figure], "nobody left since");
                }
            }
            figures.Total.Everyone.MeanAge.Should().Be(dashboard.Total.Everyone.MeanAge);
            figures
                .Rows.Select(r => (r.Unit.Name, r.Figures.Everyone.All))
                .Should()
                .Equal(dashboard.Rows.Select(r => (r.Unit.Name, r.Figures.Everyone.All)));
        }
        var whole = (await given.Use<StructureQuery>().RunAsync(staff, new()))!;
        (
            whole.Total.Chairs.All,
            whole.Total.ViceChairs.All,
            whole.Total.Executives.All,
            whole.UnitsInUse,
            whole.UnitsWithCommittee,
            whole.Counted.People
        )
            .Should()
            .Be((16, 32, 146, 16, 16, 146));
        whole.Former.Should().BeNull();
    }

    /// <summary>
    /// A10, A11, C07: 220 villages and 52 communities; the directors' shares have 220 below them, and the number is
    /// said.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task VillagesAndCommunities_AreTakenApart(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var all = await given.VillagesAsync(township, 272);
        var campaign = await given.CampaignAsync(county);
        await MakeCommunitiesAsync(given, all.Skip(220));
        foreach (var (unit, n) in all.Select((v, i) => (v, i)))
            await given.CommitteeAsync(
                campaign,
                unit,
                [
                    Results.Member(1, Position.Chair) with
                    {
                        Education = n < 68 ? Education.College : Education.JuniorHigh,
                        NewlyElected = n < 56,
                    },
                ]
            );
        var staff = await given.AccountAsync(Role.CountyStaff, county);

        var villages = (await given.Use<StructureQuery>().RunAsync(staff, new(Body: StructureBody.Villages)))!;
        villages.Total.Chairs.Share(PeopleFigure.NewlyElected).ToString().Should().Be("25.45%（56/220）");
        villages.Total.Chairs.CollegeAndAbove.ToString().Should().Be("30.91%（68/220）");
        (villages.UnitsInUse, villages.UnitsWithCommittee).Should().Be((220, 220));
        var communities = (await given.Use<StructureQuery>().RunAsync(staff, new(Body: StructureBody.Communities)))!;
        (communities.Total.Chairs.All, communities.UnitsInUse).Should().Be((52, 52));
        (await given.Use<StructureQuery>().RunAsync(staff, new()))!.Total.Chairs.All.Should().Be(272);
    }

    /// <summary>
    /// A12, A13, C10: twenty township chairs, 17 with college or a degree and 3 postgraduates: exclusive bands, and all
    /// of them 大专以上.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task TownshipChairs_HaveExclusiveBandsAndOneDayOfAge(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var campaign = await given.CampaignAsync(county);
        for (var i = 0; i < 20; i++)
        {
            // 35.3 on the day: 14 of 35 and 6 of 36 years.
            var township = await given.TownshipAsync(county, $"第{i}镇");
            await given.CommitteeAsync(
                campaign,
                township,
                [
                    Results.Member(1, Position.Chair) with
                    {
                        Education =
                            i < 3 ? Education.Postgraduate
                            : i < 12 ? Education.Bachelor
                            : Education.College,
                        Birth = new(new(i < 6 ? 1990 : 1991, 7, 15)),
                    },
                ]
            );
        }
        var staff = await given.AccountAsync(Role.CountyStaff, county);

        var chairs = (await given.Use<StructureQuery>().RunAsync(staff, new(Body: StructureBody.Townships)))!
            .Total
            .Chairs;
        (chairs.MeanAge.ToString(), chairs.MeanAge.Base).Should().Be(("35.3", 20));
        (chairs.Share(PeopleFigure.Postgraduate).ToString(), chairs.CollegeAndAbove.ToString())
            .Should()
            .Be(("15.00%（3/20）", "100.00%（20/20）"));
        (chairs[PeopleFigure.Bachelor] + chairs[PeopleFigure.College]).Should().Be(17);
        var before = (
            await given.Use<StructureQuery>().RunAsync(staff, new(Body: StructureBody.Townships, On: new(2026, 7, 14)))
        )!;
        (before.On, before.Total.Chairs.MeanAge.ToString()).Should().Be((new DateOnly(2026, 7, 14), "34.3"));
        (await given.Use<StructureQuery>().RunAsync(staff, new()))!.Total.Everyone.All.Should().Be(0);
    }

    /// <summary>
    /// A26: 88% of the directors of a town sit on the two committees; A27: 7 of 8 are Party members; A28, C11: 8 of 9
    /// at another day, and 3 of 9 with senior high school or above.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Directors_InTwoCommitteesPartyAndEducation_EachOverTheirOwnNumber(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var campaign = await given.CampaignAsync(county);
        var town = await DirectorsAsync("甲镇", 25, inTwo: 22, party: 25, seniorHigh: 25);
        var eight = await DirectorsAsync("乙镇", 8, inTwo: 8, party: 7, seniorHigh: 8);
        var nine = await DirectorsAsync("丙镇", 9, inTwo: 9, party: 8, seniorHigh: 3);

        town.Share(PeopleFigure.InTwoCommittees).ToString().Should().Be("88.00%（22/25）");
        eight.Party.ToString().Should().Be("87.50%（7/8）");
        nine.Party.ToString().Should().Be("88.89%（8/9）");
        nine.SeniorHighAndAbove.ToString().Should().Be("33.33%（3/9）");

        async Task<PeopleCount> DirectorsAsync(string name, int number, int inTwo, int party, int seniorHigh)
        {
            var township = await given.TownshipAsync(county, name);
            foreach (var (village, n) in (await given.VillagesAsync(township, number, name)).Select((v, n) => (v, n)))
                await given.CommitteeAsync(
                    campaign,
                    village,
                    [
                        Results.Member(1, Position.Chair) with
                        {
                            InTwoCommittees = n < inTwo,
                            // A probationary member counts as a Party member.
                            PoliticalStatus =
                                n >= party ? PoliticalStatus.Masses
                                : n == 0 ? PoliticalStatus.ProbationaryPartyMember
                                : PoliticalStatus.PartyMember,
                            Education =
                                n >= seniorHigh ? Education.JuniorHigh
                                : n == 0 ? Education.College
                                : Education.SeniorHigh,
                        },
                    ]
                );
            var chair = await given.AccountAsync(Role.TownshipChair, township);
            return (await given.Use<StructureQuery>().RunAsync(chair, new()))!.Total.Chairs;
        }
    }

    /// <summary>
    /// Only units whose last committee is known stand on either side, and who left in the middle of the term in none.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task LastTerm_IsComparedOverTheSameUnits(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var first = await FormAsync(
            given,
            place,
            "2016年",
            place.Village,
            new(2016, 7, 8),
            ["甲", "乙"],
            Education.Primary
        );
        await FormAsync(
            given,
            place,
            "2021年",
            place.Village,
            new(2021, 6, 8),
            ["丙", "丁", "戊", "己"],
            Education.JuniorHigh
        );
        var now = await FormAsync(
            given,
            place,
            "2026年",
            place.Village,
            new(2026, 7, 8),
            ["庚", "辛", "壬"],
            Education.College
        );
        await place.FormAsync(place.Other, null, RosterCase.Member("新村", Position.Chair));
        var staff = await given.AccountAsync(Role.CountyStaff, place.County);

        foreach (var filter in (StructureFilter[])[new(), new(CampaignId: now.Id)])
        {
            var figures = (await given.Use<StructureQuery>().RunAsync(staff, filter))!;
            var former = figures.Former!;
            (former.Units, former.Current.Everyone.All, former.Before.Everyone.All).Should().Be((1, 3, 4));
            (former.Current.Everyone.CollegeAndAbove.ToString(), former.Before.Everyone.CollegeAndAbove.ToString())
                .Should()
                .Be(("100.00%（3/3）", "0.00%（0/4）"));
            former
                .Then.Should()
                .Be(figures.On.AddDays(new DateOnly(2021, 6, 8).DayNumber - new DateOnly(2026, 7, 8).DayNumber));
            figures.Total.Everyone.All.Should().Be(filter.CampaignId is null ? 4 : 3);
        }
        (await given.Use<StructureQuery>().RunAsync(staff, new(CampaignId: first.Id)))!.Former.Should().BeNull();
        (await given.Use<StructureQuery>().RunAsync(staff, new(CampaignId: first.Id)))!
            .Total.Everyone.All.Should()
            .Be(2, "as they stood when the term ended");
    }

    /// <summary>
    /// After two entries of one person were merged, the board and the structure say the same: so many posts, held by so
    /// many people, and who is counted how often is one sentence.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task MergedPerson_IsOnePersonInTwoPosts_OnTheBoardToo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var villages = await given.VillagesAsync(await given.TownshipAsync(county), 2);
        var campaign = await given.CampaignAsync(county);
        foreach (var village in villages)
            await given.CommitteeAsync(campaign, village, DashboardGiven.Team(viceChairs: 1, others: 1));
        await using (var db = given.Portal.OpenForSystem())
        {
            var kept = await db.Posts.Include(p => p.Person).FirstAsync(p => p.UnitId == villages[0].Id);
            var moved = await db.Posts.FirstAsync(p => p.UnitId == villages[1].Id);
            moved.MoveTo(kept.Person);
            await db.SaveChangesAsync();
        }
        var staff = await given.AccountAsync(Role.CountyStaff, county);

        var board = (await given.Use<CommitteeFiguresQuery>().RunAsync(staff, campaign.Id))!;
        var structure = (await given.Use<StructureQuery>().RunAsync(staff, new()))!;

        board.Counted.Should().Be(new Headcount(6, 5));
        structure.Counted.Should().Be(board.Counted);
        board.Total.Everyone.All.Should().Be(6, "each committee has its three members");
        board.Counted.Words.Should().Be("6 个任职，5 人");
        Headcount.Definition.Should().Contain("在每个班子各计一次").And.NotContain("每人只计一次");
    }

    /// <summary>P10: she who sits in two committees is one person, and is found.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task SeveralPosts_AreCountedByPerson(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var kept = (
            await place.FormAsync(
                place.Village,
                null,
                RosterCase.Member("单建华", Position.Chair),
                RosterCase.Member("曾丽")
            )
        )[0];
        var gone = (await place.FormAsync(place.Other, null, RosterCase.Member("单建华")))[0];
        await using (var db = given.Portal.OpenForSystem())
        {
            var person = await db.People.SingleAsync(p => p.Id == kept);
            (await db.Posts.SingleAsync(p => p.PersonId == gone)).MoveTo(person);
            await db.SaveChangesAsync();
        }
        var staff = await given.AccountAsync(Role.CountyStaff, place.County);

        var figures = (await given.Use<StructureQuery>().RunAsync(staff, new()))!;
        (figures.Total.Everyone.All, figures.Counted.People, figures.WithSeveralPosts).Should().Be((3, 2, 1));
        (
            await given
                .Use<StructurePeopleQuery>()
                .RunAsync(staff, new(), PostGroup.Everyone, PeopleFigure.All, several: true)
        )!
            .Page.Rows.Select(r => (r.Name, r.Unit.Name))
            .Should()
            .Equal(("单建华", "河口村"), ("单建华", "查田村"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EveryFigure_HasAsManyPeopleBehindIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var villages = await given.VillagesAsync(township, 3);
        var campaign = await given.CampaignAsync(county);
        foreach (var (village, i) in villages.Select((v, i) => (v, i)))
            await given.CommitteeAsync(campaign, village, Mixed(DashboardGiven.Team(viceChairs: 2, others: 9), i));
        var chair = await given.AccountAsync(Role.TownshipChair, township);
        StructureFilter filter = new(Form: CommitteeForm.Federation, On: new(2026, 1, 1));
        var figures = (await given.Use<StructureQuery>().RunAsync(chair, filter))!;

        foreach (var group in (PostGroup[])[PostGroup.Everyone, PostGroup.ViceChairs])
        {
            foreach (var figure in PeopleFigures.All)
                (await given.Use<StructurePeopleQuery>().RunAsync(chair, filter, group, figure))!
                    .Page.Total.Should()
                    .Be(figures.Total.Of(group)[figure], "{0} of {1}", figure, group);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OneSidedCommittees_AreNamed_WhereEverythingIsKnown(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var villages = await given.VillagesAsync(township, 4);
        var campaign = await given.CampaignAsync(county);
        var plain = DashboardGiven
            .Team(2, 3)
            .Select(m =>
                m with
                {
                    Birth = new(new(1970, 1, 1)),
                    Education = Education.JuniorHigh,
                    PoliticalStatus = PoliticalStatus.Masses,
                }
            )
            .ToList();
        await given.CommitteeAsync(campaign, villages[0], plain);
        // One young, one Party member, one from college, another trade.
        await given.CommitteeAsync(
            campaign,
            villages[1],
            plain.Select(
                (m, i) =>
                    i == 3
                        ? m with
                        {
                            Birth = new(new(1999, 1, 1)),
                            Education = Education.College,
                            PoliticalStatus = PoliticalStatus.ProbationaryPartyMember,
                            Occupation = Occupation.Teacher,
                        }
                        : m
            )
        );
        await given.CommitteeAsync(
            campaign,
            villages[2],
            plain.Select((m, i) => i == 3 ? m with { Birth = null, PoliticalStatus = null } : m)
        );
        await given.CommitteeAsync(campaign, villages[3], plain.Take(2));
        var staff = await given.AccountAsync(Role.CountyStaff, county);

        var hints = (await given.Use<StructureQuery>().RunAsync(staff, new()))!.Hints!.ToDictionary(
            h => h.What,
            h => (h.Share.ToString(), Names: string.Join("、", h.First.Select(u => u.Name)))
        );
        hints[OneSidedness.NobodyTo35]
            .Should()
            .Be(("50.00%（1/2）", "村01"), "where a birth date is missing nobody can say");
        hints[OneSidedness.NoPartyMember].Should().Be(("50.00%（1/2）", "村01"));
        hints[OneSidedness.NobodyFromCollege].Should().Be(("66.67%（2/3）", "村01、村03"));
        hints[OneSidedness.OneOccupation].Should().Be(("66.67%（2/3）", "村01、村03"));
        hints
            .Keys.Should()
            .NotContain([
                OneSidedness.NobodyOutsideSystem,
                OneSidedness.NobodyNew,
                OneSidedness.ChairOutsideTwoCommittees,
            ]);
    }

    /// <summary>AC-01, AC-09.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OtherAccounts_SeeNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        await place.FormAsync(place.Village, null, RosterCase.Member("王芳", Position.Chair));
        await place.FormAsync(place.NeighboursVillage, null, RosterCase.Member("李梅", Position.Chair));
        var elsewhere = await given.CampaignAsync(await given.CountyAsync("松溪县"));
        var neighbour = await given.AccountAsync(Role.TownshipChair, place.Neighbour);

        foreach (
            var filter in (StructureFilter[])
                [
                    new(place.Township.Id),
                    new(place.Village.Id),
                    new(place.County.Id),
                    new(999_999),
                    new(CampaignId: elsewhere.Id),
                    new(CampaignId: 999_999),
                ]
        )
        {
            (await given.Use<StructureQuery>().RunAsync(neighbour, filter)).Should().BeNull();
            (await given.Use<StructurePeopleQuery>().RunAsync(neighbour, filter, PostGroup.Everyone, PeopleFigure.All))
                .Should()
                .BeNull();
        }
        (await given.Use<StructureQuery>().RunAsync(neighbour, new()))!.Total.Everyone.All.Should().Be(1);
        (
            await given
                .Use<StructureQuery>()
                .RunAsync(await given.AccountAsync(Role.UpperReader, place.Prefecture), new())
        )!
            .Total.Everyone.All.Should()
            .Be(2);
        (
            await given
                .Use<StructureQuery>()
                .RunAsync(await given.AccountAsync(Role.VillageFederation, place.Village), new())
        )!
            .Total.Everyone.All.Should()
            .Be(1);
        (await given.Use<StructureQuery>().RunAsync(await given.AccountAsync(Role.Administrator, place.County), new()))
            .Should()
            .BeNull();
    }

    private static IEnumerable<ElectedMember> Mixed(IEnumerable<ElectedMember> team, int seed) =>
        team.Select(
            (m, i) =>
                (seed + i) switch
                {
                    var n => m with
                    {
                        Birth = n % 7 == 0 ? null : new(new(1962 + (n * 5) % 38, 1 + n % 12, 1 + n % 28)),
                        Education = (Education)(n % 7),
                        PoliticalStatus = n % 6 == 5 ? null : (PoliticalStatus)(1 + n % 13),
                        Occupation = n % 5 == 4 ? null : (Occupation)(1 + n % 11),
                        EthnicGroup = n % 4 == 3 ? null : 1 + n % 3,
                        InSystem = n % 3 == 2 ? null : n % 3 == 1,
                        NewlyElected = n % 5 == 2 ? null : n % 2 == 0,
                        InTwoCommittees = n % 6 == 3 ? null : n % 2 == 1,
                    },
                }
        );

    private static async Task MakeCommunitiesAsync(Given given, IEnumerable<Unit> units)
    {
        await using var db = given.Portal.OpenForSystem();
        var ids = units.Select(u => u.Id).ToList();
        foreach (var unit in await db.Units.Where(u => ids.Contains(u.Id)).ToListAsync())
            db.Entry(unit).Property(u => u.Kind).CurrentValue = UnitKind.Community;
        await db.SaveChangesAsync();
    }

    private static async Task<Campaign> FormAsync(
        Given given,
        RosterCase place,
        string name,
        Unit unit,
        DateOnly on,
        IEnumerable<string> names,
        Education education
    )
    {
        var campaign = await given.CampaignAsync(place.County, Given.Plan with { Name = name });
        var of = new RosterCase
        {
            Given = given,
            Prefecture = place.Prefecture,
            County = place.County,
            Township = place.Township,
            Village = place.Village,
            Other = place.Other,
            Neighbour = place.Neighbour,
            NeighboursVillage = place.NeighboursVillage,
            Campaign = campaign,
        };
        await of.FormAsync(
            unit,
            on,
            [
                .. names.Select(
                    (n, i) =>
                        RosterCase.Member(n, i == 0 ? Position.Chair : Position.Executive) with
                        {
                            Education = education,
                        }
                ),
            ]
        );
        return campaign;
    }
}
