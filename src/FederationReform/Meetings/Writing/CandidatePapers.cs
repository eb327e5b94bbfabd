using FederationReform.Papers;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Meetings.Writing;

/// <summary>The papers of the candidates: recommendation, registration, list.</summary>
internal static class CandidatePapers
{
    public static void Blank(MeetingFacts facts, PaperDraft draft) => Form(facts, draft, "候选人推荐表", null, "");

    public static void Filled(MeetingFacts facts, PaperDraft draft)
    {
        var candidates = Ballots(facts)
            .SelectMany(b => b.Listed().Select(c => (Candidate: c, Ballot: b)))
            // Who stands for both is registered once, for the higher post.
            .GroupBy(c => (c.Candidate.Person.Name, c.Candidate.Person.Birth))
            .Select(same => same.MinBy(c => c.Candidate.Person.Position))
            .OrderBy(c => c.Candidate.Person.Name, StrokeOrder.Comparer)
            .ToList();
        if (draft.LacksAll(candidates, "候选人"))
        {
            Form(facts, draft, "候选人登记表", null, "");
            return;
        }
        foreach (var (candidate, ballot) in candidates)
        {
            draft.On(SheetForm.Upright);
            Form(facts, draft, "候选人登记表", candidate, ElectionWords.Post(ballot, candidate.Person.Position));
        }
    }

    public static void List(MeetingFacts facts, PaperDraft draft)
    {
        Listed(facts, draft, facts.Executives, $"{facts.TermWords}执行委员会委员", facts.Seats ?? 11, "执委候选人");
        draft.On(SheetForm.Upright);
        Listed(facts, draft, facts.Leaders, $"{facts.TermWords}主席、副主席", 3, "主席、副主席候选人");
    }

    private static void Listed(
        MeetingFacts facts,
        PaperDraft draft,
        ElectionSheet? ballot,
        string of,
        int blanks,
        string name
    )
    {
        var listed = ballot?.Listed() ?? [];
        var none = draft.LacksAll(listed, name);
        draft
            .Title(facts.Federation, of, "候选人名单")
            .Subtitle(none ? "（按姓氏笔画为序）" : $"（共{listed.Count}名，按姓氏笔画为序）");
        var posts = listed.Select(c => c.Person.Position).Distinct().Count() > 1 || ballot == facts.Leaders;
        draft.Add(
            TableBlock.Of(
                [
                    new("序号", 7),
                    new("姓名", 13),
                    new("出生年月", 15),
                    new("民族", 9),
                    new("文化程度", 12),
                    new("政治面貌", 14),
                    new(posts ? "拟任职务" : "界别", 18),
                ],
                none
                    ? Enumerable.Range(1, blanks).Select(n => (string[])[$"{n}", "", "", "", "", "", ""])
                    : listed.Select((c, i) => Row(c, i, ballot!, posts))
            )
        );
        foreach (var gap in listed.SelectMany(c => StrokeOrder.Gaps(c.Person.Name)).Distinct())
            draft.Text($"注：{gap.Text}。", ParagraphKind.Small);
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

    private static void Form(MeetingFacts facts, PaperDraft draft, string name, Candidate? candidate, string post)
    {
        var person = candidate?.Person;
        var phone = facts.ShowsPhones ? person?.Phone : null;
        draft
            .Title(facts.Federation, $"{facts.TermWords}执行委员会委员", name)
            .Add(
                FormTable.Of(
                    FormTable.Row("姓名", person?.Name, "性别", person is null ? "" : CodeLists.Sex.Name(person.Sex)),
                    FormTable.Row(
                        "出生年月",
                        person?.Birth is { } birth ? FormTable.Month(birth) : "",
                        "民族",
                        CodeLists.EthnicGroup.Name(person?.EthnicGroup)
                    ),
                    FormTable.Row(
                        "文化程度",
                        FormTable.Education(person?.Education),
                        "政治面貌",
                        CodeLists.PoliticalStatus.Name(person?.PoliticalStatus)
                    ),
                    FormTable.Row("界别", CodeLists.Occupation.Name(person?.Occupation), "联系电话", phone),
                    FormTable.Row(
                        "拟任职务",
                        post,
                        "推荐方式",
                        ElectionCodeLists.CandidateOrigin.Name(candidate?.Origin)
                    ),
                    FormTable.Wide("简历", "", 38),
                    FormTable.Wide("破格原因", candidate?.ExceptionReason ?? ""),
                    FormTable.Wide("推荐单位意见", "\n（盖章）　　　　年　　月　　日", 20, CellAlign.Right),
                    FormTable.Wide("党组织意见", "\n（盖章）　　　　年　　月　　日", 20, CellAlign.Right),
                    FormTable.Wide("上级妇联意见", "\n（盖章）　　　　年　　月　　日", 20, CellAlign.Right)
                )
            );
    }
}
