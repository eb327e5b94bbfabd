using FederationReform.Access;
using FederationReform.Importing;
using FederationReform.People;
using FederationReform.Rules;
using FluentAssertions;

namespace FederationReform.Tests.Support;

/// <summary>A township chair with a file in her hand; everything she does goes through the use cases.</summary>
internal sealed class ImportCase(Given given, VillageCase village)
{
    /// <summary>The headings of the files here, as rosters write them.</summary>
    public static readonly object?[] Headings =
    [
        "序号",
        "村（社区）",
        "姓名",
        "职务",
        "性别",
        "民族",
        "出生年月",
        "政治面貌",
        "文化程度",
        "身份",
        "体制内",
        "两委成员",
        "原主任",
        "新任",
        "联系电话",
        "赞成",
        "反对",
        "弃权",
        "大会日期",
        "会议地点",
        "指导人",
        "妇女代表人数",
        "应到",
        "实到",
        "应选名额",
        "候选人数",
        "发出选票",
        "收回选票",
        "有效票",
        "无效票",
    ];

    public static async Task<ImportCase> OnAsync(Given given, int villages = 2) =>
        new(given, await VillageCase.OnAsync(given, villages));

    public VillageCase Village => village;

    public UnitScope Chair => village.Chair;

    /// <summary>
    /// The rows of a village that breaks no rule; the meeting stands in its first row only, as people write it.
    /// </summary>
    public static IEnumerable<object?[]> RowsOf(string unit, int members = 11, CongressResult? result = null)
    {
        var all = result ?? Results.Of(members);
        return all.Members.Select(
            (m, i) =>
                (object?[])
                    [
                        i + 1,
                        i == 0 ? unit : null,
                        m.Name,
                        CodeLists.Position.Name(m.Position),
                        "女",
                        "汉",
                        m.Birth.ToString(),
                        "群众",
                        "大专",
                        "务农",
                        "否",
                        CodeLists.InTwoCommittees.Name(m.InTwoCommittees),
                        CodeLists.FormerDirector.Name(m.FormerDirector),
                        CodeLists.NewlyElected.Name(m.NewlyElected),
                        m.Phone,
                        m.For,
                        m.Against,
                        m.Abstain,
                        .. i > 0
                            ? new object?[12]
                            : [.. ResultColumns.Meeting.Select(input => (object?)input.Write(all))],
                    ]
        );
    }

    /// <summary>With a title above and a total below, as they come.</summary>
    public static byte[] File(params IEnumerable<object?[]>[] villages) =>
        XlsxFile.Of([
            ["清溪镇村级妇联选举结果汇总表"],
            Headings,
            .. villages.SelectMany(v => v),
            ["合计", null, null, "100"],
        ]);

    public async Task<int> StartAsync(byte[] file, string name = "选举结果.xlsx", UnitScope? who = null)
    {
        var started = await given
            .Use<StartImport>()
            .RunAsync(who ?? Chair, new(ImportKind.Results, village.Campaign.Id, name, file, Guid.NewGuid()));
        started.Violations.Should().BeEmpty();
        return started.ImportId!.Value;
    }

    public async Task<ImportPreview> PreviewAsync(int import, ImportVerdict? verdict = null) =>
        (await given.Use<ImportPreviewQuery>().RunAsync(Chair, import, new(verdict)))!;

    public async Task<Violations> ApplyAsync(ImportPreview seen, Guid? operation = null, UnitScope? who = null) =>
        await given
            .Use<ApplyImport>()
            .RunAsync(who ?? Chair, new(seen.Id, seen.Version, seen.Counts, operation ?? Guid.NewGuid()));

    public async Task<ImportPreview> ChangeAsync(ImportPreview seen, Func<ImportSettings, ImportSettings> change)
    {
        (await given.Use<ChangeImport>().RunAsync(Chair, new(seen.Id, seen.Version, change(seen.Settings))))
            .Violations.Should()
            .BeEmpty();
        return await PreviewAsync(seen.Id);
    }

    public Task<ImportPreview> MendAsync(ImportPreview seen, int row, string column, string text) =>
        ChangeAsync(seen, s =>
            s with
            {
                Mended = new Dictionary<string, string>(s.Mended) { [ImportSettings.CellKey(row, column)] = text },
            }
        );

    public async Task<Violations> UndoAsync(int import) =>
        await given
            .Use<UndoImport>()
            .RunAsync(Chair, new(import, (await PreviewAsync(import)).Version, Guid.NewGuid()));
}
