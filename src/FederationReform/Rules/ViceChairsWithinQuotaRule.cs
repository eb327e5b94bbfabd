using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>副主席名额, full-time and part-time together.</summary>
public static class ViceChairsWithinQuotaRule
{
    public const string Code = "ViceChairsWithinQuota";

    public static Violation? Check(CongressResult result, Quotas quotas)
    {
        var viceChairs = result.Members.Count(m => m.IsViceChair());
        return result.Members.Count == 0 || quotas.ViceChairs.Contains(viceChairs)
            ? null
            : new(
                Code,
                MemberFields.Of(0, nameof(ElectedMember.Position)),
                $"副主席 {viceChairs} 名，不在名额 {quotas.ViceChairs} 名之内。",
                Severity.Remind,
                Quotas.Clause
            );
    }
}
