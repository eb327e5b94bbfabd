using FederationReform.Data;

namespace FederationReform.Registers;

/// <summary>The registers. The numbers are stored: as kinds of imports, and as subjects of the audit.</summary>
public enum RegisterKind
{
    /// <summary>活动台账</summary>
    Activities = 1,

    /// <summary>队伍与基地</summary>
    TeamsAndBases = 2,

    /// <summary>荣誉</summary>
    Honours = 3,

    /// <summary>宣传报道</summary>
    Publicity = 4,

    /// <summary>妇委会、三新妇联组织</summary>
    Organisations = 5,

    /// <summary>单位基数: how many agencies, enterprises and others there are, the base of the coverage.</summary>
    OrganisationBases = 6,

    /// <summary>妇女之家、妇女微家</summary>
    Homes = 7,

    /// <summary>片区妇联: which villages are grouped with which.</summary>
    Areas = 8,

    /// <summary>培训</summary>
    Trainings = 10,

    /// <summary>四缺整改</summary>
    FourLacks = 11,

    /// <summary>交流轮岗</summary>
    Exchanges = 12,

    /// <summary>后备干部</summary>
    ReserveCadres = 13,

    /// <summary>工作经费</summary>
    Funds = 15,

    /// <summary>履职记录</summary>
    Deeds = 16,

    /// <summary>例会记录</summary>
    Meetings = 17,
}

public static class RegisterKinds
{
    public static string Name(this RegisterKind kind) =>
        kind switch
        {
            RegisterKind.Activities => "活动台账",
            RegisterKind.TeamsAndBases => "队伍与基地",
            RegisterKind.Honours => "荣誉",
            RegisterKind.Publicity => "宣传报道",
            RegisterKind.Organisations => "妇委会与三新妇联组织",
            RegisterKind.OrganisationBases => "单位基数",
            RegisterKind.Homes => "妇女之家",
            RegisterKind.Areas => "片区妇联",
            RegisterKind.Funds => "工作经费",
            RegisterKind.Deeds => "履职记录",
            RegisterKind.Meetings => "例会记录",
            RegisterKind.Trainings => "培训",
            RegisterKind.FourLacks => "四缺整改",
            RegisterKind.Exchanges => "交流轮岗",
            RegisterKind.ReserveCadres => "后备干部",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    /// <summary>What one entry is called, with its measure word: 一场活动.</summary>
    public static string OneEntry(this RegisterKind kind) =>
        kind switch
        {
            RegisterKind.Activities => "一场活动",
            RegisterKind.TeamsAndBases => "一支队伍或一处基地",
            RegisterKind.Honours => "一项荣誉",
            RegisterKind.Publicity => "一篇报道",
            RegisterKind.Organisations => "一个妇联组织",
            RegisterKind.OrganisationBases => "一项基数",
            RegisterKind.Homes => "一个妇女之家",
            RegisterKind.Areas => "一个村的片区",
            RegisterKind.Funds => "一笔年度经费",
            RegisterKind.Deeds => "一件履职的事",
            RegisterKind.Meetings => "一次会议",
            RegisterKind.Trainings => "一期培训",
            RegisterKind.FourLacks => "一个乡镇的四缺情况",
            RegisterKind.Exchanges => "一次交流轮岗",
            RegisterKind.ReserveCadres => "一名后备干部",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    internal static SubjectKind Subject(this RegisterKind kind) =>
        kind switch
        {
            RegisterKind.Activities => SubjectKind.Activity,
            RegisterKind.TeamsAndBases => SubjectKind.TeamOrBase,
            RegisterKind.Honours => SubjectKind.Honour,
            RegisterKind.Publicity => SubjectKind.Publicity,
            RegisterKind.Organisations => SubjectKind.Organisation,
            RegisterKind.OrganisationBases => SubjectKind.OrganisationBase,
            RegisterKind.Homes => SubjectKind.Home,
            RegisterKind.Areas => SubjectKind.Area,
            RegisterKind.Funds => SubjectKind.Fund,
            RegisterKind.Deeds => SubjectKind.Deed,
            RegisterKind.Meetings => SubjectKind.DutyMeeting,
            RegisterKind.Trainings => SubjectKind.Training,
            RegisterKind.FourLacks => SubjectKind.FourLacks,
            RegisterKind.Exchanges => SubjectKind.Exchange,
            RegisterKind.ReserveCadres => SubjectKind.ReserveCadre,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
