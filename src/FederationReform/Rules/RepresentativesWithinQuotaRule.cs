namespace FederationReform.Rules;

/// <summary>妇女代表名额 of the campaign. Villages differ, so another number may stand with a reason.</summary>
public static class RepresentativesWithinQuotaRule
{
    public const string Code = "RepresentativesWithinQuota";

    public static Violation? Check(CongressResult result, Quotas quotas) =>
        result.Representatives is { } count && count > 0 && !quotas.Representatives.Contains(count)
            ? new(
                Code,
                nameof(CongressResult.Representatives),
                $"妇女代表 {count} 名，不在名额 {quotas.Representatives} 名之内。",
                Severity.Remind,
                Quotas.Clause
            )
            : null;

    public static Verdict? InOrder(CongressResult result, Quotas quotas) =>
        result.Representatives is { } count && quotas.Representatives.Contains(count)
            ? Verdict.InOrder(
                Code,
                nameof(CongressResult.Representatives),
                $"妇女代表 {count} 名，在名额 {quotas.Representatives} 名之内。",
                Quotas.Clause
            )
            : null;
}
