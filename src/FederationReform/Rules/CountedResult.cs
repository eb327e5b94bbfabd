using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>
/// Puts confirmed counts into a record's result, so that nobody types them again: the meeting with its ballots, and who
/// is elected to which post. What a count does not contain (新当选, for example) stays as typed.
/// </summary>
public static class CountedResult
{
    /// <param name="counts">
    /// The confirmed elections of the record's own unit, in the order in which they were created.
    /// </param>
    public static CongressResult Of(
        CongressResult result,
        IReadOnlyList<(ElectionSheet Sheet, CountVerdict Verdict)> counts,
        ElectionRules rules
    )
    {
        var body = counts.FirstOrDefault(c => c.Sheet.Purpose.FillsTheCommittee());
        var members = body.Sheet is null
            ? WithoutPosts(result.Members, counts)
            :
            [
                .. body
                    .Verdict.Elected.OrderBy(e => e.Candidate.Person.Position)
                    .ThenByDescending(e => e.Votes?.For)
                    .Select(e => Member(e, body.Sheet, Known(result.Members, e.Candidate.Person))),
            ];
        foreach (
            var (sheet, verdict) in counts.Where(c =>
                c.Sheet.Purpose is ElectionPurpose.Leaders or ElectionPurpose.StandingMembers
            )
        )
        {
            foreach (var elected in verdict.Elected)
                Lift(members, elected, sheet);
        }
        if (body.Sheet is null)
            return result with
            {
                Members = [.. members.OrderBy(m => m.Position)],
                Reasons = Reasons(result, counts, rules),
            };

        var (papers, round) = (body.Sheet, Deciding(body.Sheet, body.Verdict));
        return result with
        {
            Counted = true,
            Body = papers.Body,
            WayIn = papers.Purpose switch
            {
                ElectionPurpose.ByElection => WayIn.ByElected,
                ElectionPurpose.Addition => WayIn.Added,
                _ => WayIn.Elected,
            },
            Meeting = papers.Meeting(),
            Term = papers.Purpose is ElectionPurpose.ByElection or ElectionPurpose.Addition ? null : papers.Term,
            HeldOn = papers.HeldOn,
            Place = papers.Place,
            Guide = papers.Guide ?? result.Guide,
            Representatives = papers.Body == ElectingBody.Congress ? result.Representatives ?? papers.Entitled : null,
            Entitled = papers.Entitled,
            Present = papers.Present,
            Seats = papers.Seats.Sum(s => s.Count),
            Candidates = papers.Candidates.Count(c => !c.WriteIn),
            Issued = round?.Issued,
            Returned = round?.Returned,
            Valid = round?.Valid,
            Void = round?.Void,
            Members = [.. members.OrderBy(m => m.Position)],
            Reasons = Reasons(result, counts, rules),
        };
    }

    /// <summary>Whether a field of the result comes from the count and cannot be typed on the result sheet.</summary>
    public static bool Fixes(string key) =>
        key
            is not (
                "Representatives"
                or "Guide"
                or "Sex"
                or "Birth"
                or "EthnicGroup"
                or "Education"
                or "PoliticalStatus"
                or "Occupation"
                or "InSystem"
                or "InTwoCommittees"
                or "FormerDirector"
                or "NewlyElected"
                or "Phone"
            );

    /// <summary>The result after its count was given up: everything in it can be typed again.</summary>
    public static CongressResult Released(CongressResult counted) =>
        counted with
        {
            Counted = false,
            Body = CongressResult.Empty.Body,
            WayIn = CongressResult.Empty.WayIn,
            Meeting = null,
            Term = null,
        };

    /// <summary>Takes from a typed result only what the count does not contain.</summary>
    /// <returns>Null when people were added, removed or exchanged.</returns>
    public static CongressResult? Keeping(CongressResult counted, CongressResult typed)
    {
        if (
            typed.Members.Count != counted.Members.Count
            || typed.Members.Zip(counted.Members).Any(pair => pair.First.Name != pair.Second.Name)
        )
            return null;
        var members = typed.Members.Zip(counted.Members, (t, c) =>
            t with
            {
                Position = c.Position,
                For = c.For,
                Against = c.Against,
                Abstain = c.Abstain,
                ElectedByDecision = c.ElectedByDecision,
            }
        );
        // Reasons for reminders about the vote were given with the election and are not asked for here.
        var ofTheVoting = counted.Reasons.Where(r => !VillageResultRules.Codes.Contains(r.Key));
        return counted with
        {
            Representatives = typed.Representatives,
            Guide = typed.Guide,
            Members = [.. members],
            Reasons = typed.Reasons.UnionBy(ofTheVoting, r => r.Key).ToDictionary(),
        };
    }

    /// <summary>
    /// The reasons given in the elections, so that they are not asked for again; includes exceptions for people.
    /// </summary>
    private static Dictionary<string, string> Reasons(
        CongressResult result,
        IReadOnlyList<(ElectionSheet Sheet, CountVerdict Verdict)> counts,
        ElectionRules rules
    )
    {
        var given = counts
            .SelectMany(c =>
                c.Sheet.Reasons.Select(r => (Code: r.Key, Reason: r.Value))
                    .Concat(Exceptions(c.Sheet, c.Verdict, rules))
            )
            .GroupBy(r => r.Code)
            .ToDictionary(g => g.Key, g => Cut(string.Join("；", g.Select(r => r.Reason).Distinct())));
        return given.UnionBy(result.Reasons, r => r.Key).ToDictionary();
    }

