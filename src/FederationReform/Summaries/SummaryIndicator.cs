using System.Globalization;
using FederationReform.Papers;

namespace FederationReform.Summaries;

/// <summary>指标: what a figure of a summary counts. The numbers are stored with the texts: never reuse one.</summary>
public enum SummaryIndicator
{
    /// <summary>统计日期</summary>
    CountedOn = 1,

    VillagesRequired = 10,
    VillagesDone = 11,
    VillagesRate = 12,
    VillageChairs = 13,
    VillageViceChairs = 14,
    VillageExecutives = 15,
    VillageFormerDirectors = 16,
    VillageMeanAge = 17,
    VillageTwoCommittees = 18,
    VillageParty = 19,
    VillageCollege = 20,
    VillageJuniorHigh = 21,

    TownshipsRequired = 30,
    TownshipsDone = 31,
    TownshipsRate = 32,
    TownshipChairs = 33,
    TownshipFullTimeViceChairs = 34,
    TownshipPartTimeViceChairs = 35,
    TownshipExecutives = 36,

    OwnByElected = 40,
    OwnExecutives = 41,
    OwnChairs = 42,
    OwnFullTimeViceChairs = 43,
    OwnPartTimeViceChairs = 44,

    WomensCommittees = 50,
    WomensCommitteeDirectors = 51,
    WomensCommitteeViceDirectors = 52,
    WomensCommitteeMembers = 53,

    ProblemsFound = 60,
    ProblemsOpen = 61,
    ProblemsMended = 62,
    ProblemsOfKind = 63,

    // Of the years of a work report.
    Activities = 70,
    ActivityPeople = 71,
    TypeSessions = 72,
    TypePeople = 73,
    TypeYuan = 74,
    TypeLeaflets = 75,
    CadreTrainings = 76,
    CadreTrainingTimes = 77,
    Honours = 78,
    HonoursOfType = 79,
    Teams = 80,
    TeamPeople = 81,
    PublicityItems = 82,
    FundsReceived = 83,
    FundsUsed = 84,
    HomeVillages = 85,
    HomeVillagesRate = 86,
    HomeSessions = 87,
    HomePeople = 88,
}

public static class SummaryIndicators
{
    /// <summary>The number as a paper writes it.</summary>
    public static string Write(this SummaryIndicator indicator, int value) =>
        indicator switch
        {
            SummaryIndicator.CountedOn => PaperText.Day(DateOnly.FromDayNumber(value)),
            SummaryIndicator.VillagesRate or SummaryIndicator.TownshipsRate or SummaryIndicator.HomeVillagesRate =>
                string.Create(CultureInfo.InvariantCulture, $"{value / 100}.{value % 100:00}%"),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };

