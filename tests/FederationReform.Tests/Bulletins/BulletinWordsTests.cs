using FederationReform.Bulletins;
using FederationReform.Problems;
using FederationReform.Trainings;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Bulletins;

public sealed class BulletinWordsTests
{
    // Monday 20 July 2026, 0:00 in China.
    private static readonly BulletinWeek week = new(new(2026, 7, 19, 16, 0, 0, DateTimeKind.Utc));

    [Fact]
    public void Body_SaysTheWeekInTheLanguageOfBulletins() =>
        BulletinWords
            .Body(
                Figures(
                    Row("清溪镇", 5, 5, rank: 1, before: 3),
                    Row("东坑镇", 3, 6, rank: 2),
                    Row("水源乡", 0, 5, 3, 2, true)
                )
            )
            .Split('\n')
            .Should()
            .Equal(
                "截至2026年7月19日24时，浦城县应完成的16个村（社区）中，已完成8个，完成率50.00%（8/16）；"
                    + "本周（7月13日至7月19日）净增3个。按计划应完成9个，还差1个。全部完成的期限是2026年8月31日。",
                "完成率居前的是清溪镇（100.00%，5/5）、东坑镇（50.00%，3/6）；靠后的是水源乡（0.00%，0/5）。",
                "本周审核通过的班子新产生主席3名、副主席6名、执委27名（含主席、副主席）；"
                    + "目前有主席8名、副主席16名、执委72名。",
                "累计审核12件次，其中退回3件次，退回率25.00%（3/12）。",
                "连续两周没有进展的有水源乡，共1个。"
            );

    [Fact]
    public void Body_SaysTheTrainingsOfTheWeek_WhereThereWereAny()
    {
        var figures = Figures(Row("清溪镇", 5, 5, rank: 1));

        BulletinWords
            .Body(figures with { Trainings = new(2, 96, 41) })
            .Should()
            .Contain("本周（7月13日至7月19日）举办培训2期，96人次参加。");
        BulletinWords.Body(figures with { Trainings = TrainingCount.None }).Should().NotContain("培训");
        BulletinWords.Body(figures).Should().NotContain("培训", "an older bulletin did not count them");
    }

    [Fact]
    public void Problems_AreThoseOfTheLedger_ByType()
    {
        var open = new Dictionary<ProblemKind, int>
        {
            [ProblemKind.NominalTeam] = 1,
            [ProblemKind.FundsNotArrived] = 4,
        };

        BulletinWords
            .Problems(open, late: 2, mended: 3)
            .Should()
            .Be("整改中的问题5个：经费没有落实4个，班子形同虚设、分工不明1个；其中逾期2个。本周销号3个。");
        BulletinWords
            .Problems(new Dictionary<ProblemKind, int>(), 0, 1)
            .Should()
            .Be("登记的问题都已销号。本周销号1个。");
        BulletinWords.Problems(new Dictionary<ProblemKind, int>(), 0, 0).Should().BeNull();
    }

    [Fact]
    public void Body_OfEqualUnits_PraisesAndBlamesNobody() =>
        BulletinWords
            .Body(Figures(Row("清溪镇", 1, 2, rank: 1), Row("东坑镇", 1, 2, rank: 1)))
            .Should()
            .Contain("2个下级单位进度相同，完成率均为50.00%。")
            .And.NotContain("靠后");

    [Fact]
    public void ForChat_NamesUnitsAndTheirRise() =>
        BulletinWords
            .ForChat(Figures(Row("清溪镇", 5, 5, rank: 1, before: 3), Row("水源乡", 0, 5, 2, 1)))
            .Split('\n')[1..]
            .Should()
            .Equal("1. 清溪镇 5/5，100.00% ↑2", "2. 水源乡 0/5，0.00% ↓1");

    [Theory]
    [InlineData(24, 3, "24（+3）")]
    [InlineData(24, 0, "24")]
    public void People_AreSaidWithThoseOfTheWeek(int all, int added, string said) =>
        BulletinWords.WithAdded(all, added).Should().Be(said);

    [Theory]
    [InlineData("2026-07-19T15:59:59Z", "2026年7月12日24时")]
    [InlineData("2026-07-19T16:00:00Z", "2026年7月19日24时")]
    public void Week_ClosesAtItsHourInChina(string now, string closes) =>
        BulletinWeek
            .LastClosed(
                WeekClosing.Usual,
                DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime
            )
            .ClosesAt.Should()
            .Be(closes);

    /// <summary>A part that nobody wrote is not printed, and the others are numbered without a gap.</summary>
    [Fact]
    public void Parts_AreNumberedWithoutAGap()
    {
        var parts = new BulletinText("甲\n\n 乙 ", " ", "丙").Parts;

        parts.Select(p => p.Heading).Should().Equal("一、进展情况", "二、下一步措施");
        parts[0].Paragraphs.Should().Equal("甲", "乙");
    }

    private static BulletinFigures Figures(params BulletinRow[] rows) =>
        new()
        {
            UnitName = "浦城县",
            CampaignName = "2026年村（社区）妇联换届",
            Takes = UnitLevel.Village,
            Week = week,
            Deadline = new(2026, 8, 31),
            ExecutivesIncludeLeaders = true,
            Total = Row("合计", rows.Sum(r => r.Done), rows.Sum(r => r.Required), null) with
            {
                UnitId = null,
                Net = 3,
                Planned = 9,
                Returned = 3,
                Decided = 12,
                Added = new(3, 6, 27),
                People = new(8, 16, 72),
            },
            Rows = rows,
        };

    private static BulletinRow Row(
        string name,
        int done,
        int required,
        int? rank,
        int? before = null,
        bool quiet = false
    ) =>
        new()
        {
            UnitId = name.Length + done,
            Name = name,
            Required = required,
            Net = 0,
            Done = done,
            Planned = 0,
            Rank = rank,
            RankBefore = before ?? rank,
            Returned = 0,
            Decided = 0,
            People = BulletinPeople.None,
            Added = BulletinPeople.None,
            Quiet = quiet,
        };
}
