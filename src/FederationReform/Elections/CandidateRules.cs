using System.Text.RegularExpressions;
using FederationReform.People;

namespace FederationReform.Elections;

/// <summary>What the rule set says of the list of candidates and of the way the vote is held, before a single vote is counted.</summary>
public static partial class CandidateRules
{
    public const string PreliminaryNotAllowedCode = "PreliminaryNotAllowed";

    public static Violations Check(ElectionSheet sheet, ElectionRules rules, DateOnly today)
    {
        var listed = sheet.Candidates.Where(c => !c.WriteIn).ToList();
        var violations = new Violations();
        violations.Add(Method(sheet, rules, listed));
        violations.Add(SecretBallotRule.Check(sheet.Form));
        violations.Add(CandidateApprovalsRule.Check(sheet));
        violations.Add(CandidatesDoNotCountRule.Check(sheet));
        violations.Add(Persons(sheet, rules, today).Where(v => !Explained(v, sheet)));
        return violations;
    }

    /// <summary>What the rules say of each person, explained or not.</summary>
    public static IEnumerable<Violation> Persons(ElectionSheet sheet, ElectionRules rules, DateOnly today)
    {
        var listed = sheet.Candidates.Where(c => !c.WriteIn).ToList();
        var papers = new CongressResult { HeldOn = sheet.HeldOn, Members = [.. listed.Select(c => c.Person)] };
        return SamePersonTwiceRule.Check(papers)
            .Concat(WomenOnlyRule.Check(papers))
            .Concat(AdultRule.Check(papers, today))
            .Concat(AgeLimitRule.Check(papers, rules, today))
            .Concat(EducationLimitRule.Check(papers, rules))
            .Select(v => Of(v, listed));
    }

    /// <summary>What a rule of the voting is called; null for one of another list.</summary>
    public static string? Title(string code) => code switch
    {
        PreliminaryNotAllowedCode => "预选",
        EqualElectionRule.Code => "等额选举",
        SecretBallotRule.Code => "无记名投票",
        CandidateApprovalsRule.Code => "候选人名单的同意",
        _ => null,
    };

    private static IEnumerable<Violation> Method(ElectionSheet sheet, ElectionRules rules, List<Candidate> listed)
    {
        if (listed.Count == 0)
            yield break;
        if (sheet.Method == ElectionMethod.PreliminaryThenEqual && !rules.Preliminary.Allowed)
            yield return new(PreliminaryNotAllowedCode, nameof(ElectionSheet.Method), "本次任务的选举办法没有规定预选，请改为差额选举，或者写明原因。", Severity.Remind, rules.Preliminary.Clause);
        foreach (var (position, seats) in sheet.Seats)
        {
            var candidates = listed.Count(c => c.Person.Position == position);
            var violation = sheet.Method == ElectionMethod.Equal
                ? EqualElectionRule.Check(ElectionWords.Post(sheet, position), candidates, seats)
                : position is Position.Executive or Position.StandingMember ? DifferentialElectionRule.Check(new() { Seats = seats, Candidates = candidates }, rules) : null;
            if (violation is not null)
                yield return violation;
        }
    }

    // The rules number the rows of the list; here a person keeps her number whatever is done to the list.
    private static Violation Of(Violation violation, List<Candidate> listed) =>
        MemberField().Match(violation.Field) is { Success: true } match
            ? violation with { Field = ElectionFields.Candidate(listed[int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)].Id, match.Groups[2].Value) }
            : violation;

    /// <summary>A limit "in principle" of one person is explained with her, not with the election.</summary>
    private static bool Explained(Violation violation, ElectionSheet sheet) =>
        violation.Severity == Severity.Remind && ElectionFields.ReadCandidate(violation.Field) is { } cell && sheet.CandidateOf(cell.Candidate)?.ExceptionReason is not null;

    [GeneratedRegex(@"^Members\[(\d+)\]\.(\w+)$")]
    private static partial Regex MemberField();
}
