using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Ledger;
using FederationReform.LivedDuties;
using FederationReform.Organisations;
using FederationReform.Papers;
using FederationReform.Registers;
using FederationReform.Structures;
using FederationReform.Summaries;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Summaries;

/// <summary>调研报告 and 述职报告: what the committees in office and the registers say, under their own headings.</summary>
public sealed class ResearchReportTests
{
    private static readonly ReportYears year = new(2026, 2026);

    /// <summary>
    /// A county's report in the shape of its source: 344 built alone and 72 jointly for 3 752 of 4 158, which the source
    /// printed as 90.23% and the portal rounds; the people of one village of two.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Research_OfACounty_SaysWhoIsInOfficeAndWhatStands(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await place.ApprovedAsync();
        await AddAsync(
            given,
            place.Staff,
            place.County,
            Built(BuildingWay.Alone, 344, 3680),
            Built(BuildingWay.Joint, 72, 72)
        );
        await AddAsync(
            given,
            place.Staff,
            place.County,
            new OrganisationBase
            {
                Type = OrganisationType.Enterprise,
                Number = 4158,
                On = new(2026, 6, 30),
                Source = "市场监管局",
            }
        );
        await AddAsync(
            given,
            place.Chair,
            place.Village,
            new Activity
            {
                On = new(2026, 3, 8),
                Type = ActivityType.SkillsTraining,
                Title = "手工编织培训",
                People = 40,
            }
        );
        await AddAsync(
            given,
            place.Chair,
            place.Township,
            new DutyMeeting
            {
                On = new(2026, 4, 2),
                Type = MeetingType.Executives,
                Title = "一季度执委会议",
            }
        );

        var shown = await BegunAsync(given, place.Staff, SummaryForm.Research);

