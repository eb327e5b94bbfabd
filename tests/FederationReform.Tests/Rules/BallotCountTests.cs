using FederationReform.People;
using FederationReform.Rules;
using FluentAssertions;

namespace FederationReform.Tests.Rules;

public sealed class BallotCountTests
{
    /// <summary>
    /// The township plan of 2017: 41 representatives, 25 seats, at least 27 candidates, elected from 21
    /// approvals.
    /// </summary>
    [Fact]
    public void TownshipCongress_ElectsTwentyFiveOfTwentySeven()
    {
        var sheet = Counted.Congress();
        sheet = sheet.Voted(RoundKind.Formal, Counted.Everybody(sheet, 39, (5, 21, 10), (9, 20, 15), (14, 20, 0)));

        var verdict = sheet.Judge();

        verdict.Ids().Should().HaveCount(25).And.Contain(5).And.NotContain([9, 14]);
        verdict.Open.Should().BeEmpty();
        verdict.Next.Should().Be(NextStep.Confirm);
        verdict
            .Rounds[0]
            .Outcomes.Single(o => o.Candidate == 5)
            .Sentence.Should()
            .Be("候选5得赞成 21 票，超过应到 41 人的半数（至少 21 票），当选。");
        verdict
            .Rounds[0]
            .Outcomes.Single(o => o.Candidate == 9)
            .Sentence.Should()
            .Be("候选9得赞成 20 票，没有超过应到 41 人的半数（至少 21 票），不当选。");
        verdict
            .Rounds[0]
            .Sentences.Select(s => s.Sentence)
            .Should()
            .Contain("应到 41 人，实到 41 人，达到三分之二（28 人）。");
    }

    /// <summary>
    /// Every impossible count is refused with the sentence that says why, and elects nobody.
    /// </summary>
    [Theory]
    [InlineData(41, 42, 41, 41, 41, 0, 30, "实到 42 人")]
    [InlineData(41, 40, 41, 40, 40, 0, 30, "发出选票 41 张")]
    [InlineData(41, 40, 40, 40, 38, 1, 30, "有效票 38 张")]
    [InlineData(41, 40, 40, 40, 39, 1, 40, "多于有效票 39 张")]
    [InlineData(0, 0, 0, 0, 0, 0, 0, "应到人数不能是 0")]
    public void ImpossibleCount_IsRefusedInASentence_AndElectsNobody(
        int entitled,
        int present,
        int issued,
        int returned,
        int valid,
        int @void,
        int approvals,
        string words
    )
    {
        var sheet = Counted.Congress(candidates: 3, seats: 2, entitled, present);
        sheet = sheet with
        {
            Rounds =
            [
                new()
                {
                    Kind = RoundKind.Formal,
                    Issued = issued,
                    Returned = returned,
                    Valid = valid,
                    Void = @void,
                    Votes = [new(1, approvals, 0, 0), new(2, 0, 0, 0), new(3, 0, 0, 0)],
                },
            ],
        };

        var verdict = sheet.Judge();

        verdict.Elected.Should().BeEmpty();
        verdict.Next.Should().Be(NextStep.MendCount);
        verdict.Rounds[0].Sentences.Should().Contain(s => s.Standing == Standing.Block && s.Sentence.Contains(words));
    }

    [Fact]
    public void MoreApprovalsThanSeatsTimesBallots_AreRefused()
    {
        var sheet = Counted
            .Congress(candidates: 3, seats: 2, entitled: 30, present: 30)
            .Voted(RoundKind.Formal, (1, 25, 0), (2, 25, 0), (3, 11, 0));

        var verdict = sheet.Judge();

        verdict.Next.Should().Be(NextStep.MendCount);
        verdict
            .Rounds[0]
            .Sentences.Single(s => s.Standing == Standing.Block)
            .Sentence.Should()
            .Be(
                "执委应选 2 名，有效票 30 张，赞成票合计最多 60 张，现在是 61 张："
                    + "有选票所选人数多于应选名额，应计为无效票，请核对计票单。"
            );
        verdict
            .Rounds[0]
            .Sentences.Single(s => s.Standing == Standing.Block)
            .Field.Should()
            .Be("Rounds[0].Votes[1].For");
    }

