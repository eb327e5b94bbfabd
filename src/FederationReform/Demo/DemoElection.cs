using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Demo;

/// <summary>
/// A congress that is being counted now: all candidates are entered, and the votes of all but the last few.
/// </summary>
internal static class DemoElection
{
    private const int NotCountedYet = 3;

    public static ElectionSheet BeingCounted(CongressResult result, DemoPeople people, ElectionRules rules)
    {
        var valid = result.Valid!.Value;
        var elected = result
            .Members.Select(m =>
                m with
                {
                    Position = Position.Executive,
                    NewlyElected = null,
                    For = null,
                    Against = null,
                    Abstain = null,
                }
            )
            .ToList();
        var others = people
            .Committee(result.Candidates!.Value - elected.Count, 0, result.HeldOn!.Value, rules)
            .Select(m => m with { Position = Position.Executive, NewlyElected = null, FormerDirector = false });
        List<Candidate> candidates =
        [
            .. elected
                .Concat(others)
                .Select(
                    (person, index) =>
                        new Candidate
                        {
                            Id = index + 1,
                            Person = person,
                            Origin = index % 4 == 0 ? CandidateOrigin.Masses : CandidateOrigin.Organisation,
                        }
                ),
        ];
        var counted = candidates.OrderBy(c => c.Person.Name, StrokeOrder.Comparer).SkipLast(NotCountedYet).ToList();
        return new()
        {
            Purpose = ElectionPurpose.Executives,
            Body = ElectingBody.Congress,
            Method = ElectionMethod.Differential,
            HeldOn = result.HeldOn,
            Place = result.Place,
            Guide = result.Guide,
            Entitled = result.Entitled,
            Present = result.Present,
            Seats = [new(Position.Executive, elected.Count)],
            Scrutineers = $"{people.Name()}、{people.Name()}",
            Counters = people.Name(),
            PartyApproval = new(result.HeldOn.Value.AddDays(-6), null),
            UpperApproval = new(result.HeldOn.Value.AddDays(-5), null),
            Candidates = candidates,
            Rounds =
            [
                new Round
                {
                    Kind = RoundKind.Formal,
                    Issued = result.Issued,
                    Returned = result.Returned,
                    Valid = result.Valid,
                    Void = result.Void,
                    Votes =
                    [
                        .. counted
                            .Select(c =>
                                c.Id <= elected.Count
                                    ? new Votes(c.Id, valid - c.Id % 3, c.Id % 3, 0)
                                    : new Votes(c.Id, valid / 3, valid / 4, valid - valid / 3 - valid / 4)
                            )
                            .OrderBy(v => v.Candidate),
                    ],
                },
            ],
        };
    }
}
