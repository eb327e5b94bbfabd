namespace FederationReform.Elections;

/// <summary>All rules of a village congress, in the order she fills in the page. The page and the use case ask the same list.</summary>
public static class VillageResultRules
{
    /// <summary>What a rule is called where its reason is asked for or shown.</summary>
    public static string Title(string code) => Titles.GetValueOrDefault(code, code);

    private static readonly Dictionary<string, string> Titles = new()
    {
        [DifferentialElectionRule.Code] = "差额选举",
    };

    public static Violations Check(CongressResult result, ElectionRules rules, Quotas quotas, DateOnly today)
    {
        var violations = new Violations();
        violations.Add(DifferentialElectionRule.Check(result, rules.Difference));
        return violations;
    }
}
