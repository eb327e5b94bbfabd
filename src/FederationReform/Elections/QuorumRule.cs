namespace FederationReform.Elections;

/// <summary>
/// 到会人数: an election is held only if enough of those entitled are present. Most documents say "reaches two thirds"; some "must exceed",
/// one county "more than half" (DOMAIN.md §1.5).
/// </summary>
public static class QuorumRule
{
    public const string Code = "Quorum";

    /// <summary>At least two thirds of 41 → 28; of 36 → 24, and more than two thirds of 36 → 25.</summary>
    public static int Minimum(int entitled, QuorumRuleSetting setting) => setting.Strict
        ? entitled * setting.Numerator / setting.Denominator + 1
        : (entitled * setting.Numerator + setting.Denominator - 1) / setting.Denominator;

    public static Violation? Check(CongressResult result, QuorumRuleSetting setting)
    {
        if (result is not { Entitled: > 0 and int entitled, Present: int present })
            return null;
        var minimum = Minimum(entitled, setting);
        return present >= minimum
            ? null
            : new(Code, nameof(CongressResult.Present), $"应到 {entitled} 人，实到 {present} 人，没有{Words(setting)}（{minimum} 人），不能进行选举。", Clause: setting.Clause);
    }

    public static Verdict? InOrder(CongressResult result, QuorumRuleSetting setting) =>
        result is { Entitled: > 0 and int entitled, Present: int present } && present <= entitled && present >= Minimum(entitled, setting)
            ? Verdict.InOrder(Code, nameof(CongressResult.Present), $"应到 {entitled} 人，实到 {present} 人，{Words(setting)}（{Minimum(entitled, setting)} 人）。", setting.Clause)
            : null;

    /// <summary>达到三分之二, 超过半数</summary>
    public static string Words(QuorumRuleSetting setting) => (setting.Strict ? "超过" : "达到") + Fraction(setting.Numerator, setting.Denominator);

    internal static string Fraction(int numerator, int denominator) => (numerator, denominator) switch
    {
        (1, 2) => "半数",
        ( <= 10, <= 10) => $"{ChineseNumeral.Of(denominator)}分之{ChineseNumeral.Of(numerator)}",
        _ => $"{numerator}/{denominator}",
    };
}
