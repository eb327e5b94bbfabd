using System.Globalization;
using System.Text;
using FederationReform.Campaigns;
using FederationReform.People;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Campaigns;

/// <summary>A document's text is read by its turns of phrase, each proposal with the sentence it comes from.</summary>
public sealed class PlanTextReaderTests
{
    [Fact]
    public void Township_ItsDocument_GivesThreeStagesWithTheirDays()
    {
        var stages = Township().Proposals.OfType<StageProposal>().ToList();

        stages
            .Select(s => (s.Name, s.From, s.To))
            .Should()
            .Equal(
                ("组织动员", new DateOnly(2017, 11, 20), new DateOnly(2017, 11, 25)),
                ("实施选举", new DateOnly(2017, 11, 26), new DateOnly(2017, 12, 5)),
                ("建章立制", new DateOnly(2017, 12, 6), new DateOnly(2017, 12, 10))
            );
        stages[1].Source.Should().Be(new PlanSentence("三（二）", "实施选举阶段（2017年11月26日至12月5日）"));
    }

    [Fact]
    public void Township_ItsDocument_GivesItsEndAsTheTarget() =>
        Township()
            .Proposals.OfType<TargetProposal>()
            .Single()
            .Target.Should()
            .Be(new TargetPoint(new(2017, 12, 10), 1, 1));

    [Fact]
    public void Township_ItsDocument_GivesQuotasOf1And2And25And41()
    {
        var quotas = Township().Proposals.OfType<QuotaProposal>().ToList();

        quotas
            .Select(q => (q.Post, q.Min, q.Max))
            .Should()
            .Equal(
                (QuotaPost.Chairs, 1, 1),
                (QuotaPost.ViceChairs, 2, 2),
                (QuotaPost.Executives, 25, 25),
                (QuotaPost.Representatives, 41, 41)
            );
        quotas[0].Source.Clause.Should().StartWith("实施方案二（一）：在镇妇联组织架构上，设主席1名");
    }

    [Fact]
    public void Township_ItsDocument_GivesAgesAndDifference()
    {
        var found = Township().Proposals;

        found
            .OfType<AgeProposal>()
            .Select(a => (a.Posts, a.MaxAge))
            .Should()
            .Equal((LimitedPosts.Leaders, 45), (LimitedPosts.Executives, 50));
        found.OfType<DifferenceProposal>().Single().Percent.Should().Be(5);
        found
            .OfType<DifferenceProposal>()
            .Single()
            .Source.Should()
            .Be(new PlanSentence("三（二）2", "选举采取无记名投票差额选举方式，差额比例不低于5%。"));
    }

    [Fact]
    public void Township_TwoEducationsOfExecutives_BothStandWithTheContradiction()
    {
        var reading = Township();

        reading
            .Proposals.OfType<EducationProposal>()
            .Select(e => (e.Posts, e.Minimum, e.Source.Place))
            .Should()
            .Equal(
                (LimitedPosts.Leaders, Education.College, "二（一）"),
                (LimitedPosts.Executives, Education.JuniorHigh, "二（一）"),
                (LimitedPosts.Executives, Education.SeniorHigh, "三（二）2")
            );
        reading
            .Contradictions.Should()
            .ContainSingle()
            .Which.Should()
            .Be(
                "执委文化程度有 2 种说法：二（一）写“初中以上”；三（二）2写“高中/中专以上”。"
                    + "请核对文件；要求可以都保留，填报时都会提醒。"
            );
    }

    [Fact]
    public void Township_ItsDocument_NamesItselfAndItsMatter()
    {
        var found = Township().Proposals;

        found.OfType<KindProposal>().Single().Kind.Should().Be(CampaignKind.AreaBuilding);
        found
            .OfType<BasisProposal>()
            .Single()
            .Document.Should()
            .Be("《云溪区白石镇妇联组织区域化建设改革工作实施方案》");
    }

