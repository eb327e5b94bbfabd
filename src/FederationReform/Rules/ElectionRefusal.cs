namespace FederationReform.Rules;

/// <summary>The refusals of changes to an election, each with the way out.</summary>
internal static class ElectionRefusal
{
    public const string ConfirmedCode = "ElectionConfirmed";

    public static Violation Confirmed(string by) =>
        new(ConfirmedCode, "", $"这次选举的计票结果已由{by}确认，不能再改。发现差错时，请先“重新打开计票”。");

    public static Violation NotConfirmed { get; } =
        new("ElectionNotConfirmed", "", "这次选举的计票结果还没有确认，不用重新打开。");

    public static Violation HasRounds { get; } =
        new("ElectionHasRounds", "", "已经开始计票的选举不能删除。确实填错的，请先逐轮删除计票。");

    public static Violation ChangedMeanwhile(string field, string label, string theirs, string mine) =>
        new(
            "ChangedMeanwhile",
            field,
            $"{label}刚刚被别人{(theirs.Length == 0 ? "清空" : $"改为“{theirs}”")}，"
                + $"您填的“{mine}”没有保存。请核对计票单后再填。"
        );
}
