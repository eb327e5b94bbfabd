namespace FederationReform.Summaries;

/// <summary>Why a summary cannot be begun or saved, each with the way out.</summary>
internal static class SummaryRefusal
{
    public static Violation NoCampaign => new("Required", "CampaignIds", "请至少选择一项任务，总结的数字从任务里来。");

    public static Violation Unchanged => new("Unchanged", "", "文字和上一版相同，不用再存一版。");

    public static Violation OtherUnit(string unit) =>
        new(Refusal.NotAllowedCode, "", $"这份总结由{unit}编写，您可以查看和下载，不能修改。");
}
