using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Elections;

/// <summary>Elections within the life of a record: set up, handed in, approved.</summary>
public sealed class RecordWithElectionsTests
{
    /// <summary>
    /// The township plan of 2017: 41 representatives elect 25 executives from 27 candidates (at least 5% more than
    /// seats), these one chair and two vice-chairs. The plan's two clauses on education both remind of one and the same
    /// person.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Township_OfThePlanOf2017_FromTheFirstBallotToTheBoard(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var town = await VillageCase.OnAsync(given);
        var campaign = await given.CampaignAsync(town.County, Given.TownshipPlan);
        var day = new ElectionDay(given, town.Chair, campaign, town.Township);
        var listed = Sheets.Listed with
        {
            Place = "镇政府三楼会议室",
            Entitled = 41,
            Present = 38,
            Seats = [new(Position.Executive, 25)],
            Candidates = [.. Enumerable.Range(1, 27).Select(n => Sheets.Candidate(n))],
        };
        var sheet = With(
            With(listed.Voted(RoundKind.Formal, Counted.Everybody(listed, 36, (26, 20, 18), (27, 15, 20))), 7, c =>
                c with
                {
                    Person = c.Person with { Education = Education.Primary },
                    ExceptionReason = "非物质文化遗产传承人",
                }
            ),
            8,
            c => c with { Person = c.Person with { Birth = new(new(1975, 7, 9)) } }
        );

        CandidateRules
            .Check(With(sheet, 7, c => c with { ExceptionReason = null }), Given.TownshipPlan.Rules, new(2026, 7, 15))
            .Select(v => v.Clause)
            .Should()
            .HaveCount(2)
            .And.Contain(c => c!.Contains("初中"))
            .And.Contain(c => c!.Contains("高中"), "both clauses; fifty years and 364 days is within 50周岁以下");
        var id = await day.HeldAsync(sheet);
        var verdict = (await given.Use<ElectionQuery>().RunAsync(town.Staff, id))!.Verdict;
        (verdict.Elected.Count, verdict.Open.Count).Should().Be((25, 0));
        verdict
            .Rounds[0]
            .Outcomes.Single(o => o.Candidate == 26)
            .Sentence.Should()
            .Contain("41")
            .And.Contain("21", "more than half of the 41 entitled");
        await day.HeldAsync(Sheets.Voted(Sheets.Leaders with { Entitled = 25, Present = 25, Rounds = [] }));
        await day.CompletedAsync();

        (await day.SubmitAsync()).Should().BeEmpty("what was explained with the candidate is not asked again");
        (await day.ApproveAsync(town.Staff)).Should().BeEmpty();

        var figures = (await given.Use<CommitteeFiguresQuery>().RunAsync(town.Staff, campaign.Id))!.Total;
        (figures.Chairs.All, figures.ViceChairs.All, figures.Executives.All, figures.ExecutivesName)
            .Should()
            .Be((1, 2, 25, "执委（含主席、副主席）"));
        await using var db = given.Portal.OpenForSystem();
        (await db.Committees.SingleAsync()).Representatives.Should().Be(41);
        var record = await given.ReformAsync(campaign, town.Township);
        (record.Result.Candidates, record.Result.Seats, record.Result.Present).Should().Be((27, 25, 38));
        record.Result.Reasons[EducationLimitRule.Code].Should().Contain("传承人");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OpenCount_KeepsTheRecordFromBeingHandedIn(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var day = new ElectionDay(given, village.Chair, village.Campaign, village.Village);
        var executives = await day.HeldAsync(Sheets.Executives with { Term = 14 });
        var leaders = await day.CountedAsync(Sheets.Leaders);
        await day.CompletedAsync();

        (await day.SubmitAsync())
            .Should()
            .ContainSingle(v =>
                v.Code == ElectionsOfRecord.UnfinishedCode
                && v.Field == $"Elections[{leaders}]"
                && v.Message.Contains("选举主席、副主席")
            );
        (await day.ConfirmAsync(leaders)).Should().BeEmpty();
        (await day.ReopenAsync(executives)).Should().BeEmpty();
        (await day.SubmitAsync())
            .Should()
            .Contain(v => v.Code == ElectionsOfRecord.UnfinishedCode && v.Field == $"Elections[{executives}]");
        (await day.ConfirmAsync(executives)).Should().BeEmpty();

        (await day.SubmitAsync()).Should().BeEmpty();
        (await day.ReopenAsync(executives)).Should().ContainSingle(v => v.Code == ReformRefusal.StateCode);
        (await day.ApproveAsync(village.Staff)).Should().BeEmpty();
        await using var db = given.Portal.OpenForSystem();
        (await db.Posts.CountAsync(p => p.Position == Position.Chair)).Should().Be(1);
        (await db.Committees.SingleAsync()).Number.Should().Be(14, "the count says which 届 it is");
    }

    /// <summary>Handed in and opened again at the same moment: one of the two, never both.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task HandedInAndReopenedAtOnce_OnlyOneHappens(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var day = new ElectionDay(given, village.Chair, village.Campaign, village.Village);
        var executives = await day.HeldAsync(Sheets.Executives);
        await day.HeldAsync(Sheets.Leaders);
        await day.CompletedAsync();

        await AtOnce.RunAsync(() => day.SubmitAsync(), () => day.ReopenAsync(executives));

