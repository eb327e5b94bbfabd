using FederationReform.Campaigns;
using FederationReform.Rules;
using FederationReform.Tree;
using FederationReform.Web.Campaigns;
using FluentAssertions;

namespace FederationReform.Web.Tests.Campaigns;

public sealed class PlanFormTests
{
    private static readonly DateOnly Today = new(2026, 7, 15);

    [Fact]
    public void Plan_ThroughTheForm_StaysWhatItIs()
    {
        foreach (
            var plan in (CampaignPlan[])
                [
                    CampaignPlan.Suggested(CampaignKind.Conversion, UnitLevel.Village, Today),
                    CampaignPlan.Suggested(CampaignKind.AreaBuilding, UnitLevel.Township, Today) with
                    {
                        DaysToDivision = 20,
                    },
                ]
        )
        {
            var (read, violations) = PlanForm.Of(plan).Read();

            violations.Blocking.Should().BeFalse();
            PlanWords.Of(read).Should().Equal(PlanWords.Of(plan));
        }
    }

    [Fact]
    public void OtherLevel_BringsItsNameQuotasRulesAndSteps()
    {
        var form = PlanForm.Of(CampaignPlan.Suggested(CampaignKind.Conversion, UnitLevel.Village, Today));

        form.Choose(CampaignKind.AreaBuilding, UnitLevel.Township);

        PlanWords
            .Of(form.Read().Plan)
            .Should()
            .Equal(PlanWords.Of(CampaignPlan.Suggested(CampaignKind.AreaBuilding, UnitLevel.Township, Today)));
    }

    /// <summary>What she has typed is hers: only what is still as it was offered follows.</summary>
    [Fact]
    public void OtherLevel_LeavesWhatSheChanged()
    {
        var form = PlanForm.Of(CampaignPlan.Suggested(CampaignKind.TermElection, UnitLevel.Village, Today));
        (form.Name, form.Executives.Max, form.Rules.QuorumStrict) = ("浦城县换届", 17, true);

        form.Choose(CampaignKind.TermElection, UnitLevel.Township);

        var plan = form.Read().Plan;
        (plan.Name, plan.Quotas.Executives, plan.Rules.Quorum.Strict, plan.Rules.ExecutiveEducations.Count)
            .Should()
            .Be(("浦城县换届", new Span(11, 17), true, 1));
        plan.RequiredSteps.Should().Equal(StepCode.T7, StepCode.T8, StepCode.T10);
    }
}
