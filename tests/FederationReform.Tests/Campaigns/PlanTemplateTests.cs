using FederationReform.Campaigns;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Campaigns;

/// <summary>
/// A pattern of the documents lies between the days of any campaign, and is itself with those of its own.
/// </summary>
public sealed class PlanTemplateTests
{
    private static readonly (CampaignKind Kind, UnitLevel Takes)[] campaigns =
    [
        .. Enum.GetValues<CampaignKind>()
            .SelectMany(kind => CampaignPlan.LevelsOf(kind).Select(takes => (kind, takes))),
    ];

    /// <summary>The township's document: 20 November to 10 December.</summary>
    [Fact]
    public void ThreeStages_InTheDaysOfTheDocument_AreItsStages()
    {
        var schedule = Of(PlanPattern.ThreeStages).Between(new(2017, 11, 20), new(2017, 12, 10))!;

        schedule
            .Stages.Should()
            .Equal(
                new Stage("组织动员", new(2017, 11, 20), new(2017, 11, 25)),
                new Stage("实施选举", new(2017, 11, 26), new(2017, 12, 5)),
                new Stage("建章立制", new(2017, 12, 6), new(2017, 12, 10))
            );
        schedule.Targets.Should().Equal(new TargetPoint(new(2017, 12, 10), 1, 1));
    }

    /// <summary>The city's: a third by the end of June, all by the end of August.</summary>
    [Fact]
    public void ThirdByTheMiddle_InTheDaysOfTheDocument_HasItsTargets()
    {
        var schedule = Of(PlanPattern.ThirdByTheMiddle).Between(new(2017, 5, 5), new(2017, 8, 31))!;

        schedule
            .Targets.Should()
            .Equal(new TargetPoint(new(2017, 6, 30), 1, 3), new TargetPoint(new(2017, 8, 31), 1, 1));
        schedule
            .Batches.Select(b => (b.Name, b.From))
            .Should()
            .Equal(("试点批", new DateOnly(2017, 5, 5)), ("全面推开批", new DateOnly(2017, 6, 2)));
        schedule.Observation.Should().Be(new DateOnly(2017, 6, 1));
    }

    /// <summary>The county's: pilots at the end of September, the others by mid October, then the county.</summary>
    [Fact]
    public void PilotTownships_InTheDaysOfTheDocument_HaveItsBatches() =>
        Of(PlanPattern.PilotTownships)
            .Between(new(2018, 9, 11), new(2018, 10, 31))!
            .Batches.Should()
            .Equal(
                new Stage("试点乡镇", new(2018, 9, 21), new(2018, 9, 30)),
                new Stage("其余乡镇", new(2018, 10, 1), new(2018, 10, 20))
            );

    /// <summary>
    /// Over any length of time the stages fill it without gap or overlap, and the plan can be carried out.
    /// </summary>
    [Fact]
    public void Template_BetweenAnyTwoDays_MakesAPlanWithoutFault()
    {
        var begins = new DateOnly(2026, 1, 30);
        foreach (var (kind, takes) in campaigns)
        {
            PlanTemplate.For(kind, takes).Should().NotBeEmpty();
            foreach (var template in PlanTemplate.For(kind, takes))
            {
                for (var days = PlanTemplate.LeastDays; days <= 400; days++)
                {
                    var ends = begins.AddDays(days - 1);
                    var schedule = template.Between(begins, ends)!;

                    (schedule.Stages[0].From, schedule.Stages[^1].To).Should().Be((begins, ends), template.Name);
                    var plan = CampaignPlan.Suggested(kind, takes, begins) with
                    {
                        Stages = schedule.Stages,
                        Targets = schedule.Targets,
                    };
                    CampaignPlanRules
                        .Check(plan)
                        .Where(v => v.Field.Split('[')[0] is "Stages" or "Targets")
                        .Should()
                        .BeEmpty($"{template.Name} over {days} days");
                    schedule.Batches.Should().NotContain(b => b.From < begins || b.From > b.To || b.To > ends);
                }
            }
        }
    }

    [Fact]
    public void Template_InTooShortATime_IsNone()
    {
        var begins = new DateOnly(2026, 3, 1);
        foreach (var template in PlanTemplate.All)
        {
            template.Between(begins, begins.AddDays(PlanTemplate.LeastDays - 2)).Should().BeNull();
            template.Between(begins, begins.AddDays(-30)).Should().BeNull();
        }
    }

    [Fact]
    public void Templates_HaveNamesOfTheirOwn_AndSayWhenTheyFit()
    {
        PlanTemplate.All.Select(t => t.Name).Should().OnlyHaveUniqueItems().And.HaveCount(6);
        PlanTemplate.All.Select(t => t.Pattern).Should().BeEquivalentTo(Enum.GetValues<PlanPattern>());
        PlanTemplate.All.Should().OnlyContain(t => t.Fits.EndsWith('。') && !t.Fits.Contains('\n'));
    }

    /// <summary>What fits only villages, or only a year of elections, is not offered to others.</summary>
    [Theory]
    [InlineData(CampaignKind.Conversion, UnitLevel.Village, "1 2 3 5")]
    [InlineData(CampaignKind.AreaBuilding, UnitLevel.Township, "1 2 5")]
    [InlineData(CampaignKind.TermElection, UnitLevel.Village, "1 2 3 6")]
    [InlineData(CampaignKind.TermElection, UnitLevel.Township, "1 2 4")]
    public void Templates_FitTheCampaign(CampaignKind kind, UnitLevel takes, string patterns) =>
        string.Join(' ', PlanTemplate.For(kind, takes).Select(t => (int)t.Pattern)).Should().Be(patterns);

    private static PlanTemplate Of(PlanPattern pattern) => PlanTemplate.All.Single(t => t.Pattern == pattern);
}
