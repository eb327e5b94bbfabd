using FederationReform.Campaigns;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Campaigns;

public sealed class CampaignPlanRulesTests
{
    private static readonly ElectionRules Rules = new();

    /// <summary>建章立制 goes on after all have elected: nobody has until its end, and the campaign lasts so long.</summary>
    [Fact]
    public void Deadline_IsTheTargetOfAll_AndTheCampaignEndsWithItsLastStage()
    {
        var plan = Given.Plan with { Targets = [new(new(2026, 6, 30), 1, 3), new(new(2026, 8, 20), 1, 1)] };

        (plan.Deadline, plan.Ends).Should().Be((new DateOnly(2026, 8, 20), new DateOnly(2026, 8, 31)));
        (plan with { Targets = [new(new(2026, 6, 30), 1, 3)] }).Deadline.Should().Be(new DateOnly(2026, 8, 31));
    }

    [Fact]
    public void PlanOfTheDocuments_IsInOrder()
    {
        CampaignPlanRules.Check(Given.Plan).Should().BeEmpty();
    }

    public static TheoryData<string, string, CampaignPlan> Broken =>
        new()
        {
            { "Required", "Name", Given.Plan with { Name = " " } },
            { "InvisibleCharacter", "Basis", Given.Plan with { Basis = "闽妇\u200B〔2026〕3号" } },
            { "Takes", "Takes", Given.Plan with { Kind = CampaignKind.AreaBuilding } },
            { "StageMissing", "Stages", Given.Plan with { Stages = [] } },
            { "StageReversed", "Stages[1].To", WithStage(1, new("实施选举", new(2026, 8, 20), new(2026, 6, 1))) },
            { "StageOrder", "Stages[1].From", WithStage(1, new("实施选举", new(2026, 5, 1), new(2026, 8, 20))) },
            { "TargetMissing", "Targets", Given.Plan with { Targets = [] } },
            { "TargetShare", "Targets[0].Part", WithTargets(new(new(2026, 6, 30), 4, 3), new(new(2026, 8, 31), 1, 1)) },
            { "TargetShare", "Targets[0].Part", WithTargets(new(new(2026, 6, 30), 0, 3), new(new(2026, 8, 31), 1, 1)) },
            { "TargetOrder", "Targets[1].By", WithTargets(new(new(2026, 6, 30), 1, 3), new(new(2026, 6, 30), 1, 1)) },
            {
                "TargetOrder",
                "Targets[1].Part",
                WithTargets(new(new(2026, 6, 30), 2, 3), new(new(2026, 7, 31), 4, 6), new(new(2026, 8, 31), 1, 1))
            },
            { "TargetEnd", "Targets[0].Part", WithTargets(new TargetPoint(new(2026, 6, 30), 2, 3)) },
            {
                "TargetBeforeStages",
                "Targets[0].By",
                WithTargets(new(new(2025, 6, 30), 1, 3), new(new(2026, 8, 31), 1, 1))
            },
            {
                "QuotaRange",
                "Quotas.ViceChairs",
                Given.Plan with
                {
                    Quotas = Quotas.Village with { ViceChairs = new(3, 1) },
                }
            },
            {
                "QuotaContradiction",
                "Quotas.Executives",
                Given.Plan with
                {
                    Quotas = Quotas.Village with { ViceChairs = new(3, 3), Executives = new(2, 3) },
                }
            },
            {
                "QuorumShare",
                "Rules.Quorum",
                Given.Plan with
                {
                    Rules = Rules with { Quorum = Rules.Quorum with { Numerator = 4 } },
                }
            },
            {
                "QuorumShare",
                "Rules.Quorum",
                Given.Plan with
                {
                    Rules = Rules with { Quorum = new(1, 1, Strict: true, "全体") },
                }
            },
            {
                "QuorumContradiction",
                "Rules.Quorum",
                Given.Plan with
                {
                    Rules = Rules with { Quorum = new(1, 3, Strict: false, "县妇联通知第三条") },
                }
            },
            {
                "Required",
                "Rules.Tie.Clause",
                Given.Plan with
                {
                    Rules = Rules with { Tie = new(TieBreak.RunOff, "") },
                }
            },
            {
                "TooMany",
                "Rules.ExecutiveAges",
                Given.Plan with
                {
                    Rules = Rules with { ExecutiveAges = [.. Enumerable.Repeat(new AgeLimit(50, "依据"), 4)] },
                }
            },
            {
                "DifferencePercent",
                "Rules.Difference",
                Given.Plan with
                {
                    Rules = Rules with { Difference = Rules.Difference with { Percent = 101 } },
                }
            },
            {
                "Required",
                "Rules.Quorum.Clause",
                Given.Plan with
                {
                    Rules = Rules with { Quorum = Rules.Quorum with { Clause = "" } },
                }
            },
            {
                "AgeLimit",
                "Rules.LeaderAges[0]",
                Given.Plan with
                {
                    Rules = Rules with { LeaderAges = [new(17, "依据")] },
                }
            },
            {
                "EducationLimit",
                "Rules.ExecutiveEducations[0]",
                Given.Plan with
                {
                    Rules = Rules with { ExecutiveEducations = [new(Education.Unknown, "依据")] },
                }
            },
            { "TermYears", "Rules.TermYears", Given.Plan with { Rules = Rules with { TermYears = 0 } } },
            { "CongressRequired", "RequiredSteps", Given.Plan with { RequiredSteps = [StepCode.V7, StepCode.V9] } },
        };

