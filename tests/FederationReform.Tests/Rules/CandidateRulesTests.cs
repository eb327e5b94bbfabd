using FederationReform.People;
using FederationReform.Rules;
using FluentAssertions;

namespace FederationReform.Tests.Rules;

public sealed class CandidateRulesTests
{
    private static readonly DateOnly Today = new(2026, 7, 15);

    [Fact]
    public void ListThatKeepsTheRules_HasNothingAgainstIt()
    {
        Check(Sheets.Listed).Should().BeEmpty();
        Check(Sheets.Leaders).Should().BeEmpty();
        Check(Sheets.WomensCommittee).Should().BeEmpty();
    }

    [Fact]
    public void Approvals_MissingOrLaterThanTheVote_AreRemindedOf_EachByItself()
    {
        var violations = Check(
            Sheets.Listed with
            {
                PartyApproval = null,
                UpperApproval = new(new(2026, 7, 9), "浦妇〔2026〕3号"),
            }
        );

        violations
            .Select(v => (v.Code, v.Field, v.Severity))
            .Should()
            .Equal(
                (CandidateApprovalsRule.Code, "PartyApproval", Severity.Remind),
                (CandidateApprovalsRule.Code, "UpperApproval", Severity.Remind)
            );
        violations[1].Message.Should().Contain("2026-07-09").And.Contain("2026-07-08");
        Check(Sheets.Listed with { PartyApproval = new(null, "清委〔2026〕8号") })
            .Should()
            .ContainSingle(v => v.Field == "PartyApproval", "a number without its day");
    }

    [Fact]
    public void Candidate_WhoSupervisesOrCounts_Blocks_AndAWriteInDoesNot()
    {
        var name = Sheets.Listed.Candidates[2].Person.Name;
        var sheet = Sheets.Listed with
        {
            Scrutineers = $"总监票人：{name}；监票人：李监票",
            Counters = $"赵计票、{name}甲",
        };

        Check(sheet)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<Violation>(v =>
                v.Code == CandidatesDoNotCountRule.Code
                && v.Field == "Scrutineers"
                && v.Severity == Severity.Block
                && v.Message.Contains(name)
            );
        Check(
                sheet with
                {
                    Candidates = [.. sheet.Candidates.Select(c => c with { WriteIn = c.Id == 3 })],
                    Seats = [new(Position.Executive, 10)],
                }
            )
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void ShowOfHands_IsRemindedOf() =>
        Check(Sheets.Listed with { Form = BallotForm.ShowOfHands })
            .Should()
            .ContainSingle(v => v.Code == SecretBallotRule.Code && v.Severity == Severity.Remind && v.Clause != null);

    [Theory]
    [InlineData(1, 2, 0), InlineData(1, 3, 1), InlineData(2, 2, 1), InlineData(2, 1, 2)]
    public void EqualElection_HasAsManyCandidatesAsSeats_PostByPost(int chairs, int viceChairs, int broken) =>
        Check(
                Sheets.Leaders with
                {
                    Seats = [new(Position.Chair, chairs), new(Position.PartTimeViceChair, viceChairs)],
                }
            )
            .Count(v => v.Code == EqualElectionRule.Code)
            .Should()
            .Be(broken);

    /// <summary>25 seats and 5% more candidates than seats need 27 candidates: 26.25, rounded up.</summary>
    [Theory]
    [InlineData(27, 25, false), InlineData(26, 25, true), InlineData(25, 25, true)]
    public void Difference_IsAskedOfTheListToo(int candidates, int seats, bool reminds) =>
        Check(
                Counted.Congress(candidates, seats) with
                {
                    PartyApproval = Sheets.Listed.PartyApproval,
                    UpperApproval = Sheets.Listed.UpperApproval,
                }
            )
            .Any(v => v.Code == DifferentialElectionRule.Code)
            .Should()
            .Be(reminds);

    [Fact]
    public void PreliminaryVote_WhereTheRuleSetHasNone_IsRemindedOf()
    {
        var sheet = Sheets.Listed with { Method = ElectionMethod.PreliminaryThenEqual };

        Check(sheet).Should().ContainSingle(v => v.Code == CandidateRules.PreliminaryNotAllowedCode);
        CandidateRules
            .Check(sheet, new() { Preliminary = PreliminaryVoteSetting.Usual(allowed: true) }, Today)
            .Should()
            .BeEmpty();
    }

    /// <summary>
    /// Both clauses of the township plan remind of one and the same person, until her exception is
    /// explained.
    /// </summary>
    [Fact]
    public void LimitsInPrinciple_AreSaidOfThePerson_UntilHerExceptionIsExplained()
    {
        var sheet = With(Sheets.Listed, 3, p => p with { Education = Education.Primary, Birth = new(new(1970, 1, 1)) });

        var violations = CandidateRules.Check(sheet, ElectionRules.Township, Today);

        violations
            .Select(v => (v.Code, v.Field))
            .Should()
            .Equal(
                (AgeLimitRule.Code, "Candidates[3].Birth"),
                (EducationLimitRule.Code, "Candidates[3].Education"),
                (EducationLimitRule.Code, "Candidates[3].Education")
            );
        violations.Select(v => v.Clause).Should().OnlyHaveUniqueItems("each clause of the document is shown");
        CandidateRules
            .Check(
                sheet with
                {
                    Candidates =
                    [
                        .. sheet.Candidates.Select(c => c.Id == 3 ? c with { ExceptionReason = "群众公认" } : c),
                    ],
                },
                ElectionRules.Township,
                Today
            )
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void PersonWhoCannotBeElected_Blocks_WhateverIsExplained()
    {
        var sheet = With(Sheets.Listed, 3, p => p with { Sex = Sex.Male, Birth = new(new(2008, 7, 9)) });

        CandidateRules
            .Check(
                sheet with
                {
                    Candidates = [.. sheet.Candidates.Select(c => c with { ExceptionReason = "工作需要" })],
                },
                new(),
                Today
            )
            .Select(v => (v.Code, v.Severity))
            .Should()
            .Equal((WomenOnlyRule.Code, Severity.Block), (AdultRule.Code, Severity.Block));
    }

    private static Violations Check(ElectionSheet sheet) => CandidateRules.Check(sheet, new(), Today);

    private static ElectionSheet With(ElectionSheet sheet, int candidate, Func<ElectedMember, ElectedMember> change) =>
        sheet with
        {
            Candidates =
            [
                .. sheet.Candidates.Select(c => c.Id == candidate ? c with { Person = change(c.Person) } : c),
            ],
        };
}
