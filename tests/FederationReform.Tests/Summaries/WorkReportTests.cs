using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FederationReform.Access;
using FederationReform.Exports;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Summaries;
using FederationReform.Tests.Support;
using FederationReform.Trainings;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Summaries;

/// <summary>The figures of two townships' five-year reports come out of entered ledgers.</summary>
public sealed class WorkReportTests
{
    private static readonly ReportYears years = new(2021, 2025);

    /// <summary>
    /// The first township: 10 trainings for 600, 20 000 leaflets at 15 lectures, visits to 168 women, 82 children and
    /// 154 elders with 81 000 yuan, 24 000 yuan for 6 students, 3 screenings for 1 500. The source says 余 and 多 of
    /// most of them; a report says what was entered.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Report_OfTheFirstTownship_HasItsFigures(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        Activity[] entries =
        [
            Done(2021, ActivityType.SkillsTraining, "技能培训", 600, 10),
            Done(2021, ActivityType.Employment, "小额贷款对接", 6),
            Done(2022, ActivityType.RightsEducation, "法律知识讲座", null, 15) with
            {
                Leaflets = 20_000,
            },
            Done(2022, ActivityType.Visiting, "走访贫困妇女", 168) with
            {
                Fen = 8_100_000,
            },
            Done(2022, ActivityType.Visiting, "走访孤寡老人", 154),
            Done(2023, ActivityType.ChildCare, "慰问留守儿童", 82),
            Done(2023, ActivityType.Donations, "资助贫困学生", 6) with
            {
                Fen = 2_400_000,
            },
            Done(2024, ActivityType.Health, "两癌筛查", 1500, 3),
            Done(2020, ActivityType.Health, "上一届的筛查", 9999, 9),
        ];
        foreach (var entry in entries)
            await AddAsync(given, place.Chair, place.Village, entry);

        var shown = await BegunAsync(given, place.Chair);

