using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Dashboards;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Elections;

/// <summary>
/// A by-election on paper, whole: the fifth enlarged executive meeting of the 14th term adds 20 executives, then chair,
/// one full-time and three part-time vice-chairs; the health centre and the boarding school elect a women's committee
/// each.
/// </summary>
public sealed class ByElectionTests
{
    /// <summary>36 executives are in office, 33 came; 21 candidates for 20 seats.</summary>
    internal static readonly ElectionSheet Executives = Sheets.Voted(
        Sheets.Listed with
        {
            Purpose = ElectionPurpose.ByElection,
            Body = ElectingBody.EnlargedExecutiveMeeting,
            Term = 14,
            Session = 5,
            Present = 33,
            Seats = [new(Position.Executive, 20)],
            Candidates = [.. Enumerable.Range(1, 21).Select(n => Sheets.Candidate(n))],
        },
        (21, 9, 24)
    );

    internal static readonly ElectionSheet Leaders = Sheets.Voted(
        Executives with
        {
            Purpose = ElectionPurpose.Leaders,
            Method = ElectionMethod.Equal,
            Rounds = [],
            Seats = [new(Position.Chair, 1), new(Position.FullTimeViceChair, 1), new(Position.PartTimeViceChair, 3)],
            Candidates =
            [
                Sheets.Candidate(1, Position.Chair),
                Sheets.Candidate(2, Position.FullTimeViceChair),
                .. Enumerable.Range(3, 3).Select(n => Sheets.Candidate(n, Position.PartTimeViceChair)),
            ],
        }
    );

    [Theory, OnSqlite, OnPostgres]
    public async Task Township_OfThe14thTerm_FromTheFirstBallotToTheBoard(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (town, campaign, day) = await TownAsync(given);
        var health = await given.UnitAsync(UnitLevel.Institution, "卫生院", town.Township);
        var school = await given.UnitAsync(UnitLevel.Institution, "寄宿制小学", town.Township);

        var first = await day.HeldAsync(Executives);
        await day.HeldAsync(Leaders);
        await day.HeldAsync(Sheets.WomensCommittee, health);
        await day.HeldAsync(Sheets.WomensCommittee, school);
        (await given.Use<ElectionQuery>().RunAsync(town.Staff, first))!
            .Title.Should()
            .Be("第十四届五次执委（扩大）会议 补选执委");

        var record = await given.ReformAsync(campaign, town.Township);
        (
            record.Result.WayIn,
            record.Result.Body,
            record.Result.Meeting,
            record.Result.Seats,
            record.Result.Representatives
        )
            .Should()
            .Be((WayIn.ByElected, ElectingBody.EnlargedExecutiveMeeting, "第十四届五次执委（扩大）会议", 20, null));
        record
            .Result.Members.Should()
            .HaveCount(20)
            .And.OnlyContain(
                m => m.NewlyElected == true,
                "who is elected into a seat during the term was not in office before"
            );
        record.Steps.Should().ContainSingle(s => s.Code == StepCode.T8 && s.On == new DateOnly(2026, 7, 8));
        await day.CompletedAsync();

        (await day.SubmitAsync())
            .Should()
            .ContainSingle(v => v.Code == "NoCommittee", "there is no committee yet that they could join");
        await given.SittingAsync(town.Township, 16);
        (await day.SubmitAsync()).Should().BeEmpty();
        (await day.ApproveAsync(town.Staff)).Should().BeEmpty();

        await using (var db = given.Portal.OpenForSystem())
        {
            var committee = await db.Committees.Include(c => c.Posts).SingleAsync(c => c.UnitId == town.Township.Id);
            committee.InOffice.Should().HaveCount(36);
            var joined = committee.Posts.Where(p => p.ReformId == record.Id).ToList();
            joined
                .Should()
                .HaveCount(20)
                .And.OnlyContain(p =>
                    p.WayIn == WayIn.ByElected
                    && p.StartOn == new DateOnly(2026, 7, 8)
                    && p.BegunBy.Meeting == "第十四届五次执委（扩大）会议"
                );
            foreach (var unit in (Unit[])[health, school])
            {
                var womens = await db.Committees.Include(c => c.Posts).SingleAsync(c => c.UnitId == unit.Id);
                (womens.Form, womens.CampaignId, womens.ElectedOn)
                    .Should()
                    .Be((CommitteeForm.WomensCommittee, null, new DateOnly(2026, 7, 8)));
                womens
                    .Posts.Select(p => p.Position)
                    .OrderBy(p => p)
                    .Should()
                    .Equal(
                        Position.Chair,
                        Position.PartTimeViceChair,
                        Position.Executive,
                        Position.Executive,
                        Position.Executive
                    );
            }
        }
        var figures = (await given.Use<CommitteeFiguresQuery>().RunAsync(town.Staff, campaign.Id))!.Total;
        (figures.Chairs.All, figures.FullTimeViceChairs.All, figures.PartTimeViceChairs.All, figures.Executives.All)
            .Should()
            .Be((1, 1, 3, 20), "the women's committees are no part of the campaign");
        (await given.Use<ProgressQuery>().RunAsync(town.Staff, campaign.Id))!.Total.Done.Should().Be(1);

        (await day.UnlockAsync(town.Staff)).Should().BeEmpty();
        await using (var db = given.Portal.OpenForSystem())
        {
            (await db.Posts.CountAsync()).Should().Be(16, "as it was before");
            (await db.Committees.Select(c => c.UnitId).ToListAsync()).Should().Equal(town.Township.Id);
            (await db.People.CountAsync()).Should().Be(16);
        }
        (await day.SubmitAsync()).Should().BeEmpty();
        (await day.ApproveAsync(town.Staff)).Should().BeEmpty("unlocked and approved again, everything stands once");
        await using var again = given.Portal.OpenForSystem();
        (await again.Posts.CountAsync(p => p.EndOn == null)).Should().Be(16 + 20 + 10);
    }

