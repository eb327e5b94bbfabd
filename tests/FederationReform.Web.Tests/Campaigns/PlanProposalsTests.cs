using System.Text;
using FederationReform.Campaigns;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Web.Campaigns;
using FluentAssertions;

namespace FederationReform.Web.Tests.Campaigns;

/// <summary>What was read from a document is taken over into the form of a campaign.</summary>
public sealed class PlanProposalsTests
{
    [Fact]
    public void Document_AllTakenOver_TheFormIsItsPlan()
    {
        var form = Suggested();
        foreach (var proposal in Township().Proposals)
            form.Take(proposal);

        var (plan, violations) = form.Read();
        violations.Blocking.Should().BeFalse();
        plan.Kind.Should().Be(CampaignKind.AreaBuilding);
        plan.Takes.Should().Be(UnitLevel.Township);
        plan.Stages.Select(s => s.Name).Should().Equal("组织动员", "实施选举", "建章立制");
        plan.Targets.Should().Equal(new TargetPoint(new(2017, 12, 10), 1, 1));
        plan.Quotas.Should().Be(new Quotas(new(1, 1), new(2, 2), new(25, 25), new(41, 41)));
        plan.Rules.ExecutiveEducations.Select(e => (e.Minimum, e.Clause[..12]))
            .Should()
            .Equal(
                (Education.JuniorHigh, "实施方案二（一）：新推荐"),
                (Education.SeniorHigh, "实施方案三（二）2：执委")
            );
        plan.Rules.LeaderAges.Should().ContainSingle().Which.MaxAge.Should().Be(45);
        plan.Rules.Difference.Clause.Should()
            .Be("实施方案三（二）2：选举采取无记名投票差额选举方式，差额比例不低于5%。");
    }

    [Fact]
    public void Proposal_TakenOver_StandsInTheFormAndIsNotOfferedAgain()
    {
        var form = Suggested();
        foreach (var proposal in Township().Proposals)
        {
            form.Take(proposal);
            form.Now(proposal).Should().BeNull($"{proposal.Title} says {proposal.Says}");
        }
    }

    /// <summary>A proposal alone changes what it names and nothing else.</summary>
    [Fact]
    public void Quota_TakenOver_LeavesTheRest()
    {
        var form = Suggested();
        var before = form.Read().Plan;

        form.Take(Township().Proposals.OfType<QuotaProposal>().First(q => q.Post == QuotaPost.Executives));

        var after = form.Read().Plan;
        after.Quotas.Executives.Should().Be(new Span(25, 25));
        after.Should().BeEquivalentTo(before, o => o.Excluding(p => p.Quotas));
    }

    [Fact]
    public void LastStage_OfADocumentWithFewer_SaysThatOthersGo()
    {
        var form = Suggested();
        form.Stages.Add(
            new()
            {
                Name = "总结",
                From = new(2026, 12, 1),
                To = new(2026, 12, 31),
            }
        );
        var last = Township().Proposals.OfType<StageProposal>().Last();

        form.Now(last).Should().EndWith("；现有 4 个阶段，采用后只留 3 个");
        form.Take(last);
        form.Stages.Should().HaveCount(3);
    }

    private static PlanForm Suggested() =>
        PlanForm.Of(CampaignPlan.Suggested(CampaignKind.Conversion, UnitLevel.Village, new(2026, 7, 15)));

    private static PlanReading Township() =>
        PlanTextReader.Read(Encoding.UTF8.GetString(CaseFile.Of("plan-township.txt")), 2026);
}