        shown.Text.Title.Should().Be("清溪镇妇女联合会工作报告");
        shown
            .Text.Facts.Paragraphs.Should()
            .Equal(
                "2021年至2025年，全镇各级妇联开展活动33场，参加、受益2516人次。",
                "技能培训10场、600人次。",
                "就业创业服务1场、6人次。",
                "普法维权宣传15场，发放资料20000份。",
                "走访慰问2场、322人次，资金81000元。",
                "关爱儿童1场、82人次。",
                "助学捐赠1场、6人次，资金24000元。",
                "健康服务3场、1500人次。"
            );
        await EachListHasItsFigureAsync(given, place.Chair, shown);
    }

    /// <summary>
    /// The second township: model women 1 + 2, demonstration villages 1 + 1, 24 trainings for 1 200, 3 law classes for
    /// 200, 12 model safe families, cadres trained 30 person-times, 5 000 yuan donated.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Report_OfTheSecondTownship_HasHonoursAndTrainings(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        Honour[] honours =
        [
            Won(HonourType.RedBannerHolder, HonourLevel.Prefecture, 1),
            Won(HonourType.RedBannerHolder, HonourLevel.County, 2),
            Won(HonourType.DemonstrationVillage, HonourLevel.Province, 1),
            Won(HonourType.DemonstrationVillage, HonourLevel.Prefecture, 1),
            Won(HonourType.SafeFamily, HonourLevel.County, 12),
        ];
        foreach (var honour in honours)
            await AddAsync(given, place.Chair, place.Township, honour);
        await AddAsync(
            given,
            place.Chair,
            place.Village,
            Done(2022, ActivityType.SkillsTraining, "技术培训", 1200, 24)
        );
        await AddAsync(
            given,
            place.Chair,
            place.Village,
            Done(2023, ActivityType.RightsEducation, "普法培训班", 200, 3)
        );
        await AddAsync(
            given,
            place.Chair,
            place.Township,
            Done(2024, ActivityType.Donations, "爱心捐款", null) with
            {
                Fen = 500_000,
            }
        );
        await AddAsync(
            given,
            place.Chair,
            place.Township,
            new Training
            {
                On = new(2023, 5, 1),
                Title = "妇女干部培训",
                Type = TrainingKind.Duties,
                Level = TrainingLevel.Township,
                Others = 30,
            }
        );
        await AddAsync(
            given,
            place.Chair,
            place.Township,
            new TeamOrBase
            {
                Type = TeamOrBaseType.VolunteerTeam,
                Title = "巾帼志愿服务队",
                Number = 6,
                People = 120,
            }
        );

        var shown = await BegunAsync(given, place.Chair);

        shown
            .Text.Facts.Paragraphs.Should()
            .Equal(
                "2021年至2025年，全镇各级妇联开展活动28场，参加、受益1400人次。",
                "技能培训24场、1200人次。",
                "普法维权宣传3场、200人次。",
                "助学捐赠1场，资金5000元。",
                "举办妇联干部培训1期，培训30人次。",
                "获得各级荣誉17项：省级巾帼示范村（基地）1个、市级三八红旗手1个、市级巾帼示范村（基地）1个、"
                    + "县级三八红旗手2个、县级平安家庭12个。",
                "现有巾帼志愿服务队6支、120人。"
            );
        await EachListHasItsFigureAsync(given, place.Chair, shown);
    }

    /// <summary>An entry that comes later is a difference of the text; a county's own type is counted in its group.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Report_OfACounty_FollowsItsLedger_AndIsAPaper(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await given
            .Use<SetRegisterRules<EntryTypes<Activity>>>()
            .RunAsync(
                place.Staff,
                new(EntryTypes<Activity>.Usual.With("巡河护河", (int)ActivityType.Volunteering), null, Guid.NewGuid())
            );
        await AddAsync(given, place.Chair, place.Village, Done(2025, ActivityType.Volunteering, "清洁家园", 40));
        var first = await BegunAsync(given, place.Staff);
        await AddAsync(given, place.Chair, place.Village, Done(2025, (ActivityType)13001, "巡河", 12));

        var shown = (await given.Use<SummaryQuery>().RunAsync(place.Staff, first.Id))!;

        shown.Years.Should().Be(years);
        first.Text.Facts.Text.Should().Contain("志愿服务1场、40人次。");
        SummaryDifferences
            .Of(shown)
            .Select(d => (d.Mark.Key.Indicator, d.Mark.Written, d.Now?.Written))
            .Should()
            .Contain((SummaryIndicator.TypeSessions, "1", "2"))
            .And.Contain((SummaryIndicator.ActivityPeople, "40", "52"));
        using var file = new MemoryStream();
        (await given.Use<ExportSummary>().RunAsync(place.Staff, new(first.Id), file)).Violations.Should().BeEmpty();
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(word).Should().BeEmpty();
        word.MainDocumentPart!.Document!.Body!.InnerText.Should()
            .StartWith("浦城县妇女联合会工作报告我代表浦城县妇女联合会执行委员会向大会报告2021年至2025年的工作")
            .And.Contain("一、工作回顾2021年至2025年，全县各级妇联开展活动1场");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Report_OfYearsThatCannotBe_AndOfOthers_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        foreach (var wrong in new ReportYears[] { new(2025, 2021), new(2022, 2027), new(1999, 2003), new(2010, 2024) })
            (
                await given
                    .Use<BeginSummary>()
                    .RunAsync(place.Chair, new([], Guid.NewGuid(), SummaryForm.WorkReport, wrong))
            )
                .Violations.Single()
                .Code.Should()
                .Be("Years");
        var mine = await BegunAsync(given, place.Chair);
        mine.Text.Facts.Text.Should().Be("2021年至2025年，活动台账里还没有登记。");
        foreach (var stranger in await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await given.Use<SummaryQuery>().RunAsync(stranger, mine.Id)).Should().BeNull();
        var reader = await given.AccountAsync(Role.UpperReader, place.County);
        (await given.Use<BeginSummary>().RunAsync(reader, new([], Guid.NewGuid(), SummaryForm.WorkReport, years)))
            .Violations.Should()
            .Equal(Refusal.NotAllowed);
    }

    private static Activity Done(int year, ActivityType type, string title, int? people, int? sessions = null) =>
        new()
        {
            On = new(year, 6, 1),
            Type = type,
            Title = title,
            People = people,
            Sessions = sessions,
        };

    private static Honour Won(HonourType type, HonourLevel level, int number) =>
        new()
        {
            On = new(2024, 3, 8),
            Type = type,
            Level = level,
            Title = $"{level.Name()}{type.Name()}",
            Number = number,
        };

    private static async Task AddAsync<TEntry>(Given given, UnitScope scope, Unit unit, TEntry entry)
        where TEntry : class, IRegisterEntry<TEntry> =>
        (await given.Use<AddEntry<TEntry>>().RunAsync(scope, new(unit.Id, entry, Guid.NewGuid()))).Should().BeEmpty();

    private static async Task<ShownSummary> BegunAsync(Given given, UnitScope scope)
    {
        var begun = await given
            .Use<BeginSummary>()
            .RunAsync(scope, new([], Guid.NewGuid(), SummaryForm.WorkReport, years));
        begun.Violations.Should().BeEmpty();
        return (await given.Use<SummaryQuery>().RunAsync(scope, begun.SummaryId))!;
    }

    /// <summary>The lists of all years beside a figure have entries whose numbers add up to it.</summary>
    private static async Task EachListHasItsFigureAsync(Given given, UnitScope scope, ShownSummary shown)
    {
        foreach (var figure in shown.Figures.All.Where(f => f.Sources is [RegisterSource, ..]))
        {
            var sum = 0;
            foreach (var source in figure.Sources.Cast<RegisterSource>())
            {
                if (source.Kind == RegisterKind.Activities)
                    sum += (await ListAsync<Activity>(source)).Sum(a => OfActivity(figure.Key.Indicator, a));
                else if (source.Kind == RegisterKind.Honours)
                    sum += (await ListAsync<Honour>(source))
                        .Where(h =>
                            figure.Key.Type is null
                            || figure.Key.Type == WorkFigures.TypeOf(h.Type!.Value, h.Level!.Value)
                        )
                        .Sum(h => h.Number ?? 1);
                else if (source.Kind == RegisterKind.TeamsAndBases)
                    sum += (await ListAsync<TeamOrBase>(source)).Sum(t =>
                        (figure.Key.Indicator == SummaryIndicator.Teams ? t.Number : t.People) ?? 0
                    );
                else
                    sum += (await ListAsync<Training>(source)).Sum(t =>
                        figure.Key.Indicator == SummaryIndicator.CadreTrainings ? 1 : t.Others ?? 0
                    );
            }
            sum.Should().Be(figure.Value, figure.Name);
        }

        async Task<IEnumerable<TEntry>> ListAsync<TEntry>(RegisterSource source)
            where TEntry : class, IRegisterEntry<TEntry> =>
            (await given.Use<EntryListQuery<TEntry>>().RunAsync(scope, source.Filter))!.Page.Rows.Select(r => r.Entry);

        static int OfActivity(SummaryIndicator indicator, Activity activity) =>
            indicator switch
            {
                SummaryIndicator.Activities or SummaryIndicator.TypeSessions => activity.Sessions ?? 1,
                SummaryIndicator.TypeYuan => (int)((activity.Fen ?? 0) / 100),
                SummaryIndicator.TypeLeaflets => activity.Leaflets ?? 0,
                _ => activity.People ?? 0,
            };
    }
}
