using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Rules;

public sealed class QuotaRulesTests
{
    private static readonly Quotas Quotas = Quotas.Village;

    [Theory]
    [InlineData(24, true)]
    [InlineData(25, false)]
    [InlineData(45, false)]
    [InlineData(46, true)]
    public void Representatives_OutsideTheQuota_Remind(int count, bool reminded) =>
        (
            RepresentativesWithinQuotaRule.Check(Results.Valid with { Representatives = count }, Quotas)?.Severity
            == Severity.Remind
        )
            .Should()
            .Be(reminded);

    [Fact]
    public void MoreEntitledThanRepresentatives_Remind() =>
        EntitledWithinRepresentativesRule
            .Check(Results.Valid with { Entitled = 37 })!
            .Severity.Should()
            .Be(Severity.Remind);

    [Theory]
    [InlineData(10, Severity.Block, "应选执委 10 名，名单上有 11 名，多出 1 名，请核对名额或名单。")]
    [InlineData(12, Severity.Remind, "应选执委 12 名，名单上有 11 名，缺额 1 名。")]
    public void Elected_AndSeats(int seats, Severity severity, string message)
    {
        var violation = SeatsFilledRule.Check(Results.Valid with { Seats = seats }, new ElectionRules().Shortfall)!;

        (violation.Severity, violation.Message).Should().Be((severity, message));
    }

    [Fact]
    public void OpenSeats_WhereAnotherRoundIsDue_RemindOfIt()
    {
        var setting = ShortfallRuleSetting.Usual(OpenSeats.AnotherRound);

        SeatsFilledRule
            .Check(Results.Valid with { Seats = 12 }, setting)
            .Should()
            .Be(
                new Violation(
                    SeatsFilledRule.Code,
                    "Seats",
                    "应选执委 12 名，名单上有 11 名，缺额 1 名，应当再次投票选举。已经再次投票仍有缺额的，请写明情况。",
                    Severity.Remind,
                    setting.Clause
                )
            );
    }

    [Fact]
    public void NoChair_Blocks() =>
        OneChairRule
            .Check(WithPositions(Position.Executive, Position.PartTimeViceChair), Quotas)!
            .Message.Should()
            .Be("名单里没有主席，应有 1 名，请在“妇联职务”一列选“主席”。");

    [Fact]
    public void TwoChairs_BlockAtTheSecond() =>
        OneChairRule
            .Check(WithPositions(Position.Chair, Position.Executive, Position.Chair), Quotas)!
            .Field.Should()
            .Be("Members[2].Position");

    [Fact]
    public void OneChair_IsInOrder() => OneChairRule.Check(Results.Valid, Quotas).Should().BeNull();

    [Fact]
    public void FullTimeAndPartTimeViceChairs_CountTogether()
    {
        ViceChairsWithinQuotaRule
            .Check(
                WithPositions(Position.FullTimeViceChair, Position.PartTimeViceChair, Position.PartTimeViceChair),
                Quotas
            )
            .Should()
            .BeNull();
        ViceChairsWithinQuotaRule
            .Check(WithPositions([.. Enumerable.Repeat(Position.PartTimeViceChair, 4)]), Quotas)!
            .Message.Should()
            .Be("副主席 4 名，不在名额 1—3 名之内。");
    }

    /// <summary>
    /// The leaders are elected from the executives; the campaign says whether they count.
    /// </summary>
    [Theory]
    [InlineData(true, 11, null)]
    [InlineData(false, 8, "执委 8 名（不含主席、副主席），不在名额 11—15 名之内。")]
    public void Executives_AreCountedAsTheCampaignCounts(bool includeLeaders, int count, string? message)
    {
        var rules = new ElectionRules { ExecutivesIncludeLeaders = includeLeaders };

        ExecutivesWithinQuotaRule.Count(Results.Valid, rules).Should().Be(count);
        ExecutivesWithinQuotaRule.Check(Results.Valid, rules, Quotas)?.Message.Should().Be(message);
    }

    [Theory]
    [InlineData(true, 11, "执委 11 名（含主席、副主席），其中主席 1 名、副主席 2 名，都在名额之内。")]
    [InlineData(false, 14, "执委 11 名（不含主席、副主席），另有主席 1 名、副主席 2 名，都在名额之内。")]
    public void Executives_WithinTheQuota_AreSaidWithTheirBase(bool includeLeaders, int members, string sentence) =>
        ExecutivesWithinQuotaRule
            .InOrder(Results.Of(members), new ElectionRules { ExecutivesIncludeLeaders = includeLeaders }, Quotas)!
            .Sentence.Should()
            .Be(sentence);

    private static CongressResult WithPositions(params Position[] positions) =>
        Results.Valid with
        {
            Members = [.. positions.Select((position, i) => Results.Member(i + 1, position))],
        };
}
