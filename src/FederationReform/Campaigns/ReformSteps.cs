using FederationReform.Tree;

namespace FederationReform.Campaigns;

/// <summary>
/// The steps of a reform: T1 to T12 of a township, V1 to V10 of a village. They may be registered in the order in which
/// they happened.
/// </summary>
public enum StepCode
{
    V1 = 1,
    V2,
    V3,
    V4,
    V5,
    V6,
    V7,
    V8,
    V9,
    V10,
    T1 = 21,
    T2,
    T3,
    T4,
    T5,
    T6,
    T7,
    T8,
    T9,
    T10,
    T11,
    T12,
}

/// <summary>The place of a step in relation to the election.</summary>
public enum StepStage
{
    Before,

    /// <summary>The congress that elects. It is never registered: its day is that of the result.</summary>
    Congress,

    /// <summary>Part of the submission, and not earlier than the congress: election of leaders, report.</summary>
    Result,

    /// <summary>
    /// Follows the election and does not change the result; can still be registered when the record is approved.
    /// </summary>
    After,
}

/// <param name="Papers">The papers that belong into the archive; empty when there are none.</param>
/// <param name="Hint">What to write into the note; empty when there is nothing special.</param>
public sealed record StepDefinition(
    StepCode Code,
    string Name,
    string ShortName,
    string Papers,
    StepStage Stage = StepStage.Before,
    string Hint = ""
)
{
    /// <summary>The steps that come before this one in the procedure.</summary>
    public IReadOnlyList<StepCode> Gates { get; init; } = [];

    /// <summary>Whether a numbered document (请示、批复、报告) belongs to it.</summary>
    public bool Numbered { get; init; }

    /// <summary>Whether the duties are divided in this step, for which a campaign may set a deadline.</summary>
    public bool DividesDuties { get; init; }
}

public static class ReformSteps
{
    public static IReadOnlyList<StepDefinition> Village { get; } =
    [
        new(StepCode.V1, "村（社区）“两委”换届完成", "两委", ""),
        new(StepCode.V2, "成立筹备组，制定方案，宣传培训", "筹备", "实施方案、会议记录、培训签到"),
        new(StepCode.V3, "推选妇女代表，镇级审核并公示", "代表", "代表登记表、公示"),
        new(StepCode.V4, "酝酿推荐候选人，报镇党委和县妇联同意", "候选人", "候选人登记表、候选人名单、预备人选报告")
        {
            Gates = [StepCode.V3],
            Numbered = true,
        },
        new(StepCode.V5, "筹备大会：选举办法、选票、票箱、通知", "会务", "选举办法（草案）、选票、议程、主持词"),
        new(
            StepCode.V6,
            "召开妇女代表大会，选举执委",
            "大会",
            "工作报告、计票单、选举结果报告单、签到表、照片",
            StepStage.Congress
        )
        {
            Gates = [StepCode.V4],
        },
        new(StepCode.V7, "召开第一次执委会，选举主席、副主席", "执委会", "选票、选举结果报告单", StepStage.Result),
        new(StepCode.V8, "新任主席表态，挂牌", "挂牌", "照片", StepStage.After),
        new(StepCode.V9, "上报选举结果，取得批复或备案", "报结果", "选举结果报告、批复或备案", StepStage.Result)
        {
            Gates = [StepCode.V7],
            Numbered = true,
        },
        new(
            StepCode.V10,
            "召开分工会议，建章立制，培训，资料归档",
            "分工归档",
            "分工表、制度、培训签到、归档目录",
            StepStage.After,
            "例如培训日期、归档位置"
        )
        {
            DividesDuties = true,
        },
    ];

