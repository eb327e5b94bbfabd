using FederationReform.People;

namespace FederationReform.Representatives;

/// <summary>Representatives of a women's congress are women.</summary>
public static class WomenRepresentativesRule
{
    public const string Code = "WomenRepresentatives";

    internal static IEnumerable<Violation> Check(IEnumerable<ListedRepresentative> people) =>
        from listed in people
        where listed.Person.Sex != Sex.Female
        select new Violation(
            Code,
            listed.Field(nameof(Representative.Sex)),
            $"{listed.Row}的性别填的是“{CodeLists.Sex.Name(listed.Person.Sex)}”，妇女代表由妇女担任，请核对。",
            Clause: AdultRepresentativeRule.Clause
        );
}
