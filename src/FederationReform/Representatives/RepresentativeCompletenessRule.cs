namespace FederationReform.Representatives;

/// <summary>
/// The date of birth is needed to know whether a representative is of age; the credentials report states how each was
/// chosen.
/// </summary>
public static class RepresentativeCompletenessRule
{
    public const string Code = "RepresentativeIncomplete";
    public const string Clause = "实施方案三（二）1：代表自下而上通过选举或协商推荐产生";

    internal static IEnumerable<Violation> Check(IEnumerable<ListedRepresentative> people) =>
        from listed in people
        from missing in Missing(listed.Person)
        select new Violation(
            Code,
            listed.Field(missing.Column),
            $"{listed.Row}还没有填写{missing.Title}。",
            Clause: missing.Clause
        );

    private static IEnumerable<(string Column, string Title, string? Clause)> Missing(Representative person)
    {
        if (person.Name.Length == 0)
            yield return (nameof(Representative.Name), "姓名", null);
        if (person.Birth is null)
            yield return (nameof(Representative.Birth), "出生年月", AdultRepresentativeRule.Clause);
        if (person.Way is null)
            yield return (nameof(Representative.Way), "产生方式", Clause);
    }
}