    public static IReadOnlyList<StepDefinition> Township { get; } =
    [
        new(StepCode.T1, "上届执委会筹备，成立筹备组并分工", "筹备组", "领导小组名单、分工"),
        new(StepCode.T2, "向同级党委书面请示", "请示", "关于召开妇女代表大会的请示")
        {
            Gates = [StepCode.T1],
            Numbered = true,
        },
        new(StepCode.T3, "党委批复，书面报告县妇联", "批复", "批复、报告") { Gates = [StepCode.T2], Numbered = true },
        new(
            StepCode.T4,
            "酝酿代表和候选人，党委审查，征得县妇联同意",
            "候选人",
            "代表名额分配方案、候选人预备人选名单、征求意见函",
            Hint: "例如党委、县妇联各在哪天同意"
        )
        {
            Gates = [StepCode.T3],
            Numbered = true,
        },
        new(
            StepCode.T5,
            "预备会议：议程、主席团和秘书长、代表资格审查委员会",
            "预备会",
            "议程（草案）、日程（草案）、名单（草案）"
        )
        {
            Gates = [StepCode.T4],
        },
        new(
            StepCode.T6,
            "主席团会议：资格审查报告、选举办法、候选人、监票人",
            "主席团",
            "代表资格审查报告、选举办法（草案）、监票人计票人建议名单"
        )
        {
            Gates = [StepCode.T5],
        },
        new(
            StepCode.T7,
            "第一次全体会议，选举执委",
            "大会",
            "工作报告、选票、计票单、选举结果报告单、主持词",
            StepStage.Congress
        )
        {
            Gates = [StepCode.T4, StepCode.T6],
        },
        new(StepCode.T8, "第一次执委会，选举主席、副主席", "执委会", "选票、选举结果报告单", StepStage.Result),
        new(StepCode.T9, "第二次全体会议，宣布结果，通过决议", "闭幕", "决议", StepStage.Result)
        {
            Gates = [StepCode.T8],
        },
        new(StepCode.T10, "选举结果报党委和县妇联", "报结果", "选举结果报告、名册", StepStage.Result)
        {
            Gates = [StepCode.T8],
            Numbered = true,
        },
        new(StepCode.T11, "取得选举结果的批复", "结果批复", "批复", StepStage.After)
        {
            Gates = [StepCode.T10],
            Numbered = true,
        },
        new(
            StepCode.T12,
            "召开分工会议，建章立制，培训，挂牌，资料归档",
            "分工归档",
            "分工表、制度、花名册、培训签到、归档目录",
            StepStage.After,
            "例如培训、挂牌日期，归档位置"
        )
        {
            DividesDuties = true,
        },
    ];

    public static IReadOnlyList<StepDefinition> For(UnitLevel level) =>
        level == UnitLevel.Township ? Township : Village;

    /// <summary>
    /// The steps without which a unit is not done unless the campaign says otherwise: election, leaders, report.
    /// </summary>
    public static IReadOnlyList<StepCode> UsuallyRequired(UnitLevel level) =>
        level == UnitLevel.Township
            ? [StepCode.T7, StepCode.T8, StepCode.T10]
            : [StepCode.V6, StepCode.V7, StepCode.V9];

    public static StepDefinition Congress(UnitLevel level) => For(level).First(s => s.Stage == StepStage.Congress);

    public static StepDefinition Of(StepCode code) => ByCode[code];

    /// <summary>The step that a field names by its code; null for another field.</summary>
    public static StepDefinition? Named(string field) =>
        Enum.TryParse<StepCode>(field, out var code) && code.ToString() == field
            ? ByCode.GetValueOrDefault(code)
            : null;

    private static readonly Dictionary<StepCode, StepDefinition> ByCode = Village
        .Concat(Township)
        .ToDictionary(s => s.Code);
}

/// <summary>A step that was done: when, by which document, with which note, and who registered it.</summary>
/// <param name="At">UTC.</param>
/// <param name="Number">文号 of the request, approval or report.</param>
public sealed record StepDone(StepCode Code, DateOnly On, string? Note, string By, DateTime At, string? Number = null)
{
    /// <summary>
    /// For history and review, for example 2026-07-08（浦妇〔2026〕3号；备注）; null for a step that is not done.
    /// </summary>
    internal static string? InWords(StepDone? step)
    {
        if (step is null)
            return null;
        var details = string.Join("；", new[] { step.Number, step.Note }.OfType<string>());
        return details.Length == 0 ? $"{step.On:yyyy-MM-dd}" : $"{step.On:yyyy-MM-dd}（{details}）";
    }
}