    /// <summary>
    /// Too few came, or more ballots came back than were given out: true perhaps, but no election. The next vote is on
    /// the same ballot.
    /// </summary>
    [Fact]
    public void InvalidElection_IsHeldAgainOnTheSameBallot()
    {
        var sheet = Counted.Congress(candidates: 3, seats: 2, entitled: 30, present: 28);
        sheet = sheet with
        {
            Rounds =
            [
                new()
                {
                    Kind = RoundKind.Formal,
                    Issued = 27,
                    Returned = 28,
                    Valid = 28,
                    Void = 0,
                    Votes = [new(1, 25, 0, 0), new(2, 20, 0, 0), new(3, 10, 0, 0)],
                },
            ],
        };

        sheet.Judge().Next.Should().Be(NextStep.VoteAgain);
        sheet.Judge().Elected.Should().BeEmpty();
        BallotCount.FollowingRound(sheet, sheet.Judge()).Should().Be(RoundKind.Formal);
        var again = sheet.Voted(RoundKind.Formal, (1, 25, 0), (2, 20, 0), (3, 10, 0)).Judge();
        again.Rounds[1].Ballot.Should().Equal(1, 2, 3);
        again.Ids().Should().Equal(1, 2);
    }

    [Fact]
    public void TooFewPresent_ElectNobody()
    {
        var sheet = Counted
            .Congress(candidates: 3, seats: 2, entitled: 36, present: 23)
            .Voted(RoundKind.Formal, (1, 20, 0), (2, 20, 0), (3, 2, 0));

        sheet.Judge().Next.Should().Be(NextStep.VoteAgain);
        (sheet with { Present = 24 })
            .Voted(RoundKind.Formal, (1, 20, 0), (2, 20, 0), (3, 2, 0))
            .Judge()
            .Ids()
            .Should()
            .Equal(1, 2);
    }

    /// <summary>
    /// A tie for the last seat: fewer votes against decide first, then a vote among those who are equal.
    /// </summary>
    [Fact]
    public void TieForTheLastSeat_IsDecidedByVotesAgainst_ThenByARunOff()
    {
        var sheet = Counted.Congress(candidates: 4, seats: 2, entitled: 30, present: 30);

        sheet.Voted(RoundKind.Formal, (1, 22, 0), (2, 18, 3), (3, 18, 2), (4, 1, 0)).Judge().Ids().Should().Equal(1, 3);

        var tied = sheet.Voted(RoundKind.Formal, (1, 22, 0), (2, 18, 3), (3, 18, 3), (4, 1, 0));
        tied.Judge().Ids().Should().Equal(1);
        tied.Judge().Next.Should().Be(NextStep.RunOff);
        tied.Judge().NextSentence.Should().StartWith("候选2、候选3票数相等，须就这几人再次投票。");
        tied.Judge()
            .Rounds[0]
            .Outcomes.Single(o => o.Candidate == 2)
            .Sentence.Should()
            .Contain("与候选3相等，反对票都是 3，剩下的名额只有 1 个，须再次投票。");

        var runOff = tied.Voted(RoundKind.RunOff, (2, 12, 0), (3, 14, 0)).Judge();
        runOff.Rounds[1].Ballot.Should().Equal(2, 3);
        runOff.Ids().Should().Equal(1, 3);
        runOff.Next.Should().Be(NextStep.Confirm);
    }

