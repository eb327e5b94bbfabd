using FederationReform.People;
using FederationReform.Representatives;
using FederationReform.Rules;

namespace FederationReform.Demo;

/// <summary>
/// What is known before a congress beside its candidates: the roll of representatives with its seats, and the ballot
/// for the leaders. With it a visitor makes a full set of papers.
/// </summary>
internal sealed class DemoMeeting(Random chance, DemoPeople people, ElectionRules rules)
{
    private static readonly string[] Places = ["一组", "二组", "三组", "四组", "五组", "村小学", "卫生室"];

    /// <summary>As many representatives as are entitled, spread over the places of the village.</summary>
    public RollSheet Roll(ElectionSheet congress)
    {
        var (count, day) = (congress.Entitled!.Value, congress.HeldOn!.Value);
        var persons = people.Committee(count, 0, day, rules);
        List<Representative> representatives =
        [
            .. persons.Select(
                (person, index) =>
                    new Representative
                    {
                        Id = index + 1,
                        Name = person.Name,
                        Birth = person.Birth,
                        EthnicGroup = person.EthnicGroup,
                        Education = person.Education,
                        PoliticalStatus = person.PoliticalStatus,
                        Place = Places[index % Places.Length],
                        Workplace = Places[index % Places.Length],
                        Post = CodeLists.Occupation.Name(person.Occupation),
                        Category = index % 4 == 0 ? "专业技术人员" : "基层妇女",
                        Way = index % 3 == 0 ? WayChosen.Recommended : WayChosen.Elected,
                        Phone = person.Phone,
                        Check = new(people.Name(), day.AddDays(-9).ToDateTime(new(9, 0), DateTimeKind.Utc)),
                    }
            ),
        ];
        return new()
        {
            Quotas =
            [
                .. Places.Select(
                    (place, index) =>
                        new PlaceQuota(
                            place,
                            chance.Next(40, 120),
                            representatives.Count(r => r.Place == Places[index]),
                            "村妇女登记册"
                        )
                ),
            ],
            Representatives = representatives,
            LastId = count,
            NoticeFrom = day.AddDays(-14),
            NoticeTo = day.AddDays(-8),
        };
    }

    /// <summary>One chair and two vice-chairs from the candidates for the executives; not voted yet.</summary>
    public static ElectionSheet Leaders(ElectionSheet congress, int executives) =>
        new()
        {
            Purpose = ElectionPurpose.Leaders,
            Body = ElectingBody.ExecutiveMeeting,
            Method = ElectionMethod.Equal,
            HeldOn = congress.HeldOn,
            Place = congress.Place,
            Guide = congress.Guide,
            Scrutineers = congress.Scrutineers,
            Counters = congress.Counters,
            Entitled = executives,
            Seats = [new(Position.Chair, 1), new(Position.PartTimeViceChair, 2)],
            PartyApproval = congress.PartyApproval,
            UpperApproval = congress.UpperApproval,
            Candidates =
            [
                .. congress
                    .Candidates.Take(3)
                    .Select(
                        (candidate, index) =>
                            candidate with
                            {
                                Id = index + 1,
                                Person = candidate.Person with
                                {
                                    Position = index == 0 ? Position.Chair : Position.PartTimeViceChair,
                                },
                            }
                    ),
            ],
            LastCandidate = 3,
        };
}
