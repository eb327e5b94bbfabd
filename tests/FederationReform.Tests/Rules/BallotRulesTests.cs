using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Rules;

/// <summary>
/// The chain of numbers of one ballot: entitled ≥ present ≥ issued ≥ returned = valid + void ≥ a person's votes.
/// </summary>
public sealed class BallotRulesTests
{
    [Fact]
    public void PresentAboveEntitled_Blocks() =>
        Only(
            PresentWithinEntitledRule.Check(entitled: 36, present: 37),
            "Present",
            "实到 37 人，多于应到 36 人。列席人员不计入实到，请核对。"
        );

    [Fact]
    public void IssuedAbovePresent_Blocks() =>
        Only(
            IssuedWithinPresentRule.Check(present: 31, issued: 32),
            "Issued",
            "发出选票 32 张，多于实到 31 人。一人一票，请核对。"
        );

    [Fact]
    public void ReturnedAboveIssued_MakesTheElectionInvalid() =>
        Only(
            ReturnedBallotsWithinIssuedRule.Check(issued: 31, returned: 32, "x"),
            "Returned",
            "发出选票 31 张，收回 32 张，收回多于发出，选举无效，应重新选举。如是笔误，请改正。"
        );

    [Fact]
    public void ReturnedBelowIssued_IsValid()
    {
        ReturnedBallotsWithinIssuedRule.Check(issued: 31, returned: 29, "x").Should().BeNull();
        ReturnedBallotsWithinIssuedRule
            .InOrder(issued: 31, returned: 29, "x")!
            .Sentence.Should()
            .Be("发出选票 31 张，收回 29 张，收回没有多于发出，选举有效。");
    }

    [Theory]
    [InlineData(30, 0)]
    [InlineData(30, 2)]
    public void ValidAndVoid_ThatAreNotTheReturned_Block(int valid, int @void) =>
        ValidAndVoidMakeReturnedRule
            .Check(31, valid, @void)!
            .Message.Should()
            .Be($"有效票 {valid} 张加无效票 {@void} 张是 {valid + @void} 张，与收回选票 31 张不符，请核对。");

    [Fact]
    public void ValidAboveReturned_IsSaidBeforeVoidIsFilledIn() =>
        Only(ValidAndVoidMakeReturnedRule.Check(31, 32, null), "Valid", "有效票 32 张，多于收回选票 31 张，请核对。");

    [Theory]
    [InlineData(31, null, null, "赞成 31 票，多于有效票 30 张，请核对。")]
    [InlineData(28, 2, 1, "赞成 28、反对 2、弃权 1，共 31 票，多于有效票 30 张，请核对。")]
    public void VotesAboveValid_Block(int @for, int? against, int? abstain, string message) =>
        VotesWithinValidBallotsRule
            .Check(30, Voted(@for, against, abstain))
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .EndWith(message);

    [Theory]
    [InlineData(28, 1, 1)]
    [InlineData(28, 1, 0)]
    [InlineData(30, null, null)]
    public void VotesUpToValid_AreInOrder(int @for, int? against, int? abstain) =>
        VotesWithinValidBallotsRule.Check(30, Voted(@for, against, abstain)).Should().BeEmpty();

    private static IReadOnlyList<ElectedMember> Voted(int @for, int? against, int? abstain) =>
        [Results.Member(1) with { For = @for, Against = against, Abstain = abstain }];

    private static void Only(Violation? violation, string field, string message) =>
        (violation!.Field, violation.Message, violation.Severity).Should().Be((field, message, Severity.Block));
}
