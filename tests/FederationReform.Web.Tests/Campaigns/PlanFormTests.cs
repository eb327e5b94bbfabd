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

    /// <summary>What stands is shown beside what would come, and stays until the template is taken.</summary>
    [Fact]
    public void Template_IsShownBesideWhatStands_AndTakenWhole()
    {
        var form = PlanForm.Of(
            CampaignPlan.Suggested(CampaignKind.TermElection, UnitLevel.Township, Today) with
            {
                Targets = [new(new(2026, 11, 30), 1, 1)],
            }
        );
        var template = PlanTemplate.All.Single(t => t.Pattern == PlanPattern.PilotTownships);
        var schedule = template.Between(form.Begins!.Value, form.Ends!.Value)!;
        form.Stages[2].To = null;

        form.Beside(schedule)
            .Select(r => (r.Title, r.Now, r.Then))
            .Should()
            .Equal(
                ("第 1 阶段", "组织动员，2026年8月1日 至 2026年8月31日", "动员准备，2026年8月1日 至 2026年8月24日"),
                (
                    "第 2 阶段",
                    "实施选举，2026年9月1日 至 2026年11月20日",
                    "试点乡镇换届，2026年8月25日 至 2026年9月17日"
                ),
                ("第 3 阶段", "建章立制（日期没有填完）", "其余乡镇换届，2026年9月18日 至 2026年11月4日"),
                ("第 4 阶段", null, "县级换届、总结，2026年11月5日 至 2026年11月30日"),
                ("目标进度第 1 行", "2026年11月30日 前全部完成", "2026年11月4日 前全部完成")
            );
        form.Stages.Should().HaveCount(3, "nothing was taken yet");
        form.Read().Plan.Pattern.Should().BeNull();

        form.Take(template, schedule);

        var (plan, violations) = form.Read();
        violations.Blocking.Should().BeFalse();
        (plan.Pattern, plan.Stages.Count).Should().Be((PlanPattern.PilotTownships, 4));
        (plan.Stages, plan.Targets).Should().BeEquivalentTo((schedule.Stages, schedule.Targets));
        form.Choose(CampaignKind.TermElection, UnitLevel.Village);
        form.Pattern.Should().BeNull("the pattern is none of villages");
    }
}
