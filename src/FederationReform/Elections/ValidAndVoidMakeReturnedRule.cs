namespace FederationReform.Elections;

/// <summary>Every returned ballot is either valid or void.</summary>
public static class ValidAndVoidMakeReturnedRule
{
    public const string Code = "ValidAndVoidMakeReturned";

    private const string Clause = "选举结果报告单：有效票与无效票之和等于收回选票";

    public static Violation? Check(CongressResult result)
    {
        if (result is not { Returned: int returned, Valid: int valid })
            return null;
        if (result.Void is not { } @void)
            return valid > returned ? new(Code, nameof(CongressResult.Valid), $"有效票 {valid} 张，多于收回选票 {returned} 张，请核对。", Clause: Clause) : null;
        return valid + @void == returned
            ? null
            : new(Code, nameof(CongressResult.Void), $"有效票 {valid} 张加无效票 {@void} 张是 {valid + @void} 张，与收回选票 {returned} 张不符，请核对。", Clause: Clause);
    }

    public static Verdict? InOrder(CongressResult result) =>
        result is { Returned: > 0 and int returned, Valid: int valid, Void: int @void } && valid + @void == returned
            ? Verdict.InOrder(Code, nameof(CongressResult.Void), $"有效票 {valid} 张，无效票 {@void} 张，与收回的 {returned} 张相符。", Clause)
            : null;
}
