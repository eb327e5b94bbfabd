using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>
/// 计票: judges the numbers of the count sheets by a rule set. A round is checked first for impossible numbers, then
/// for an invalid election; only then are seats given. An elected person is not on the ballot of the next round.
/// </summary>
public static class BallotCount
{
    public static CountVerdict Judge(ElectionSheet sheet, ElectionRules rules)
    {
        var contest = new Contest(sheet);
        var rounds = new List<RoundVerdict>();
        for (var index = 0; index < sheet.Rounds.Count; index++)
        {
            var ballot = contest.Begin(sheet.Rounds[index]);
            var round = RoundJudgement.Of(sheet, rules, index, ballot, contest.Open);
            contest.End(round);
            rounds.Add(round.Said);
        }
        var elected = WithMarks(sheet, contest.Elected);
        var open = Open(sheet, elected);
        var (next, sentence) = NextOf(sheet, rules, contest, rounds, open);
        return new(rounds, elected, open, next, sentence);
    }

    /// <summary>The kind of the round that has to follow; null when none may follow.</summary>
    public static RoundKind? FollowingRound(ElectionSheet sheet, CountVerdict verdict) =>
        verdict.Next switch
        {
            NextStep.Prepare when sheet.Rounds.Count == 0 && sheet.Seats.Count > 0 && sheet.Candidates.Count > 0 =>
                sheet.Method == ElectionMethod.PreliminaryThenEqual ? RoundKind.Preliminary : RoundKind.Formal,
            NextStep.VoteAgain => sheet.Rounds[^1].Kind,
            NextStep.FormalRound => RoundKind.Formal,
            NextStep.RunOff => RoundKind.RunOff,
            NextStep.ConfirmOrFurtherRound => RoundKind.Further,
            _ => null,
        };

    private static IReadOnlyList<ElectedCandidate> WithMarks(
        ElectionSheet sheet,
        IReadOnlyList<(int Round, Votes Votes)> elected
    )
    {
        var marks = sheet.Marks.ToDictionary(m => m.Candidate);
        var byCount = elected
            .Where(e => marks.GetValueOrDefault(e.Votes.Candidate) is not { Elected: false })
            .Select(e => new ElectedCandidate(sheet.CandidateOf(e.Votes.Candidate)!, e.Round, e.Votes, null));
        var counted = elected.Select(e => e.Votes.Candidate).ToHashSet();
        var byCounty = sheet
            .Marks.Where(m => m.Elected && !counted.Contains(m.Candidate) && sheet.CandidateOf(m.Candidate) is not null)
            .Select(m => new ElectedCandidate(
                sheet.CandidateOf(m.Candidate)!,
                null,
                sheet.Rounds.Count > 0 ? sheet.Rounds[^1].VotesOf(m.Candidate) : null,
                m
            ));
        return [.. byCount.Concat(byCounty).OrderBy(e => e.Candidate.Person.Position)];
    }

    private static List<PostSeats> Open(ElectionSheet sheet, IReadOnlyList<ElectedCandidate> elected) =>
        [
            .. sheet
                .Seats.Select(s =>
                    s with
                    {
                        Count = s.Count - elected.Count(e => e.Candidate.Person.Position == s.Position),
                    }
                )
                .Where(s => s.Count > 0),
        ];