    private static IEnumerable<(string Code, string Reason)> Exceptions(
        ElectionSheet sheet,
        CountVerdict verdict,
        ElectionRules rules
    ) =>
        from violation in CandidateRules.Persons(sheet, rules, sheet.HeldOn!.Value)
        where violation.Severity == Severity.Remind
        let person = verdict
            .Elected.FirstOrDefault(e => e.Candidate.Id == ElectionFields.ReadCandidate(violation.Field)?.Candidate)
            ?.Candidate
        where person?.ExceptionReason is not null
        select (violation.Code, $"{person.Person.Name}：{person.ExceptionReason}");

    private static string Cut(string text) =>
        text.EnumerateRunes().Count() <= PlainText.NoteRunes
            ? text
            : string.Concat(text.EnumerateRunes().Take(PlainText.NoteRunes - 1)) + "…";

    /// <summary>
    /// A typed list without the posts that were counted: a person who was typed with such a post but did not win it is
    /// an executive.
    /// </summary>
    private static List<ElectedMember> WithoutPosts(
        IReadOnlyList<ElectedMember> members,
        IReadOnlyList<(ElectionSheet Sheet, CountVerdict Verdict)> counts
    )
    {
        var counted = counts.SelectMany(c => c.Sheet.Seats).Select(s => s.Position).ToHashSet();
        return [.. members.Select(m => counted.Contains(m.Position) ? m with { Position = Position.Executive } : m)];
    }

    // A run-off decides only between candidates who already passed, so the ballots of the congress are those of the
    // formal vote.
    private static Round? Deciding(ElectionSheet sheet, CountVerdict verdict) =>
        verdict.Rounds.LastOrDefault(r => r is { Kind: RoundKind.Formal, Standing: RoundStanding.Valid }) is { } formal
            ? sheet.Rounds[formal.Index]
        : sheet.Rounds.Count > 0 ? sheet.Rounds[^1]
        : null;

    private static ElectedMember Member(ElectedCandidate elected, ElectionSheet sheet, ElectedMember? known)
    {
        var person = elected.Candidate.Person;
        // The winner of a run-off passed with the votes of the round before it.
        var votes =
            elected.Round is { } at && sheet.Rounds[at].Kind == RoundKind.RunOff
                ? FormalVotes(sheet, at, elected.Candidate.Id)
                : elected.Votes;
        return person with
        {
            Birth = person.Birth ?? known?.Birth,
            EthnicGroup = person.EthnicGroup ?? known?.EthnicGroup,
            Education =
                person.Education == Education.Unknown ? known?.Education ?? Education.Unknown : person.Education,
            PoliticalStatus = person.PoliticalStatus ?? known?.PoliticalStatus,
            Occupation = person.Occupation ?? known?.Occupation,
            InSystem = person.InSystem ?? known?.InSystem,
            InTwoCommittees = person.InTwoCommittees ?? known?.InTwoCommittees,
            FormerDirector = person.FormerDirector ?? known?.FormerDirector,
            NewlyElected = person.NewlyElected
                ?? known?.NewlyElected
                ?? (sheet.Purpose is ElectionPurpose.ByElection or ElectionPurpose.Addition ? true : null),
            Phone = person.Phone ?? known?.Phone,
            For = votes?.For,
            Against = votes?.Against,
            Abstain = votes?.Abstain ?? (elected.Candidate.WriteIn ? null : Left(elected, sheet)),
            ElectedByDecision = elected.Against?.Reason,
        };
    }

    /// <summary>The abstentions that nobody typed, in the round whose votes are taken.</summary>
    private static int? Left(ElectedCandidate elected, ElectionSheet sheet) =>
        elected.Round is not { } at ? null
        : sheet.Rounds[at].Kind == RoundKind.RunOff
            ? sheet.Rounds.Take(at).Last(r => r.Kind != RoundKind.RunOff).AbstainLeft(elected.Candidate.Id)
        : sheet.Rounds[at].AbstainLeft(elected.Candidate.Id);

    private static Votes FormalVotes(ElectionSheet sheet, int runOff, int candidate) =>
        sheet.Rounds.Take(runOff).Last(r => r.Kind != RoundKind.RunOff).VotesOf(candidate);

    /// <summary>
    /// Gives an executive the higher post; a person whom an executive meeting elected without being on the list is
    /// added to it.
    /// </summary>
    private static void Lift(List<ElectedMember> members, ElectedCandidate elected, ElectionSheet sheet)
    {
        var person = elected.Candidate.Person;
        var index = members.FindIndex(m =>
            m.Name == person.Name && (m.Birth is null || person.Birth is null || m.Birth == person.Birth)
        );
        if (index < 0)
            members.Add(Member(elected with { Votes = null }, sheet, null));
        else
            members[index] = members[index] with
            {
                Position = person.Position,
                Phone = members[index].Phone ?? person.Phone,
                ElectedByDecision = members[index].ElectedByDecision ?? elected.Against?.Reason,
            };
    }

    /// <summary>
    /// What was typed about the person. One of two people of the same name is told by the birth month; where there is
    /// only one, another birth month is a slip of the pen, and what the count does not say is kept all the same.
    /// </summary>
    private static ElectedMember? Known(IReadOnlyList<ElectedMember> members, ElectedMember person)
    {
        var named = members.Where(m => m.Name == person.Name).ToList();
        return named.Find(m => m.Birth is null || person.Birth is null || m.Birth == person.Birth)
            ?? (named.Count == 1 ? named[0] : null);
    }
}
