using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace FederationReform.Tests.Rules;

public sealed class MajorityRuleTests
{
    private static readonly MajorityRuleSetting Entitled = MajorityRuleSetting.Usual(MajorityBase.Entitled);

    [Theory]
    [InlineData(41, 21)]
    [InlineData(40, 21)]
    [InlineData(1, 1)]
    public void Minimum_IsMoreThanHalfOfTheEntitled(int entitled, int minimum) =>
        MajorityRule.Minimum(entitled).Should().Be(minimum);

    [Fact]
    public void Minimum_IsTheLeastThatIsMoreThanHalf() =>
        Prop.ForAll(Gen.Choose(1, 100_000).ToArbitrary(), entitled =>
                MajorityRule.Minimum(entitled) * 2 > entitled && (MajorityRule.Minimum(entitled) - 1) * 2 <= entitled
            )
            .QuickCheckThrowOnFailure();

    /// <summary>20 of 30 present are most of them, but not of the 41 entitled.</summary>
    [Fact]
    public void MajorityOfThePresentOnly_Blocks()
    {
        var result = WithVotes(entitled: 41, present: 30, 20);

        MajorityRule
            .Check(result, Entitled)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Be(
                new Violation(
                    MajorityRule.Code,
                    "Members[0].For",
                    $"第 1 行{result.Members[0].Name}得赞成票 20 张，"
                        + "没有超过应到 41 人的半数（至少 21 张），不能当选，请核对。",
                    Clause: Entitled.Clause
                )
            );
    }

    [Fact]
    public void MajorityOfThePresent_SufficesWhereTheDocumentSaysSo()
    {
        var present = MajorityRuleSetting.Usual(MajorityBase.Present);

        MajorityRule.Check(WithVotes(entitled: 41, present: 30, 16), present).Should().BeEmpty();
        MajorityRule
            .Check(WithVotes(entitled: 41, present: 30, 15), present)
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("没有超过实到 30 人的半数（至少 16 张）");
    }

    /// <summary>Whatever the base, whoever is called elected has more than half of it, and nobody else is.</summary>
    [Fact]
    public void RandomVotes_AreJudgedAsACountByHandJudgesThem() =>
        Prop.ForAll(Gen.Choose(1, 500).Three().ToArbitrary(), numbers =>
            {
                var (entitled, present, votes) = (
                    Math.Max(numbers.Item1, numbers.Item2),
                    Math.Min(numbers.Item1, numbers.Item2),
                    numbers.Item3
                );
                return Enum.GetValues<MajorityBase>()
                    .All(of =>
                        MajorityRule
                            .Check(
                                WithVotes(entitled, present, votes) with
                                {
                                    Members = [Results.Member(1) with { For = votes }],
                                },
                                MajorityRuleSetting.Usual(of)
                            )
                            .Any() == (votes * 2 <= (of == MajorityBase.Entitled ? entitled : present))
                    );
            })
            .QuickCheckThrowOnFailure();

    [Fact]
    public void VotesNotKnown_AreNotJudged()
    {
        var result = WithVotes(entitled: 41, present: 30, null);

        MajorityRule.Check(result, Entitled).Should().BeEmpty();
        MajorityRule
            .InOrder(result, Entitled)!
            .Sentence.Should()
            .Be("应到 41 人，当选至少要 21 张赞成票，填了票数的 10 人都过半数。");
    }

    [Fact]
    public void EveryVoteKnown_IsSaid() =>
        MajorityRule
            .InOrder(Results.Valid, Entitled)!
            .Sentence.Should()
            .Be("应到 36 人，当选至少要 19 张赞成票，当选的 11 人都过半数。");

    private static CongressResult WithVotes(int entitled, int present, int? votes) =>
        Results.Valid with
        {
            Entitled = entitled,
            Present = present,
            Members = [.. Results.Valid.Members.Select((m, i) => i == 0 ? m with { For = votes } : m)],
        };
}