    public static string Name(this SummaryIndicator indicator) =>
        indicator switch
        {
            SummaryIndicator.CountedOn => "统计日期",
            SummaryIndicator.VillagesRequired => "应完成的村（社区）",
            SummaryIndicator.VillagesDone => "已完成的村（社区）",
            SummaryIndicator.VillagesRate => "村（社区）完成率",
            SummaryIndicator.VillageChairs => "村妇联主席",
            SummaryIndicator.VillageViceChairs => "村妇联副主席",
            SummaryIndicator.VillageExecutives => "村妇联执委",
            SummaryIndicator.VillageFormerDirectors => "原妇代会主任任主席",
            SummaryIndicator.VillageMeanAge => "执委平均年龄",
            SummaryIndicator.VillageTwoCommittees => "执委中村“两委”成员",
            SummaryIndicator.VillageParty => "执委中党员（含预备）",
            SummaryIndicator.VillageCollege => "执委中大专以上学历",
            SummaryIndicator.VillageJuniorHigh => "执委中初中及以下学历",
            SummaryIndicator.TownshipsRequired => "应完成的乡镇（街道）",
            SummaryIndicator.TownshipsDone => "已完成的乡镇（街道）",
            SummaryIndicator.TownshipsRate => "乡镇（街道）完成率",
            SummaryIndicator.TownshipChairs => "乡镇妇联主席",
            SummaryIndicator.TownshipFullTimeViceChairs => "乡镇妇联专职副主席",
            SummaryIndicator.TownshipPartTimeViceChairs => "乡镇妇联兼职副主席",
            SummaryIndicator.TownshipExecutives => "乡镇妇联执委",
            SummaryIndicator.OwnByElected => "本级补选执委",
            SummaryIndicator.OwnExecutives => "本级执委",
            SummaryIndicator.OwnChairs => "本级主席",
            SummaryIndicator.OwnFullTimeViceChairs => "本级专职副主席",
            SummaryIndicator.OwnPartTimeViceChairs => "本级兼职副主席",
            SummaryIndicator.WomensCommittees => "妇委会",
            SummaryIndicator.WomensCommitteeDirectors => "妇委会主任",
            SummaryIndicator.WomensCommitteeViceDirectors => "妇委会副主任",
            SummaryIndicator.WomensCommitteeMembers => "妇委会委员",
            SummaryIndicator.ProblemsFound => "登记的问题",
            SummaryIndicator.ProblemsOpen => "整改中的问题",
            SummaryIndicator.ProblemsMended => "已销号的问题",
            SummaryIndicator.ProblemsOfKind => "一类问题",
            SummaryIndicator.Activities => "开展的活动",
            SummaryIndicator.ActivityPeople => "参加、受益人次",
            SummaryIndicator.TypeSessions => "一类活动的场次",
            SummaryIndicator.TypePeople => "一类活动的人次",
            SummaryIndicator.TypeYuan => "一类活动的金额（元）",
            SummaryIndicator.TypeLeaflets => "一类活动发放的资料",
            SummaryIndicator.CadreTrainings => "妇联干部培训",
            SummaryIndicator.CadreTrainingTimes => "妇联干部培训人次",
            SummaryIndicator.Honours => "荣誉",
            SummaryIndicator.HonoursOfType => "一种荣誉",
            SummaryIndicator.Teams => "志愿服务队",
            SummaryIndicator.TeamPeople => "志愿服务队人数",
            SummaryIndicator.PublicityItems => "宣传报道",
            SummaryIndicator.FundsReceived => "到位经费（元）",
            SummaryIndicator.FundsUsed => "支出经费（元）",
            SummaryIndicator.HomeVillages => "有妇女之家的村（社区）",
            SummaryIndicator.HomeVillagesRate => "妇女之家覆盖率",
            SummaryIndicator.HomeSessions => "妇女之家的活动",
            SummaryIndicator.HomePeople => "妇女之家活动人次",
            _ => throw new ArgumentOutOfRangeException(nameof(indicator)),
        };

