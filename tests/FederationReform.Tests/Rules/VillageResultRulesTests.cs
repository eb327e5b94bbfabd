using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Rules;

public sealed class VillageResultRulesTests
{
    private static readonly DateOnly Today = new(2026, 7, 15);
    private static readonly string Repository = FindRepository();

    [Fact]
    public void ValidResult_BreaksNoRule_AndIsSaidToBeInOrder()
    {
        VillageResultRules.Check(Results.Valid, new(), Quotas.Village, Today).Should().BeEmpty();
        VillageResultRules
            .Judge(Results.Valid, new(), Quotas.Village, Today)
            .Select(v => v.Sentence)
            .Should()
            .Equal(
                "妇女代表 36 名，在名额 25—45 名之内。",
                "应到 36 人，实到 31 人，达到三分之二（24 人）。",
                "应选执委 11 名，候选人 12 名，差额 1 名（9.09%），不低于 5%（至少 12 名候选人）。",
                "发出选票 31 张，收回 31 张，收回没有多于发出，选举有效。",
                "有效票 30 张，无效票 1 张，与收回的 31 张相符。",
                "应选执委 11 名，选出 11 名，没有缺额。",
                "执委 11 名（含主席、副主席），其中主席 1 名、副主席 2 名，都在名额之内。",
                "主席、副主席都不超过 45 周岁，其他执委都不超过 50 周岁（按大会当天的周岁计算）。",
                "主席、副主席都在大专以上，其他执委都在初中以上。",
                "应到 36 人，当选至少要 19 张赞成票，当选的 11 人都过半数。"
            );
    }

    [Fact]
    public void EmptyResult_OnlyAsksToBeFilledIn()
    {
        var violations = VillageResultRules.Check(CongressResult.Empty, new(), Quotas.Village, Today);

        violations.Should().HaveCount(12).And.OnlyContain(v => VillageResultRules.IsCompleteness(v.Code));
        VillageResultRules.Judge(CongressResult.Empty, new(), Quotas.Village, Today).Should().BeEmpty();
    }

    [Theory]
    [InlineData("2026-07-15", null)]
    [InlineData("2026-07-16", "大会日期 2026-07-16 还没有到（今天是 2026-07-15），开完大会再填写结果。")]
    [InlineData("2014-12-31", "大会日期 2014-12-31 早于 2015 年，请核对年份。")]
    public void Congress_IsHeldBeforeItIsRecorded(string day, string? message) =>
        CongressDateRule
            .Check(
                Results.Valid with
                {
                    HeldOn = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
                },
                Today
            )
            ?.Message.Should()
            .Be(message);

    [Fact]
    public void BrokenRule_TakesThePlaceOfItsGoodSentence()
    {
        var verdicts = VillageResultRules.Judge(
            Results.Valid with
            {
                Returned = 40,
                Valid = 39,
            },
            new(),
            Quotas.Village,
            Today
        );

        verdicts
            .Where(v => v.Code == ReturnedBallotsWithinIssuedRule.Code)
            .Should()
            .ContainSingle()
            .Which.Standing.Should()
            .Be(Standing.Block);
    }

    [Fact]
    public void EveryRuleFile_IsAskedAndHasATitle()
    {
        var files = RuleFiles();

        files.Should().NotBeEmpty();
        VillageResultRules.Codes.Should().OnlyHaveUniqueItems().And.HaveCount(files.Count - OfTheVote.Length);
        VillageResultRules.Codes.Should().OnlyContain(code => VillageResultRules.Title(code) != code);
        files.Should().Contain(OfTheVote);
    }

    /// <summary>docs/rules.md is the list a new colleague reads: a rule, its clause, its file, its test.</summary>
    [Fact]
    public void EveryRuleFile_IsInTheDocument_WithATestThatExists()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository, "docs/rules.md"))
            .Where(line => line.Contains("Rule.cs"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToList();

        rows.Select(row => Path.GetFileName(row[3].Trim('`')))
            .Distinct()
            .Should()
            .BeEquivalentTo([.. RuleFiles(), .. RuleFiles("Representatives"), .. RuleFiles("Evidence")]);
        rows.Should()
            .OnlyContain(row =>
                row[1].Length > 0
                && row[2].Length > 0
                && File.Exists(Path.Combine(Repository, row[4].Split(',')[0].Trim('`')))
            );
    }

    /// <summary>Rules of the ballot, which a congress's result no longer shows; an election is asked them.</summary>
    private static readonly string[] OfTheVote =
    [
        "CandidateApprovalsRule.cs",
        "CandidatesDoNotCountRule.cs",
        "EqualElectionRule.cs",
        "MarksWithinSeatsRule.cs",
        "MoreApprovalsRule.cs",
        "SecretBallotRule.cs",
    ];

    private static List<string> RuleFiles(string folder = "Rules") =>
        [
            .. Directory
                .GetFiles(Path.Combine(Repository, "src/FederationReform", folder), "*Rule.cs")
                .Select(f => Path.GetFileName(f)!),
        ];

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FederationReform.sln")))
            folder = folder.Parent
                ?? throw new InvalidOperationException("The repository was not found above the tests.");
        return folder.FullName;
    }

    /// <summary>A result without votes must not look like one whose votes are in order.</summary>
    [Fact]
    public void WhatIsNotFilledIn_IsSaidToBeUnchecked()
    {
        VillageResultRules.NotChecked(Results.Valid).Should().BeEmpty();

        var silent = Results.Valid with
        {
            Valid = null,
            Members = [.. Results.Valid.Members.Select((m, i) => i == 0 ? m with { For = null } : m)],
        };
        VillageResultRules
            .NotChecked(silent)
            .Should()
            .Equal("有效票、无效票没有填写，没有核对选票的张数。", "有人的得票没有填写，没有核对赞成票是否过半数。");
    }
}
