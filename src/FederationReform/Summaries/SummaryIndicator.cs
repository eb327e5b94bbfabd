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
}

public static class SummaryIndicators
{
    /// <summary>The number as a paper writes it.</summary>
    public static string Write(this SummaryIndicator indicator, int value) =>
        indicator switch
        {
            SummaryIndicator.CountedOn => PaperText.Day(DateOnly.FromDayNumber(value)),
            SummaryIndicator.VillagesRate or SummaryIndicator.TownshipsRate => string.Create(
                CultureInfo.InvariantCulture,
                $"{value / 100}.{value % 100:00}%"
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
            _ => throw new ArgumentOutOfRangeException(nameof(indicator)),
        };
}