    /// <summary>口径: who or what is counted.</summary>
    public static string Definition(this SummaryIndicator indicator) =>
        indicator switch
        {
            SummaryIndicator.CountedOn => "文中各个数字统计到的一天。",
            SummaryIndicator.VillagesRequired or SummaryIndicator.TownshipsRequired => "列入任务的单位，不含“免做”。",
            SummaryIndicator.VillagesDone or SummaryIndicator.TownshipsDone =>
                "县（市）妇联审核通过的记录；提交待审的不算。",
            SummaryIndicator.VillagesRate or SummaryIndicator.TownshipsRate =>
                "已完成 ÷ 应完成，四舍五入保留两位小数。",
            SummaryIndicator.VillageChairs or SummaryIndicator.TownshipChairs => "审核通过的班子里现任的主席。",
            SummaryIndicator.VillageViceChairs => "审核通过的班子里现任的副主席，专职、兼职相加。",
            SummaryIndicator.TownshipFullTimeViceChairs => "审核通过的班子里现任的专职副主席。",
            SummaryIndicator.TownshipPartTimeViceChairs => "审核通过的班子里现任的兼职副主席。",
            SummaryIndicator.VillageExecutives or SummaryIndicator.TownshipExecutives =>
                "审核通过的班子里现任的执委；是否含主席、副主席按任务设置，三个数不能相加。",
            SummaryIndicator.VillageFormerDirectors => "现任主席中，登记为原妇代会主任（妇女主任）的。",
            SummaryIndicator.VillageMeanAge => "有出生日期的执委的周岁平均，四舍五入到整数。",
            SummaryIndicator.VillageTwoCommittees => "执委中登记为村“两委”成员的。",
            SummaryIndicator.VillageParty => "执委中的中共党员和中共预备党员。",
            SummaryIndicator.VillageCollege => "执委中大专、本科、研究生学历相加。",
            SummaryIndicator.VillageJuniorHigh => "执委中初中、小学学历相加；没有填学历的不算。",
            SummaryIndicator.OwnByElected => "现任班子里在任期中补选进来的人，含补选为主席、副主席的。",
            SummaryIndicator.OwnExecutives => "本级现任班子的全部成员，含主席、副主席。",
            SummaryIndicator.OwnChairs
            or SummaryIndicator.OwnFullTimeViceChairs
            or SummaryIndicator.OwnPartTimeViceChairs => "本级现任班子的成员，已经计入执委。",
            SummaryIndicator.WomensCommittees => "机关、学校、医院、企业等单位现任的妇委会。",
            SummaryIndicator.WomensCommitteeDirectors
            or SummaryIndicator.WomensCommitteeViceDirectors
            or SummaryIndicator.WomensCommitteeMembers => "妇委会现任的成员，主任、副主任、委员分开计算。",
            SummaryIndicator.ProblemsFound => "问题台账里本单位和下级的全部问题。",
            SummaryIndicator.ProblemsOpen => "问题台账里还没有销号的问题。",
            SummaryIndicator.ProblemsMended => "问题台账里已经整改销号的问题。",
            SummaryIndicator.ProblemsOfKind => "问题台账里这一类的全部问题，含已销号的。",
            SummaryIndicator.Activities or SummaryIndicator.TypeSessions =>
                "活动台账里这些年度的场次，一条没有写场次的算一场；县里自定的类型计入它所属的类型。",
            SummaryIndicator.ActivityPeople or SummaryIndicator.TypePeople =>
                "活动台账里这些年度的人次，来两次算两次；没有写人次的不算。",
            SummaryIndicator.TypeYuan => "活动台账里这些年度的金额，按元四舍五入。",
            SummaryIndicator.TypeLeaflets => "活动台账里这些年度发放的资料份数。",
            SummaryIndicator.CadreTrainings => "培训台账里这些年度开班的期数。",
            SummaryIndicator.CadreTrainingTimes => "这些培训列名的和未列名的人次相加。",
            SummaryIndicator.Honours or SummaryIndicator.HonoursOfType =>
                "荣誉台账里这些年度获得的，一条没有写数量的算一项。",
            SummaryIndicator.Teams => "队伍与基地台账里的志愿服务队，一条没有写数量的算一支。",
            SummaryIndicator.TeamPeople => "志愿服务队登记的人数相加，“近”“余”的按登记的数。",
            SummaryIndicator.PublicityItems => "宣传报道台账里这些年度的篇数，一条没有写数量的算一篇。",
            SummaryIndicator.FundsReceived => "经费台账里这些年度到位的数额，按元四舍五入。",
            SummaryIndicator.FundsUsed => "经费台账里这些年度支出的数额，按元四舍五入。",
            SummaryIndicator.HomeVillages => "妇女之家台账里统计日期有妇女之家的村（社区）；微家不算。",
            SummaryIndicator.HomeVillagesRate => "有妇女之家的村（社区）÷ 全部村（社区），四舍五入保留两位小数。",
            SummaryIndicator.HomeSessions => "活动台账里这些年度在妇女之家、妇女微家办的场次。",
            SummaryIndicator.HomePeople => "活动台账里这些年度在妇女之家、妇女微家的人次。",
            _ => throw new ArgumentOutOfRangeException(nameof(indicator)),
        };
}
