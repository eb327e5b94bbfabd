namespace FederationReform.Problems;

/// <summary>
/// What is wrong, by the types that the summaries of counties name. A unit's problem is of one type; the words beside
/// it say the rest. A person's character is no type: a ledger of units is not a file of people.
/// </summary>
public enum ProblemKind
{
    /// <summary>会议走过场、人选随意</summary>
    Perfunctory = 1,

    /// <summary>班子形同虚设、分工不明</summary>
    NominalTeam = 2,

    /// <summary>重视不够</summary>
    UnevenAttention = 3,

    /// <summary>经费没有落实</summary>
    FundsNotArrived = 4,

    /// <summary>业务能力需要提高</summary>
    NeedsTraining = 5,

    /// <summary>作用发挥不够</summary>
    RoleNotPlayed = 6,

    /// <summary>四缺：缺岗位、缺经费、缺阵地、缺人员</summary>
    FourLacks = 7,

    /// <summary>单兵作战</summary>
    WorkingAlone = 8,

    /// <summary>待遇偏低、不均</summary>
    UnevenPay = 9,

    /// <summary>兼职过多</summary>
    ManyPosts = 10,

    /// <summary>新领域覆盖不足</summary>
    NewFieldsLag = 11,

    /// <summary>组织模式不适应</summary>
    OldModel = 12,

    /// <summary>镇村不平衡</summary>
    Imbalance = 13,

    /// <summary>妇委会工作不经常</summary>
    IrregularWork = 14,

    /// <summary>专职不专用</summary>
    FullTimeMisused = 15,

    /// <summary>干部交流少</summary>
    LittleExchange = 16,

    /// <summary>倒金字塔，基层力量弱</summary>
    InvertedPyramid = 17,

    /// <summary>妇女参政比例低</summary>
    FewInPolitics = 18,

    /// <summary>资料、归档不全</summary>
    IncompleteArchive = 19,

    Other = 99,
}

/// <summary>How the county learned of it.</summary>
public enum ProblemSource
{
    /// <summary>督导</summary>
    Visit = 1,

    /// <summary>审核退回</summary>
    Return = 2,

    /// <summary>基层上报</summary>
    Report = 3,

    /// <summary>抽查</summary>
    SpotCheck = 4,
}

public static class ProblemNames
{
    public static string Name(this ProblemKind kind) =>
        kind switch
        {
            ProblemKind.Perfunctory => "会议走过场、人选随意",
            ProblemKind.NominalTeam => "班子形同虚设、分工不明",
            ProblemKind.UnevenAttention => "重视不够",
            ProblemKind.FundsNotArrived => "经费没有落实",
            ProblemKind.NeedsTraining => "业务能力需要提高",
            ProblemKind.RoleNotPlayed => "作用发挥不够",
            ProblemKind.FourLacks => "四缺（岗位、经费、阵地、人员）",
            ProblemKind.WorkingAlone => "单兵作战",
            ProblemKind.UnevenPay => "待遇偏低、不均",
            ProblemKind.ManyPosts => "兼职过多",
            ProblemKind.NewFieldsLag => "新领域覆盖不足",
            ProblemKind.OldModel => "组织模式不适应",
            ProblemKind.Imbalance => "镇村不平衡",
            ProblemKind.IrregularWork => "妇委会工作不经常",
            ProblemKind.FullTimeMisused => "专职不专用",
            ProblemKind.LittleExchange => "干部交流少",
            ProblemKind.InvertedPyramid => "倒金字塔、基层力量弱",
            ProblemKind.FewInPolitics => "妇女参政比例低",
            ProblemKind.IncompleteArchive => "资料、归档不全",
            ProblemKind.Other => "其他",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };

    public static string Name(this ProblemSource source) =>
        source switch
        {
            ProblemSource.Visit => "督导",
            ProblemSource.Return => "审核退回",
            ProblemSource.Report => "基层上报",
            ProblemSource.SpotCheck => "抽查",
            _ => throw new ArgumentOutOfRangeException(nameof(source)),
        };
}