    [Fact]
    public void TieWithUnknownVotesAgainst_AndRunOffAtOnce_AreBothVotedAgain()
    {
        var sheet = Counted.Congress(candidates: 3, seats: 1, entitled: 30, present: 30);
        var known = sheet.Voted(RoundKind.Formal, (1, 16, 3), (2, 16, 2), (3, 1, 0));
        var unknown = known with
        {
            Rounds =
            [
                known.Rounds[0] with
                {
                    Votes = [.. known.Rounds[0].Votes.Select(v => v with { Against = null, Abstain = null })],
                },
            ],
        };

        // 16 + 16 approvals are more than 30 ballots have seats for: with one seat nobody can be equal with a majority
        // of all.
        known.Judge().Next.Should().Be(NextStep.MendCount);
        var two = sheet with { Seats = [new(Position.Executive, 2)] };
        var atOnce = new ElectionRules { Tie = TieRuleSetting.Usual(TieBreak.RunOff) };
        var level = two.Voted(RoundKind.Formal, (1, 18, 3), (2, 18, 2), (3, 18, 1));
        level.Judge().Ids().Should().Equal(3, 2);
        level.Judge(atOnce).Next.Should().Be(NextStep.RunOff);
        level.Judge(atOnce).Elected.Should().BeEmpty();
        unknown = level with
        {
            Rounds =
            [
                level.Rounds[0] with
                {
                    Votes = [.. level.Rounds[0].Votes.Select(v => v with { Against = null, Abstain = null })],
                },
            ],
        };
        unknown.Judge().Next.Should().Be(NextStep.RunOff);
    }

    [Fact]
    public void FewerWinnersThanSeats_StayOpen_OrAreVotedOnOnceMore()
    {
        var sheet = Counted
            .Congress(candidates: 4, seats: 3, entitled: 30, present: 30)
            .Voted(RoundKind.Formal, (1, 22, 0), (2, 18, 3), (3, 15, 3), (4, 9, 0));

        sheet
            .Judge()
            .Should()
            .BeEquivalentTo(new { Next = NextStep.Confirm, Open = new[] { new PostSeats(Position.Executive, 1) } });
        sheet.Judge().NextSentence.Should().StartWith("缺额：执委 1 名，本次会议不再另行选举");

        var further = new ElectionRules { Shortfall = ShortfallRuleSetting.Usual(OpenSeats.AnotherRound) };
        sheet.Judge(further).Next.Should().Be(NextStep.ConfirmOrFurtherRound);
        var second = sheet.Voted(RoundKind.Further, (3, 16, 0), (4, 9, 0)).Judge(further);
        second.Rounds[1].Ballot.Should().Equal([3, 4], "who is elected is off the next ballot");
        second.Ids().Should().BeEquivalentTo([1, 2, 3]);
        second.Next.Should().Be(NextStep.Confirm);
    }

    /// <summary>Two-step variant: the difference is had at the preliminary vote, the formal vote is equal.</summary>
    [Fact]
    public void PreliminaryVote_PutsAsManyOnTheFormalBallotAsThereAreSeats()
    {
        var sheet = Counted.Congress(candidates: 4, seats: 3, entitled: 30, present: 30) with
        {
            Method = ElectionMethod.PreliminaryThenEqual,
        };
        BallotCount.FollowingRound(sheet, sheet.Judge()).Should().Be(RoundKind.Preliminary);
        var preliminary = sheet.Voted(RoundKind.Preliminary, (1, 22, 0), (2, 10, 3), (3, 12, 3), (4, 25, 0));

        preliminary.Judge().Elected.Should().BeEmpty("a place on the ballot is no seat");
        preliminary.Judge().Next.Should().Be(NextStep.FormalRound);
        var formal = preliminary.Voted(RoundKind.Formal, (1, 25, 0), (3, 15, 2), (4, 26, 0)).Judge();
        formal.Rounds[1].Ballot.Should().BeEquivalentTo([1, 3, 4]);
        formal.Ids().Should().BeEquivalentTo([1, 4]);
        formal.Open.Should().Equal(new PostSeats(Position.Executive, 1));
    }

    /// <summary>
    /// The by-election of the 14th term: chair 1, full-time vice-chair 1, part-time vice-chairs 3 on one ballot, each
    /// post counted by itself.
    /// </summary>
    [Fact]
    public void Leaders_AreCountedPostByPost()
    {
        var sheet = new ElectionSheet
        {
            Purpose = ElectionPurpose.Leaders,
            Body = ElectingBody.EnlargedExecutiveMeeting,
            Method = ElectionMethod.Equal,
            Term = 14,
            Session = 5,
            Entitled = 21,
            Present = 20,
            Seats = [new(Position.Chair, 1), new(Position.FullTimeViceChair, 1), new(Position.PartTimeViceChair, 3)],
            Candidates =
            [
                Counted.Candidate(1, Position.Chair),
                Counted.Candidate(2, Position.FullTimeViceChair),
                Counted.Candidate(3, Position.PartTimeViceChair),
                Counted.Candidate(4, Position.PartTimeViceChair),
                Counted.Candidate(5, Position.PartTimeViceChair),
            ],
        };

        var verdict = sheet.Voted(RoundKind.Formal, (1, 20, 0), (2, 19, 0), (3, 20, 0), (4, 11, 5), (5, 10, 5)).Judge();

        sheet.Meeting().Should().Be("第十四届五次执委（扩大）会议");
        verdict.Ids().Should().Equal(1, 2, 3, 4);
        verdict.Open.Should().Equal(new PostSeats(Position.PartTimeViceChair, 1));
    }