    [Theory, MemberData(nameof(Broken))]
    public void PlanThatCannotBe_IsBlockedAtItsField(string code, string field, CampaignPlan plan)
    {
        CampaignPlanRules
            .Check(plan)
            .Where(v => v.Severity == Severity.Block)
            .Select(v => (v.Code, v.Field))
            .Should()
            .Equal((code, field));
    }

    public static TheoryData<string, CampaignPlan> Odd =>
        new()
        {
            { "StageOverlap", WithStage(1, new("实施选举", new(2026, 5, 31), new(2026, 8, 20))) },
            { "TargetAfterStages", WithTargets(new TargetPoint(new(2026, 9, 30), 1, 1)) },
            {
                "QuotaContradiction",
                Given.Plan with
                {
                    Quotas = Quotas.Village with { Representatives = new(10, 12) },
                }
            },
            { "LimitContradiction", Given.Plan with { Rules = Rules with { LeaderAges = [new(55, "依据")] } } },
            {
                "LimitContradiction",
                Given.Plan with
                {
                    Rules = Rules with { LeaderEducations = [new(Education.Primary, "依据")] },
                }
            },
        };

    [Theory, MemberData(nameof(Odd))]
    public void PlanThatIsOdd_IsRemindedOf(string code, CampaignPlan plan)
    {
        CampaignPlanRules
            .Check(plan)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<Violation>(v => v.Code == code && v.Severity == Severity.Remind);
    }

    /// <summary>A campaign asks one level, and of that level's steps.</summary>
    [Fact]
    public void TownshipPlan_IsInOrder_ButForTheTwoClausesOfItsDocument()
    {
        CampaignPlanRules
            .Check(Given.TownshipPlan)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<Violation>(v => v.Code == RuleContradictions.LimitCode && v.Severity == Severity.Remind);
        CampaignPlanRules
            .Check(Given.TownshipPlan with { RequiredSteps = [StepCode.V6, StepCode.V7] })
            .Where(v => v.Severity == Severity.Block)
            .Select(v => v.Code)
            .Should()
            .Equal("UnknownStep", "CongressRequired");
        CampaignPlanRules
            .Check(Given.TownshipPlan with { Kind = CampaignKind.Conversion })
            .Where(v => v.Severity == Severity.Block)
            .Select(v => v.Field)
            .Should()
            .Equal("Takes");
        CampaignPlanRules
            .Check(Given.Plan with { DaysToDivision = 0 })
            .Select(v => v.Field)
            .Should()
            .Equal("DaysToDivision");
    }

    [Fact]
    public void RulesOfAnotherCampaign_AreComparedClauseByClause()
    {
        var other = Rules with { Quorum = new(1, 2, Strict: true, "县选举办法第三条：超过半数"), LeaderAges = [] };

        PlanWords.Difference(Rules, Rules).Should().BeEmpty();
        PlanWords
            .Difference(Rules, other)
            .Select(c => (c.Field, c.New))
            .Should()
            .Equal(("到会人数", "超过应到人数的 1/2（县选举办法第三条：超过半数）"), ("主席、副主席年龄", "不限"));
    }

    [Fact]
    public void AllThatIsWrong_IsSaidAtOnce()
    {
        var plan = Given.Plan with { Name = "", Stages = [], Targets = [], RequiredSteps = [] };

        CampaignPlanRules.Check(plan).Select(v => v.Field).Should().Equal("Name", "Stages", "Targets", "RequiredSteps");
    }

    [Fact]
    public void Clean_TrimsTextsAndOrdersSteps()
    {
        var plan = CampaignPlanRules.Clean(
            Given.Plan with
            {
                Name = "　2026年会改联 ",
                Basis = " ",
                RequiredSteps = [StepCode.V9, StepCode.V6, StepCode.V9],
            }
        );

        (plan.Name, plan.Basis).Should().Be(("2026年会改联", null));
        plan.RequiredSteps.Should().Equal(StepCode.V6, StepCode.V9);
    }

    private static CampaignPlan WithStage(int index, Stage stage) =>
        Given.Plan with
        {
            Stages = [.. Given.Plan.Stages.Select((s, i) => i == index ? stage : s)],
        };

    private static CampaignPlan WithTargets(params TargetPoint[] targets) => Given.Plan with { Targets = targets };
}
