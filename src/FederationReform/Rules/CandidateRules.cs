using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// What the rule set says about the list of candidates and the form of the vote, independent of any count.
/// </summary>
public static class CandidateRules
{
    public const string PreliminaryNotAllowedCode = "PreliminaryNotAllowed";

    public static Violations Check(ElectionSheet sheet, ElectionRules rules, DateOnly today)
    {
        var listed = sheet.Listed();
        var violations = new Violations();
        violations.Add(Method(sheet, rules, listed));
        violations.Add(SecretBallotRule.Check(sheet.Form));
        violations.Add(CandidateApprovalsRule.Check(sheet));
        violations.Add(CandidatesDoNotCountRule.Check(sheet));
        violations.Add(Persons(sheet, rules, today).Where(v => !Explained(v, sheet)));
        return violations;
    }

    /// <summary>What the rules say about each person, also when it was explained.</summary>
    public static IEnumerable<Violation> Persons(ElectionSheet sheet, ElectionRules rules, DateOnly today)
    {
        var listed = sheet.Listed();
        var people = listed.Select(c => c.Person).ToList();
        return SamePersonTwiceRule
            .Check(people)
            .Concat(WomenOnlyRule.Check(people))
            .Concat(AdultRule.Check(people, sheet.HeldOn, today))
            .Concat(AgeLimitRule.Check(people, sheet.HeldOn, rules, today))
            .Concat(EducationLimitRule.Check(people, rules))
            .Select(v => Of(v, listed));
    }

    /// <summary>The title of a rule about the vote; null for another code.</summary>
    public static string? Title(string code) =>
        code switch
        {
            PreliminaryNotAllowedCode => "预选",
            EqualElectionRule.Code => "等额选举",
            SecretBallotRule.Code => "无记名投票",
            CandidateApprovalsRule.Code => "候选人名单的同意",
            _ => null,
        };

    private static IEnumerable<Violation> Method(
        ElectionSheet sheet,
        ElectionRules rules,
        IReadOnlyList<Candidate> listed
    )
    {
        if (listed.Count == 0)
            yield break;
        if (sheet.Method == ElectionMethod.PreliminaryThenEqual && !rules.Preliminary.Allowed)
            yield return new(
                PreliminaryNotAllowedCode,
                nameof(ElectionSheet.Method),
                "本次任务的选举办法没有规定预选，请改为差额选举，或者写明原因。",
                Severity.Remind,
                rules.Preliminary.Clause
            );
        foreach (var (position, seats) in sheet.Seats)
        {
            var candidates = listed.Count(c => c.Person.Position == position);
            var violation =
                sheet.Method == ElectionMethod.Equal
                    ? EqualElectionRule.Check(ElectionWords.Post(sheet, position), candidates, seats)
                : position is Position.Executive or Position.StandingMember
                    ? DifferentialElectionRule.Check(seats, candidates, rules)
                : null;
            if (violation is not null)
                yield return violation;
        }
    }

    // The rules use the index of a row; the fields of an election use the candidate's id, which does not change.
    private static Violation Of(Violation violation, IReadOnlyList<Candidate> listed) =>
        MemberFields.Read(violation.Field) is { } cell
            ? violation with
            {
                Field = ElectionFields.Candidate(listed[cell.Row].Id, cell.Column),
            }
            : violation;

    /// <summary>Whether a reminder about a person is explained by the candidate's exception reason.</summary>
    private static bool Explained(Violation violation, ElectionSheet sheet) =>
        violation.Severity == Severity.Remind
        && ElectionFields.ReadCandidate(violation.Field) is { } cell
        && sheet.CandidateOf(cell.Candidate)?.ExceptionReason is not null;
}