    [Fact]
    public void WriteIn_IsElectedLikeACandidate_AndStandsOnTheNextBallot()
    {
        var sheet = Counted.Congress(candidates: 2, seats: 2, entitled: 20, present: 20);
        sheet = sheet with { Candidates = [.. sheet.Candidates, Counted.Candidate(7, writeIn: true)] };

        var verdict = sheet.Voted(RoundKind.Formal, (1, 19, 1), (2, 9, 8), (7, 11, 0)).Judge();

        verdict.Rounds[0].Ballot.Should().Equal(1, 2, 7);
        verdict.Ids().Should().Equal(1, 7);
    }

    /// <summary>Elected against the count: only with the county's reason, and marked as such.</summary>
    [Fact]
    public void DecisionOfTheCounty_StandsBesideTheCount()
    {
        var sheet = Counted
            .Congress(candidates: 3, seats: 2, entitled: 30, present: 30)
            .Voted(RoundKind.Formal, (1, 22, 0), (2, 15, 3), (3, 9, 0));
        var decided = sheet with
        {
            Marks =
            [
                new(2, Elected: true, "漏计一张选票，已复核", "县妇联", DateTime.UnixEpoch),
                new(1, Elected: false, "本人书面放弃", "县妇联", DateTime.UnixEpoch),
            ],
        };

        decided.Judge().Elected.Should().ContainSingle().Which.Against!.Reason.Should().Be("漏计一张选票，已复核");
        sheet.Judge().Elected.Should().ContainSingle().Which.Against.Should().BeNull();
    }

    [Fact]
    public void UnfinishedCount_SaysNothingYet()
    {
        var sheet = Counted
            .Congress(candidates: 3, seats: 2, entitled: 30, present: 30)
            .Voted(RoundKind.Formal, (1, 22, 0), (2, 15, 3));

        sheet.Judge().Next.Should().Be(NextStep.EnterCount);
        sheet.Judge().Elected.Should().BeEmpty();
        sheet.Judge().Rounds[0].Outcomes.Should().BeEmpty();
    }

    /// <summary>Whether enough are present is known before anybody votes.</summary>
    [Fact]
    public void BelowTheQuorum_NoCountIsBegun()
    {
        var sheet = Sheets.Listed with { Entitled = 36, Present = 23 };

        var verdict = BallotCount.Judge(sheet, new());

        verdict.Next.Should().Be(NextStep.Adjourn);
        verdict.NextSentence.Should().StartWith("应到 36 人，实到 23 人，没有达到三分之二（24 人），不能进行选举。");
        BallotCount.FollowingRound(sheet, verdict).Should().BeNull();
        var enough = sheet with { Present = 24 };
        BallotCount.FollowingRound(enough, BallotCount.Judge(enough, new())).Should().Be(RoundKind.Formal);
    }

    [Fact]
    public void MessagesAboutCandidates_CountTheRowsOfThePostedList()
    {
        var man = Sheets.Listed.Candidates[0] with
        {
            Id = 99,
            Person = Sheets.Listed.Candidates[0].Person with { Name = "丁一", Sex = FederationReform.People.Sex.Male },
        };
        var sheet = Sheets.Listed with { Candidates = [.. Sheets.Listed.Candidates, man] };

        var said = CandidateRules.Check(sheet, new(), new(2026, 7, 15)).Single(v => v.Code == WomenOnlyRule.Code);

        said.Message.Should().StartWith($"第 {sheet.Listed().ToList().FindIndex(c => c.Id == 99) + 1} 行丁一");
    }
}
