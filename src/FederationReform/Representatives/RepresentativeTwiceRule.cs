namespace FederationReform.Representatives;

/// <summary>
/// Nobody fills two seats. Two people may share a name; the same name with the same date of birth, or with one that is
/// missing, is taken for one person typed twice, unless the telephones differ.
/// </summary>
public static class RepresentativeTwiceRule
{
    public const string Code = "RepresentativeTwice";
    public const string Clause = "填报说明：一名代表只占一个名额，只填一行";

    internal static IEnumerable<Violation> Check(IReadOnlyList<ListedRepresentative> people)
    {
        var before = new Dictionary<string, List<ListedRepresentative>>();
        foreach (var listed in people.Where(p => p.Person.Name.Length > 0))
        {
            if (!before.TryGetValue(listed.Person.Name, out var namesakes))
                before[listed.Person.Name] = namesakes = [];
            if (namesakes.Find(first => Same(first.Person, listed.Person)) is { } first)
                yield return new(
                    Code,
                    listed.Field(nameof(Representative.Name)),
                    $"{listed.Row}和{Other(first, listed)}{first.Row}像是同一个人。同一个人只填一行；"
                        + "确实是两个人的，请填写各自的出生年月日或联系电话。",
                    Clause: Clause
                );
            namesakes.Add(listed);
        }
    }

    // A pasted row may equal one on the roll; both are numbered from 1, so the message says which list is meant.
    private static string Other(ListedRepresentative first, ListedRepresentative second) =>
        first.Place.List == second.Place.List ? "" : "名册";

    internal static bool Same(Representative first, Representative second) =>
        (first.Birth is null || second.Birth is null || first.Birth == second.Birth)
        && (first.Phone is null || second.Phone is null || first.Phone == second.Phone);
}