    private static (NextStep Next, string Sentence) NextOf(
        ElectionSheet sheet,
        ElectionRules rules,
        Contest contest,
        List<RoundVerdict> rounds,
        List<PostSeats> open
    )
    {
        if (sheet.Seats.Count == 0)
            return (NextStep.Prepare, "请先填写应选名额。");
        if (sheet.Candidates.Count == 0)
            return (NextStep.Prepare, "请先录入候选人。");
        // Known before anybody votes; a round that was begun all the same is judged by its own figures.
        if (rounds.Count == 0 && QuorumRule.Check(sheet.Entitled, sheet.Present, rules.Quorum) is { } tooFew)
            return (NextStep.Adjourn, $"{tooFew.Message}请另行通知开会，到会人数够了再开始计票。{tooFew.Clause}");
        if (rounds.Count == 0)
            return (NextStep.Prepare, "候选人已录入，会议开始后录入计票。");
        var last = rounds[^1];
        switch (last.Standing)
        {
            case RoundStanding.Incomplete:
                return (NextStep.EnterCount, "还有票数没有填写。");
            case RoundStanding.Impossible:
                return (NextStep.MendCount, "票数有矛盾，请对照计票单改正。");
            case RoundStanding.Invalid:
                return (NextStep.VoteAgain, "这一轮选举无效，须重新投票。");
        }
        // A decision of the county may have filled the seats for which the tied candidates would vote again.
        if (contest.Tied.Any(id => open.Any(s => s.Position == sheet.CandidateOf(id)!.Person.Position)))
            return (
                NextStep.RunOff,
                $"{string.Join("、", contest.Tied.Select(id => sheet.CandidateOf(id)!.Person.Name))}票数相等，"
                    + $"须就这几人再次投票。{rules.Tie.Clause}"
            );
        if (contest.Preliminary)
            return (NextStep.FormalRound, "预选已确定正式候选人，接着进行正式选举。");
        if (open.Count == 0)
            return (NextStep.Confirm, "名额全部选出，可以确认计票结果。");
        var shortfall = string.Join("、", open.Select(s => $"{ElectionWords.Post(sheet, s.Position)} {s.Count} 名"));
        return rules.Shortfall.Seats == OpenSeats.AnotherRound && contest.Standing.Count > 0
            ? (
                NextStep.ConfirmOrFurtherRound,
                $"缺额：{shortfall}。可以就缺额再次投票，也可以确认计票结果。{rules.Shortfall.Clause}"
            )
            : (
                NextStep.Confirm,
                $"缺额：{shortfall}，本次会议不再另行选举，可以确认计票结果。{rules.Shortfall.Clause}"
            );
    }

    /// <summary>The state of the election from round to round.</summary>
    private sealed class Contest(ElectionSheet sheet)
    {
        private readonly List<(int Round, Votes Votes)> won = [];
        private List<int> ballot = [];
        private List<int>? formal;
        private RoundStanding standing = RoundStanding.Valid;

        /// <summary>
        /// Whether the current round is a preliminary vote, which decides the places on the formal ballot.
        /// </summary>
        public bool Preliminary { get; private set; }

        public IReadOnlyList<int> Tied { get; private set; } = [];

        /// <summary>The candidates who have not been elected yet.</summary>
        public IReadOnlyList<int> Standing =>
            [.. sheet.Candidates.Select(c => c.Id).Except(won.Select(w => w.Votes.Candidate))];

        public IReadOnlyList<(int Round, Votes Votes)> Elected => Preliminary ? [] : won;

        public int Open(Position position) =>
            sheet.SeatsOf(position) - won.Count(w => sheet.CandidateOf(w.Votes.Candidate)!.Person.Position == position);

        /// <returns>The candidates on the ballot of the round.</returns>
        public List<int> Begin(Round round)
        {
            // After an invalid vote, the same ballot is voted on again.
            if (standing == RoundStanding.Valid)
                ballot = NewBallot(round.Kind);
            var writtenIn = round
                .Votes.Select(v => v.Candidate)
                .Where(id =>
                    !ballot.Contains(id) && sheet.CandidateOf(id) is { WriteIn: true } && round.Kind != RoundKind.RunOff
                );
            return [.. ballot, .. writtenIn];
        }

        public void End(RoundJudgement round)
        {
            standing = round.Said.Standing;
            if (standing != RoundStanding.Valid)
                return;
            won.AddRange(round.Won.Select(votes => (round.Said.Index, votes)));
            Tied = [.. round.Tied.Select(v => v.Candidate)];
        }

        private List<int> NewBallot(RoundKind kind)
        {
            switch (kind)
            {
                case RoundKind.Preliminary:
                    Preliminary = true;
                    return [.. Listed()];
                case RoundKind.Formal:
                    if (Preliminary)
                        formal = [.. won.Select(w => w.Votes.Candidate)];
                    (Preliminary, Tied) = (false, []);
                    won.Clear();
                    return formal ?? [.. Listed()];
                case RoundKind.RunOff:
                    return [.. Tied];
                default:
                    return [.. Standing.Where(id => Open(sheet.CandidateOf(id)!.Person.Position) > 0)];
            }
        }

        private IEnumerable<int> Listed() => sheet.Candidates.Where(c => !c.WriteIn).Select(c => c.Id);
    }
}
