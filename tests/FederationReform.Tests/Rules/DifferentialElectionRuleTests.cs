using FederationReform.Rules;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace FederationReform.Tests.Rules;

public sealed class DifferentialElectionRuleTests
{
    private static readonly DifferenceRuleSetting FivePercent = new ElectionRules().Difference;

    /// <summary>
    /// 5% more candidates than seats, rounded as the campaign says; 25 seats are those of the township plan of 2017.
    /// </summary>
    [Theory]
    [InlineData(25, 5, Rounding.Up, 27)]
    [InlineData(11, 5, Rounding.Up, 12)]
    [InlineData(20, 5, Rounding.Up, 21)]
    [InlineData(11, 10, Rounding.Up, 13)]
    [InlineData(25, 10, Rounding.Up, 28)]
    [InlineData(25, 5, Rounding.Down, 26)]
    [InlineData(25, 5, Rounding.HalfUp, 26)]
    [InlineData(30, 5, Rounding.HalfUp, 32)]
    [InlineData(7, 5, Rounding.Down, 8)]
    public void MinimumCandidates_AreThoseOfTheDocuments(int seats, int percent, Rounding rounding, int minimum) =>
        DifferentialElectionRule
            .MinimumCandidates(seats, new(percent, rounding, AtLeastOne: true, ""))
            .Should()
            .Be(minimum);

    [Fact]
    public void MinimumCandidates_AreTheLeastThatReachThePercentage() =>
        Prop.ForAll(Gen.Choose(1, 10_000).ToArbitrary(), Gen.Choose(1, 100).ToArbitrary(), (seats, percent) =>
            {
                var minimum = DifferentialElectionRule.MinimumCandidates(
                    seats,
                    new(percent, Rounding.Up, AtLeastOne: false, "")
                );
                return 100 * (minimum - seats) >= seats * percent && 100 * (minimum - 1 - seats) < seats * percent;
            })
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(26, "应选 25 名执委，候选人 26 名，差额不足 5%，至少要 27 名候选人。")]
    [InlineData(25, "应选 25 名执委，候选人只有 25 名，不是差额选举；差额 5% 至少要 27 名候选人。")]
    public void TooFewCandidates_RemindOnly(int candidates, string message)
    {
        var violation = DifferentialElectionRule.Check(25, candidates, new())!;

        (violation.Message, violation.Severity).Should().Be((message, Severity.Remind));
    }

    /// <summary>
    /// 预选差额、正式等额: as many candidates as seats is then no fault, and the reason says how the preliminary vote
    /// went.
    /// </summary>
    [Theory]
    [InlineData(
        25,
        "应选 25 名执委，正式候选人也是 25 名，是等额选举。本次任务允许先差额预选："
            + "请写明预选的日期和候选人数（至少 27 名）。"
    )]
    [InlineData(24, "应选 25 名执委，候选人只有 24 名，不是差额选举；差额 5% 至少要 27 名候选人。")]
    public void PreliminaryVote_WherePermitted_IsAskedFor(int candidates, string message)
    {
        var rules = new ElectionRules { Preliminary = PreliminaryVoteSetting.Usual(allowed: true) };

        DifferentialElectionRule.Check(25, candidates, rules)!.Message.Should().Be(message);
    }

    [Fact]
    public void MinimumCandidates_RoundedAnyWay_IsWithinOneOfTheShare() =>
        Prop.ForAll(Gen.Choose(1, 10_000).ToArbitrary(), Gen.Choose(0, 100).ToArbitrary(), (seats, percent) =>
            {
                var (up, down, half) = (Extra(Rounding.Up), Extra(Rounding.Down), Extra(Rounding.HalfUp));
                return down <= half
                    && half <= up
                    && up - down == (seats * percent % 100 == 0 ? 0 : 1)
                    && 100 * down <= seats * percent
                    && 2 * Math.Abs((100 * half) - (seats * percent)) <= 100;

                int Extra(Rounding rounding) =>
                    DifferentialElectionRule.MinimumCandidates(seats, new(percent, rounding, AtLeastOne: false, ""))
                    - seats;
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void EnoughCandidates_AreSaidWithTheirPercentage() =>
        DifferentialElectionRule
            .InOrder(25, 27, FivePercent)!
            .Sentence.Should()
            .Be("应选执委 25 名，候选人 27 名，差额 2 名（8.00%），不低于 5%（至少 27 名候选人）。");
}
