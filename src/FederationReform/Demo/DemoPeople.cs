using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Demo;

/// <summary>
/// Invents women: common surnames and characters combined at random, telephone numbers that begin with 1390000.
/// </summary>
/// <param name="firstPhone">
/// The first telephone number's last digits; two instances need different ranges to give out different numbers.
/// </param>
internal sealed class DemoPeople(Random chance, int firstPhone = 0)
{
    private const string Surnames =
        "陈陈陈陈林林林黄黄黄张张张吴吴吴李李李郑郑王王王刘刘杨"
        + "杨叶叶徐徐周周许谢何江邱罗曾余詹毛祝季范赖潘苏蔡吕卢雷蓝";
    private const string First = "丽秀美玉春秋晓小雅淑素慧文彩巧婉月金红雪桂海建凤雨思佳若欣梦诗";
    private const string Second = "芳英兰梅珍娟琴萍华霞云莲燕清敏玲婷仙香花凤芬霜珠芸妹娇红平";

    private static readonly Education[] OfLeaders =
    [
        Education.College,
        Education.College,
        Education.College,
        Education.Bachelor,
        Education.Bachelor,
    ];
    private static readonly Education[] OfOthers =
    [
        Education.JuniorHigh,
        Education.JuniorHigh,
        Education.JuniorHigh,
        Education.SeniorHigh,
        Education.SeniorHigh,
        Education.SeniorHigh,
        Education.College,
        Education.College,
        Education.Bachelor,
    ];

    private static readonly Occupation[] Occupations =
    [
        Occupation.Farmer,
        Occupation.Farmer,
        Occupation.Farmer,
        Occupation.Enterprise,
        Occupation.Enterprise,
        Occupation.Teacher,
        Occupation.Medical,
        Occupation.Worker,
        Occupation.Worker,
        Occupation.Freelance,
        Occupation.Volunteer,
        Occupation.Arts,
        Occupation.Retired,
        Occupation.Other,
    ];

    private int phones = firstPhone;

    public string Name() =>
        chance.Next(5) == 0
            ? $"{Surnames[chance.Next(Surnames.Length)]}{Second[chance.Next(Second.Length)]}"
            : $"{Surnames[chance.Next(Surnames.Length)]}"
                + $"{First[chance.Next(First.Length)]}{Second[chance.Next(Second.Length)]}";

    /// <summary>A committee: the chair first, then the vice-chairs. Every limit of the default rules is kept.</summary>
    public List<ElectedMember> Committee(int size, int viceChairs, DateOnly heldOn, ElectionRules rules)
    {
        var names = new HashSet<string>();
        return
        [
            .. Enumerable
                .Range(0, size)
                .Select(n =>
                    Member(
                        n == 0 ? Position.Chair
                            : n <= viceChairs ? ViceChair()
                            : Position.Executive,
                        NewName(names),
                        heldOn,
                        rules
                    )
                ),
        ];
    }

    private string NewName(HashSet<string> taken)
    {
        string name;
        do name = Name();
        while (!taken.Add(name));
        return name;
    }

    private Position ViceChair() => chance.Next(6) == 0 ? Position.FullTimeViceChair : Position.PartTimeViceChair;

    private ElectedMember Member(Position position, string name, DateOnly heldOn, ElectionRules rules)
    {
        var leads = position != Position.Executive;
        var oldest = (leads ? rules.LeaderAges : rules.ExecutiveAges).MinBy(limit => limit.MaxAge)?.MaxAge ?? 60;
        var inTwoCommittees =
            chance.Next(100)
            < (
                position == Position.Chair ? 85
                : leads ? 30
                : 8
            );
        var formerDirector = position == Position.Chair && chance.Next(100) < 60;
        return new()
        {
            Name = name,
            Birth = Birth(heldOn, leads ? 27 : 22, oldest),
            EthnicGroup = chance.Next(25) == 0 ? 22 : 1,
            Education = leads ? OfLeaders[chance.Next(OfLeaders.Length)] : OfOthers[chance.Next(OfOthers.Length)],
            PoliticalStatus =
                chance.Next(100)
                < (
                    position == Position.Chair ? 75
                    : leads ? 35
                    : 15
                )
                    ? PoliticalStatus.PartyMember
                : chance.Next(12) == 0 ? PoliticalStatus.YouthLeague
                : PoliticalStatus.Masses,
            Occupation = inTwoCommittees ? Occupation.VillageCadre : Occupations[chance.Next(Occupations.Length)],
            InSystem = chance.Next(100) < 6,
            InTwoCommittees = inTwoCommittees,
            FormerDirector = formerDirector,
            NewlyElected = !formerDirector && chance.Next(100) < 85,
            Phone = leads || chance.Next(100) < 80 ? $"1390000{++phones:0000}" : null,
            Position = position,
        };
    }

    /// <summary>
    /// A date of birth that gives an age in completed years within the bounds on that day. One in four has no known
    /// day, only the month.
    /// </summary>
    public BirthDate Birth(DateOnly heldOn, int youngest, int oldest)
    {
        BirthDate birth;
        do
        {
            var day = heldOn.AddYears(-chance.Next(youngest, oldest + 1)).AddDays(-chance.Next(364));
            birth = chance.Next(4) == 0 ? new(new(day.Year, day.Month, 1), DayKnown: false) : new(day);
        } while (birth.AgeOn(heldOn) < youngest || birth.AgeOn(heldOn) > oldest);
        return birth;
    }
}