    /// <summary>Traditional characters with pinyin in brackets and doubled commas, as the page has them.</summary>
    [Fact]
    public void Web_TextOfThePage_GivesOneThirdByTheEndOfJuneAndAllByTheEndOfAugust()
    {
        var reading = PlanTextReader.Read(Case("plan-web.txt"), 2017);

        reading
            .Proposals.OfType<TargetProposal>()
            .Select(t => t.Target)
            .Should()
            .Equal(new TargetPoint(new(2017, 6, 30), 1, 3), new TargetPoint(new(2017, 8, 31), 1, 1));
        reading
            .Proposals.OfType<StageProposal>()
            .Select(s => (s.Name, s.From, s.To))
            .Should()
            .Equal(
                ("准备工作与试点示范", null, null),
                ("百日攻坚与整体推进", null, null),
                ("建章立制与总结提升", null, null)
            );
        reading
            .Proposals.OfType<TargetProposal>()
            .First()
            .Source.Text.Should()
            .StartWith("要求6月底前完成“两个全面”工作的三分之一");
    }

    [Fact]
    public void Web_TwoMatters_AreTwoCampaigns()
    {
        var reading = PlanTextReader.Read(Case("plan-web.txt"), 2017);

        reading.Proposals.OfType<KindProposal>().Should().HaveCount(2);
        reading.Contradictions.Should().ContainSingle(c => c.Contains("一个任务只管一件事", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("第一阶段：组织动员（11月1日至25日）", "组织动员", "2026-11-01", "2026-11-25")]
    [InlineData("第二阶段：选举实施（2026年11月下旬—2027年1月上旬）", "选举实施", "2026-11-21", "2027-01-10")]
    [InlineData("（三）总结验收阶段（12月20日至1月10日）", "总结验收", "2026-12-20", "2027-01-10")]
    [InlineData("（三）总结验收阶段（202_年12月底前）", "总结验收", null, "2026-12-31")]
    public void Stage_WrittenAnyWay_IsRead(string text, string name, string? from, string to) =>
        PlanTextReader
            .Read(text, 2026)
            .Proposals.OfType<StageProposal>()
            .Select(s => (s.Name, Day(s.From), Day(s.To)))
            .Should()
            .Equal((name, from, to));

    [Theory]
    [InlineData("各镇于9月底前完成50%，10月底前全部完成。", "2026-09-30 50/100;2026-10-31 1/1")]
    [InlineData("8月15日前完成一半以上。", "2026-08-15 1/2")]
    [InlineData("全县19个村于9月1日圆满完成了改建工作。", "")]
    [InlineData("截至7月31日，1841个村全面完成。", "")]
    public void Target_IsWhatMustBeDone_NotWhatIsDone(string text, string expected) =>
        string.Join(
                ";",
                PlanTextReader
                    .Read(text, 2026)
                    .Proposals.OfType<TargetProposal>()
                    .Select(t => $"{t.Target.By:O} {t.Target.Part}/{t.Target.Whole}")
            )
            .Should()
            .Be(expected);

    [Theory]
    [InlineData("村妇联设主席1名，副主席1至3名，执委11—15名。", "1 人;1—3 人;11—15 人")]
    [InlineData("妇女代表名额一般为二十五名至四十五名。", "25—45 人")]
    [InlineData("执委名额不少于九名", "不少于 9 人")]
    [InlineData("会上补选了执委20名", "")]
    public void Quota_IsASpan(string text, string expected) =>
        string.Join(";", PlanTextReader.Read(text, 2026).Proposals.OfType<QuotaProposal>().Select(q => q.Says))
            .Should()
            .Be(expected);

    [Theory]
    [InlineData("到会代表达到应到会代表的三分之二，方可进行选举。", "达到应到人数的 2/3")]
    [InlineData("出席会议的代表超过应到代表半数，会议有效。", "超过应到人数的 1/2")]
    [InlineData("候选人获得赞成票超过实到会人数的半数，始得当选。", "超过实到会人数的半数")]
    [InlineData("村妇联每届任期五年。", "5 年")]
    [InlineData("大会结束后十日内召开第一次分工会议。", "大会后 10 天内")]
    public void Rule_IsRead(string text, string expected) =>
        PlanTextReader.Read(text, 2026).Proposals.Select(p => p.Says).Should().Equal(expected);

    [Theory]
    [InlineData("")]
    [InlineData("今天天气很好。")]
    [InlineData("13月45日前全面完成；2月30日前全面完成")]
    public void Text_ThatSaysNothing_GivesNothing(string text) =>
        PlanTextReader.Read(text, 2026).Proposals.Should().BeEmpty();

    private static PlanReading Township() => PlanTextReader.Read(Case("plan-township.txt"), 2026);

    private static string Case(string name) => Encoding.UTF8.GetString(CaseFile.Of(name));

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
