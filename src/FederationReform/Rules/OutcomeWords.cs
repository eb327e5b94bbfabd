namespace FederationReform.Rules;

/// <summary>Why a candidate is elected or not, in one sentence.</summary>
internal static class OutcomeWords
{
    public static CandidateOutcome Of(
        ElectionSheet sheet,
        ElectionRules rules,
        RoundKind kind,
        Votes votes,
        Allocation allocation,
        int seats,
        int least
    )
    {
        var name = sheet.CandidateOf(votes.Candidate)!.Person.Name;
        var got = $"{name}得赞成 {votes.For} 票";
        var won = kind == RoundKind.Preliminary ? "确定为正式候选人" : "当选";
        var (of, number) = (
            MajorityRule.Word(rules.Majority.Base),
            rules.Majority.Base == MajorityBase.Entitled ? sheet.Entitled : sheet.Present
        );
        var majority = kind is RoundKind.Preliminary or RoundKind.RunOff
            ? ""
            : $"，超过{of} {number} 人的半数（至少 {least} 票）";
        if (allocation.Elected.Contains(votes))
            return new(votes.Candidate, Outcome.Won, $"{got}{majority}，{won}。");
        if (allocation.Tied.Contains(votes))
        {
            var others = allocation
                .Tied.Where(v => v != votes)
                .Select(v => sheet.CandidateOf(v.Candidate)!.Person.Name);
            var against =
                rules.Tie.Break == TieBreak.FewerAgainst
                    ? allocation.Tied.Any(v => v.Against is null)
                        ? "，反对票没有填全"
                        : $"，反对票都是 {votes.Against}"
                    : "";
            return new(
                votes.Candidate,
                Outcome.Tied,
                $"{got}{majority}，与{string.Join("、", others)}相等{against}，"
                    + $"剩下的名额只有 {seats - allocation.Elected.Count} 个，须再次投票。"
            );
        }
        return allocation.Outranked.Contains(votes)
            ? new(
                votes.Candidate,
                Outcome.Outranked,
                majority.Length > 0
                    ? $"{got}{majority}，但名次在应选 {seats} 名之后，不当选。"
                    : $"{got}，名次在 {seats} 名之后，不{won}。"
            )
            : new(
                votes.Candidate,
                Outcome.NoMajority,
                $"{got}，没有超过{of} {number} 人的半数（至少 {least} 票），不当选。"
            );
    }
}
