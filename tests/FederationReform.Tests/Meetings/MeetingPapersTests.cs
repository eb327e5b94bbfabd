using System.Text.RegularExpressions;
using FederationReform.Campaigns;
using FederationReform.Meetings;
using FederationReform.Papers;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Meetings;

/// <summary>What stands on the papers; 41 representatives, 25 seats and 27 candidates are a township's plan.</summary>
public sealed class MeetingPapersTests
{
    private static readonly MeetingFacts Nothing = SampleFacts.Nothing;
    private static readonly MeetingFacts Known = SampleFacts.Known;

    [Fact]
    public void Rules_SayTheNumbersThatTheyComeTo()
    {
        var text = TextOf(PaperKind.ElectionRules, Known);

        text.Should().Contain("大会应到代表41名，到会不少于28名方可进行选举。");
        text.Should().Contain("至少获得21张赞成票");
        text.Should().Contain("应选25名的，候选人不少于27名。本次大会的候选人为27名。");
        text.Should().Contain("年满十八周岁的妇女有选举权和被选举权");
    }

    [Theory]
    [InlineData(TieBreak.FewerAgainst, "反对票少的当选")]
    [InlineData(TieBreak.RunOff, "赞成票相等不能确定当选人时，就票数相等的候选人重新投票")]
    public void Rules_FollowTheSettingsOfTheCampaign(TieBreak tie, string sentence)
    {
        var facts = Known with
        {
            Plan = Known.Plan with
            {
                Rules = Known.Rules with
                {
                    Tie = TieRuleSetting.Usual(tie),
                    Quorum = new(2, 3, Strict: true, "第三条"),
                    Majority = MajorityRuleSetting.Usual(MajorityBase.Present),
                },
            },
        };

        var text = TextOf(PaperKind.ElectionRules, facts);

        text.Should().Contain(sentence).And.Contain("超过三分之二").And.Contain("超过实到人数的半数");
        text.Should().Contain("：第三条。", "each rule has its clause");
    }

    /// <summary>A document that states one limit twice and differently: both stand.</summary>
    [Fact]
    public void Rules_StateBothLimitsOfTheTownship()
    {
        var facts = Known with { Plan = Known.Plan with { Rules = ElectionRules.Township } };

        TextOf(PaperKind.ElectionRules, facts)
            .Should()
            .Contain("原则上初中以上文化程度")
            .And.Contain("原则上高中/中专以上文化程度");
    }

    [Fact]
    public void HostScript_SaysTheQuorumWithItsTwoNumbers()
    {
        var facts = Known with { Executives = Known.Executives! with { Present = 38 } };

        TextOf(PaperKind.HostScript, facts)
            .Should()
            .Contain("本次大会应到代表41名，实到38名，到会人数达到三分之二（不少于28名），符合规定，可以开会。");
    }

    [Fact]
    public void WhatIsNotKnown_IsABlank_AndNamed()
    {
        var lacking = Write(PaperKind.HostScript, Nothing);

        lacking.Lacks.Should().Contain(["大会日期", "大会地点", "应到人数", "执委候选人", "指导人"]);
        Text(lacking.Paper).Should().Contain("应到代表____名").And.Contain("____年__月__日");
        Write(PaperKind.HostScript, Known)
            .Lacks.Should()
            .NotContain(["大会日期", "大会地点", "应到人数", "执委候选人"]);
    }

    [Fact]
    public void EveryPaper_IsWritten_WithNothingKnown_AndWithMuch()
    {
        MeetingFacts[] meetings = [Nothing, Known, SampleFacts.Township];
        foreach (var (facts, paper) in meetings.SelectMany(f => MeetingPapers.All.Select(p => (f, p))))
        {
            var written = paper.Write(facts);
            written.Paper.Sections.Should().NotBeEmpty(paper.Name);
            Text(written.Paper).Should().NotContain("0001年", paper.Name).And.NotContain("{", paper.Name);
            Text(written.Paper).Should().NotContain("（）", paper.Name).And.NotContain("，，", paper.Name);
            Text(written.Paper).Should().NotContain("。。", paper.Name).And.NotContain("、。", paper.Name);
        }
        Text(Write(PaperKind.Archive, SampleFacts.Township).Paper).Should().Contain("关于召开妇女代表大会的请示");
        Text(Write(PaperKind.Reply, SampleFacts.Township).Paper).Should().Contain("中共清溪镇委员会");
        MeetingPapers.All.Select(p => p.Kind).Should().BeEquivalentTo(Enum.GetValues<PaperKind>());
    }

