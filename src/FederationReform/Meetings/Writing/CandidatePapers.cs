using FederationReform.Papers;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Meetings.Writing;

/// <summary>The papers of the candidates: recommendation, registration, list.</summary>
internal static class CandidatePapers
{
    public static void Blank(MeetingFacts facts, PaperDraft draft) =>
        Form(facts, draft, "候选人推荐表", null, (_, _) => "");

    public static void Filled(MeetingFacts facts, PaperDraft draft)
    {
        var candidates = Ballots(facts)
            .SelectMany(b => b.Listed().Select(c => new Standing(c, ElectionWords.Post(b, c.Person.Position))))
            // Who stands for both is registered once, for the higher post.
            .GroupBy(c => (c.Candidate.Person.Name, c.Candidate.Person.Birth))
            .Select(same => same.MinBy(c => c.Candidate.Person.Position)!)
            .OrderBy(c => c.Candidate.Person.Name, StrokeOrder.Comparer)
            .ToList();
        draft.LacksAll(candidates, "候选人");
        draft.Sheets<Standing>("候选人登记", candidates, (standing, cell) =>
            Form(facts, draft, "候选人登记表", standing, cell)
        );
    }

    public static void List(MeetingFacts facts, PaperDraft draft)
    {
        var executives = ($"{facts.TermWords}执行委员会委员", "执委候选人", facts.Seats ?? 11);
        Listed(facts, draft, facts.Executives, executives);
        draft.On(SheetForm.Upright);
        Listed(facts, draft, facts.Leaders, ($"{facts.TermWords}主席、副主席", "主席、副主席候选人", 3), posts: true);
    }

    private static void Listed(
        MeetingFacts facts,
        PaperDraft draft,
        ElectionSheet? ballot,
        (string Of, string List, int Blanks) words,
        bool posts = false
    )
    {
        var listed = ballot?.Listed() ?? [];
        var none = draft.LacksAll(listed, words.List);
        var count = listed.Count == 0 ? "（按姓氏笔画为序）" : $"（共{listed.Count}名，按姓氏笔画为序）";
        draft.Title(facts.Federation, words.Of, "候选人名单").Subtitle(draft.Words($"{words.List}的人数和排序", count));
        posts |= listed.Select(c => c.Person.Position).Distinct().Count() > 1;
        draft.Add(
            draft.Table(
                words.List,
                [
                    new("序号", 7),
                    new("姓名", 13),
                    new("出生年月", 15),
                    new("民族", 9),
                    new("文化程度", 12),
                    new("政治面貌", 14),
                    new(draft.Words($"{words.List}的末栏", posts ? "拟任职务" : "界别"), 18),
                ],
                none
                    ? Enumerable.Range(1, words.Blanks).Select(n => (string[])[$"{n}", "", "", "", "", "", ""])
                    : listed.Select((c, i) => Row(c, i, ballot!, posts)),
                ["序号", "姓名", "出生年月", "民族", "文化程度", "政治面貌", "末栏"],
                none ? FormTable.ByHand : 0
            )
        );
        draft.Each(
            $"{words.List}的说明",
            ["内容"],
            listed.SelectMany(c => StrokeOrder.Gaps(c.Person.Name)).Distinct().Select(gap => (string[])[gap.Text]),
            gap => $"注：{gap[0]}。",
            ParagraphKind.Small
        );
    }

    private static string[] Row(Candidate candidate, int index, ElectionSheet ballot, bool posts)
    {
        var person = candidate.Person;
        return
        [
            $"{index + 1}",
            person.Name,
            person.Birth is { } birth ? FormTable.Month(birth) : "",
            CodeLists.EthnicGroup.Name(person.EthnicGroup),
            FormTable.Education(person.Education),
            CodeLists.PoliticalStatus.Name(person.PoliticalStatus),
            posts ? ElectionWords.Post(ballot, person.Position) : CodeLists.Occupation.Name(person.Occupation),
        ];
    }

    private static IEnumerable<ElectionSheet> Ballots(MeetingFacts facts) =>
        new[] { facts.Executives, facts.Leaders }.OfType<ElectionSheet>();

    /// <param name="cell">Gives each value its field; the empty form leaves all of them to be filled in.</param>
    private static void Form(
        MeetingFacts facts,
        PaperDraft draft,
        string name,
        Standing? standing,
        Func<string, string?, string> cell
    )
    {
        var person = standing?.Candidate.Person;
        PaperRow Row(string left, string? value, string right, string? other) =>
            FormTable.Row(left, cell(left, value), right, cell(right, other));
        draft
            .Title(facts.Federation, $"{facts.TermWords}执行委员会委员", name)
            .Add(
                FormTable.Of(
                    Row("姓名", person?.Name, "性别", person is null ? "" : CodeLists.Sex.Name(person.Sex)),
                    Row(
                        "出生年月",
                        person?.Birth is { } birth ? FormTable.Month(birth) : "",
                        "民族",
                        CodeLists.EthnicGroup.Name(person?.EthnicGroup)
                    ),
                    Row(
                        "文化程度",
                        FormTable.Education(person?.Education),
                        "政治面貌",
                        CodeLists.PoliticalStatus.Name(person?.PoliticalStatus)
                    ),
                    Row(
                        "界别",
                        CodeLists.Occupation.Name(person?.Occupation),
                        "联系电话",
                        facts.ShowsPhones ? person?.Phone : null
                    ),
                    Row(
                        "拟任职务",
                        standing?.Post,
                        "推荐方式",
                        ElectionCodeLists.CandidateOrigin.Name(standing?.Candidate.Origin)
                    ),
                    FormTable.Wide("简历", "", 38),
                    FormTable.Wide("破格原因", cell("破格原因", standing?.Candidate.ExceptionReason)),
                    FormTable.Wide("推荐单位意见", "\n（盖章）　　　　年　　月　　日", 20, CellAlign.Right),
                    FormTable.Wide("党组织意见", "\n（盖章）　　　　年　　月　　日", 20, CellAlign.Right),
                    FormTable.Wide("上级妇联意见", "\n（盖章）　　　　年　　月　　日", 20, CellAlign.Right)
                )
            );
    }

    /// <param name="Post">What the candidate stands for.</param>
    private sealed record Standing(Candidate Candidate, string Post);
}