        var open = (await given.ElectionAsync(executives)).ConfirmedAt is null;
        ((await village.RecordAsync()).State == ReformState.Submitted).Should().Be(!open);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Election_IsSetUp_WithWhatUsuallyGoesWithIt_Once(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var campaign = await given.CampaignAsync(village.County, Given.TownshipPlan);
        var school = await given.UnitAsync(UnitLevel.Institution, "寄宿制小学", village.Township);
        AddElectionInput input = new(
            campaign.Id,
            village.Township.Id,
            ElectionPurpose.Executives,
            null,
            Guid.NewGuid()
        );

        var answers = await AtOnce.RunAsync(5, _ => given.Use<AddElection>().RunAsync(village.Chair, input));

        answers
            .Should()
            .OnlyContain(a => a.Violations.Count == 0 && a.ElectionId == answers[0].ElectionId && a.ElectionId != null);
        var sheet = (await given.ElectionAsync(answers[0].ElectionId!.Value)).Sheet;
        (sheet.Body, sheet.Method, sheet.SeatsOf(Position.Executive))
            .Should()
            .Be((ElectingBody.Congress, ElectionMethod.Differential, 15));
        (await given.ReformAsync(campaign, village.Township)).State.Should().Be(ReformState.InProgress);
        (await AddAsync(ElectionPurpose.Leaders)).Violations.Should().BeEmpty();
        (await AddAsync(ElectionPurpose.Leaders))
            .Violations.Should()
            .BeEmpty("the chair and the vice-chairs may stand on two ballots");
        (await AddAsync(ElectionPurpose.WomensCommittee, school.Id)).Violations.Should().BeEmpty();

        (await AddAsync(ElectionPurpose.Executives)).Violations.Should().ContainSingle(v => v.Code == "ElectionTwice");
        (await AddAsync(ElectionPurpose.ByElection))
            .Violations.Should()
            .ContainSingle(v => v.Code == "ElectionTwice", "a record is one result");
        (await AddAsync(ElectionPurpose.WomensCommittee, school.Id))
            .Violations.Should()
            .ContainSingle(v => v.Code == "ElectionTwice");
        foreach (var unit in (int?[])[null, village.Village.Id])
            (await AddAsync(ElectionPurpose.WomensCommittee, unit))
                .Violations.Should()
                .ContainSingle(v => v.Code == "InstitutionMissing");
        (await AddAsync(ElectionPurpose.StandingMembers, school.Id))
            .Violations.Should()
            .ContainSingle(v => v.Code == "OtherUnit");
        (await AddAsync((ElectionPurpose)99)).Violations.Should().ContainSingle(v => v.Code == "UnknownPurpose");
        (await given.Use<ElectionListQuery>().RunAsync(village.Staff, campaign.Id, village.Township.Id))!
            .Should()
            .Match<RecordElections>(r =>
                r.Elections.Count == 4 && !r.MayEdit && r.Institutions.Single().Name == "寄宿制小学"
            );

        Task<AddedElection> AddAsync(ElectionPurpose purpose, int? elected = null) =>
            given
                .Use<AddElection>()
                .RunAsync(
                    village.Chair,
                    input with
                    {
                        Purpose = purpose,
                        ElectedUnitId = elected,
                        OperationId = Guid.NewGuid(),
                    }
                );
    }

    /// <summary>AC-02, AC-05</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Election_OfOthers_IsNeitherSetUpNorSeen(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        var id = (await given.ElectionAsync(village.Campaign, village.Village, Sheets.Executives)).Id;
        var strangers = await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff);
        var other = await given.AccountAsync(Role.VillageFederation, village.Villages[1]);
        AddElectionInput input = new(
            village.Campaign.Id,
            village.Village.Id,
            ElectionPurpose.Leaders,
            null,
            Guid.NewGuid()
        );

        foreach (var scope in (UnitScope[])[strangers[0], other])
            (await given.Use<AddElection>().RunAsync(scope, input)).Violations.Should().Equal(Refusal.NotFound);
        foreach (
            var scope in (UnitScope[])
                [strangers[1], village.Staff, await given.AccountAsync(Role.UpperReader, village.County)]
        )
            (await given.Use<AddElection>().RunAsync(scope, input))
                .Violations.Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
        // A unit beside her own, in a record that is hers.
        (
            await given
                .Use<AddElection>()
                .RunAsync(other, input with { UnitId = village.Villages[1].Id, ElectedUnitId = village.Village.Id })
        )
            .Violations.Should()
            .Equal(Refusal.NotFound);

        foreach (
            var scope in (UnitScope[])
                [.. strangers, other, await given.AccountAsync(Role.Administrator, village.County)]
        )
        {
            (await given.Use<ElectionQuery>().RunAsync(scope, id)).Should().BeNull();
            (await given.Use<ElectionListQuery>().RunAsync(scope, village.Campaign.Id, village.Village.Id))
                .Should()
                .BeNull();
        }
        (await given.Use<ElectionQuery>().RunAsync(village.Chair, id))!
            .May.Should()
            .Be(new ElectionActions(Edit: true, Reopen: false, Mark: false));
        (await given.Use<ElectionQuery>().RunAsync(village.Staff, id))!
            .May.Should()
            .Be(new ElectionActions(Edit: false, Reopen: false, Mark: true));
        (await given.AuditAsync()).Should().NotContain(a => a.Event == AuditEvent.ElectionAdded);
    }

    private static ElectionSheet With(ElectionSheet sheet, int candidate, Func<Candidate, Candidate> change) =>
        sheet with
        {
            Candidates = [.. sheet.Candidates.Select(c => c.Id == candidate ? change(c) : c)],
        };
}
