using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Papers;
using FederationReform.People;
using FederationReform.Problems;
using FederationReform.Rules;
using FederationReform.Summaries;
using FederationReform.Tests.Elections;
using FederationReform.Tests.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Summaries;

public sealed class SummaryTests
{
    /// <summary>Small committees: nine executives and more.</summary>
    private static readonly CampaignPlan plan = Given.Plan with
    {
        Quotas = Quotas.Village with { Executives = new(9, 15) },
    };

    /// <summary>
    /// A township that by-elected 20 executives and its leaders at an enlarged meeting, with 16 villages converted and
    /// two women's committees: its summary begins with these figures, each counted and each marked.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Facts_OfATownshipWithSixteenVillages_AreThoseOfItsRecords(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 16, plan);
        foreach (var (index, village) in place.Villages.Index())
            await place.ApprovedAsync(village, Results.Of(index < 14 ? 9 : 10));
        var area = await given.CampaignAsync(place.County, Given.TownshipPlan);
        var day = new ElectionDay(given, place.Chair, area, place.Township);
        await given.SittingAsync(place.Township, 16);
        await day.HeldAsync(ByElectionTests.Executives);
        await day.HeldAsync(ByElectionTests.Leaders);
        foreach (var name in (string[])["清溪镇卫生院", "清溪镇寄宿制小学"])
            await day.HeldAsync(
                Sheets.WomensCommittee,
                await given.UnitAsync(UnitLevel.Institution, name, place.Township)
            );
        await day.CompletedAsync();
        (await day.SubmitAsync()).Should().BeEmpty();
        (await day.ApproveAsync(place.Staff)).Should().BeEmpty();

        var shown = await BegunAsync(given, place.Chair, place.Campaign.Id, area.Id);

