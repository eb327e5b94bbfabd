namespace FederationReform.Rules;

/// <summary>What prevents the confirmation of a count.</summary>
public static class ConfirmationRules
{
    public const string TooManyElectedCode = "TooManyElected";
    public const string NotFinalCode = "CountNotFinal";
    public const string ReasonMissingCode = "ReasonMissing";

    public static Violations Check(ElectionSheet sheet, CountVerdict verdict, ElectionRules rules, DateOnly today)
    {
        var violations = new Violations();
        if (sheet.HeldOn is null)
            violations.Add(new Violation("Required", nameof(ElectionSheet.HeldOn), "还没有填写会议日期。"));
        else if (sheet.HeldOn > today)
            violations.Add(
                new Violation(
                    "MeetingInFuture",
                    nameof(ElectionSheet.HeldOn),
                    $"会议日期 {sheet.HeldOn:yyyy年M月d日} 还没有到，请核对。"
                )
            );
        if (string.IsNullOrWhiteSpace(sheet.Place))
            violations.Add(new Violation("Required", nameof(ElectionSheet.Place), "还没有填写会议地点。"));
        if (!verdict.Final)
            violations.Add(new Violation(NotFinalCode, "", $"计票还没有结束：{verdict.NextSentence}"));
        violations.Add(
            verdict
                .Elected.GroupBy(e => e.Candidate.Person.Position)
                .Where(g => g.Count() > sheet.SeatsOf(g.Key))
                .Select(g => new Violation(
                    TooManyElectedCode,
                    "",
                    $"{ElectionWords.Post(sheet, g.Key)}应选 {sheet.SeatsOf(g.Key)} 名，"
                        + $"连同县妇联认定的共有 {g.Count()} 名当选。请联系县妇联核对认定。",
                    Clause: SeatsFilledRule.Clause
                ))
        );
        var candidates = CandidateRules.Check(sheet, rules, today);
        violations.Add(candidates.Where(v => v.Severity == Severity.Block));
        violations.Add(
            Unexplained(sheet, candidates)
                .Select(v => new Violation(
                    ReasonMissingCode,
                    ElectionFields.Reason(v.Code),
                    $"有一条提醒还没有写明原因：{v.Message}",
                    Clause: v.Clause
                ))
        );
        return violations;
    }

    /// <summary>
    /// Reminders without a reason: those about people one by one, those about the election once for each rule.
    /// </summary>
    public static IEnumerable<Violation> Unexplained(ElectionSheet sheet, IEnumerable<Violation> violations) =>
        violations
            .Where(v => v.Severity == Severity.Remind && !sheet.Reasons.ContainsKey(v.Code))
            .DistinctBy(v => (v.Code, ElectionFields.ReadCandidate(v.Field)?.Candidate));
}
