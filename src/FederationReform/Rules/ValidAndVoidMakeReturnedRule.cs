namespace FederationReform.Rules;

/// <summary>Every returned ballot is either valid or void: 有效票 + 无效票 = 收回选票.</summary>
public static class ValidAndVoidMakeReturnedRule
{
    public const string Code = "ValidAndVoidMakeReturned";

    private const string Clause = "选举结果报告单：有效票与无效票之和等于收回选票";

    /// <param name="returnedOrNull">收回选票; null while it is not filled in.</param>
    /// <param name="validOrNull">有效票; null while it is not filled in.</param>
    /// <param name="voidOrNull">无效票; null while it is not filled in.</param>
    public static Violation? Check(int? returnedOrNull, int? validOrNull, int? voidOrNull)
    {
        if (returnedOrNull is not { } returned || validOrNull is not { } valid)
            return null;
        if (voidOrNull is not { } @void)
            return valid > returned
                ? new(
                    Code,
                    nameof(CongressResult.Valid),
                    $"有效票 {valid} 张，多于收回选票 {returned} 张，请核对。",
                    Clause: Clause
                )
                : null;
        return valid + @void == returned
            ? null
            : new(
                Code,
                nameof(CongressResult.Void),
                $"有效票 {valid} 张加无效票 {@void} 张是 {valid + @void} 张，与收回选票 {returned} 张不符，请核对。",
                Clause: Clause
            );
    }

    public static Verdict? InOrder(int? returned, int? valid, int? @void) =>
        returned > 0 && valid + @void == returned
            ? Verdict.InOrder(
                Code,
                nameof(CongressResult.Void),
                $"有效票 {valid} 张，无效票 {@void} 张，与收回的 {returned} 张相符。",
                Clause
            )
            : null;
}
