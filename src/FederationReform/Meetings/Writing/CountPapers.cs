using FederationReform.Papers;
using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Meetings.Writing;

/// <summary>计票单 and 选举结果报告单, for executives and leaders each.</summary>
internal static class CountPapers
{
    private const int BlankNames = 6;
    private const int WriteIns = 3;

    public static void CountSheet(MeetingFacts facts, PaperDraft draft, PaperSize size)
    {
        var form = size == PaperSize.A5 ? SheetForm.Half : SheetForm.Full;
        Count("执委", "执行委员会委员选举计票单", facts.Executives, facts.CandidateCount ?? BlankNames);
        Count("主席、副主席", "主席、副主席选举计票单", facts.Leaders, BlankNames);

        void Count(string whose, string title, ElectionSheet? ballot, int blanks)
        {
            var names = Names(ballot, draft, $"{whose}候选人", blanks);
            draft
                .On(form)
                .Heads(PaperLayout.Of(form).TextWidth, facts.Federation, facts.TermWords, title)
                .Text("（画“正”字，一票一画）", ParagraphKind.Centred)
                .Add(
                    draft.Table(
                        $"{whose}计票",
                        [new("姓名", 22), new("赞成", 26), new("反对", 16), new("弃权", 16), new("赞成票数", 16)],
                        names.Concat(Enumerable.Repeat("", WriteIns)).Select(name => (string[])[name, "", "", "", ""]),
                        ["姓名", null, null, null, null],
                        height: 7
                    )
                )
                .Text("空行填写另选人。有效票____张，无效票____张。", ParagraphKind.Small)
                .Text("监票人（签字）：________　计票人（签字）：________　____年__月__日", ParagraphKind.Small);
        }
    }

    public static void ResultSheet(MeetingFacts facts, PaperDraft draft)
    {
        Result(draft, facts, facts.Executives, "执行委员会委员选举", facts.Seats, "执委");
        var leaders = facts.Chairs is { } chairs && facts.ViceChairs is { } vices ? chairs + vices : (int?)null;
        Result(draft.On(SheetForm.Upright), facts, facts.Leaders, "主席、副主席选举", leaders, "主席、副主席");
    }

    private static void Result(
        PaperDraft draft,
        MeetingFacts facts,
        ElectionSheet? ballot,
        string of,
        int? seats,
        string whose
    )
    {
        // A second round elects on a sheet of its own; the sheet is for the round that was held last.
        var round = ballot?.Rounds is { Count: > 0 } rounds ? rounds[^1] : null;
        if (round is null)
            draft.Lacking($"{whose}选举的计票");
        string Cell(string name, string? text) => draft.Words($"{whose}选举的{name}", text ?? "");
        PaperRow Row(string left, int? number, string right, string? other) =>
            FormTable.Row(left, Cell(left, Text(number)), right, Cell(right, other));
        var verdict = ballot is null || round is null ? null : BallotCount.Judge(ballot, facts.Rules);
        draft
            .Title([.. facts.MeetingParts, of, "结果报告单"])
            .Add(
                FormTable.Low(
                    Row("应到", ballot?.Entitled, "实到", Text(ballot?.Present)),
                    Row("应选名额", seats, "投票", round?.Kind.Name()),
                    Row("发出选票", round?.Issued, "收回选票", Text(round?.Returned)),
                    Row("有效票", round?.Valid, "无效票", Text(round?.Void))
                )
            )
            .Text("各候选人得票：", ParagraphKind.Flush)
            .Add(Votes(draft, whose, ballot, round, verdict))
            .Text($"当选名单：{Cell("当选名单", Elected(ballot, verdict))}", ParagraphKind.Flush)
            .Each(
                $"{whose}选举的认定当选",
                ["姓名", "原因"],
                (verdict?.Elected ?? [])
                    .Where(e => e.Against is not null)
                    .Select(e => (string[])[e.Candidate.Person.Name, e.Against!.Reason]),
                marked => $"{marked[0]}由县妇联认定当选，与计票不一致，原因：{marked[1]}",
                ParagraphKind.Flush
            )
            .Text("总监票人（签字）：________　计票人（签字）：________", ParagraphKind.Flush)
            .Text(Cell("日期", PaperDraft.Day(ballot?.HeldOn ?? facts.HeldOn)), ParagraphKind.ForHand);
    }

    private static TableBlock Votes(
        PaperDraft draft,
        string whose,
        ElectionSheet? ballot,
        Round? round,
        CountVerdict? verdict
    ) =>
        draft.Table(
            $"{whose}得票",
            [new("姓名", 24), new("赞成", 12), new("反对", 12), new("弃权", 12), new("结论", 18)],
            ballot is null || round is null
                ? Names(ballot, draft, $"{whose}候选人", BlankNames)
                    .Concat(Enumerable.Repeat("", WriteIns))
                    .Select(name => (string[])[name, "", "", "", ""])
                : ballot
                    .Listed()
                    .Concat(ballot.Candidates.Where(c => c.WriteIn))
                    .Select(c => Line(c, round, verdict?.Rounds[^1].Outcomes.FirstOrDefault(o => o.Candidate == c.Id)))
        );

    private static string[] Line(Candidate candidate, Round round, CandidateOutcome? outcome)
    {
        var votes = round.VotesOf(candidate.Id);
        return
        [
            candidate.WriteIn ? $"{candidate.Person.Name}（另选人）" : candidate.Person.Name,
            Text(votes.For),
            Text(votes.Against),
            Text(votes.Abstain ?? round.AbstainLeft(candidate.Id)),
            outcome?.Outcome.Name() ?? "",
        ];
    }

    private static string Elected(ElectionSheet? ballot, CountVerdict? verdict) =>
        verdict is { Final: true, Elected.Count: > 0 }
            ? string.Join(
                "、",
                verdict.Elected.Select(e =>
                    e.Candidate.Person.Position == Position.Executive
                        ? e.Candidate.Person.Name
                        : $"{e.Candidate.Person.Name}（{ElectionWords.Post(ballot!, e.Candidate.Person.Position)}）"
                )
            )
            : "________";

    private static IReadOnlyList<string> Names(ElectionSheet? ballot, PaperDraft draft, string lacking, int blanks)
    {
        var listed = ballot?.Listed() ?? [];
        return draft.LacksAll(listed, lacking)
            ? [.. Enumerable.Repeat("", blanks)]
            : [.. listed.Select(c => c.Person.Name)];
    }

    private static string Text(int? number) =>
        number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
}