    /// <summary>What an election is held for is a sentence, or the beginning of one.</summary>
    [Theory]
    [InlineData(CampaignKind.TermElection, "河口村妇女联合会本届执行委员会任期届满。根据")]
    [InlineData(CampaignKind.Conversion, "为将河口村妇代会改建为妇女联合会，根据")]
    [InlineData(CampaignKind.AreaBuilding, "为推进河口村妇联区域化建设，根据")]
    public void Request_BeginsWithItsOccasion(CampaignKind kind, string sentence)
    {
        var facts = Known with { Plan = Known.Plan with { Kind = kind } };

        TextOf(PaperKind.Request, facts).Should().Contain(sentence);
        TextOf(PaperKind.Notification, facts).Should().Contain(sentence);
    }

    [Fact]
    public void CandidateList_OfNobodyYet_AsksExecutivesForTheirFields_AndLeadersForTheirPosts()
    {
        var tables = Write(PaperKind.CandidateList, Nothing)
            .Paper.Sections.Select(s => s.Blocks.OfType<TableBlock>().Single())
            .ToList();

        tables.Select(t => t.Columns[^1].Heading).Should().Equal("界别", "拟任职务");
        tables.SelectMany(t => t.Rows).Should().OnlyContain(row => row.Height > 6.5, "they are filled in by hand");
    }

    [Fact]
    public void CountSheet_HasARowForEachCandidate_AlsoWhileOnlyTheirNumberIsKnown()
    {
        var facts = Nothing with { Result = Nothing.Result with { Candidates = 33 } };

        var sheet = Write(PaperKind.CountSheet, facts).Paper.Sections[0];

        sheet.Blocks.OfType<TableBlock>().Single().Rows.Should().HaveCount(33 + 3);
    }

    /// <summary>A name, a post or the name of a committee is not torn where a line of a ballot ends.</summary>
    [Fact]
    public void Ballot_BreaksItsLinesBetweenWords()
    {
        var content = Write(PaperKind.LeaderBallot, Known)
            .Paper.Sections.Single()
            .Blocks.OfType<CopiesBlock>()
            .Single()
            .Content;

        content[0].Should().Be(new ParagraphBlock("河口村妇女联合会\n第三届主席、副主席选票", ParagraphKind.Centred));
        content
            .OfType<TableBlock>()
            .Single()
            .Rows.SelectMany(r => r.Cells[1].Text.Split('\n'))
            .Should()
            .OnlyContain(line => PaperText.Width(line) <= 7.5, "that is how wide the column is")
            .And.Contain(line => line.StartsWith('（'));
    }

    [Fact]
    public void Telephone_StandsWhereTheFormAsksForIt_AndOnlyForWhoeverMaySeeIt()
    {
        var facts = SampleFacts.Everything;
        facts = facts with
        {
            Executives = facts.Executives! with
            {
                Candidates =
                [
                    .. facts.Executives.Candidates.Select(c =>
                        c with
                        {
                            Person = c.Person with { Phone = "13700000001" },
                        }
                    ),
                ],
            },
        };

        Showing(facts)
            .Should()
            .BeEquivalentTo([
                PaperKind.RepresentativeForms,
                PaperKind.CandidateForms,
                PaperKind.ResultToParty,
                PaperKind.ResultToCounty,
                PaperKind.Roster,
            ]);
        Showing(facts with { ShowsPhones = false }).Should().BeEmpty();

        static IEnumerable<PaperKind> Showing(MeetingFacts facts) =>
            MeetingPapers.All.Where(p => Regex.IsMatch(Text(p.Write(facts).Paper), "1[0-9]{10}")).Select(p => p.Kind);
    }

    [Fact]
    public void Ballot_HasTheNamesByStrokes_AndNothingElseOfThePeople()
    {
        var people = Known.Executives!.Listed().Select(c => c.Person.Name).ToList();

        var ballot = MeetingPapers.Of(PaperKind.ExecutiveBallot).Write(Known);

        var copies = ballot.Paper.Sections.Single().Blocks.OfType<CopiesBlock>().Single();
        var table = copies.Content.OfType<TableBlock>().Single();
        table.Rows.Select(r => r.Cells[1].Text).Should().Equal(people);
        table.Rows.Should().OnlyContain(r => r.Cells.Where((_, i) => i != 1).All(c => c.Text.Length == 0));
        ballot.Paper.Sections.Single().Numbered.Should().BeFalse();
    }

    [Theory]
    [InlineData(PaperSize.A4, SheetForm.Full)]
    [InlineData(PaperSize.A5, SheetForm.Half)]
    public void Ballot_IsPrintedOnBothSizes(PaperSize size, SheetForm form)
    {
        foreach (var kind in new[] { PaperKind.ExecutiveBallot, PaperKind.LeaderBallot, PaperKind.CountSheet })
            MeetingPapers
                .Of(kind)
                .Write(Known, size)
                .Paper.Sections.Should()
                .OnlyContain(s => s.Form == form && !s.Numbered);
    }