    /// <summary>
    /// The leaders may be elected from those who are in office already; they fill none of the ballot's seats.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task ChairFromTheSittingExecutives_GivesUpHerPost_AndHoldsItAgainWhenUnlocked(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (town, campaign, day) = await TownAsync(given);
        await given.SittingAsync(town.Township, 16);
        await day.HeldAsync(Executives);
        await day.HeldAsync(
            Leaders with
            {
                Candidates = [Sheets.Candidate(101, Position.Chair), .. Leaders.Candidates.Skip(1)],
                Rounds =
                [
                    Leaders.Rounds[0] with
                    {
                        Votes =
                        [
                            .. Leaders.Rounds[0].Votes.Select(v => v.Candidate == 1 ? v with { Candidate = 101 } : v),
                        ],
                    },
                ],
            }
        );
        (await given.ReformAsync(campaign, town.Township)).Result.Members.Should().HaveCount(21);
        await day.CompletedAsync();

        (await day.SubmitAsync()).Should().BeEmpty("twenty seats, twenty elected into them");
        (await day.ApproveAsync(town.Staff)).Should().BeEmpty();

        await using (var db = given.Portal.OpenForSystem())
        {
            var hers = await db
                .Posts.Where(p => p.Person.Name == Results.Member(101).Name)
                .OrderBy(p => p.Id)
                .ToListAsync();
            hers.Select(p => (p.Position, p.WayOut))
                .Should()
                .Equal((Position.Executive, WayOut.Reassigned), (Position.Chair, null));
            (await db.Posts.CountAsync(p => p.EndOn == null)).Should().Be(36);
        }
        (await day.UnlockAsync(town.Staff)).Should().BeEmpty();
        await using var back = given.Portal.OpenForSystem();
        (await back.Posts.SingleAsync(p => p.Person.Name == Results.Member(101).Name))
            .Should()
            .Match<Post>(p => p.Position == Position.Executive && p.EndOn == null);
    }

    /// <summary>A women's committee that went on since is not taken back without a word.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task WomensCommittee_ThatSomebodyJoinedSince_KeepsTheRecordLocked(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (town, campaign, day) = await TownAsync(given);
        await given.SittingAsync(town.Township, 16);
        var school = await given.UnitAsync(UnitLevel.Institution, "寄宿制小学", town.Township);
        await day.HeldAsync(Executives);
        await day.HeldAsync(Leaders);
        await day.HeldAsync(Sheets.WomensCommittee, school);
        await day.CompletedAsync();
        (await day.SubmitAsync()).Should().BeEmpty();
        (await day.ApproveAsync(town.Staff)).Should().BeEmpty();
        await using (var db = given.Portal.OpenForSystem())
        {
            await CommitteeFormation.JoinAsync(
                db,
                school.Id,
                [Results.Member(60)],
                new(WayIn.Added, new(2026, 7, 13), Resolution.None),
                default
            );
            await db.SaveChangesAsync();
        }

        (await day.UnlockAsync(town.Staff))
            .Should()
            .ContainSingle(v => v.Code == CommitteeDissolution.ChangedSinceCode && v.Message.Contains("1 项"));

        (await given.ReformAsync(campaign, town.Township)).State.Should().Be(ReformState.Approved);
    }

    private static async Task<(VillageCase Town, Campaign Campaign, ElectionDay Day)> TownAsync(Given given)
    {
        var town = await VillageCase.OnAsync(given);
        var campaign = await given.CampaignAsync(town.County, Given.TownshipPlan);
        return (town, campaign, new(given, town.Chair, campaign, town.Township));
    }
}

internal static class SittingCommittees
{
    /// <summary>The committee in office since 2021, without a campaign: executives from number 101 on.</summary>
    public static async Task SittingAsync(this Given given, Unit unit, int executives)
    {
        await using var db = given.Portal.OpenForSystem();
        var sitting = await db.Units.SingleAsync(u => u.Id == unit.Id);
        var committee = Committee.Create(sitting, new(new(2021, 6, 1), 5, Number: 14), new(1, 1, 3, 36));
        CommitteeFormation.Join(
            committee,
            [.. Enumerable.Range(101, executives).Select(n => Results.Member(n))],
            [],
            new(WayIn.Elected, new(2021, 6, 1), Resolution.None)
        );
        db.Committees.Add(committee);
        await db.SaveChangesAsync();
    }
}
