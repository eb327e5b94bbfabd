namespace FederationReform.Rules;

/// <summary>No more ballots are issued than people are present.</summary>
public static class IssuedWithinPresentRule
{
    public const string Code = "IssuedWithinPresent";

    /// <param name="present">实到; null while it is not filled in.</param>
    /// <param name="issued">发出选票; null while it is not filled in.</param>
    public static Violation? Check(int? present, int? issued) =>
        issued > present
            ? new(
                Code,
                nameof(CongressResult.Issued),
                $"发出选票 {issued} 张，多于实到 {present} 人。一人一票，请核对。",
                Clause: "《选举办法》：选票按实到有选举权的人数发放，一人一票"
            )
            : null;
}
