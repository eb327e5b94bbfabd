using FederationReform.People;
using FederationReform.Rules;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace FederationReform.Tests.Rules;

public sealed class RuleContradictionsTests
{
    /// <summary>A number was changed and the words beside it were not, or the other way round.</summary>
    [Fact]
    public void NumberBesideAClauseThatSaysAnother_IsShown()
    {
        var rules = new ElectionRules() with
        {
            LeaderAges = [new(45, "实施方案二（一）：原则上40周岁以下"), new(50, "补充通知：五十周岁以下")],
            ExecutiveAges = [new(55, "实施方案二（一）：原则上四十五岁以下")],
            LeaderEducations = [new(Education.SeniorHigh, "实施方案：原则上大专以上")],
            TermYears = 3,
            Difference = new(10, Rounding.Up, AtLeastOne: true, "实施方案：差额比例不低于百分之五"),
        };

        var found = RuleContradictions.Of(rules).Where(v => v.Code == RuleContradictions.ClauseCode).ToList();

        found.Should().OnlyContain(v => v.Severity == Severity.Remind);
        found
            .Select(v => v.Field)
            .Should()
            .BeEquivalentTo(
                "Rules.LeaderAges[0].Clause",
                "Rules.ExecutiveAges[0].Clause",
                "Rules.LeaderEducations[0].Clause",
                "Rules.TermClause",
                "Rules.Difference.Clause"
            );
        found
            .Single(v => v.Field == "Rules.LeaderAges[0].Clause")
            .Message.Should()
            .Be("主席、副主席年龄设为“45 周岁”，依据里写的却是“40周岁”。请改设置，或者改依据。");
    }

    /// <summary>The rule sets that are offered agree with their own words; so does a clause without a number.</summary>
    [Fact]
    public void UsualRuleSets_AndClausesWithoutNumbers_AgreeWithThemselves()
    {
        foreach (
            var rules in (ElectionRules[])
                [
                    new(),
                    ElectionRules.Township,
                    new()
                    {
                        LeaderAges = [new(47, "县里的规定")],
                        TermYears = 4,
                        TermClause = "章程",
                    },
                ]
        )
            RuleContradictions.Of(rules).Should().NotContain(v => v.Code == RuleContradictions.ClauseCode);
    }

    private static readonly ElectionRules Rules = new();

    [Fact]
    public void UsualRules_DoNotContradictThemselves() => RuleContradictions.Of(Rules).Should().BeEmpty();

    /// <summary>
    /// The township plan of 2017 asks for 初中以上 and for 高中以上: both clauses are shown, so that the county can ask
    /// which is meant.
    /// </summary>
    [Fact]
    public void TownshipDocument_ContradictsItselfInOnePlace() =>
        RuleContradictions
            .Of(ElectionRules.Township)
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .Be(
                "执委文化程度有 2 条不一致的规定：初中以上（实施方案二（一）：执委候选人原则上初中以上）；"
                    + "高中/中专以上（实施方案三（二）2：执委候选人原则上要具备高中以上文化程度）。"
                    + "每一条都会提醒填报人；能与发文单位核实的，请只留一条。"
            );

    public static TheoryData<string, string, ElectionRules> Contradictory =>
        new()
        {
            {
                RuleContradictions.LimitCode,
                "Rules.ExecutiveAges[1]",
                Rules with
                {
                    ExecutiveAges = [new(50, "二（一）"), new(55, "三（二）2")],
                }
            },
            { RuleContradictions.LimitCode, "Rules.LeaderAges[0]", Rules with { LeaderAges = [new(55, "依据")] } },
            {
                RuleContradictions.LimitCode,
                "Rules.LeaderEducations[0]",
                Rules with
                {
                    LeaderEducations = [new(Education.Primary, "依据")],
                }
            },
            {
                RuleContradictions.QuorumCode,
                "Rules.Quorum",
                Rules with
                {
                    Quorum = new(1, 2, Strict: false, "达到应到会人数的半数"),
                }
            },
            {
                RuleContradictions.QuorumCode,
                "Rules.Quorum",
                Rules with
                {
                    Quorum = new(1, 3, Strict: false, "第三条"),
                    Majority = MajorityRuleSetting.Usual(MajorityBase.Present),
                }
            },
            {
                RuleContradictions.DifferenceCode,
                "Rules.Difference",
                Rules with
                {
                    Difference = new(0, Rounding.Up, AtLeastOne: false, "第五条"),
                }
            },
            {
                RuleContradictions.DifferenceCode,
                "Rules.Preliminary",
                Rules with
                {
                    Difference = new(0, Rounding.Up, AtLeastOne: false, "第五条"),
                    Preliminary = PreliminaryVoteSetting.Usual(allowed: true),
                }
            },
            {
                RuleContradictions.ClauseCode,
                "Rules.Quorum.Clause",
                Rules with
                {
                    Quorum = Rules.Quorum with { Numerator = 1, Denominator = 2, Strict = true },
                }
            },
            {
                RuleContradictions.ClauseCode,
                "Rules.Majority.Clause",
                Rules with
                {
                    Majority = Rules.Majority with { Base = MajorityBase.Present },
                }
            },
            {
                RuleContradictions.ClauseCode,
                "Rules.Shortfall.Clause",
                Rules with
                {
                    Shortfall = Rules.Shortfall with { Seats = OpenSeats.AnotherRound },
                }
            },
            {
                RuleContradictions.ClauseCode,
                "Rules.Preliminary.Clause",
                Rules with
                {
                    Preliminary = Rules.Preliminary with { Allowed = true },
                }
            },
        };

    [Theory, MemberData(nameof(Contradictory))]
    public void Contradiction_IsReportedAtItsField(string code, string field, ElectionRules rules) =>
        RuleContradictions
            .Of(rules)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Match<Violation>(v => v.Code == code && v.Field == field && v.Severity == Severity.Remind);

    /// <summary>The usual clause belongs to its setting, whichever is chosen.</summary>
    [Fact]
    public void UsualClauses_NeverDenyTheirSetting()
    {
        var all =
            from of in Enum.GetValues<MajorityBase>()
            from seats in Enum.GetValues<OpenSeats>()
            from tie in Enum.GetValues<TieBreak>()
            from allowed in (bool[])[false, true]
            select Rules with
            {
                Majority = MajorityRuleSetting.Usual(of),
                Shortfall = ShortfallRuleSetting.Usual(seats),
                Tie = TieRuleSetting.Usual(tie),
                Preliminary = PreliminaryVoteSetting.Usual(allowed),
            };

        all.SelectMany(RuleContradictions.Of).Should().BeEmpty();
    }

    /// <summary>Where a quorum is not called contradictory, the fewest who may meet can elect somebody.</summary>
    [Fact]
    public void QuorumNotCalledContradictory_CanElect() =>
        Prop.ForAll(
                Gen.Choose(1, 12).Two().ToArbitrary(),
                Gen.Choose(1, 300).ToArbitrary(),
                ArbMap.Default.ArbFor<bool>(),
                (fraction, entitled, strict) =>
                {
                    var (part, whole) = (
                        Math.Min(fraction.Item1, fraction.Item2),
                        Math.Max(fraction.Item1, fraction.Item2)
                    );
                    if (strict && part == whole)
                        return true;
                    var rules = Rules with { Quorum = new(part, whole, strict, "第三条") };
                    return RuleContradictions.Of(rules).Any()
                        || QuorumRule.Minimum(entitled, rules.Quorum) >= MajorityRule.Minimum(entitled);
                }
            )
            .QuickCheckThrowOnFailure();
}