        shown.Text.Title.Should().Be("清溪镇妇联组织区域化建设及会改联工作总结");
        shown
            .Text.Facts.Paragraphs.Should()
            .Equal(
                "截至2026年7月15日，全镇列入任务的16个村（社区）中，已完成会改联的有16个，完成率100.00%；"
                    + "共配备村妇联主席16名、副主席32名、执委146名。主席、副主席都是执委，已计入执委人数。",
                "16名村妇联主席中，由原村妇女主任（妇代会主任）担任的16名。村妇联执委平均年龄41岁；"
                    + "其中村“两委”成员16名、党员0名，大专以上学历146名、初中及以下学历0名。",
                "镇妇联通过召开第十四届五次执委（扩大）会议补选执委20名。镇妇联现有执委36名，其中主席1名、"
                    + "专职副主席1名、兼职副主席3名。主席、副主席都是执委，已计入执委人数。",
                "在清溪镇卫生院、清溪镇寄宿制小学成立妇委会2个：清溪镇卫生院选出主任1人、副主任1人、委员3人；"
                    + "清溪镇寄宿制小学选出主任1人、副主任1人、委员3人。"
            );
        shown
            .Text.Facts.Marks.Select(m => m.Written)
            .Should()
            .Equal("2026年7月15日 16 16 100.00% 16 32 146 16 16 41 16 0 146 0 20 36 1 1 3 2 1 1 3 1 1 3".Split(' '));
        await EachListHasItsFigureAsync(given, place.Chair, shown);
    }

    /// <summary>19 villages whose women's directors all became chairs, executives of 44 years on average.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Facts_OfATownshipWithNineteenVillages_HaveDirectorsAndMeanAge(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 19, plan);
        var result = Results.Of(9);
        foreach (var (index, village) in place.Villages.Index())
            await place.ApprovedAsync(
                village,
                result with
                {
                    Members =
                    [
                        .. result.Members.Select(
                            (m, i) =>
                                m with
                                {
                                    // 40 to 48 years, 44 on average.
                                    Birth = new(new DateOnly(1986 - i, 3, 1 + index)),
                                    Education = i < 3 ? Education.College : Education.JuniorHigh,
                                }
                        ),
                    ],
                }
            );

        var shown = await BegunAsync(given, place.Chair, place.Campaign.Id);

        shown.Text.Title.Should().Be("清溪镇会改联工作总结");
        shown
            .Text.Facts.Text.Should()
            .Contain("列入任务的19个村（社区）中，已完成会改联的有19个")
            .And.Contain("19名村妇联主席中，由原村妇女主任（妇代会主任）担任的19名。")
            .And.Contain("平均年龄44岁")
            .And.Contain("大专以上学历57名、初中及以下学历114名。");
        await EachListHasItsFigureAsync(given, place.Chair, shown);
    }

    /// <summary>The county counts its townships, its villages, its ledger.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Text_OfACounty_HasBothLevelsAndTheLedger(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 3);
        await place.ApprovedAsync(place.Villages[0], Results.Valid);
        await given.TownshipAsync(place.County, "东坑镇");
        var area = await given.CampaignAsync(place.County, Given.TownshipPlan);
        foreach (
            var (village, kind, what, measure) in new (Unit, ProblemKind, string, string?)[]
            {
                (place.Villages[0], ProblemKind.UnevenAttention, "没有研究妇联工作。", null),
                (place.Villages[1], ProblemKind.FundsNotArrived, "活动经费没有到村", "列入镇财政预算；"),
                (place.Villages[2], ProblemKind.FundsNotArrived, "没有单列\n经费", "列入镇财政预算"),
            }
        )
            (
                await given
                    .Use<AddProblem>()
                    .RunAsync(
                        place.Chair,
                        new(
                            village.Id,
                            new(kind, ProblemSource.Visit, what, measure, null, new(2026, 7, 1), null),
                            Guid.NewGuid()
                        )
                    )
            )
                .Should()
                .BeEmpty();

        var shown = await BegunAsync(given, place.Staff, place.Campaign.Id, area.Id);

        shown
            .Text.Facts.Paragraphs.Select(p => p[..p.IndexOf('；')])
            .Should()
            .Equal(
                "截至2026年7月15日，全县列入任务的3个村（社区）中，已完成会改联的有1个，完成率33.33%",
                "1名村妇联主席中，由原村妇女主任（妇代会主任）担任的1名。村妇联执委平均年龄41岁",
                "截至2026年7月15日，全县列入任务的2个乡镇（街道）中，已完成区域化建设的有0个，完成率0.00%"
            );
        shown
            .Text.Problems.Paragraphs.Should()
            .Equal(
                "问题台账共登记问题3个，其中整改中3个、已销号0个。",
                "1.经费没有落实（2个）。没有单列 经费；活动经费没有到村。",
                "2.重视不够（1个）。没有研究妇联工作。"
            );
        shown.Text.Measures.Paragraphs.Should().Equal("1.针对经费没有落实：列入镇财政预算。");
        await EachListHasItsFigureAsync(given, place.Staff, shown);
    }

    /// <summary>What a county's records say goes up: a prefecture adds up the campaigns of its counties.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Facts_OfAPrefecture_AddUpTheCampaignsOfItsCounties(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var place = await VillageCase.OnAsync(given, villages: 2, prefecture: prefecture);
        await place.ApprovedAsync(place.Villages[0]);
        var other = await given.CountyAsync("松溪县", prefecture);
        await given.VillageAsync(await given.TownshipAsync(other, "郑墩镇"), "梅口村");
        var second = await given.CampaignAsync(other);
        var staff = await given.AccountAsync(Role.CountyStaff, prefecture, "陈干事");

        var shown = await BegunAsync(given, staff, place.Campaign.Id, second.Id);

        shown
            .Text.Facts.Text.Should()
            .StartWith("截至2026年7月15日，全市列入任务的3个村（社区）中，已完成会改联的有1个，完成率33.33%；");
        var required = shown.Figures.All.Single(f => f.Key.Indicator == SummaryIndicator.VillagesRequired);
        required.Sources.Should().HaveCount(2, "each campaign has its own list");
        await EachListHasItsFigureAsync(given, staff, shown);
    }

    /// <summary>
    /// The writer edits, the data change, the page sees it; the number is replaced where it stands, and what the
    /// writer wrote stays.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Figure_AfterTheDataChanged_IsShownAndReplacedAlone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await place.ApprovedAsync(place.Villages[0]);
        var first = await BegunAsync(given, place.Chair, place.Campaign.Id);
        const string mine = "全镇上下共走访11户，配备了村妇联主席1名、副主席2名、执委11名。";
        var edit = first.Text.Facts.Edited(first.Text.Facts.Text + "\n" + mine);
        edit.Lost.Should().BeEmpty();
        await SavedAsync(given, place.Chair, first, first.Text.With(SummaryPart.Facts, edit.Passage));
        SummaryDifferences.Of(await ShownAsync(given, place.Chair, first.Id)).Should().BeEmpty();

        await place.ApprovedAsync(place.Villages[1]);
        var shown = await ShownAsync(given, place.Chair, first.Id);
        var differences = SummaryDifferences.Of(shown);

        differences
            .Select(d => (d.Mark.Key.Indicator, d.Mark.Written, d.Now?.Written))
            .Should()
            .Contain((SummaryIndicator.VillagesDone, "1", "2"))
            .And.Contain((SummaryIndicator.VillagesRate, "50.00%", "100.00%"))
            .And.Contain((SummaryIndicator.VillageExecutives, "11", "22"))
            .And.NotContain(d => d.Indicator == SummaryIndicator.CountedOn, "it is the same day");
        var executives = differences.Single(d => d.Mark.Key.Indicator == SummaryIndicator.VillageExecutives);
        var one = SummaryDifferences.Replaced(shown.Text, [executives]);
        one.Facts.Text.Should().Contain("执委22名").And.EndWith(mine).And.Contain("完成率50.00%");
        var all = SummaryDifferences.Replaced(shown.Text, differences);
        all.Facts.Text.Should().Contain("已完成会改联的有2个，完成率100.00%").And.EndWith(mine);
        await SavedAsync(given, place.Chair, shown, all);
        SummaryDifferences.Of(await ShownAsync(given, place.Chair, first.Id)).Should().BeEmpty();
        (await given.AuditAsync())
            .Last(r => r.Event == AuditEvent.SummarySaved)
            .Changes.Should()
            .Contain(new FieldChange("文中数字：村妇联执委", "11", "22"));
    }

    /// <summary>The list says which texts have figures that changed since: of the writer's own, and of nobody else's.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task List_SaysHowManyFiguresChangedSince(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await place.ApprovedAsync(place.Villages[0]);
        var summary = await BegunAsync(given, place.Chair, place.Campaign.Id);
        var report = await given
            .Use<BeginSummary>()
            .RunAsync(place.Chair, new([], Guid.NewGuid(), SummaryForm.DutyReport, new(2025, 2026)));
        var outdated = given.Use<OutdatedSummariesQuery>();
        IReadOnlyList<int> ids = [summary.Id, report.SummaryId, 4711];
        (await outdated.RunAsync(place.Chair, ids)).Should().BeEmpty("nothing changed");

        given.Clock.Advance(TimeSpan.FromDays(1));
        (await outdated.RunAsync(place.Chair, ids)).Should().BeEmpty("a day that passed is no news");
        await place.ApprovedAsync(place.Villages[1]);

        var found = await outdated.RunAsync(place.Chair, ids);
        found.Keys.Should().Equal(summary.Id);
        var shown = await ShownAsync(given, place.Chair, summary.Id);
        found[summary.Id]
            .Should()
            .Be(
                SummaryDifferences
                    .Of(shown)
                    .Where(d => d.Mark.Key.Indicator != SummaryIndicator.CountedOn)
                    .Select(d => (d.Part, d.Mark.Key))
                    .Distinct()
                    .Count()
            )
            .And.BeGreaterThan(1);
        (await outdated.RunAsync(place.Staff, ids)).Should().BeEmpty("the county reads it and does not write it");
        foreach (var stranger in await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await outdated.RunAsync(stranger, ids)).Should().BeEmpty();
        (await given.Use<SummaryListQuery>().RunAsync(place.Chair, 1))!
            .Page.Rows.Select(r => r.Years)
            .Should()
            .BeEquivalentTo([null, new ReportYears(2025, 2026)]);
    }

    /// <summary>A figure that the writer typed over is not tracked any more, whatever the data become.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Figure_ThatTheWriterTypedOver_IsLeftAlone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await place.ApprovedAsync(place.Villages[0]);
        var first = await BegunAsync(given, place.Chair, place.Campaign.Id);
        var edit = first.Text.Facts.Edited(first.Text.Facts.Text.Replace("执委11名", "执委十余名"));
        edit.Lost.Should().ContainSingle(m => m.Key.Indicator == SummaryIndicator.VillageExecutives);
        await SavedAsync(given, place.Chair, first, first.Text.With(SummaryPart.Facts, edit.Passage));

        await place.ApprovedAsync(place.Villages[1]);
        var shown = await ShownAsync(given, place.Chair, first.Id);

        SummaryDifferences
            .Of(shown)
            .Should()
            .NotContain(d => d.Mark.Key.Indicator == SummaryIndicator.VillageExecutives);
        SummaryDifferences.Replaced(shown.Text, SummaryDifferences.Of(shown)).Facts.Text.Should().Contain("执委十余名");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Versions_AreKeptOpenedAndRestored(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var first = await BegunAsync(given, place.Chair, place.Campaign.Id);
        var changed = first.Text with { Title = "清溪镇妇联改革总结", Problems = new("一是经费不足。", []) };
        await SavedAsync(given, place.Chair, first, changed);
        var second = await ShownAsync(given, place.Chair, first.Id);
        second.Versions.Select(v => v.Number).Should().Equal(2, 1);
        (await given.Use<SummaryQuery>().RunAsync(place.Staff, first.Id, 1))!.Text.Title.Should().Be(first.Text.Title);
        (await given.Use<SummaryQuery>().RunAsync(place.Staff, first.Id, 3)).Should().BeNull();
        (
            await given
                .Use<SaveSummary>()
                .RunAsync(place.Chair, new(first.Id, second.Version, Guid.NewGuid(), second.Text))
        )
            .Single()
            .Code.Should()
            .Be("Unchanged");

        var input = new RestoreSummaryInput(first.Id, second.Version, Guid.NewGuid(), 1);
        (await given.Use<RestoreSummary>().RunAsync(place.Chair, input)).Should().BeEmpty();
        (await given.Use<RestoreSummary>().RunAsync(place.Chair, input)).Should().BeEmpty("it is the same operation");

        var third = await ShownAsync(given, place.Chair, first.Id);
        third.Newest.Should().Match<SummaryVersionItem>(v => v.Number == 3 && v.Restored == 1);
        third.Text.Should().BeEquivalentTo(first.Text);
        (await given.AuditAsync())
            .Where(r => r.SubjectKind == SubjectKind.Summary)
            .Select(r => r.Event)
            .Should()
            .Equal(AuditEvent.SummaryBegun, AuditEvent.SummarySaved, AuditEvent.SummaryRestored);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Remove_TakesAllVersions_AndIsRecordedWithItsReason(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var first = await BegunAsync(given, place.Chair, place.Campaign.Id);
        (await given.Use<SaveSummaryDraft>().RunAsync(place.Chair, new(first.Id, first.Version, first.Text)))
            .Should()
            .BeEmpty();
        var input = new RemoveSummaryInput(first.Id, first.Version, Guid.NewGuid(), "任务选错了");
        (await RemoveAsync(place.Staff, input)).Single().Code.Should().Be(Refusal.NotAllowedCode);
        (await RemoveAsync(place.Chair, input with { Reason = " " })).Should().ContainSingle(v => v.Field == "Reason");
        (await RemoveAsync(place.Chair, input with { Version = first.Version + 1 }))
            .Single()
            .Should()
            .Be(Refusal.Stale);

        (await RemoveAsync(place.Chair, input)).Should().BeEmpty();

        (await given.Use<SummaryListQuery>().RunAsync(place.Chair, 1))!.Page.Total.Should().Be(0);
        await using var db = given.Portal.OpenForSystem();
        (await db.SummaryVersions.CountAsync()).Should().Be(0);
        (await db.SummaryDrafts.CountAsync()).Should().Be(0);
        (await given.AuditAsync())[^1].Reason.Should().Be("任务选错了");

        Task<Violations> RemoveAsync(UnitScope scope, RemoveSummaryInput what) =>
            given.Use<RemoveSummary>().RunAsync(scope, what);
    }

    /// <summary>Two write: the second to save is told, and keeps every word in the draft.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Save_AfterAColleague_IsStale_AndLosesNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var colleague = await given.AccountAsync(Role.TownshipChair, place.Township, "王副主席");
        var first = await BegunAsync(given, place.Chair, place.Campaign.Id);
        var mine = first.Text with { Measures = new("一是加强培训。", []) };
        (await given.Use<SaveSummaryDraft>().RunAsync(place.Chair, new(first.Id, first.Version, mine)))
            .Should()
            .BeEmpty();
        (await ShownAsync(given, colleague, first.Id)).Draft.Should().BeNull("it is the chair's own");
        await SavedAsync(given, colleague, first, first.Text with { Measures = new("一是落实经费。", []) });

        var input = new SaveSummaryInput(first.Id, first.Version, Guid.NewGuid(), mine);
        (await given.Use<SaveSummary>().RunAsync(place.Chair, input)).Single().Should().Be(Refusal.Stale);

        var shown = await ShownAsync(given, place.Chair, first.Id);
        shown.Text.Measures.Text.Should().Be("一是落实经费。");
        shown.Newest.SavedBy.Should().Be("王副主席");
        shown.Draft!.Text.Measures.Text.Should().Be("一是加强培训。");
        shown.Draft.BaseVersion.Should().Be(first.Version).And.NotBe(shown.Version);
        await SavedAsync(given, place.Chair, shown, shown.Draft.Text);
        (await ShownAsync(given, place.Chair, first.Id)).Draft.Should().BeNull("it became a version");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Save_ByTwoAtOnce_SavesOne(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var colleague = await given.AccountAsync(Role.TownshipChair, place.Township, "王副主席");
        var first = await BegunAsync(given, place.Chair, place.Campaign.Id);

        var answers = await AtOnce.RunAsync(() => SaveAsync(place.Chair, "甲"), () => SaveAsync(colleague, "乙"));

        answers.Count(a => a.Count == 0).Should().Be(1);
        (await ShownAsync(given, place.Chair, first.Id)).Number.Should().Be(2);

        Task<Violations> SaveAsync(UnitScope scope, string words) =>
            given
                .Use<SaveSummary>()
                .RunAsync(
                    scope,
                    new(first.Id, first.Version, Guid.NewGuid(), first.Text with { Measures = new(words, []) })
                );
    }

    /// <summary>
    /// The township writes and those above read. To a neighbour, another county and a village it does not exist, and a
    /// disabled account saves nothing.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Summary_IsWrittenByItsTownship_AndReadAbove(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var place = await VillageCase.OnAsync(given, prefecture: prefecture);
        var begun = await BegunAsync(given, place.Chair, place.Campaign.Id);
        var text = begun.Text with { Title = "别人改的" };
        using var file = new MemoryStream();

        foreach (var above in (UnitScope[])[place.Staff, await given.AccountAsync(Role.UpperReader, prefecture)])
        {
            (await ShownAsync(given, above, begun.Id)).MayWrite.Should().BeFalse();
            (await given.Use<SummaryListQuery>().RunAsync(above, 1))!.Page.Rows.Single().Mine.Should().BeFalse();
            (await SaveAsync(above)).Should().Be(Refusal.NotAllowedCode);
            (await RestoreAsync(above)).Should().Be(Refusal.NotAllowedCode);
            (await DraftAsync(above)).Should().Be(Refusal.NotAllowedCode);
        }
        var strangers = await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff);
        var village = await given.AccountAsync(Role.VillageFederation, place.Village);
        foreach (var stranger in strangers.Append(village))
        {
            (await given.Use<SummaryQuery>().RunAsync(stranger, begun.Id)).Should().BeNull();
            (await given.Use<SummaryListQuery>().RunAsync(stranger, 1))!.Page.Total.Should().Be(0);
            (await given.Use<ExportSummary>().RunAsync(stranger, new(begun.Id), file))
                .Violations.Single()
                .Should()
                .Be(Refusal.NotFound);
        }
        foreach (var stranger in strangers)
        {
            (await SaveAsync(stranger)).Should().Be(Refusal.NotFoundCode);
            (await RestoreAsync(stranger)).Should().Be(Refusal.NotFoundCode);
            (await DraftAsync(stranger)).Should().Be(Refusal.NotFoundCode);
            (await given.Use<BeginSummary>().RunAsync(stranger, new([place.Campaign.Id], Guid.NewGuid())))
                .Violations.Single()
                .Should()
                .Be(Refusal.NotFound, "its units have no part in that campaign");
        }
        (await SaveAsync(village)).Should().Be(Refusal.NotAllowedCode);
        var administrator = await given.AccountAsync(Role.Administrator, place.County);
        (await given.Use<SummaryQuery>().RunAsync(administrator, begun.Id)).Should().BeNull();
        (await given.Use<SummaryListQuery>().RunAsync(administrator, 1)).Should().BeNull();

        await given.AccountAsync(place.Chair.AccountId, account => account.Disable(given.Clock.UtcNow()));
        (await SaveAsync(place.Chair)).Should().Be(Refusal.RightsChangedCode);
        (await ShownAsync(given, place.Staff, begun.Id)).Number.Should().Be(1);

        async Task<string> SaveAsync(UnitScope scope) =>
            (await given.Use<SaveSummary>().RunAsync(scope, new(begun.Id, begun.Version, Guid.NewGuid(), text)))
                .Single()
                .Code;

        async Task<string> RestoreAsync(UnitScope scope) =>
            (await given.Use<RestoreSummary>().RunAsync(scope, new(begun.Id, begun.Version, Guid.NewGuid(), 1)))
                .Single()
                .Code;

        async Task<string> DraftAsync(UnitScope scope) =>
            (await given.Use<SaveSummaryDraft>().RunAsync(scope, new(begun.Id, begun.Version, text))).Single().Code;
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Export_IsAPaperOfTheOffice(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await place.ApprovedAsync();
        var begun = await BegunAsync(given, place.Chair, place.Campaign.Id);
        await SavedAsync(
            given,
            place.Chair,
            begun,
            begun.Text with
            {
                Problems = new("（一）重视程度不高\n有的村没有开会。\n（二）经费没有到村。", []),
            }
        );
        using var file = new MemoryStream();

        var exported = await given.Use<ExportSummary>().RunAsync(place.Staff, new(begun.Id), file);

        exported.Violations.Should().BeEmpty();
        exported.File!.Name.Should().Be("清溪镇会改联工作总结_第2版.docx");
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(word).Should().BeEmpty();
        var body = word.MainDocumentPart!.Document!.Body!;
        body.InnerText.Should()
            .Contain("一、基本情况截至2026年7月15日")
            .And.Contain("二、存在的问题（一）重视程度不高")
            .And.Contain("清溪镇妇女联合会2026年7月15日")
            .And.NotContain("三、", "nothing is written there");
        SummaryPapers
            .Of((await ShownAsync(given, place.Chair, begun.Id)).Text, "清溪镇", new(2026, 7, 15))
            .Sections[0]
            .Blocks.OfType<HeadingBlock>()
            .Select(h => (h.Level, h.Text))
            .Should()
            .Equal((1, "一、基本情况"), (1, "二、存在的问题"), (2, "（一）重视程度不高"));
        (await given.AuditAsync()).Should().ContainSingle(r => r.Event == AuditEvent.SummaryExported);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Begin_WithoutACampaign_IsRefused_AndTwiceTheSame_BeginsOne(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        (await given.Use<BeginSummary>().RunAsync(place.Chair, new([], Guid.NewGuid())))
            .Violations.Single()
            .Message.Should()
            .Be("请至少选择一项任务，总结的数字从任务里来。");
        var input = new BeginSummaryInput([place.Campaign.Id], Guid.NewGuid());

        var first = await given.Use<BeginSummary>().RunAsync(place.Chair, input);
        var again = await given.Use<BeginSummary>().RunAsync(place.Chair, input);

        first.Violations.Should().BeEmpty();
        again.Should().BeEquivalentTo(first);
        (await given.Use<SummaryListQuery>().RunAsync(place.Chair, 1))!.Page.Total.Should().Be(1);
    }

    private static async Task<ShownSummary> BegunAsync(Given given, UnitScope scope, params int[] campaigns)
    {
        var begun = await given.Use<BeginSummary>().RunAsync(scope, new(campaigns, Guid.NewGuid()));
        begun.Violations.Should().BeEmpty();
        return await ShownAsync(given, scope, begun.SummaryId);
    }

    private static async Task<ShownSummary> ShownAsync(Given given, UnitScope scope, int id) =>
        (await given.Use<SummaryQuery>().RunAsync(scope, id))!;

    private static async Task SavedAsync(Given given, UnitScope scope, ShownSummary shown, SummaryText text) =>
        (await given.Use<SaveSummary>().RunAsync(scope, new(shown.Id, shown.Version, Guid.NewGuid(), text)))
            .Should()
            .BeEmpty();

    /// <summary>The lists beside a figure have as many rows as it says.</summary>
    private static async Task EachListHasItsFigureAsync(Given given, UnitScope scope, ShownSummary shown)
    {
        shown.Text.Figures.Should().NotBeEmpty();
        foreach (var figure in shown.Figures.All.Where(f => f.Sources.Count > 0))
        {
            var rows = 0;
            foreach (var source in figure.Sources)
                rows += source switch
                {
                    RecordsSource s => (
                        await given.Use<RecordListQuery>().RunAsync(scope, s.CampaignId, s.UnitId, s.Of)
                    )!
                        .Page
                        .Total,
                    PeopleSource s => (
                        await given.Use<PostListQuery>().RunAsync(scope, s.CampaignId, s.UnitId, s.Group, s.Of, s.On)
                    )!
                        .Page
                        .Total,
                    ProblemsSource s => (await given.Use<ProblemListQuery>().RunAsync(scope, s.Filter))!.Page.Total,
                    CommitteeSource s => (await given.Use<CommitteeQuery>().RunAsync(scope, s.UnitId))!
                        .InOffice!
                        .Members
                        .Count,
                    _ => throw new InvalidOperationException($"{source} is tried by no list."),
                };
            if (
                figure.Key.Indicator
                    is not (
                        SummaryIndicator.VillagesRate
                        or SummaryIndicator.TownshipsRate
                        or SummaryIndicator.VillageMeanAge
                    )
                && figure.Sources[0] is not CommitteeSource
            )
                rows.Should().Be(figure.Value, $"{figure.Name} has a list");
            else if (figure.Value > 0)
                rows.Should().BePositive();
        }
    }
}
