using FederationReform.Elections;
using FederationReform.Tests.Support;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace FederationReform.Tests.Elections;

public sealed class MajorityOfEntitledRuleTests
{
    private const string Clause = "《选举办法》";

    [Theory]
    [InlineData(41, 21)]
    [InlineData(40, 21)]
    [InlineData(1, 1)]
    public void Minimum_IsMoreThanHalfOfTheEntitled(int entitled, int minimum) => MajorityOfEntitledRule.Minimum(entitled).Should().Be(minimum);

    [Fact]
    public void Minimum_IsTheLeastThatIsMoreThanHalf() =>
        Prop.ForAll(Gen.Choose(1, 100_000).ToArbitrary(), entitled =>
            MajorityOfEntitledRule.Minimum(entitled) * 2 > entitled && (MajorityOfEntitledRule.Minimum(entitled) - 1) * 2 <= entitled).QuickCheckThrowOnFailure();

    /// <summary>20 of 30 present are most of them, but not of the 41 entitled.</summary>
    [Fact]
    public void MajorityOfThePresentOnly_Blocks()
    {
        var result = WithVotes(entitled: 41, present: 30, 20);

        MajorityOfEntitledRule.Check(result, Clause).Should().ContainSingle().Which.Should().Be(new Violation(
            MajorityOfEntitledRule.Code, "Members[0].For", $"第 1 行{result.Members[0].Name}得赞成票 20 张，没有超过应到 41 人的半数（至少 21 张），不能当选，请核对。", Clause: Clause));
    }

    [Fact]
    public void VotesNotKnown_AreNotJudged()
    {
        var result = WithVotes(entitled: 41, present: 30, null);

        MajorityOfEntitledRule.Check(result, Clause).Should().BeEmpty();
        MajorityOfEntitledRule.InOrder(result, Clause)!.Sentence.Should().Be("应到 41 人，当选至少要 21 张赞成票，填了票数的 10 人都过半数。");
    }

    [Fact]
    public void EveryVoteKnown_IsSaid() =>
        MajorityOfEntitledRule.InOrder(Results.Valid, Clause)!.Sentence.Should().Be("应到 36 人，当选至少要 19 张赞成票，当选的 11 人都过半数。");

    private static CongressResult WithVotes(int entitled, int present, int? votes) => Results.Valid with
    {
        Entitled = entitled,
        Present = present,
        Members = [.. Results.Valid.Members.Select((m, i) => i == 0 ? m with { For = votes } : m)],
    };
}
