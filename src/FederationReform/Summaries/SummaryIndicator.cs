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

    // Of the years of a report.
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
    DutyMeetings = 89,
    Deeds = 90,

    // Of a research report: who is in office on the day of counting, and what stands.
    StandingVillages = 100,
    StandingCommittees = 101,
    StandingCommitteesRate = 102,
    StandingExecutives = 103,
    StandingChairs = 104,
    StandingChairsMeanAge = 105,
    StandingChairsNew = 106,
    StandingChairsNewRate = 107,
    StandingChairsCollege = 108,
    StandingChairsCollegeRate = 109,
    StandingChairsParty = 110,
    StandingChairsPartyRate = 111,
    StandingChairsTwoCommittees = 112,
    StandingChairsTwoCommitteesRate = 113,
    StandingTownshipChairs = 114,
    StandingTownshipChairsMeanAge = 115,
    StandingTownshipChairsCollege = 116,
    StandingTownshipChairsCollegeRate = 117,
    OrganisationsOfType = 120,
    AloneOfType = 121,
    JointOfType = 122,
    CoveredOfType = 123,
    CoverageOfType = 124,
}

public static class SummaryIndicators
{
    /// <summary>The number as a paper writes it.</summary>
    public static string Write(this SummaryIndicator indicator, int value) =>
        indicator switch
        {
            SummaryIndicator.CountedOn => PaperText.Day(DateOnly.FromDayNumber(value)),
            SummaryIndicator.VillagesRate
            or SummaryIndicator.TownshipsRate
            or SummaryIndicator.HomeVillagesRate
            or SummaryIndicator.StandingCommitteesRate
            or SummaryIndicator.StandingChairsNewRate
            or SummaryIndicator.StandingChairsCollegeRate
            or SummaryIndicator.StandingChairsPartyRate
            or SummaryIndicator.StandingChairsTwoCommitteesRate
            or SummaryIndicator.StandingTownshipChairsCollegeRate
            or SummaryIndicator.CoverageOfType => string.Create(
                CultureInfo.InvariantCulture,
                $"{value / 100}.{value % 100:00}%"
            ),
            SummaryIndicator.StandingChairsMeanAge or SummaryIndicator.StandingTownshipChairsMeanAge => string.Create(
                CultureInfo.InvariantCulture,
                $"{value / 10}.{value % 10}"
            ),
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
            SummaryIndicator.DutyMeetings => "妇联的会议",
            SummaryIndicator.Deeds => "履职事项",
            SummaryIndicator.StandingVillages => "村（社区）",
            SummaryIndicator.StandingCommittees => "有妇联班子的村（社区）",
            SummaryIndicator.StandingCommitteesRate => "村（社区）有妇联班子的比例",
            SummaryIndicator.StandingExecutives => "现任村妇联执委",
            SummaryIndicator.StandingChairs => "现任村妇联主席",
            SummaryIndicator.StandingChairsMeanAge => "村妇联主席平均年龄",
            SummaryIndicator.StandingChairsNew => "新当选的村妇联主席",
            SummaryIndicator.StandingChairsNewRate => "村妇联主席新当选的比例",
            SummaryIndicator.StandingChairsCollege => "大专以上学历的村妇联主席",
            SummaryIndicator.StandingChairsCollegeRate => "村妇联主席大专以上学历的比例",
            SummaryIndicator.StandingChairsParty => "村妇联主席中党员（含预备）",
            SummaryIndicator.StandingChairsPartyRate => "村妇联主席中党员（含预备）的比例",
            SummaryIndicator.StandingChairsTwoCommittees => "村妇联主席中村“两委”成员",
            SummaryIndicator.StandingChairsTwoCommitteesRate => "村妇联主席进村“两委”的比例",
            SummaryIndicator.StandingTownshipChairs => "现任乡镇（街道）妇联主席",
            SummaryIndicator.StandingTownshipChairsMeanAge => "乡镇（街道）妇联主席平均年龄",
            SummaryIndicator.StandingTownshipChairsCollege => "大专以上学历的乡镇（街道）妇联主席",
            SummaryIndicator.StandingTownshipChairsCollegeRate => "乡镇（街道）妇联主席大专以上学历的比例",
            SummaryIndicator.OrganisationsOfType => "一类妇女组织",
            SummaryIndicator.AloneOfType => "一类妇女组织单建",
            SummaryIndicator.JointOfType => "一类妇女组织联建",
            SummaryIndicator.CoveredOfType => "一类妇女组织覆盖的单位",
            SummaryIndicator.CoverageOfType => "一类妇女组织覆盖率",
            _ => throw new ArgumentOutOfRangeException(nameof(indicator)),
        };
}
