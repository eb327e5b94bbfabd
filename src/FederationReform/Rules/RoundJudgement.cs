using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>The judgement of one round: first the rules that hold for every congress, then who has won.</summary>
internal sealed record RoundJudgement(RoundVerdict Said, IReadOnlyList<Votes> Won, IReadOnlyList<Votes> Tied)
{
    public static RoundJudgement Of(
        ElectionSheet sheet,
        ElectionRules rules,
        int index,
        List<int> ballot,
        Func<Position, int> open
    )
    {
        var round = sheet.Rounds[index];
        var lines = ballot.Select(round.VotesOf).ToList();
        var sentences = Sentences(sheet, rules, round, lines, open)
            .Select(v => v with { Field = FieldOf(v.Field, index, lines) })
            .ToList();
        var standing = StandingOf(sheet, round, lines, sentences);
        if (standing != RoundStanding.Valid)
            return new(new(index, round.Kind, standing, ballot, sentences, []), [], []);

        var (won, tied, outcomes) = (new List<Votes>(), new List<Votes>(), new List<CandidateOutcome>());
        foreach (var post in lines.GroupBy(v => sheet.CandidateOf(v.Candidate)!.Person.Position).OrderBy(g => g.Key))
        {
            var least = LeastOf(sheet, rules, round.Kind);
            var seats = open(post.Key);
            var allocation = MoreApprovalsRule.Allocate([.. post.Where(v => v.For >= least)], seats, rules.Tie.Break);
            won.AddRange(allocation.Elected);
            tied.AddRange(allocation.Tied);
            outcomes.AddRange(post.Select(v => OutcomeWords.Of(sheet, rules, round.Kind, v, allocation, seats, least)));
        }
        return new(new(index, round.Kind, standing, ballot, sentences, outcomes), won, tied);
    }

    // A preliminary vote and a run-off only rank candidates: those in a run-off have passed already.
    private static int LeastOf(ElectionSheet sheet, ElectionRules rules, RoundKind kind) =>
        kind is RoundKind.Preliminary or RoundKind.RunOff
            ? 0
            : MajorityRule.Minimum(
                (rules.Majority.Base == MajorityBase.Entitled ? sheet.Entitled : sheet.Present) ?? 0
            );

    private static IEnumerable<Verdict> Sentences(
        ElectionSheet sheet,
        ElectionRules rules,
        Round round,
        List<Votes> lines,
        Func<Position, int> open
    )
    {
        if (sheet.Entitled == 0)
            yield return Verdict.Of(new("EntitledZero", nameof(ElectionSheet.Entitled), "应到人数不能是 0。"));
        foreach (
            var (broken, inOrder) in ((Violation?, Verdict?)[])
                [
                    (PresentWithinEntitledRule.Check(sheet.Entitled, sheet.Present), null),
                    (
                        QuorumRule.Check(sheet.Entitled, sheet.Present, rules.Quorum),
                        QuorumRule.InOrder(sheet.Entitled, sheet.Present, rules.Quorum)
                    ),
                    (IssuedWithinPresentRule.Check(sheet.Present, round.Issued), null),
                    (
                        ReturnedBallotsWithinIssuedRule.Check(round.Issued, round.Returned, rules.BallotsClause),
                        ReturnedBallotsWithinIssuedRule.InOrder(round.Issued, round.Returned, rules.BallotsClause)
                    ),
                    (
                        ValidAndVoidMakeReturnedRule.Check(round.Returned, round.Valid, round.Void),
                        ValidAndVoidMakeReturnedRule.InOrder(round.Returned, round.Valid, round.Void)
                    ),
                ]
        )
        {
            if (broken is not null)
                yield return Verdict.Of(broken);
            else if (inOrder is not null)
                yield return inOrder;
        }
        foreach (var violation in VotesWithinValidBallotsRule.Check(round.Valid, Voted(sheet, lines)))
            yield return Verdict.Of(violation);
        if (round.Valid is not { } valid)
            yield break;
        foreach (var post in lines.GroupBy(v => sheet.CandidateOf(v.Candidate)!.Person.Position))
        {
            var field = MemberFields.Of(lines.IndexOf(post.First()), nameof(ElectedMember.For));
            if (
                MarksWithinSeatsRule.Check(
                    field,
                    ElectionWords.Post(sheet, post.Key),
                    post.Sum(v => v.For ?? 0),
                    valid,
                    Math.Max(0, open(post.Key))
                ) is
                { } violation
            )
                yield return Verdict.Of(violation);
        }
    }

    private static RoundStanding StandingOf(
        ElectionSheet sheet,
        Round round,
        List<Votes> lines,
        List<Verdict> sentences
    )
    {
        var broken = sentences.Where(v => v.Standing == Standing.Block).Select(v => v.Code).ToList();
        if (broken.Any(code => code is not (QuorumRule.Code or ReturnedBallotsWithinIssuedRule.Code)))
            return RoundStanding.Impossible;
        // More ballots returned than issued, or too few people: the numbers may be true, but nobody is elected.
        if (broken.Count > 0)
            return RoundStanding.Invalid;
        return
            sheet.Entitled is null
            || sheet.Present is null
            || round is { Issued: null } or { Returned: null } or { Valid: null } or { Void: null }
            || lines.Count == 0
            || lines.Exists(v => v.For is null)
            ? RoundStanding.Incomplete
            : RoundStanding.Valid;
    }

    private static List<ElectedMember> Voted(ElectionSheet sheet, List<Votes> lines) =>
        [
            .. lines.Select(v =>
                sheet.CandidateOf(v.Candidate)!.Person with
                {
                    For = v.For,
                    Against = v.Against,
                    Abstain = v.Abstain,
                }
            ),
        ];

    // The rules name the fields as a congress result does; here the ballots belong to a round and a line to a
    // candidate.
    private static string FieldOf(string field, int index, List<Votes> lines)
    {
        if (MemberFields.Read(field) is { } cell)
            return ElectionFields.Votes(index, lines[cell.Row].Candidate, cell.Column);
        return field is nameof(Round.Issued) or nameof(Round.Returned) or nameof(Round.Valid) or nameof(Round.Void)
            ? ElectionFields.Round(index, field)
            : field;
    }
}
