using System.Text.RegularExpressions;
using FederationReform.People;

namespace FederationReform.Elections;

/// <summary>One round under the rules: first the rules that hold for every congress, then who has won.</summary>
internal sealed partial record RoundJudgement(RoundVerdict Said, IReadOnlyList<Votes> Won, IReadOnlyList<Votes> Tied)
{
    public static RoundJudgement Of(ElectionSheet sheet, ElectionRules rules, int index, List<int> ballot, Func<Position, int> open)
    {
        var round = sheet.Rounds[index];
        var lines = ballot.Select(round.VotesOf).ToList();
        var papers = AsResult(sheet, round, lines);
        var sentences = Sentences(sheet, rules, round, papers, lines, open).Select(v => v with { Field = FieldOf(v.Field, index, lines) }).ToList();
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

    // A preliminary vote and a run-off only rank: whoever is in the run-off has passed already.
    private static int LeastOf(ElectionSheet sheet, ElectionRules rules, RoundKind kind) => kind is RoundKind.Preliminary or RoundKind.RunOff
        ? 0
        : MajorityRule.Minimum((rules.Majority.Base == MajorityBase.Entitled ? sheet.Entitled : sheet.Present) ?? 0);

    private static IEnumerable<Verdict> Sentences(ElectionSheet sheet, ElectionRules rules, Round round, CongressResult papers, List<Votes> lines, Func<Position, int> open)
    {
        if (sheet.Entitled == 0)
            yield return Verdict.Of(new("EntitledZero", nameof(ElectionSheet.Entitled), "应到人数不能是 0。"));
        foreach (var (broken, inOrder) in ((Violation?, Verdict?)[])
        [
            (PresentWithinEntitledRule.Check(papers), null),
            (QuorumRule.Check(papers, rules.Quorum), QuorumRule.InOrder(papers, rules.Quorum)),
            (IssuedWithinPresentRule.Check(papers), null),
            (ReturnedBallotsWithinIssuedRule.Check(papers, rules.BallotsClause), ReturnedBallotsWithinIssuedRule.InOrder(papers, rules.BallotsClause)),
            (ValidAndVoidMakeReturnedRule.Check(papers), ValidAndVoidMakeReturnedRule.InOrder(papers)),
        ])
        {
            if (broken is not null)
                yield return Verdict.Of(broken);
            else if (inOrder is not null)
                yield return inOrder;
        }
        foreach (var violation in VotesWithinValidBallotsRule.Check(papers))
            yield return Verdict.Of(violation);
        if (round.Valid is not { } valid)
            yield break;
        foreach (var post in lines.GroupBy(v => sheet.CandidateOf(v.Candidate)!.Person.Position))
        {
            var field = MemberWords.Field(lines.IndexOf(post.First()), nameof(ElectedMember.For));
            if (MarksWithinSeatsRule.Check(field, ElectionWords.Post(sheet, post.Key), post.Sum(v => v.For ?? 0), valid, Math.Max(0, open(post.Key))) is { } violation)
                yield return Verdict.Of(violation);
        }
    }

    private static RoundStanding StandingOf(ElectionSheet sheet, Round round, List<Votes> lines, List<Verdict> sentences)
    {
        var broken = sentences.Where(v => v.Standing == Standing.Block).Select(v => v.Code).ToList();
        if (broken.Any(code => code is not (QuorumRule.Code or ReturnedBallotsWithinIssuedRule.Code)))
            return RoundStanding.Impossible;
        // More ballots came back than were given out, or too few came: that may be true, and then nobody is elected.
        if (broken.Count > 0)
            return RoundStanding.Invalid;
        return sheet.Entitled is null || sheet.Present is null || round is { Issued: null } or { Returned: null } or { Valid: null } or { Void: null } || lines.Count == 0 || lines.Exists(v => v.For is null)
            ? RoundStanding.Incomplete
            : RoundStanding.Valid;
    }

    private static CongressResult AsResult(ElectionSheet sheet, Round round, List<Votes> lines) => new()
    {
        HeldOn = sheet.HeldOn,
        Entitled = sheet.Entitled,
        Present = sheet.Present,
        Issued = round.Issued,
        Returned = round.Returned,
        Valid = round.Valid,
        Void = round.Void,
        Members = [.. lines.Select(v => sheet.CandidateOf(v.Candidate)!.Person with { For = v.For, Against = v.Against, Abstain = v.Abstain })],
    };

    // The rules speak of a congress's result; here the ballots are a round's, and a line is a candidate's.
    private static string FieldOf(string field, int index, List<Votes> lines)
    {
        if (MemberField().Match(field) is { Success: true } member)
            return ElectionFields.Votes(index, lines[int.Parse(member.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)].Candidate, member.Groups[2].Value);
        return field is nameof(Round.Issued) or nameof(Round.Returned) or nameof(Round.Valid) or nameof(Round.Void) ? ElectionFields.Round(index, field) : field;
    }

    [GeneratedRegex(@"^Members\[(\d+)\]\.(\w+)$")]
    private static partial Regex MemberField();
}
