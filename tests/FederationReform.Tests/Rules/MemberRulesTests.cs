using System.Globalization;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Rules;

public sealed class MemberRulesTests
{
    private static readonly DateOnly Today = new(2026, 7, 15);
    private static readonly DateOnly Congress = new(2026, 7, 8);
    private static readonly ElectionRules Rules = new();

    [Fact]
    public void EmptyMember_MissesEverythingTheStatisticsAsk() =>
        MemberCompletenessRule
            .Check(Of(new ElectedMember { Name = "" }))
            .Select(v => v.Field)
            .Should()
            .Equal(
                "Members[0].Name",
                "Members[0].Birth",
                "Members[0].EthnicGroup",
                "Members[0].Education",
                "Members[0].PoliticalStatus",
                "Members[0].Occupation",
                "Members[0].InSystem",
                "Members[0].InTwoCommittees",
                "Members[0].FormerDirector",
                "Members[0].NewlyElected"
            );

    [Fact]
    public void MissingCell_IsCalledAsItsColumnIs()
    {
        var missing = MemberCompletenessRule
            .Check(Of(new ElectedMember { Name = "", Position = Position.Chair }))
            .ToList();

        missing.Should().HaveCount(11);
        missing
            .Select(v => v.Message)
            .Should()
            .Equal(missing.Select(v => $"第 1 行还没有填写{TitleOf(v.Field["Members[0].".Length..])}。"));
    }

    [Fact]
    public void Telephone_IsAskedOfLeadersOnly()
    {
        MemberCompletenessRule.Check(Of(Results.Member(1) with { Phone = null })).Should().BeEmpty();
        MemberCompletenessRule
            .Check(Of(Results.Member(1, Position.PartTimeViceChair) with { Phone = null }))
            .Should()
            .ContainSingle();
    }

    [Fact]
    public void ListWithNobody_IsIncomplete() =>
        MemberCompletenessRule
            .Check(Of())
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .Be("还没有填写当选人员名单。");

    [Theory]
    [InlineData("演示甲", "1985-03-01", null, true)]
    [InlineData("演示甲", "1985-03-01", "13800000001", true)]
    [InlineData("演示甲", "1985-03-01", "13800000002", false)]
    [InlineData("演示甲", "1985-03-02", null, false)]
    [InlineData("演示乙", "1985-03-01", "13800000001", false)]
    public void SameNameAndBirth_IsOnePerson_UnlessTelephonesDiffer(
        string name,
        string birth,
        string? phone,
        bool twice
    )
    {
        var first = Results.Member(1, Position.Chair) with
        {
            Name = "演示甲",
            Birth = Born("1985-03-01"),
            Phone = "13800000001",
        };
        var second = Results.Member(2) with { Name = name, Birth = Born(birth), Phone = phone };

        SamePersonTwiceRule.Check([first, second]).Any().Should().Be(twice);
    }

    [Fact]
    public void Man_Blocks() =>
        WomenOnlyRule
            .Check([Results.Member(1) with { Sex = Sex.Male }])
            .Should()
            .ContainSingle()
            .Which.Severity.Should()
            .Be(Severity.Block);

    [Theory]
    [InlineData("2008-07-08", null)]
    [InlineData("2008-07-09", "到大会当天只有 17 周岁，不满 18 周岁不能当选，请核对。")]
    [InlineData("2026-07-09", "晚于大会日期 2026-07-08，请核对。")]
    public void Age_OnTheDayOfTheCongress_IsAtLeast18(string birth, string? message)
    {
        var violations = AdultRule.Check([Results.Member(1) with { Birth = Born(birth) }], Congress, Today).ToList();

        violations
            .Select(v => v.Message)
            .SingleOrDefault()
            .Should()
            .Match(m => message == null ? m == null : m.EndsWith(message));
    }

