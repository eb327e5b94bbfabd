using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>
/// Finds the same people in two lists of rows, so that a moved row is no change and a corrected name is one.
/// </summary>
internal static class MemberPairing
{
    private static readonly int Name = ResultColumns.IndexOf("Name");
    private static readonly int Birth = ResultColumns.IndexOf("Birth");
    private static readonly int Phone = ResultColumns.IndexOf("Phone");

    /// <summary>
    /// For each row of <paramref name="after"/> the index of its row in <paramref name="before"/>, or null. Two people
    /// of the same name stay two.
    /// </summary>
    public static int?[] Pair(IReadOnlyList<IReadOnlyList<string>> before, IReadOnlyList<IReadOnlyList<string>> after)
    {
        var pairs = new int?[after.Count];
        var free = Enumerable.Range(0, before.Count).ToHashSet();
        Match((b, a) => Equal(b, a, Name) && Equal(b, a, Birth));
        Match((b, a) => Equal(b, a, Name));
        Match((b, a) => Equal(b, a, Phone));
        Match((b, a) => Equal(b, a, Birth));
        return pairs;

        void Match(Func<IReadOnlyList<string>, IReadOnlyList<string>, bool> same)
        {
            for (var i = 0; i < after.Count; i++)
            {
                if (pairs[i] is not null)
                    continue;
                var found = free.Where(b => same(before[b], after[i]))
                    .OrderBy(b => Math.Abs(b - i))
                    .Select(b => (int?)b)
                    .FirstOrDefault();
                if (found is not { } match)
                    continue;
                pairs[i] = match;
                free.Remove(match);
            }
        }
    }

    private static bool Equal(IReadOnlyList<string> before, IReadOnlyList<string> after, int column) =>
        Reading.Compact(before[column]) is { Length: > 0 } text && text == Reading.Compact(after[column]);
}
