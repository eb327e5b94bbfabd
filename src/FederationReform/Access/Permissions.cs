namespace FederationReform.Access;

/// <summary>Who may do what, in words. The unit it is done to must also lie in the account's scope.</summary>
public static class Permissions
{
    public static readonly Permission ViewProgress = new(
        "查看进度看板",
        Role.Administrator,
        Role.CountyStaff,
        Role.TownshipChair,
        Role.VillageFederation,
        Role.UpperReader
    );
    public static readonly Permission ViewRecord = new(
        "查看改革记录",
        Role.CountyStaff,
        Role.TownshipChair,
        Role.VillageFederation,
        Role.UpperReader
    );
    public static readonly Permission EditRecord = new("填写改革记录", Role.TownshipChair, Role.VillageFederation);
    public static readonly Permission SubmitRecord = new("提交县妇联审核", Role.TownshipChair);
    public static readonly Permission ReviewRecord = new("审核、退回、通过、解锁", Role.CountyStaff);
    public static readonly Permission ManageCampaigns = new("设置改革任务", Role.CountyStaff);
    public static readonly Permission ArrangeWork = new("填写领导小组、指导员", Role.CountyStaff, Role.TownshipChair);
    public static readonly Permission SetPaperTemplates = new("设置文书模板", Role.CountyStaff);
    public static readonly Permission WriteBulletins = new("编写、签发周报", Role.CountyStaff);
    public static readonly Permission WriteSummaries = new("编写工作总结", Role.CountyStaff, Role.TownshipChair);
    public static readonly Permission KeepProblems = new("登记、整改问题", Role.CountyStaff, Role.TownshipChair);
    public static readonly Permission KeepRegisters = new(
        "登记台账",
        Role.CountyStaff,
        Role.TownshipChair,
        Role.VillageFederation
    );
    public static readonly Permission SetRegisterRules = new("设置台账口径", Role.CountyStaff);
    public static readonly Permission MakeVisits = new("登记督导走访", Role.CountyStaff, Role.TownshipChair);
    public static readonly Permission MakeSpotChecks = new("随机抽查已通过的单位", Role.CountyStaff);
    public static readonly Permission ShowWall = new("开启、关闭进度大屏", Role.CountyStaff);
    public static readonly Permission Remind = new("催办", Role.CountyStaff, Role.TownshipChair);
    public static readonly Permission IssueNotices = new("发通知", Role.CountyStaff, Role.TownshipChair);
    public static readonly Permission ReadNotices = new(
        "看通知",
        Role.CountyStaff,
        Role.TownshipChair,
        Role.VillageFederation,
        Role.UpperReader
    );
    public static readonly Permission SignNotices = new(
        "签收通知",
        Role.CountyStaff,
        Role.TownshipChair,
        Role.VillageFederation
    );
    public static readonly Permission ManageChatRobot = new("设置群机器人", Role.CountyStaff);
    public static readonly Permission ChangeCommittee = new("登记班子和任职变动", Role.CountyStaff, Role.TownshipChair);
    public static readonly Permission SetDuties = new(
        "填写执委分工",
        Role.CountyStaff,
        Role.TownshipChair,
        Role.VillageFederation
    );
    public static readonly Permission CorrectCommittee = new("更改班子职数、撤销登记", Role.CountyStaff);
    public static readonly Permission SeePhones = new(
        "查看完整电话",
        Role.CountyStaff,
        Role.TownshipChair,
        Role.VillageFederation
    );
    public static readonly Permission MergePeople = new("合并重复人员", Role.CountyStaff, Role.TownshipChair);
    public static readonly Permission ManageIdNumbers = new("开启、关闭身份证号登记", Role.CountyStaff);
    public static readonly Permission SeeIdNumbers = new("查看完整身份证号", Role.CountyStaff);
    public static readonly Permission UploadSheets = new(
        "上传文件",
        Role.CountyStaff,
        Role.TownshipChair,
        Role.VillageFederation
    );
    public static readonly Permission ManageUnits = new("维护单位", Role.Administrator);

    /// <summary>
    /// Covers only units at institution level (they have a 妇委会 and nothing below): the federation that looks after
    /// them keeps them, not the administrator alone.
    /// </summary>
    public static readonly Permission ManageInstitutions = new(
        "维护机关、学校、医院等单位",
        Role.Administrator,
        Role.CountyStaff,
        Role.TownshipChair
    );
    public static readonly Permission ManageAccounts = new("管理账号", Role.Administrator);
    public static readonly Permission ViewAudit = new("查看审计记录", Role.Administrator);

    public static IReadOnlyList<Permission> All { get; } =
    [
        ViewProgress,
        ViewRecord,
        EditRecord,
        SubmitRecord,
        ReviewRecord,
        ManageCampaigns,
        ArrangeWork,
        SetPaperTemplates,
        WriteBulletins,
        WriteSummaries,
        KeepProblems,
        KeepRegisters,
        SetRegisterRules,
        MakeVisits,
        MakeSpotChecks,
        ShowWall,
        Remind,
        IssueNotices,
        ReadNotices,
        SignNotices,
        ManageChatRobot,
        ChangeCommittee,
        SetDuties,
        CorrectCommittee,
        SeePhones,
        MergePeople,
        ManageIdNumbers,
        SeeIdNumbers,
        UploadSheets,
        ManageUnits,
        ManageInstitutions,
        ManageAccounts,
        ViewAudit,
    ];
}

/// <summary>One action, and the roles that may take it.</summary>
public sealed class Permission(string name, params Role[] roles)
{
    public string Name { get; } = name;

    public IReadOnlyList<Role> Roles { get; } = roles;

    public override string ToString() => Name;
}
