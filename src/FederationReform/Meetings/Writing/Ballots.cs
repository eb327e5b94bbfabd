using FederationReform.Papers;
using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Meetings.Writing;

/// <summary>
/// 选票: the names by strokes, a box for the mark before each, and as many lines to write in others. Nothing on it
/// tells one from another: no number, no page, all copies equal.
/// </summary>
internal static class Ballots
{
    // What a ballot of leaders without candidates leaves room for.
    private const int BlankLeaders = 5;

    // The same for executives, while not even the seats are known.
    private const int BlankExecutives = 12;

    private static readonly PaperColumn[] columns =
    [
        new("符号", 10),
        new("候选人", 30),
        new("符号", 10),
        new("另选人", 24),
    ];

    public static void Executives(MeetingFacts facts, PaperDraft draft, PaperSize size) =>
        Write(
            draft,
            size,
            [facts.Federation, facts.TermWords, "执行委员会委员选票"],
            facts.Executives,
            draft.Of(facts.Seats, "执委名额"),
            ("执委", facts.CandidateCount ?? facts.Seats + 1 ?? BlankExecutives),
            facts
        );

    public static void Leaders(MeetingFacts facts, PaperDraft draft, PaperSize size)
    {
        var seats = draft.Of(facts.Chairs + facts.ViceChairs, "主席、副主席名额");
        Write(
            draft,
            size,
            [facts.Federation, facts.TermWords, "主席、副主席选票"],
            facts.Leaders,
            seats,
            ("主席、副主席", BlankLeaders),
            facts
        );
    }

    /// <summary>
    /// Whether a county's wording may be used: a template has one column, and of more names than stand in it the last
    /// would be cut off. True for a paper that is no ballot.
    /// </summary>
    public static bool FitsATemplate(PaperKind kind, MeetingFacts facts, PaperSize size)
    {
        return kind switch
        {
            PaperKind.ExecutiveBallot => Fits(facts.Executives),
            PaperKind.LeaderBallot => Fits(facts.Leaders),
            _ => true,
        };

        bool Fits(ElectionSheet? ballot) => BallotRows.Of(Names(ballot), size).Columns == 1;
    }

    private static void Write(
        PaperDraft draft,
        PaperSize size,
        IReadOnlyList<string> title,
        ElectionSheet? ballot,
        string seats,
        (string Whose, int Blanks) words,
        MeetingFacts facts
    )
    {
        var listed = ballot?.Listed() ?? [];
        draft.LacksAll(listed, $"{words.Whose}候选人");
        var names = Names(ballot);
        if (names.Count == 0)
            names = [.. Enumerable.Repeat("", words.Blanks)];
        var form = draft.AsTemplate ? BallotRows.OfATemplate : BallotRows.Of(names, size);
        var day = PaperDraft.Day(ballot?.HeldOn ?? facts.HeldOn);
        List<PaperBlock> content =
        [
            draft.Head(form.Width, title),
            new ParagraphBlock($"（{draft.Words($"{words.Whose}选票的日期", day)}）", ParagraphKind.Centred),
            draft.Table(
                $"{words.Whose}选票",
                [.. Enumerable.Repeat(columns, form.Columns).SelectMany(c => c)],
                form.Arranged(names)
                    .Select(row => row.SelectMany(name => (string[])["", form.Broken(name), "", ""]).ToArray()),
                [.. Enumerable.Repeat((string?[])[null, "候选人", null, null], form.Columns).SelectMany(c => c)],
                form.Height
            ) with
            {
                Pitch = form.Pitch,
            },
            new ParagraphBlock(
                $"说明：1.应选{seats}名，"
                    + draft.Optional(
                        $"{words.Whose}选票的候选人数",
                        listed.Count == 0 ? "" : $"候选人{listed.Count}名（按姓氏笔画为序），"
                    )
                    + "所选人数等于或者少于应选名额的有效，多于应选名额的无效。"
                    + "2.赞成的在姓名左边的空格内画“○”，反对的画“×”，弃权的不画。"
                    + "3.反对候选人的可以另选他人，写上姓名并在左边的空格内画“○”；弃权的不得另选他人。",
                ParagraphKind.Small
            ),
        ];
        if (size == PaperSize.A5)
            draft.On(SheetForm.Half).Add(new CopiesBlock(1, 1, content));
        else
            draft.On(SheetForm.Full).Add(new CopiesBlock(form.Across, form.Down, content));
    }

    private static IReadOnlyList<string> Names(ElectionSheet? ballot) =>
        [.. (ballot?.Listed() ?? []).Select(c => Name(ballot!, c))];

    // A ballot for several posts says which.
    private static string Name(ElectionSheet ballot, Candidate candidate) =>
        candidate.Person.Position == Position.Executive
            ? candidate.Person.Name
            : $"{candidate.Person.Name}（{ElectionWords.Post(ballot, candidate.Person.Position)}）";
}