    /// <summary>45周岁以下 includes 45: she is too old from her 46th birthday on.</summary>
    [Theory]
    [InlineData(Position.Chair, "1980-07-09", false)]
    [InlineData(Position.Chair, "1980-07-08", true)]
    [InlineData(Position.PartTimeViceChair, "1980-07-08", true)]
    [InlineData(Position.Executive, "1980-07-08", false)]
    [InlineData(Position.Executive, "1975-07-09", false)]
    [InlineData(Position.Executive, "1975-07-08", true)]
    public void Age_AboveTheLimitOfThePost_Reminds(Position position, string birth, bool reminded)
    {
        var violations = AgeLimitRule
            .Check([Results.Member(1, position) with { Birth = Born(birth) }], Congress, Rules, Today)
            .ToList();

        (violations.Count > 0).Should().Be(reminded);
        violations.Where(v => v.Severity != Severity.Remind || !v.Clause!.Contains("原则上")).Should().BeEmpty();
    }

    [Theory]
    [InlineData(Position.Chair, Education.SeniorHigh, true)]
    [InlineData(Position.Chair, Education.College, false)]
    [InlineData(Position.Executive, Education.Primary, true)]
    [InlineData(Position.Executive, Education.JuniorHigh, false)]
    [InlineData(Position.Executive, Education.Unknown, false)]
    public void Education_BelowTheLimitOfThePost_Reminds(Position position, Education education, bool reminded) =>
        EducationLimitRule
            .Check([Results.Member(1, position) with { Education = education }], Rules)
            .Any(v => v.Severity == Severity.Remind)
            .Should()
            .Be(reminded);

    /// <summary>
    /// The township plan of 2017 says 初中以上 in one paragraph and 高中以上 in another.
    /// </summary>
    [Theory]
    [InlineData(Education.Primary, 2)]
    [InlineData(Education.JuniorHigh, 1)]
    [InlineData(Education.SeniorHigh, 0)]
    public void TwoClausesOfOneDocument_EachRemindsWithItsOwn(Education education, int reminders)
    {
        var violations = EducationLimitRule
            .Check([Results.Member(1) with { Education = education }], ElectionRules.Township)
            .ToList();

        violations.Should().HaveCount(reminders).And.OnlyHaveUniqueItems(v => v.Clause);
        violations.Where(v => v.Severity != Severity.Remind).Should().BeEmpty();
    }

    [Fact]
    public void TwoAgesOfOneDocument_EachRemindsWithItsOwn()
    {
        var rules = Rules with { ExecutiveAges = [new(50, "二（一）"), new(45, "三（二）2")] };

        AgeLimitRule
            .Check([Results.Member(1) with { Birth = Born("1974-01-01") }], Congress, rules, Today)
            .Select(v => v.Clause)
            .Should()
            .Equal("二（一）", "三（二）2");
        AgeLimitRule
            .Check([Results.Member(1) with { Birth = Born("1979-01-01") }], Congress, rules, Today)
            .Select(v => v.Clause)
            .Should()
            .Equal("三（二）2");
    }

    [Fact]
    public void NoLimits_NobodyIsReminded()
    {
        var none = new ElectionRules
        {
            LeaderAges = [],
            ExecutiveAges = [],
            LeaderEducations = [],
            ExecutiveEducations = [],
        };
        IReadOnlyList<ElectedMember> old =
        [
            Results.Member(1, Position.Chair) with
            {
                Birth = Born("1940-01-01"),
                Education = Education.Primary,
            },
        ];

        AgeLimitRule.Check(old, null, none, Today).Concat(EducationLimitRule.Check(old, none)).Should().BeEmpty();
        AgeLimitRule.InOrder(old, null, none, Today).Should().BeNull();
    }

    private static string TitleOf(string key) => ResultColumns.Members[ResultColumns.IndexOf(key)].Title;

    private static BirthDate Born(string date) => new(DateOnly.Parse(date, CultureInfo.InvariantCulture));

    private static CongressResult Of(params ElectedMember[] members) => Results.Valid with { Members = members };
}
