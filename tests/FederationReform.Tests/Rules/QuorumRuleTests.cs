using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace FederationReform.Tests.Rules;

public sealed class QuorumRuleTests
{
    private static readonly QuorumRuleSetting TwoThirds = new ElectionRules().Quorum;

    /// <summary>
    /// Two thirds of those entitled, rounded up; 41 are the representatives of the township plan of 2017.
    /// </summary>
    [Theory]
    [InlineData(41, 2, 3, false, 28)]
    [InlineData(36, 2, 3, false, 24)]
    [InlineData(41, 2, 3, true, 28)]
    [InlineData(36, 2, 3, true, 25)]
    [InlineData(41, 1, 2, true, 21)]
    [InlineData(40, 1, 2, true, 21)]
    [InlineData(40, 1, 2, false, 20)]
    [InlineData(1, 2, 3, false, 1)]
    public void Minimum_IsThatOfTheDocuments(int entitled, int numerator, int denominator, bool strict, int minimum) =>
        QuorumRule.Minimum(entitled, new(numerator, denominator, strict, "")).Should().Be(minimum);

    [Fact]
    public void Minimum_IsTheLeastNumberThatReachesTheFraction() =>
        Prop.ForAll(
                Gen.Choose(1, 100_000).ToArbitrary(),
                Gen.Choose(1, 12).ToArbitrary(),
                Gen.Choose(0, 12).ToArbitrary(),
                (entitled, numerator, more) =>
                    (bool[])[false, true] is var both
                    && both.All(strict =>
                    {
                        var setting = new QuorumRuleSetting(numerator, numerator + more + 1, strict, "");
                        var minimum = QuorumRule.Minimum(entitled, setting);
                        return Reaches(minimum, entitled, setting) && !Reaches(minimum - 1, entitled, setting);
                    })
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void TooFewPresent_Blocks() =>
        QuorumRule
            .Check(41, 27, TwoThirds)
            .Should()
            .Be(
                new Violation(
                    QuorumRule.Code,
                    "Present",
                    "应到 41 人，实到 27 人，没有达到三分之二（28 人），不能进行选举。",
                    Clause: TwoThirds.Clause
                )
            );

    [Fact]
    public void EnoughPresent_IsSaid()
    {
        var result = Results.Valid with { Entitled = 41, Present = 30 };

        QuorumRule.Check(result.Entitled, result.Present, TwoThirds).Should().BeNull();
        QuorumRule
            .InOrder(result.Entitled, result.Present, TwoThirds)!
            .Sentence.Should()
            .Be("应到 41 人，实到 30 人，达到三分之二（28 人）。");
        QuorumRule
            .InOrder(result.Entitled, result.Present, TwoThirds with { Strict = true })!
            .Sentence.Should()
            .Be("应到 41 人，实到 30 人，超过三分之二（28 人）。");
        QuorumRule
            .InOrder(result.Entitled, result.Present, new(1, 2, true, ""))!
            .Sentence.Should()
            .Be("应到 41 人，实到 30 人，超过半数（21 人）。");
    }

    [Theory]
    [InlineData(27, false, false)]
    [InlineData(28, false, true)]
    [InlineData(28, true, true)]
    [InlineData(41, false, true)]
    public void Present_UpToTheMinimum_Decides(int present, bool strict, bool enough)
    {
        var (result, setting) = (
            Results.Valid with
            {
                Entitled = 41,
                Present = present,
            },
            TwoThirds with
            {
                Strict = strict,
            }
        );

        (QuorumRule.Check(result.Entitled, result.Present, setting) is null).Should().Be(enough);
        (QuorumRule.InOrder(result.Entitled, result.Present, setting) is not null).Should().Be(enough);
    }

    [Fact]
    public void NotFilledIn_SaysNothing()
    {
        QuorumRule.Check(41, null, TwoThirds).Should().BeNull();
        QuorumRule.InOrder(null, 31, TwoThirds).Should().BeNull();
    }

    private static bool Reaches(long present, long entitled, QuorumRuleSetting setting) =>
        setting.Strict
            ? present * setting.Denominator > entitled * setting.Numerator
            : present * setting.Denominator >= entitled * setting.Numerator;
}
