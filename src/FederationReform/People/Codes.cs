namespace FederationReform.People;

/// <summary>GB/T 2261.1-2003</summary>
public enum Sex { Unknown = 0, Male = 1, Female = 2, NotStated = 9 }

/// <summary>
/// Education in the bands that are reported, each exclusive, so that "大专以上" is a sum. The number is the rank; the order of the
/// national code (GB/T 4658-2006) is not.
/// </summary>
public enum Education
{
    Unknown = 0,

    /// <summary>小学及以下</summary>
    Primary = 1,

    /// <summary>初中</summary>
    JuniorHigh = 2,

    /// <summary>高中、中专、职高、技校</summary>
    SeniorHigh = 3,

    /// <summary>大专</summary>
    College = 4,

    /// <summary>本科</summary>
    Bachelor = 5,

    /// <summary>研究生</summary>
    Postgraduate = 6,
}

/// <summary>GB/T 4762-1984. Other lists number it differently, so imports go by name and never by a foreign code.</summary>
public enum PoliticalStatus
{
    /// <summary>中共党员</summary>
    PartyMember = 1,

    /// <summary>中共预备党员</summary>
    ProbationaryPartyMember = 2,

    /// <summary>共青团员</summary>
    YouthLeague = 3,

    /// <summary>民革党员</summary>
    KuomintangRevolutionary = 4,

    /// <summary>民盟盟员</summary>
    DemocraticLeague = 5,

    /// <summary>民建会员</summary>
    DemocraticConstruction = 6,

    /// <summary>民进会员</summary>
    PromotingDemocracy = 7,

    /// <summary>农工党党员</summary>
    PeasantsAndWorkers = 8,

    /// <summary>致公党党员</summary>
    PublicInterest = 9,

    /// <summary>九三学社社员</summary>
    September3rd = 10,

    /// <summary>台盟盟员</summary>
    TaiwanLeague = 11,

    /// <summary>无党派人士</summary>
    NonParty = 12,

    /// <summary>群众</summary>
    Masses = 13,
}

/// <summary>界别: what an executive does in life, as the term-end statistics ask for it (DOMAIN.md §2.3).</summary>
public enum Occupation
{
    /// <summary>村（社区）干部</summary>
    VillageCadre = 1,

    /// <summary>教师</summary>
    Teacher = 2,

    /// <summary>医务人员</summary>
    Medical = 3,

    /// <summary>企业经营者、创业者</summary>
    Enterprise = 4,

    /// <summary>务农</summary>
    Farmer = 5,

    /// <summary>务工</summary>
    Worker = 6,

    /// <summary>机关事业单位工作人员</summary>
    Official = 7,

    /// <summary>自由职业</summary>
    Freelance = 8,

    /// <summary>志愿者、社会组织人员</summary>
    Volunteer = 9,

    /// <summary>退休人员</summary>
    Retired = 10,

    /// <summary>文艺骨干</summary>
    Arts = 11,

    Other = 99,
}

/// <summary>妇联职务. A leader is also an executive; she is stored once, under the higher post.</summary>
public enum Position
{
    /// <summary>主席</summary>
    Chair = 1,

    /// <summary>专职副主席</summary>
    FullTimeViceChair = 2,

    /// <summary>兼职副主席</summary>
    PartTimeViceChair = 3,

    /// <summary>执委</summary>
    Executive = 4,
}

/// <summary>How a person came to a post (DOMAIN.md §1.6).</summary>
public enum WayIn { Elected = 1, ByElected = 2, Added = 3, Replaced = 4, Appointed = 5, Engaged = 6, Transferred = 7, OnFile = 8 }

/// <summary>How a post ended (DOMAIN.md §1.6).</summary>
public enum WayOut { TermEnded = 1, Resigned = 2, Reassigned = 3, SteppedDown = 4, Removed = 5, Died = 6, MovedAway = 7, Other = 9 }

/// <summary>A date of birth; many rosters only say the month.</summary>
/// <param name="Date">The first of the month when the day is not known.</param>
public readonly record struct BirthDate(DateOnly Date, bool DayKnown = true)
{
    /// <summary>Completed years on a day (周岁). Someone born on 29 February is a year older on 1 March.</summary>
    public int AgeOn(DateOnly day)
    {
        var age = day.Year - Date.Year;
        return (day.Month, day.Day).CompareTo((Date.Month, Date.Day)) < 0 ? age - 1 : age;
    }

    /// <summary>1972-05-03, or 1972-05 when the day is not known.</summary>
    public override string ToString() => Date.ToString(DayKnown ? "yyyy-MM-dd" : "yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