    [Fact]
    public void Request_GoesToThePartyCommittee_AlsoOfAStreet()
    {
        TextOf(PaperKind.Request, Known).Should().Contain("清溪镇妇女联合会").And.Contain("中共清溪镇委员会：");
        TextOf(PaperKind.Request, Known with { TownshipName = "河滨街道", TownshipIsStreet = true })
            .Should()
            .Contain("中共河滨街道工作委员会：");
        TextOf(PaperKind.Request, Known).Should().Contain("2026年8月1日在村文化礼堂召开河口村第三次妇女代表大会");
    }

    [Fact]
    public void Result_ShowsVotesAndWhoIsElected_OnlyWhenTheCountIsFinal()
    {
        var facts = Known with
        {
            Executives = Counted
                .Congress(candidates: 3, seats: 2)
                .Voted(RoundKind.Formal, (1, 40, 1), (2, 30, 11), (3, 10, 31)),
        };

        var sheet = Write(PaperKind.ResultSheet, facts);

        Text(sheet.Paper).Should().Contain("当选").And.Contain("未过半数");
        Text(Write(PaperKind.ResultSheet, Known).Paper).Should().Contain("当选名单：________");
    }

    /// <summary>Leaders are among the executives; the three numbers are never added.</summary>
    [Fact]
    public void ResultReport_NamesTheElected_LeadersAmongTheExecutives()
    {
        var facts = Nothing with { Result = Results.Valid };
        var members = Results.Valid.Members;

        var text = TextOf(PaperKind.ResultToParty, facts);

        text.Should().Contain("中共清溪镇委员会：").And.Contain("请予批复");
        text.Should().Contain($"选举产生执行委员会委员{members.Count}名（含主席、副主席；按姓氏笔画为序）");
        text.Should().Contain("第一次执行委员会会议选举产生主席1名：");
        TextOf(PaperKind.ResultToCounty, facts).Should().Contain("浦城县妇女联合会：").And.NotContain("请予批复");
        var roster = Write(PaperKind.ResultToCounty, facts).Paper.Sections;
        roster[^1].Form.Should().Be(SheetForm.Landscape);
        roster[^1].Blocks.OfType<TableBlock>().Single().Rows.Should().HaveCount(members.Count);
    }

    [Fact]
    public void TermTable_CountsLeadersAmongTheExecutives()
    {
        var facts = Nothing with
        {
            Committee = new(
                3,
                new(2026, 8, 1),
                new(2031, 8, 1),
                new(1, 0, 2, 11),
                [
                    new("王小梅", Position.Chair, "全面工作"),
                    new("丁一兰", Position.PartTimeViceChair, null),
                    .. Enumerable.Range(1, 7).Select(n => new CommitteePost($"执委{n}", Position.Executive, null)),
                ]
            ),
        };

        var text = TextOf(PaperKind.Term, facts);

        text.Should().Contain("第三届").And.Contain("2026年8月1日至2031年8月1日，5年");
        text.Should().Contain("兼职副主席|2|1|1").And.Contain("执委（含主席、副主席）|11|9|2");
        Write(PaperKind.Term, facts).Lacks.Should().BeEmpty();
        TextOf(PaperKind.Duties, facts).Should().Contain("王小梅|主席|全面工作");
        Write(PaperKind.Duties, facts).Lacks.Should().Equal("部分执委的分工");
    }

    private static WrittenPaper Write(PaperKind kind, MeetingFacts facts) => MeetingPapers.Of(kind).Write(facts);

    private static string TextOf(PaperKind kind, MeetingFacts facts) => Text(Write(kind, facts).Paper);

    private static string Text(Paper paper) => string.Join('\n', paper.Sections.SelectMany(s => s.Blocks).Select(Text));

    private static string Text(PaperBlock block) =>
        block switch
        {
            TitleBlock title => string.Concat(title.Lines),
            AddresseeBlock to => $"{to.Name}：",
            HeadingBlock heading => heading.Text,
            ParagraphBlock paragraph => paragraph.Text,
            SignatureBlock signature => $"{signature.Issuer}\n{signature.Date}",
            NoteBlock note => note.Text,
            SubtitleBlock subtitle => subtitle.Text,
            TableBlock table => string.Join(
                '\n',
                table.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text)))
            ),
            CopiesBlock copies => string.Join('\n', copies.Content.Select(Text)),
            AttachmentNoteBlock note => string.Join('\n', note.Names),
            _ => "",
        };
}
