using FederationReform.Rules;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;

namespace FederationReform.Tests.Rules;

/// <summary>
/// Elections nobody thought of: ballots are drawn, tallied onto a count sheet, and the verdict is held against a
/// recount of the very ballots by somebody who knows nothing of the program.
/// </summary>
public sealed class RandomElectionTests
{
    private const int Elections = 10_000;

    [Fact]
    public void Verdict_NeverContradictsARecountOfTheBallots()
    {
        var (finished, tied, invalid, short_) = (0, 0, 0, 0);
        var property = Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue - 1)), seed =>
        {
            var ballots = DrawnElection.Of(new System.Random(seed));
            var verdict = BallotCount.Judge(ballots.CountSheet(), ballots.Rules);
            var recount = ballots.Recount();

            verdict.Ids().Should().BeEquivalentTo(recount.Elected, $"of election {seed}");
            verdict.Next.Should().Be(recount.Next, $"of election {seed}");
            finished += recount.Next == NextStep.Confirm ? 1 : 0;
            tied += recount.Next == NextStep.RunOff ? 1 : 0;
            invalid += recount.Next == NextStep.VoteAgain ? 1 : 0;
            short_ += recount.Next == NextStep.Confirm && recount.Elected.Count < ballots.Seats ? 1 : 0;
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Elections), property);

        new[] { finished, tied, invalid, short_ }
            .Should()
            .OnlyContain(n => n > Elections / 250, "every kind of end must have been drawn often enough to count");
    }

    /// <summary>
    /// Numbers as they come, not from ballots: whatever stands on the sheet, nobody is elected by an impossible or
    /// invalid count, nobody without a majority, never more than the seats.
    /// </summary>
    [Fact]
    public void Verdict_NeverElectsFromNumbersThatCannotBe()
    {
        var number = Gen.Choose(0, 30);
        var sheets =
            from n in Gen.ArrayOf(number, 6)
            from votes in Gen.ArrayOf(Gen.ArrayOf(number, 3), 5)
            from seats in Gen.Choose(1, 4)
            select (n, votes, seats);
        var property = Prop.ForAll(Arb.From(sheets), drawn =>
        {
            var (n, votes, seats) = drawn;
            var sheet = Counted.Congress(votes.Length, seats, n[0], n[1]) with
            {
                Rounds =
                [
                    new()
                    {
                        Kind = RoundKind.Formal,
                        Issued = n[2],
                        Returned = n[3],
                        Valid = n[4],
                        Void = n[5],
                        Votes = [.. votes.Select((v, i) => new Votes(i + 1, v[0], v[1], v[2]))],
                    },
                ],
            };
            var verdict = sheet.Judge();
            var possible =
                n[0] > 0
                && n[1] <= n[0]
                && n[1] * 3 >= n[0] * 2
                && n[2] <= n[1]
                && n[3] <= n[2]
                && n[4] + n[5] == n[3]
                && votes.All(v => v.Sum() <= n[4])
                && votes.Sum(v => v[0]) <= n[4] * seats;
            if (!possible)
                verdict.Elected.Should().BeEmpty();
            verdict.Elected.Count.Should().BeLessThanOrEqualTo(seats);
            verdict.Elected.All(e => votes[e.Candidate.Id - 1][0] * 2 > n[0]).Should().BeTrue();
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Elections), property);
    }

    /// <summary>Ballots in a box.</summary>
    private sealed record DrawnElection(
        int Entitled,
        int Present,
        int Issued,
        int Seats,
        int Candidates,
        IReadOnlyList<char[]> Ballots,
        ElectionRules Rules
    )
    {
        public static DrawnElection Of(System.Random random)
        {
            var candidates = random.Next(1, 9);
            var seats = random.Next(1, 6);
            var entitled = random.Next(1, 20);
            var present = random.Next(10) == 0 ? random.Next(entitled + 1) : entitled - random.Next(entitled / 3 + 1);
            var issued = present - (random.Next(8) == 0 ? random.Next(present + 1) / 4 : 0);
            var returned =
                random.Next(20) == 0 ? issued + 1 : issued - (random.Next(3) == 0 ? random.Next(issued + 1) / 5 : 0);
            var ballots = Enumerable.Range(0, returned).Select(_ => Marked(random, candidates, seats)).ToList();
            return new(
                entitled,
                present,
                issued,
                seats,
                candidates,
                ballots,
                new() { Tie = TieRuleSetting.Usual(random.Next(2) == 0 ? TieBreak.FewerAgainst : TieBreak.RunOff) }
            );
        }

        /// <summary>
        /// Most voters mark as many names as there are seats, the first ones rather; some mark one too many.
        /// </summary>
        private static char[] Marked(System.Random random, int candidates, int seats)
        {
            var names = Enumerable
                .Range(0, candidates)
                .OrderBy(c => random.NextDouble() + c * 0.03)
                .Take(
                    random.Next(12) == 0 ? seats + 1
                    : random.Next(6) == 0 ? seats - 1
                    : seats
                )
                .ToHashSet();
            return
            [
                .. Enumerable
                    .Range(0, candidates)
                    .Select(c =>
                        names.Contains(c) ? 'O'
                        : random.Next(3) == 0 ? 'X'
                        : '_'
                    ),
            ];
        }

        private List<char[]> Valid => [.. Ballots.Where(b => b.Count(mark => mark == 'O') <= Seats)];

        public ElectionSheet CountSheet() =>
            Counted.Congress(Candidates, Seats, Entitled, Present) with
            {
                Rounds =
                [
                    new()
                    {
                        Kind = RoundKind.Formal,
                        Issued = Issued,
                        Returned = Ballots.Count,
                        Valid = Valid.Count,
                        Void = Ballots.Count - Valid.Count,
                        Votes =
                        [
                            .. Enumerable
                                .Range(0, Candidates)
                                .Select(c => new Votes(c + 1, Marks(c, 'O'), Marks(c, 'X'), Marks(c, '_'))),
                        ],
                    },
                ],
            };

        /// <summary>Seat by seat, the best one left; equal ones together or not at all.</summary>
        public (List<int> Elected, NextStep Next) Recount()
        {
            if (Present * 3 < Entitled * 2 || Ballots.Count > Issued)
                return ([], NextStep.VoteAgain);
            var left = Enumerable.Range(0, Candidates).Where(c => Marks(c, 'O') * 2 > Entitled).ToList();
            var elected = new List<int>();
            while (left.Count > 0 && elected.Count < Seats)
            {
                var most = left.Max(c => Marks(c, 'O'));
                var best = left.FindAll(c => Marks(c, 'O') == most);
                if (elected.Count + best.Count > Seats && Rules.Tie.Break == TieBreak.FewerAgainst)
                {
                    var fewest = best.Min(c => Marks(c, 'X'));
                    best = best.FindAll(c => Marks(c, 'X') == fewest);
                }
                if (elected.Count + best.Count > Seats)
                    return (elected, NextStep.RunOff);
                elected.AddRange(best.Select(c => c + 1));
                left.RemoveAll(best.Contains);
            }
            return (elected, NextStep.Confirm);
        }

        private int Marks(int candidate, char mark) => Valid.Count(b => b[candidate] == mark);
    }
}
