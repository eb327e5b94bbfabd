using FederationReform.Rules;

namespace FederationReform.Representatives;

/// <summary>All rules of a roll. The page shows their findings; blocking ones prevent the submission.</summary>
public static class RollRules
{
    /// <param name="result">The record's result; representatives must be of age on the day of its congress.</param>
    public static Violations Check(RollSheet roll, CongressResult result, Quotas quotas, DateOnly today)
    {
        if (roll.Representatives.Count == 0)
            return Violations.None;
        var people = ListedRepresentative.Of(roll);
        var violations = new Violations(CheckPeople(people, ElectionDay.Of(result, today)));
        violations.Add(RepresentativeCompletenessRule.Check(people));
        violations.Add(RepresentativesWithinQuotaRule.Check(result with { Representatives = people.Count }, quotas));
        violations.Add(PlaceQuotaRule.Check(roll));
        violations.Add(QualificationRule.Check(roll));
        return violations;
    }

    /// <summary>The rules that refuse a person even while other data are missing.</summary>
    internal static IEnumerable<Violation> CheckPeople(IReadOnlyList<ListedRepresentative> people, ElectionDay day) =>
        [
            .. AdultRepresentativeRule.Check(people, day),
            .. WomenRepresentativesRule.Check(people),
            .. RepresentativeTwiceRule.Check(people),
        ];
}
