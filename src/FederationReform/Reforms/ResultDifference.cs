using FederationReform.Audit;
using FederationReform.Elections;
using FederationReform.People;

namespace FederationReform.Reforms;

/// <summary>What changed between two results, in the words of history and review. People are matched whatever row they stand in; phones come masked.</summary>
public static class ResultDifference
{
    private static readonly int Name = ResultColumns.IndexOf("Name");

    public static IReadOnlyList<FieldChange> Between(CongressResult before, CongressResult after)
    {
        var changes = new List<FieldChange>();
        foreach (var input in ResultColumns.Meeting)
            Add(changes, input.Title, input.Write(before), input.Write(after));
        AddMembers(changes, ResultSheet.Of(before).Rows, ResultSheet.Of(after).Rows);
        foreach (var code in before.Reasons.Keys.Union(after.Reasons.Keys))
            Add(changes, $"保留提醒的原因（{VillageResultRules.Title(code)}）", before.Reasons.GetValueOrDefault(code, ""), after.Reasons.GetValueOrDefault(code, ""));
        return changes;
    }

    private static void AddMembers(List<FieldChange> changes, IReadOnlyList<IReadOnlyList<string>> before, IReadOnlyList<IReadOnlyList<string>> after)
    {
        var pairs = MemberPairing.Pair(before, after);
        for (var i = 0; i < after.Count; i++)
        {
            if (pairs[i] is not { } was)
            {
                changes.Add(new(PersonOf(after[i], i), null, Described(after[i])));
                continue;
            }
            for (var column = 0; column < ResultColumns.Members.Count; column++)
                Add(changes, $"{PersonOf(before[was], was)}：{ResultColumns.Members[column].Title}", Shown(column, before[was]), Shown(column, after[i]), before[was][column] != after[i][column]);
        }
        foreach (var gone in Enumerable.Range(0, before.Count).Where(b => !pairs.Contains(b)))
            changes.Add(new(PersonOf(before[gone], gone), Described(before[gone]), null));

        var kept = pairs.Where(p => p is not null).ToList();
        if (!kept.SequenceEqual(kept.Order()))
            changes.Add(new("名单顺序", Names(before), Names(after)));
    }

    private static void Add(List<FieldChange> changes, string field, string before, string after, bool? differs = null)
    {
        if (differs ?? before != after)
            changes.Add(new(field, NullIfEmpty(before), NullIfEmpty(after)));
    }

    private static string PersonOf(IReadOnlyList<string> row, int index) => row[Name].Length > 0 ? row[Name] : $"第 {index + 1} 行";

    private static string Shown(int column, IReadOnlyList<string> row) =>
        ResultColumns.Members[column].Key == "Phone" ? PhoneText.Masked(row[column]) ?? "" : row[column];

    // Yes, no and counts say nothing without their headings, so only the columns whose text speaks for itself.
    private static string Described(IReadOnlyList<string> row) =>
        string.Join("，", Speaking.Select(column => row[column]).Where(text => text.Length > 0));

    private static readonly int[] Speaking = [.. ((string[])["Position", "Birth", "EthnicGroup", "Education", "PoliticalStatus", "Occupation"]).Select(ResultColumns.IndexOf)];

    private static string Names(IReadOnlyList<IReadOnlyList<string>> rows) => string.Join("、", rows.Select(row => row[Name]));

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
