using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Tests.Support;

/// <summary>Results to start from; all people are invented.</summary>
internal static class Results
{
    /// <summary>
    /// 36 entitled, 31 present, 11 elected: 1 chair, 2 vice-chairs, 8 others. Breaks no rule of the default plan.
    /// </summary>
    public static CongressResult Valid { get; } = Of(members: 11);

    /// <summary>
    /// The township plan of 2017: 41 representatives, 1 chair, 2 vice-chairs, 25 executives in all, 27 candidates at
    /// 5%.
    /// </summary>
    public static CongressResult Township { get; } =
        Of(members: 25) with
        {
            Place = "镇政府三楼会议室",
            Representatives = 41,
            Entitled = 41,
            Present = 38,
            Candidates = 27,
            Issued = 38,
            Returned = 38,
            Valid = 38,
            Void = 0,
        };

    public static CongressResult Of(int members, int viceChairs = 2) =>
        new()
        {
            HeldOn = new(2026, 7, 8),
            Place = "村部会议室",
            Guide = "陈指导",
            Representatives = 36,
            Entitled = 36,
            Present = 31,
            Seats = members,
            Candidates = members + 1,
            Issued = 31,
            Returned = 31,
            Valid = 30,
            Void = 1,
            Members =
            [
                .. Enumerable
                    .Range(1, members)
                    .Select(n =>
                        Member(
                            n,
                            n == 1 ? Position.Chair
                                : n <= 1 + viceChairs ? Position.PartTimeViceChair
                                : Position.Executive
                        )
                    ),
            ],
        };

    public static ElectedMember Member(int n, Position position = Position.Executive) =>
        new()
        {
            Name = $"演示{(char)('甲' + n)}",
            Birth = new(new(1985, 3, Math.Min(n, 28))),
            EthnicGroup = 1,
            Education = Education.College,
            PoliticalStatus = PoliticalStatus.Masses,
            Occupation = Occupation.Farmer,
            InSystem = false,
            InTwoCommittees = position == Position.Chair,
            FormerDirector = position == Position.Chair,
            NewlyElected = position != Position.Chair,
            Phone = $"1380000{n:0000}",
            Position = position,
            For = 28,
            Against = 1,
            Abstain = 1,
        };
}
