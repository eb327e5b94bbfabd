using FederationReform.Elections;

namespace FederationReform.Representatives;

/// <summary>All rules of a roll. The page shows them; who hands the record in is stopped by those that block.</summary>
public static class RollRules
{
    /// <param name="result">Of the record: on the day of its congress representatives are of age.</param>
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

    /// <summary>What no person may be entered with, whatever else is still missing.</summary>
    internal static IEnumerable<Violation> CheckPeople(IReadOnlyList<ListedRepresentative> people, ElectionDay day) =>
        [.. AdultRepresentativeRule.Check(people, day), .. WomenRepresentativesRule.Check(people), .. RepresentativeTwiceRule.Check(people)];
}
