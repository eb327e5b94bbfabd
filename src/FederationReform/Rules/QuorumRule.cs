using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>
/// 到会人数: an election is held only if enough of those entitled are present. Most documents say "reaches two thirds",
/// some "must exceed two thirds", one county "more than half".
/// </summary>
public static class QuorumRule
{
    public const string Code = "Quorum";

    /// <summary>
    /// The least number of people present: for "at least two thirds" 28 of 41 and 24 of 36; for "more than two thirds"
    /// 25 of 36.
    /// </summary>
    public static int Minimum(int entitled, QuorumRuleSetting setting) =>
        setting.Strict
            ? entitled * setting.Numerator / setting.Denominator + 1
            : (entitled * setting.Numerator + setting.Denominator - 1) / setting.Denominator;

    /// <param name="entitledOrNull">应到; null while it is not filled in.</param>
    /// <param name="presentOrNull">实到; null while it is not filled in.</param>
    public static Violation? Check(int? entitledOrNull, int? presentOrNull, QuorumRuleSetting setting)
    {
        if (entitledOrNull is not { } entitled || entitled <= 0 || presentOrNull is not { } present)
            return null;
        var minimum = Minimum(entitled, setting);
        return present >= minimum
            ? null
            : new(
                Code,
                nameof(CongressResult.Present),
                $"应到 {entitled} 人，实到 {present} 人，没有{Words(setting)}（{minimum} 人），不能进行选举。",
                Clause: setting.Clause
            );
    }

    public static Verdict? InOrder(int? entitledOrNull, int? presentOrNull, QuorumRuleSetting setting) =>
        entitledOrNull is { } entitled
        && entitled > 0
        && presentOrNull is { } present
        && present <= entitled
        && present >= Minimum(entitled, setting)
            ? Verdict.InOrder(
                Code,
                nameof(CongressResult.Present),
                $"应到 {entitled} 人，实到 {present} 人，{Words(setting)}（{Minimum(entitled, setting)} 人）。",
                setting.Clause
            )
            : null;

    /// <summary>For example 达到三分之二, 超过半数.</summary>
    public static string Words(QuorumRuleSetting setting) =>
        (setting.Strict ? "超过" : "达到") + Fraction(setting.Numerator, setting.Denominator);

    internal static string Fraction(int numerator, int denominator) =>
        (numerator, denominator) switch
        {
            (1, 2) => "半数",
            (_, <= 10) when numerator <= 10 => $"{ChineseNumeral.Of(denominator)}分之{ChineseNumeral.Of(numerator)}",
            _ => $"{numerator}/{denominator}",
        };
}