        shown.Text.Title.Should().Be("浦城县妇联基层组织建设调研报告");
        shown
            .Text.Facts.Paragraphs.Should()
            .Equal(
                "（一）组织和队伍",
                "全县现有村（社区）2个，已有妇联班子的1个，占50.00%；共有村妇联执委11名，"
                    + "主席、副主席都是执委，已计入执委人数。",
                "1名村妇联主席中，平均年龄41.0岁；新当选的0名、占0.00%，大专以上学历的1名、占100.00%，"
                    + "中共党员（含预备）0名、占0.00%，村“两委”成员1名、占100.00%。",
                "企业妇女组织416个（单建344个、联建72个），覆盖3752家，覆盖率90.24%。",
                "（二）培训和活动",
                "各级妇联召开例会、执委会等会议1次。",
                "2026年，全县各级妇联开展活动1场，参加、受益40人次。",
                "技能培训1场、40人次。"
            );
        await EachListHasItsFigureAsync(given, place.Staff, shown);
    }

    /// <summary>A township has no townships below it, but executives of its own.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Research_OfATownship_NamesItsOwnCommittee_AndFollowsWhoIsInOffice(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await place.ApprovedAsync(place.Villages[0]);
        var first = await BegunAsync(given, place.Chair, SummaryForm.Research);
        first.Figures.Find(new(SummaryIndicator.StandingTownshipChairs, place.Township.Id)).Should().BeNull();

        await place.ApprovedAsync(place.Villages[1]);

        var shown = (await given.Use<SummaryQuery>().RunAsync(place.Chair, first.Id))!;
        SummaryDifferences
            .Of(shown)
            .Select(d => (d.Mark.Key.Indicator, d.Mark.Written, d.Now?.Written))
            .Should()
            .Contain((SummaryIndicator.StandingCommittees, "1", "2"))
            .And.Contain((SummaryIndicator.StandingCommitteesRate, "50.00%", "100.00%"))
            .And.Contain((SummaryIndicator.StandingExecutives, "11", "22"));
        shown
            .Text.Facts.Text.Should()
            .Contain("全镇现有村（社区）2个，已有妇联班子的1个", "no sentence changes by itself");
        await EachListHasItsFigureAsync(given, place.Chair, shown);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Research_OfAUnitWithoutAnybodyInOffice_SaysSo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);

        var shown = await BegunAsync(given, place.Staff, SummaryForm.Research);

        shown
            .Text.Facts.Paragraphs.Should()
            .Equal(
                "（一）组织和队伍",
                "全县现有村（社区）1个，已有妇联班子的0个，占0.00%；共有村妇联执委0名，"
                    + "主席、副主席都是执委，已计入执委人数。"
            );
    }

    /// <summary>The headings of the form stand in the text, in the paper and in the history.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Report_OfEachForm_HasItsOwnHeadings(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        foreach (
            var (form, facts, measures) in new[]
            {
                (SummaryForm.WorkReport, "工作回顾", "今后的工作打算"),
                (SummaryForm.Research, "基本情况", "对策建议"),
                (SummaryForm.DutyReport, "履行职责情况", "下一步工作打算"),
            }
        )
        {
            var shown = await BegunAsync(given, place.Chair, form);
            shown.Text.Form.Should().Be(form);
            shown.Text.Title.Should().EndWith(form.Name());
            var text = shown.Text.With(SummaryPart.Measures, new("多下村。", []));
            (await given.Use<SaveSummary>().RunAsync(place.Chair, new(shown.Id, shown.Version, Guid.NewGuid(), text)))
                .Should()
                .BeEmpty();

            var saved = (await given.Use<SummaryQuery>().RunAsync(place.Chair, shown.Id))!;
            var paper = SummaryPapers.Of(saved.Text, saved.Unit.Name, saved.SavedOn);
            paper
                .Sections.Single()
                .Blocks.OfType<HeadingBlock>()
                .Where(h => h.Level == 1)
                .Select(h => h.Text)
                .Should()
                .Equal($"一、{facts}", $"二、{measures}");
            (await given.AuditAsync())
                .Last(r => r.Event == AuditEvent.SummarySaved)
                .Changes.Should()
                .Contain(c => c.Field == measures);
        }
    }

    /// <summary>述职: the chair's own years, with what the registers say of them.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task DutyReport_SaysWhatTheRegistersHold(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddAsync(
            given,
            place.Chair,
            place.Township,
            new Deed
            {
                On = new(2026, 5, 4),
                Name = "演示乙",
                Item = DeedItem.GoodDeed,
            }
        );

        var shown = await BegunAsync(given, place.Chair, SummaryForm.DutyReport);

        shown
            .Text.Opening.Text.Should()
            .Be(
                "现将2026年履行清溪镇妇联主席职责的情况报告如下，请予评议。"
                    + "文中的数字来自各级登记的台账，统计到2026年7月15日。"
            );
        shown
            .Text.Facts.Paragraphs.Should()
            .Equal("2026年，活动台账里还没有登记。", "执委和妇女代表登记的履职事项1件。");
    }

    /// <summary>A form that is about years needs years; who may not write, and a disabled account, begin nothing.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Report_WithoutYears_AndOfThoseWhoMayNot_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        foreach (var form in SummaryForms.OfYears)
            (await given.Use<BeginSummary>().RunAsync(place.Chair, new([place.Campaign.Id], Guid.NewGuid(), form)))
                .Violations.Single()
                .Code.Should()
                .Be("Years");
        var reader = await given.AccountAsync(Role.UpperReader, place.County);
        (await BeginAsync(given, reader, SummaryForm.Research)).Violations.Should().Equal(Refusal.NotAllowed);
        var mine = await BegunAsync(given, place.Chair, SummaryForm.Research);
        foreach (var stranger in await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await given.Use<SummaryQuery>().RunAsync(stranger, mine.Id)).Should().BeNull();

        await given.AccountAsync(place.Chair.AccountId, a => a.Disable(given.Clock.UtcNow()));
        (await BeginAsync(given, place.Chair, SummaryForm.DutyReport)).Violations.Should().Equal(Refusal.RightsChanged);
    }

    private static Organisation Built(BuildingWay way, int number, int covered) =>
        new()
        {
            Type = OrganisationType.Enterprise,
            Title = $"全县企业妇女组织（{way.Name()}）",
            Way = way,
            Number = number,
            Covered = covered,
        };

    private static async Task AddAsync<TEntry>(
        Given given,
        UnitScope scope,
        Unit unit,
        params IReadOnlyList<TEntry> entries
    )
        where TEntry : class, IRegisterEntry<TEntry>
    {
        foreach (var entry in entries)
            (await given.Use<AddEntry<TEntry>>().RunAsync(scope, new(unit.Id, entry, Guid.NewGuid())))
                .Should()
                .BeEmpty();
    }

    private static Task<BegunSummary> BeginAsync(Given given, UnitScope scope, SummaryForm form) =>
        given.Use<BeginSummary>().RunAsync(scope, new([], Guid.NewGuid(), form, year));

    private static async Task<ShownSummary> BegunAsync(Given given, UnitScope scope, SummaryForm form)
    {
        var begun = await BeginAsync(given, scope, form);
        begun.Violations.Should().BeEmpty();
        return (await given.Use<SummaryQuery>().RunAsync(scope, begun.SummaryId))!;
    }

    /// <summary>The people listed behind a figure are as many as it says.</summary>
    private static async Task EachListHasItsFigureAsync(Given given, UnitScope scope, ShownSummary shown)
    {
        var numbers = shown
            .Figures.All.Where(f => f.Sources is [StructureSource { Of: not null }, ..])
            .Where(f => !f.Written.Contains('.') && f.Value < 1000)
            .ToList();
        numbers.Should().NotBeEmpty();
        foreach (var figure in numbers)
        {
            var sum = 0;
            foreach (var source in figure.Sources.Cast<StructureSource>())
            {
                var body =
                    source.Level == UnitLevel.Township ? StructureBody.Townships : StructureBody.VillagesAndCommunities;
                var people = await given
                    .Use<StructurePeopleQuery>()
                    .RunAsync(scope, new(source.UnitId, body, On: source.On), source.Group, source.Of!.Value);
                sum += people!.Page.Total;
            }
            sum.Should().Be(figure.Value, figure.Name);
        }
    }
}
