namespace FederationReform.Rules;

/// <summary>候选人不得担任监票人、计票人: a candidate may be neither scrutineer nor counter.</summary>
public static class CandidatesDoNotCountRule
{
    public const string Code = "CandidatesDoNotCount";
    public const string Clause = "《选举办法》：候选人不得担任监票人、计票人";

    private static readonly char[] Between = ['、', '，', ',', '；', ';', ' ', '　', '：', ':', '（', '）', '(', ')'];

    public static IEnumerable<Violation> Check(ElectionSheet sheet) =>
        from staff in ((string Field, string Title, string? Names)[])
            [
                (nameof(ElectionSheet.Scrutineers), "监票人", sheet.Scrutineers),
                (nameof(ElectionSheet.Counters), "计票人", sheet.Counters),
            ]
        let names = (staff.Names ?? "").Split(
            Between,
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        )
        from candidate in sheet.Candidates
        where !candidate.WriteIn && names.Contains(candidate.Person.Name)
        select new Violation(
            Code,
            staff.Field,
            $"候选人{candidate.Person.Name}不能担任{staff.Title}，请更换。",
            Clause: Clause
        );
}
