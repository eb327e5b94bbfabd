namespace FederationReform.People;

/// <summary>GB/T 2261.1-2003</summary>
public enum Sex
{
    Unknown = 0,
    Male = 1,
    Female = 2,
    NotStated = 9,
}

/// <summary>
/// Education in the bands that reports use. The bands are exclusive, so that "大专以上" is a sum. The number is the
/// rank; the codes of GB/T 4658-2006 are not in the order of rank.
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

/// <summary>
/// The numbers are those of GB/T 4762-1984. Other published lists number the names differently, so imports go by name.
/// </summary>
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

/// <summary>界别: the occupation of an executive, as the term-end statistics count it.</summary>
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

/// <summary>妇联职务. A leader is also an executive and is stored once, under the higher post.</summary>
public enum Position
{
    /// <summary>主席</summary>
    Chair = 1,

    /// <summary>专职副主席</summary>
    FullTimeViceChair = 2,

    /// <summary>兼职副主席</summary>
    PartTimeViceChair = 3,

    /// <summary>常委: an executive who also sits on the standing committee, in bodies that have one.</summary>
    StandingMember = 4,

    /// <summary>执委</summary>
    Executive = 5,
}

/// <summary>现居地: where a person lives, seen from the county that keeps the person's data.</summary>
public enum LivingArea
{
    /// <summary>本县</summary>
    County = 1,

    /// <summary>县外: elsewhere in the province.</summary>
    Province = 2,

    /// <summary>省外</summary>
    OtherProvince = 3,
}

/// <summary>How a person came to a post.</summary>
public enum WayIn
{
    /// <summary>选举: at the congress or the first executive meeting of the term.</summary>
    Elected = 1,

    /// <summary>补选: elected into a vacant seat during the term.</summary>
    ByElected = 2,

    /// <summary>增补: an executive added by the executive meeting.</summary>
    Added = 3,

    /// <summary>替补: the successor in the office with which the seat is connected.</summary>
    Replaced = 4,

    /// <summary>任命</summary>
    Appointed = 5,

    /// <summary>聘任</summary>
    Engaged = 6,

    /// <summary>
    /// 原职转任: from a former post, for example the director of the 妇代会 who became chair of the federation.
    /// </summary>
    Transferred = 7,
}

/// <summary>How a post ended.</summary>
public enum WayOut
{
    /// <summary>
    /// 届满: the next committee was elected. Users cannot choose it; a term that ran out without an election goes on
    /// (届满未换).
    /// </summary>
    TermEnded = 1,

    /// <summary>辞职</summary>
    Resigned = 2,

    /// <summary>调动: to another post, also within the same committee.</summary>
    Reassigned = 3,

    /// <summary>卸任</summary>
    SteppedDown = 4,

    /// <summary>撤免</summary>
    Removed = 5,

    /// <summary>去世</summary>
    Died = 6,

    /// <summary>迁出</summary>
    MovedAway = 7,

    Other = 9,
}

/// <summary>What kind of body a committee is.</summary>
public enum CommitteeForm
{
    /// <summary>妇代会: the old village form that 会改联 replaces.</summary>
    RepresentativeCommittee = 1,

    /// <summary>妇联</summary>
    Federation = 2,

    /// <summary>妇委会: in agencies, schools and hospitals.</summary>
    WomensCommittee = 3,
}

/// <summary>A date of birth; many rosters give only the month.</summary>
/// <param name="Date">The first of the month when the day is not known.</param>
public readonly record struct BirthDate(DateOnly Date, bool DayKnown = true)
{
    /// <summary>
    /// Completed years (周岁) on a day. A person born on 29 February becomes a year older on 1 March.
    /// </summary>
    public int AgeOn(DateOnly day)
    {
        var age = day.Year - Date.Year;
        return (day.Month, day.Day).CompareTo((Date.Month, Date.Day)) < 0 ? age - 1 : age;
    }

    /// <summary>Whether the birth date can be that day; without a known day, the month decides.</summary>
    public bool MayBe(DateOnly day) => DayKnown ? Date == day : (Date.Year, Date.Month) == (day.Year, day.Month);

    /// <summary>1972-05-03, or 1972-05 when the day is not known.</summary>
    public override string ToString() =>
        Date.ToString(DayKnown ? "yyyy-MM-dd" : "yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}
