using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Elections;

public sealed class ConfirmElectionTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Count_Confirmed_IsTheRecordsResult(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var id = await ElectionAsync(given, village, Sheets.Executives);

        (await ConfirmAsync(given, village, id)).Should().BeEmpty();

        var election = await given.ElectionAsync(id);
        (election.ConfirmedBy, election.ConfirmedAt).Should().Be(("张主席", given.Clock.UtcNow()));
        var record = await village.RecordAsync();
        var result = record.Result;
        record.State.Should().Be(ReformState.InProgress);
        (result.Counted, result.Body, result.WayIn, result.Meeting)
            .Should()
            .Be((true, ElectingBody.Congress, WayIn.Elected, "妇女代表大会"));
        (result.HeldOn, result.Place, result.Guide, result.Representatives)
            .Should()
            .Be((new DateOnly(2026, 7, 8), "村部会议室", "陈指导", 36));
        (result.Entitled, result.Present, result.Seats, result.Candidates).Should().Be((36, 31, 11, 12));
        (result.Issued, result.Returned, result.Valid, result.Void).Should().Be((31, 31, 31, 0));
        result.Members.Select(m => m.Name).Should().Equal(Enumerable.Range(1, 11).Select(n => Results.Member(n).Name));
        result
            .Members.Should()
            .OnlyContain(m =>
                m.For == 28
                && m.Against == 0
                && m.Abstain == 3
                && m.Position == Position.Executive
                && m.Phone != null
                && m.NewlyElected == null
            );
        var saved = (await given.AuditAsync()).Single(a => a.Event == AuditEvent.RecordSaved);
        saved
            .Changes.Should()
            .Contain(c => c.Field == "应到人数" && c.New == "36")
            .And.NotContain(c => (c.New ?? "").Contains("13800000001"));
    }

    /// <summary>弃权 is what remains of the valid ballots; who types ○ and × need not count the blanks.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task AbstentionsThatNobodyTyped_AreWhatRemains(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var sheet = Sheets.Executives with
        {
            Rounds =
            [
                Sheets.Executives.Rounds[0] with
                {
                    Votes = [.. Sheets.Executives.Rounds[0].Votes.Select(v => v with { Abstain = null })],
                },
            ],
        };
        var id = await ElectionAsync(given, village, sheet);

        var round = (await given.ElectionAsync(id)).Sheet.Rounds[0];
        round.AbstainLeft(round.Votes[0].Candidate).Should().Be(3);
        (round with { Valid = null }).AbstainLeft(round.Votes[0].Candidate).Should().BeNull();
        (round with { Valid = 20 }).AbstainLeft(round.Votes[0].Candidate).Should().BeNull("that cannot be true");
        (await ConfirmAsync(given, village, id)).Should().BeEmpty();

        (await village.RecordAsync()).Result.Members.Should().OnlyContain(m => m.Abstain == 3);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WinnerOfARunOff_KeepsTheVotesShePassedWith(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var tied = Sheets.Listed.Voted(
            RoundKind.Formal,
            Counted.Everybody(Sheets.Listed, 28, (11, 20, 5), (12, 20, 5))
        );
        var id = await ElectionAsync(given, village, tied);
        (await ConfirmAsync(given, village, id))
            .Should()
            .ContainSingle(v => v.Code == ConfirmationRules.NotFinalCode && v.Message.Contains("票数相等"));
        (
            await given
                .Use<AddRound>()
                .RunAsync(village.Chair, new(id, (await given.ElectionAsync(id)).Version, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        (await given.ElectionAsync(id)).Sheet.Rounds[1].Kind.Should().Be(RoundKind.RunOff);
        (string Field, string Text)[] count = [("Issued", "31"), ("Returned", "31"), ("Valid", "30"), ("Void", "1")];
        (int Candidate, string Text)[] votes = [(11, "14"), (12, "16")];
        await given
            .Use<SetElectionFields>()
            .RunAsync(
                village.Chair,
                new(
                    id,
                    Guid.NewGuid(),
                    [
                        .. count.Select(c => new ElectionFieldEdit(ElectionFields.Round(1, c.Field), "", c.Text)),
                        .. votes.Select(v => new ElectionFieldEdit(
                            ElectionFields.Votes(1, v.Candidate, "For"),
                            "",
                            v.Text
                        )),
                    ]
                )
            );

        (await ConfirmAsync(given, village, id)).Should().BeEmpty();

        var result = (await village.RecordAsync()).Result;
        result.Members.Should().HaveCount(11).And.NotContain(m => m.Name == Results.Member(11).Name);
        var winner = result.Members.Single(m => m.Name == Results.Member(12).Name);
        (winner.For, winner.Against, result.Valid)
            .Should()
            .Be((20, 5, 31), "the ballots of the congress are those of the formal vote");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Leaders_Confirmed_LiftExecutives_AndTheirMeetingIsTheStep(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await ConfirmedAsync(given, village, Sheets.Executives);
        (await village.RecordAsync()).Steps.Should().BeEmpty();

        var leaders = await ConfirmedAsync(given, village, Sheets.Leaders);

        var record = await village.RecordAsync();
        record
            .Result.Members.Select(m => m.Position)
            .Should()
            .Equal([
                Position.Chair,
                Position.PartTimeViceChair,
                Position.PartTimeViceChair,
                .. Enumerable.Repeat(Position.Executive, 8),
            ]);
        record
            .Result.Members[0]
            .Should()
            .Match<ElectedMember>(m => m.Name == Results.Member(1).Name && m.For == 28, "her votes are the congress's");
        var step = record.Steps.Should().ContainSingle().Subject;
        (step.Code, step.On, step.By).Should().Be((StepCode.V7, new DateOnly(2026, 7, 9), "张主席"));
        var twice = await given.ElectionAsync(leaders);
        (
            await given
                .Use<ReopenElection>()
                .RunAsync(village.Chair, new(leaders, twice.Version, Guid.NewGuid(), "日期写错"))
        )
            .Should()
            .BeEmpty();
        (await village.RecordAsync()).Steps.Should().BeEmpty("its day may be the mistake");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task StepThatSomebodyRegistered_StaysAsItIs(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await given
            .Use<SetStep>()
            .RunAsync(
                village.Chair,
                new(
                    village.Campaign.Id,
                    village.Village.Id,
                    (await village.RecordAsync()).Version,
                    Guid.NewGuid(),
                    StepCode.V7,
                    new(2026, 7, 10),
                    "村部二楼"
                )
            );

        var id = await ConfirmedAsync(given, village, Sheets.Leaders);
        await given
            .Use<ReopenElection>()
            .RunAsync(village.Chair, new(id, (await given.ElectionAsync(id)).Version, Guid.NewGuid(), "票数写错"));

        (await village.RecordAsync())
            .Steps.Should()
            .ContainSingle()
            .Which.Should()
            .Match<StepDone>(s => s.On == new DateOnly(2026, 7, 10) && s.Note == "村部二楼");
    }

    /// <summary>
    /// The list may have been typed, and only the leaders counted here; counted again, nobody leads who was not
    /// elected.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Leaders_CountedAgain_ReplaceThoseOfTheFirstCount(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await given.ReformAsync(village.Campaign, village.Village, r =>
            r.SaveResult(Results.Valid, given.Clock.UtcNow())
        );
        var id = await ConfirmedAsync(given, village, Sheets.Leaders);
        (await village.RecordAsync())
            .Result.Should()
            .Match<CongressResult>(r => !r.Counted && r.Members[0].Name == Results.Member(1).Name);
        await given
            .Use<ReopenElection>()
            .RunAsync(village.Chair, new(id, (await given.ElectionAsync(id)).Version, Guid.NewGuid(), "主席写错"));
        foreach (var (candidate, name) in ((int, string)[])[(1, Results.Member(4).Name)])
        {
            var now = (await given.ElectionAsync(id)).Sheet;
            (
                await given
                    .Use<SetElectionFields>()
                    .RunAsync(
                        village.Chair,
                        new(
                            id,
                            Guid.NewGuid(),
                            [
                                new(
                                    ElectionFields.Candidate(candidate, "Name"),
                                    now.CandidateOf(candidate)!.Person.Name,
                                    name
                                ),
                                new(
                                    ElectionFields.Candidate(candidate, "Birth"),
                                    now.CandidateOf(candidate)!.Person.Birth.ToString()!,
                                    "1985-03-04"
                                ),
                            ]
                        )
                    )
            )
                .Should()
                .BeEmpty();
        }

        (await ConfirmAsync(given, village, id)).Should().BeEmpty();

        var members = (await village.RecordAsync()).Result.Members;
        members.Should().HaveCount(11);
        members.Single(m => m.Position == Position.Chair).Name.Should().Be(Results.Member(4).Name);
        members.Count(m => m.Position == Position.PartTimeViceChair).Should().Be(2);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WhatIsMissing_IsAllSaid_AndNothingIsConfirmed(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var id = await ElectionAsync(
            given,
            village,
            Sheets.Listed with
            {
                HeldOn = new(2026, 7, 16),
                Place = null,
                UpperApproval = null,
                Form = BallotForm.ShowOfHands,
                Scrutineers = Results.Member(1).Name,
            }
        );

        var violations = await ConfirmAsync(given, village, id);

        violations
            .Select(v => (v.Code, v.Field))
            .Should()
            .BeEquivalentTo([
                ("MeetingInFuture", "HeldOn"),
                ("Required", "Place"),
                (ConfirmationRules.NotFinalCode, ""),
                (CandidatesDoNotCountRule.Code, "Scrutineers"),
                (ConfirmationRules.ReasonMissingCode, ElectionFields.Reason(SecretBallotRule.Code)),
                (ConfirmationRules.ReasonMissingCode, ElectionFields.Reason(CandidateApprovalsRule.Code)),
            ]);
        (await given.ElectionAsync(id)).ConfirmedAt.Should().BeNull();
        (await village.RecordAsync()).Result.IsEmpty.Should().BeTrue();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task WhatWasExplainedAtTheElection_IsNotAskedAgain(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var older = Sheets.Executives with
        {
            Form = BallotForm.ShowOfHands,
            Reasons = new Dictionary<string, string> { [SecretBallotRule.Code] = "到会人数少" },
            Candidates =
            [
                .. Sheets.Executives.Candidates.Select(c =>
                    c.Id is 2 or 12
                        ? c with
                        {
                            Person = c.Person with { Birth = new(new(1970, 1, 1)) },
                            ExceptionReason = "群众公认",
                        }
                        : c
                ),
            ],
        };

        await ConfirmedAsync(given, village, older);
        await ConfirmedAsync(
            given,
            village,
            Sheets.Leaders with
            {
                Candidates =
                [
                    .. Sheets.Leaders.Candidates.Select(c =>
                        c.Id == 2
                            ? older.CandidateOf(2)! with
                            {
                                Person = older.CandidateOf(2)!.Person with { Position = Position.PartTimeViceChair },
                                ExceptionReason = "熟悉村情",
                            }
                            : c
                    ),
                ],
            }
        );

        var result = (await village.RecordAsync()).Result;
        var name = Results.Member(2).Name;
        result
            .Reasons.Should()
            .BeEquivalentTo(
                new Dictionary<string, string>
                {
                    [SecretBallotRule.Code] = "到会人数少",
                    [AgeLimitRule.Code] = $"{name}：群众公认；{name}：熟悉村情",
                },
                "the twelfth was not elected"
            );
        result
            .Reasons.Keys.Should()
            .OnlyContain(
                code => VillageResultRules.Title(code) != code,
                "every kept reason is shown with the name of its rule"
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ResultThatWasCounted_KeepsItsCount_WhateverIsTyped(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await ConfirmedAsync(
            given,
            village,
            Sheets.Executives with
            {
                Form = BallotForm.ShowOfHands,
                Reasons = new Dictionary<string, string> { [SecretBallotRule.Code] = "到会人数少" },
            }
        );
        var sheet = ResultSheet.Of((await village.RecordAsync()).Result);
        var typed = sheet
            .With("Entitled", "99")
            .With("Valid", "1")
            .With("Representatives", "40")
            .WithCell(0, ResultColumns.IndexOf("NewlyElected"), "是")
            .WithCell(0, ResultColumns.IndexOf("For"), "3")
            .WithCell(0, ResultColumns.IndexOf("Position"), "主席")
            .WithReason(SecretBallotRule.Code, "");

        (await SaveAsync(given, village, typed)).Should().BeEmpty();
        (await SaveAsync(given, village, typed.WithoutRow(3))).Should().ContainSingle(v => v.Code == "ResultCounted");
        (await SaveAsync(given, village, typed.WithCell(0, ResultColumns.IndexOf("Name"), "别人")))
            .Should()
            .ContainSingle(v => v.Code == "ResultCounted");

        var result = (await village.RecordAsync()).Result;
        (result.Entitled, result.Valid, result.Representatives, result.Counted).Should().Be((36, 31, 40, true));
        result
            .Members[0]
            .Should()
            .Match<ElectedMember>(m => m.NewlyElected == true && m.For == 28 && m.Position == Position.Executive);
        result.Reasons.Should().ContainKey(SecretBallotRule.Code);
    }

    /// <summary>
    /// Work of hours was typed before the count: what it replaces is listed first, and what it does not say stays.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task WhatTheCountReplaces_IsListedBefore_AndWhatItDoesNotSayIsKept(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var typed = ResultSheet
            .Of(Results.Valid)
            .WithCell(0, ResultColumns.IndexOf("Name"), "未当选的人")
            .WithCell(1, ResultColumns.IndexOf("Birth"), "1990-01")
            .WithCell(1, ResultColumns.IndexOf("NewlyElected"), "是");
        (await SaveAsync(given, village, typed)).Should().BeEmpty();
        var second = (await village.RecordAsync()).Result.Members[1].Name;
        var id = await ElectionAsync(given, village, Sheets.Executives);

        var replaced = await given.Use<CountReplacesQuery>().RunAsync(village.Chair, id);

        replaced.Should().Contain(c => c.Field.StartsWith("未当选的人"));
        replaced.Should().Contain(c => c.Field.StartsWith(second) && c.Old == "1990-01");
        replaced.Should().OnlyContain(c => c.Old != null, "what is only filled in loses nothing");
        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await given.Use<CountReplacesQuery>().RunAsync(stranger, id)).Should().BeEmpty();

        (await ConfirmAsync(given, village, id)).Should().BeEmpty();
        var members = (await village.RecordAsync()).Result.Members;
        members.Should().NotContain(m => m.Name == "未当选的人");
        members.Single(m => m.Name == second).NewlyElected.Should().Be(true, "the count says nothing about it");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CountGivenUp_LeavesAResultThatIsTypedAgain(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var id = await ConfirmedAsync(given, village, Sheets.Executives);

        (
            await given
                .Use<ReopenElection>()
                .RunAsync(village.Chair, new(id, (await given.ElectionAsync(id)).Version, Guid.NewGuid(), ""))
        )
            .Should()
            .ContainSingle(v => v.Field == "Reason");
        (
            await given
                .Use<ReopenElection>()
                .RunAsync(village.Chair, new(id, (await given.ElectionAsync(id)).Version, Guid.NewGuid(), "重复录入"))
        )
            .Should()
            .BeEmpty();
        (
            await given
                .Use<RemoveElection>()
                .RunAsync(village.Chair, new(id, (await given.ElectionAsync(id)).Version, Guid.NewGuid()))
        )
            .Should()
            .ContainSingle(v => v.Code == "ElectionHasRounds");
        (
            await given
                .Use<RemoveRound>()
                .RunAsync(village.Chair, new(id, (await given.ElectionAsync(id)).Version, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        (
            await given
                .Use<RemoveElection>()
                .RunAsync(village.Chair, new(id, (await given.ElectionAsync(id)).Version, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();

        (await SaveAsync(given, village, ResultSheet.Of((await village.RecordAsync()).Result).WithoutRow(3)))
            .Should()
            .BeEmpty();
        (await village.RecordAsync()).Result.Should().Match<CongressResult>(r => !r.Counted && r.Members.Count == 10);
    }

    private static async Task<int> ElectionAsync(Given given, VillageCase village, ElectionSheet sheet) =>
        (await given.ElectionAsync(village.Campaign, village.Village, sheet)).Id;

    private static async Task<int> ConfirmedAsync(Given given, VillageCase village, ElectionSheet sheet)
    {
        var id = await ElectionAsync(given, village, sheet);
        (await ConfirmAsync(given, village, id)).Should().BeEmpty();
        return id;
    }

    private static async Task<Violations> ConfirmAsync(Given given, VillageCase village, int election) =>
        await given
            .Use<ConfirmElection>()
            .RunAsync(village.Chair, new(election, (await given.ElectionAsync(election)).Version, Guid.NewGuid()));

    private static async Task<Violations> SaveAsync(Given given, VillageCase village, ResultSheet sheet) =>
        (
            await given
                .Use<SaveResult>()
                .RunAsync(
                    village.Chair,
                    new(
                        village.Campaign.Id,
                        village.Village.Id,
                        (await village.RecordAsync()).Version,
                        Guid.NewGuid(),
                        sheet
                    )
                )
        ).Violations;
}
