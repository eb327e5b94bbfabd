using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Papers;
using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Meetings.Writing;

/// <summary>What is filed after the election: roster, duties, term and seats, list of the archive.</summary>
internal static class AfterPapers
{
    private const int BlankRows = 11;

    /// <summary>By post, and within a post by strokes.</summary>
    public static void Roster(MeetingFacts facts, PaperDraft draft)
    {
        var members = Ordered(facts);
        var none = draft.LacksAll(members, "当选名单");
        draft
            .Title(facts.Federation, $"{facts.TermWords}执行委员会", "花名册")
            .Add(
                draft.Table(
                    "花名册",
                    [
                        new("序号", 7),
                        new("姓名", 13),
                        new("性别", 7),
                        new("出生年月", 13),
                        new("民族", 9),
                        new("文化程度", 13),
                        new("政治面貌", 14),
                        new("职务", 16),
                        new("界别", 16),
                        new("联系电话", 22),
                        new("备注", 11),
                    ],
                    none
                        ? Enumerable
                            .Range(1, facts.Seats ?? BlankRows)
                            .Select(n => (string[])[$"{n}", "", "", "", "", "", "", "", "", "", ""])
                        : members.Select((member, i) => Line(member, i, facts.ShowsPhones)),
                    height: none ? FormTable.ByHand : 0
                )
            );
    }

    public static void RosterAcross(MeetingFacts facts, PaperDraft draft) =>
        Roster(facts, draft.On(SheetForm.Landscape));

    /// <summary>The duties that are entered; a committee without any gets the sheet to divide them on.</summary>
    public static void Duties(MeetingFacts facts, PaperDraft draft)
    {
        IReadOnlyList<CommitteePost> posts = facts.Committee is { Posts.Count: > 0 } committee
            ? committee.Posts
            : [.. Ordered(facts).Select(m => new CommitteePost(m.Name, m.Position, null))];
        if (posts.Count > 0 && posts.Any(p => p.Duties is null))
            draft.Lacking("部分执委的分工");
        var none = draft.LacksAll(posts, "当选名单");
        IEnumerable<string[]> rows = none
            ? Enumerable.Range(1, facts.Seats ?? BlankRows).Select(n => (string[])[$"{n}", "", "", ""])
            : posts.Select(Line);
        draft
            .Title(facts.Federation, $"{facts.TermWords}执行委员会", "分工表")
            .Add(
                draft.Table(
                    "分工",
                    [new("序号", 8), new("姓名", 16), new("职务", 20), new("分工", 56, CellAlign.Left)],
                    rows,
                    height: none ? FormTable.ByHand : 0
                )
            )
            .Text(
                $"制表日期：{draft.Words("分工日期", PaperDraft.Day(facts.Step(StepCode.V10, StepCode.T12)?.On))}",
                ParagraphKind.Small
            );
    }

    public static void Term(MeetingFacts facts, PaperDraft draft)
    {
        var committee = facts.Committee;
        var seats = committee?.Seats;
        draft.Title(facts.Federation, "任期与职数表");
        var held = committee?.Posts.Select(p => p.Position).ToList();
        var vacant = seats is null || held is null ? null : Vacancies.Of(seats, held);
        string[] Row(string name, int? of, Func<Position, bool> counts, int? open) =>
            [
                name,
                draft.Words($"{name}职数", draft.Known(of, "批准的职数")),
                draft.Words($"{name}现有", draft.Known(held?.Count(counts), "现任班子")),
                draft.Words($"{name}缺额", draft.Known(open, "现任班子")),
            ];
        string Day(string name, DateOnly? on) =>
            draft.Words(name, draft.Known(on is { } d ? PaperText.Day(d) : null, "任期起止", PaperText.BlankDay));
        var number = committee?.Number is { } n ? $"第{ChineseNumeral.Of(n)}届" : null;
        draft
            .Text($"届次：{draft.Words("现任班子的届次", draft.Known(number, "届次"))}")
            .Text(
                $"任期：{Day("任期开始", committee?.ElectedOn)}至{Day("任期结束", committee?.EndsOn)}，"
                    + $"{draft.Words("任期年数", $"{facts.Rules.TermYears}")}年"
            )
            .Add(
                TableBlock.Of(
                    [new("职务", 36, CellAlign.Left), new("职数", 18), new("现有", 18), new("缺额", 18)],
                    [
                        Row("主席", seats?.Chairs, p => p == Position.Chair, vacant?.Chairs),
                        Row(
                            "专职副主席",
                            seats?.FullTimeViceChairs,
                            p => p == Position.FullTimeViceChair,
                            vacant?.FullTimeViceChairs
                        ),
                        Row(
                            "兼职副主席",
                            seats?.PartTimeViceChairs,
                            p => p == Position.PartTimeViceChair,
                            vacant?.PartTimeViceChairs
                        ),
                        Row("执委（含主席、副主席）", seats?.Executives, _ => true, vacant?.Executives),
                    ]
                )
            )
            .Text("主席、副主席从执委中选举产生，各行人数不相加。", ParagraphKind.Small);
    }

    /// <summary>归档目录: the papers of every step, with room for pages and copies.</summary>
    public static void Archive(MeetingFacts facts, PaperDraft draft)
    {
        var papers = ReformSteps
            .For(facts.Plan.Takes)
            .Where(step => step.Papers.Length > 0)
            .SelectMany(step => step.Papers.Split('、').Select(paper => (step.ShortName, Paper: paper)));
        draft
            .Title([facts.UnitName, $"妇联{draft.Words("任务种类", facts.Plan.Kind.Name())}", "归档目录"])
            .Add(
                draft.Table(
                    "归档",
                    [
                        new("序号", 8),
                        new("材料", 40, CellAlign.Left),
                        new("环节", 18),
                        new("份数", 10),
                        new("页码", 12),
                        new("备注", 14),
                    ],
                    papers.Select((p, i) => (string[])[$"{i + 1}", p.Paper, p.ShortName, "", "", ""]),
                    ["序号", "材料", "环节", null, null, null]
                )
            );
    }

    private static IReadOnlyList<ElectedMember> Ordered(MeetingFacts facts) =>
        [.. facts.Result.Members.OrderBy(m => m.Position).ThenBy(m => m.Name, StrokeOrder.Comparer)];

    private static string[] Line(CommitteePost post, int index) =>
        [$"{index + 1}", post.Name, CodeLists.Position.Name(post.Position), post.Duties ?? ""];

    private static string[] Line(ElectedMember member, int index, bool phones) =>
        [
            $"{index + 1}",
            member.Name,
            CodeLists.Sex.Name(member.Sex),
            member.Birth is { } birth ? FormTable.Month(birth) : "",
            CodeLists.EthnicGroup.Name(member.EthnicGroup),
            FormTable.Education(member.Education),
            CodeLists.PoliticalStatus.Name(member.PoliticalStatus),
            CodeLists.Position.Name(member.Position),
            CodeLists.Occupation.Name(member.Occupation),
            phones ? member.Phone ?? "" : "",
            "",
        ];
}
