namespace FederationReform.Rules;

/// <summary>
/// 等额选举: as many candidates as seats. More would be an election by difference; fewer leave a seat that only a
/// write-in can win.
/// </summary>
public static class EqualElectionRule
{
    public const string Code = "EqualElection";
    public const string Clause = "实施方案三（二）3：主席、副主席等采取无记名投票等额选举";

    public static Violation? Check(string post, int candidates, int seats) =>
        candidates == seats || seats == 0
            ? null
            : new(
                Code,
                "Candidates",
                $"{post}应选 {seats} 名，候选人 {candidates} 名，不是等额选举。",
                Severity.Remind,
                Clause
            );
}
