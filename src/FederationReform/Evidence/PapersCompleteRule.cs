using FederationReform.Campaigns;

namespace FederationReform.Evidence;

/// <summary>
/// The papers and photos of a step are there. Where the campaign says so, a record without them is not submitted: a
/// completion that nobody can prove is haste (材料不齐全的不算办完).
/// </summary>
public static class PapersCompleteRule
{
    public const string Code = "PapersMissing";

    /// <param name="missing">Names of the papers of the step that have no file.</param>
    /// <param name="demanded">Whether the campaign demands them before the submission.</param>
    public static Violation? Check(StepCode step, IReadOnlyList<string> missing, bool demanded) =>
        missing.Count == 0
            ? null
            : new(
                Code,
                step.ToString(),
                $"“{ReformSteps.Of(step).ShortName}”还缺材料：{string.Join("、", missing)}。"
                    + "请在这一步上传照片或文件。",
                demanded ? Severity.Block : Severity.Remind,
                "改革任务：各步骤的材料"
            );
}
