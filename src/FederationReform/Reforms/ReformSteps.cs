namespace FederationReform.Reforms;

/// <summary>The steps of a village's reform (DOMAIN.md §1.8.2). They may be done in the order of real life.</summary>
public enum StepCode { V1 = 1, V2, V3, V4, V5, V6, V7, V8, V9, V10 }

/// <param name="Papers">What the archive wants of it; empty for none.</param>
public sealed record StepDefinition(StepCode Code, string Name, string ShortName, string Papers);

public static class ReformSteps
{
    public static IReadOnlyList<StepDefinition> Village { get; } =
    [
        new(StepCode.V1, "村（社区）“两委”换届完成", "两委", ""),
        new(StepCode.V2, "成立筹备组，制定方案，宣传培训", "筹备", "实施方案、会议记录、培训签到"),
        new(StepCode.V3, "推选妇女代表，镇级审核并公示", "代表", "代表登记表、公示"),
        new(StepCode.V4, "酝酿推荐候选人，报镇党委和县妇联同意", "候选人", "候选人登记表、候选人名单、预备人选报告"),
        new(StepCode.V5, "筹备大会：选举办法、选票、票箱、通知", "会务", "选举办法（草案）、选票、议程、主持词"),
        new(StepCode.V6, "召开妇女代表大会，选举执委", "大会", "工作报告、计票单、选举结果报告单、签到表、照片"),
        new(StepCode.V7, "召开第一次执委会，选举主席、副主席", "执委会", "选票、选举结果报告单"),
        new(StepCode.V8, "新任主席表态，挂牌", "挂牌", "照片"),
        new(StepCode.V9, "上报选举结果，取得批复或备案", "报结果", "选举结果报告、批复或备案"),
        new(StepCode.V10, "明确分工，建章立制，资料归档", "分工归档", "分工表、制度、归档目录"),
    ];

    public static StepDefinition Of(StepCode code) => Village[(int)code - 1];
}

/// <summary>A step that was done: when, with which note, and who said so.</summary>
public sealed record StepDone(StepCode Code, DateOnly On, string? Note, string By, DateTime At)
{
    /// <summary>For history and review: 2026-07-08（备注）, or null for a step that is not done.</summary>
    internal static string? InWords(StepDone? step) => step is null ? null
        : step.Note is null ? $"{step.On:yyyy-MM-dd}"
        : $"{step.On:yyyy-MM-dd}（{step.Note}）";
}
