namespace FederationReform.Summaries;

public static class IndicatorDefinitions
{
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
            SummaryIndicator.DutyMeetings => "会议台账里这些年度登记的会议次数。",
            SummaryIndicator.Deeds => "履职台账里这些年度登记的条数。",
            SummaryIndicator.StandingVillages => "统计日期在用的村和社区。",
            SummaryIndicator.StandingCommittees => "有现任妇联班子成员的村（社区）。",
            SummaryIndicator.StandingCommitteesRate =>
                "有现任妇联班子成员的村（社区）÷ 全部村（社区），四舍五入保留两位小数。",
            SummaryIndicator.StandingExecutives => "村（社区）妇联现任班子的全部成员，含主席、副主席。",
            SummaryIndicator.StandingChairs => "村（社区）妇联现任主席，无论哪次任务选出或者登记。",
            SummaryIndicator.StandingTownshipChairs => "乡镇（街道）妇联现任主席，无论哪次任务选出或者登记。",
            SummaryIndicator.StandingChairsMeanAge or SummaryIndicator.StandingTownshipChairsMeanAge =>
                "统计日期的周岁，只算填了出生日期的人，四舍五入保留一位小数。",
            SummaryIndicator.StandingChairsNew => "现任主席中登记为新当选的；没有填的不算。",
            SummaryIndicator.StandingChairsCollege or SummaryIndicator.StandingTownshipChairsCollege =>
                "现任主席中大专、本科、研究生学历相加；没有填学历的不算。",
            SummaryIndicator.StandingChairsParty => "现任主席中的中共党员和中共预备党员。",
            SummaryIndicator.StandingChairsTwoCommittees => "现任主席中登记为村“两委”成员的；没有填的不算。",
            SummaryIndicator.StandingChairsNewRate
            or SummaryIndicator.StandingChairsCollegeRate
            or SummaryIndicator.StandingChairsPartyRate
            or SummaryIndicator.StandingChairsTwoCommitteesRate
            or SummaryIndicator.StandingTownshipChairsCollegeRate =>
                "÷ 全部现任主席，没有填的也在分母里；四舍五入保留两位小数。",
            SummaryIndicator.OrganisationsOfType => "妇女组织台账里统计日期还在的这一类组织。",
            SummaryIndicator.AloneOfType or SummaryIndicator.JointOfType =>
                "妇女组织台账里这一类组织中单建的、联建的；没有填组建方式的不算。",
            SummaryIndicator.CoveredOfType => "这一类组织覆盖的单位数相加，没有写的按一个组织一个单位。",
            SummaryIndicator.CoverageOfType => "覆盖的单位 ÷ 台账里登记的这一类单位总数，四舍五入保留两位小数。",
            _ => throw new ArgumentOutOfRangeException(nameof(indicator)),
        };
}
