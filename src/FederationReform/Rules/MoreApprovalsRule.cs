namespace FederationReform.Rules;

/// <summary>
/// 以得赞成票多少为序: when more candidates pass than there are seats, those with more approvals are elected. Equal
/// approvals for the last seat are decided as <see cref="TieRuleSetting"/> says: by fewer votes against, and if those
/// are equal too by a run-off.
/// </summary>
public static class MoreApprovalsRule
{
    public const string Code = "MoreApprovals";

    /// <param name="passed">
    /// The votes of candidates with enough approvals; <see cref="Votes.For"/> is never null.
    /// </param>
    /// <param name="seats">Open seats, 0 or more.</param>
    public static Allocation Allocate(IReadOnlyList<Votes> passed, int seats, TieBreak tie)
    {
        if (passed.Count <= seats)
            return new(passed, [], []);
        if (seats <= 0)
            return new([], [], passed);
        var last = passed.OrderByDescending(v => v.For).ElementAt(seats - 1).For;
        var above = passed.Where(v => v.For > last).ToList();
        var level = passed.Where(v => v.For == last).ToList();
        var below = passed.Where(v => v.For < last).ToList();
        var left = seats - above.Count;
        if (level.Count == left)
            return new([.. above, .. level], [], below);
        // Votes against decide only when they are known for all candidates with equal approvals.
        if (tie == TieBreak.RunOff || level.Any(v => v.Against is null))
            return new(above, level, below);

        var bound = level.OrderBy(v => v.Against).ElementAt(left - 1).Against;
        var better = level.Where(v => v.Against < bound).ToList();
        var equal = level.Where(v => v.Against == bound).ToList();
        var worse = level.Where(v => v.Against > bound).ToList();
        return above.Count + better.Count + equal.Count == seats
            ? new([.. above, .. better, .. equal], [], [.. worse, .. below])
            : new([.. above, .. better], equal, [.. worse, .. below]);
    }
}

/// <summary>Who gets the seats.</summary>
/// <param name="Tied">Candidates who are equal for the remaining seats; a run-off decides.</param>
public sealed record Allocation(
    IReadOnlyList<Votes> Elected,
    IReadOnlyList<Votes> Tied,
    IReadOnlyList<Votes> Outranked
);
