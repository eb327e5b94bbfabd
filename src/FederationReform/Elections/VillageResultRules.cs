namespace FederationReform.Elections;

/// <summary>All rules of a village congress, in the order she fills in the page. The page and the use case ask the same list.</summary>
public static class VillageResultRules
{
    public static Violations Check(CongressResult result, ElectionRules rules, Quotas quotas, DateOnly today)
    {
        var violations = new Violations();
        violations.Add(DifferentialElectionRule.Check(result, rules.Difference));
        return violations;
    }
}
