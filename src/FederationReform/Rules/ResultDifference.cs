using FederationReform.Data;

namespace FederationReform.Rules;

/// <param name="Field">The field as remarks name it; a person by the name before the change.</param>
public sealed record ResultChange(string Field, FieldChange Words)
{
    /// <summary>The field as it is called after the change: of a person who was renamed, by the new name.</summary>
    public string Now { get; init; } = Field;

    /// <summary>The column of the list of people; null where a person came or went, and beside the list.</summary>
    public string? Column { get; init; }
}

/// <summary>
/// The changes between two results in the words of history and review. People are matched in whatever row they stand.
/// </summary>
public static class ResultDifference
{
    private static readonly int Name = ResultColumns.IndexOf("Name");

    public static IReadOnlyList<FieldChange> Between(CongressResult before, CongressResult after) =>
        [.. Of(before, after).Select(c => c.Words)];

    /// <summary>The same with the field of each change.</summary>
    public static IReadOnlyList<ResultChange> Of(CongressResult before, CongressResult after)
    {
        var changes = new List<ResultChange>();
        foreach (var input in ResultColumns.Meeting)
            changes.AddRange(input.Changes(before, after).Select(words => new ResultChange(input.Key, words)));
        AddMembers(changes, ResultSheet.Of(before).Rows, ResultSheet.Of(after).Rows);
        foreach (var code in before.Reasons.Keys.Union(after.Reasons.Keys))
        {
            var (old, now) = (before.Reasons.GetValueOrDefault(code), after.Reasons.GetValueOrDefault(code));
            if (old != now)
                changes.Add(
                    new(
                        new FieldRef(nameof(CongressResult.Reasons), code).ToString(),
                        new($"保留提醒的原因（{VillageResultRules.Title(code)}）", old, now)
                    )
                );
        }
        return changes;
    }

    private static void AddMembers(
        List<ResultChange> changes,
        IReadOnlyList<IReadOnlyList<string>> before,
        IReadOnlyList<IReadOnlyList<string>> after
    )
    {
        var pairs = MemberPairing.Pair(before, after);
        for (var i = 0; i < after.Count; i++)
        {
            if (pairs[i] is not { } was)
            {
                changes.Add(OfPerson(PersonOf(after[i], i), null, Described(after[i])));
                continue;
            }
            var person = PersonOf(before[was], was);
            changes.AddRange(
                ResultColumns
                    .Members.Select((column, at) => (Column: column, Before: before[was][at], After: after[i][at]))
                    .Where(cell => cell.Before != cell.After)
                    .Select(cell => new ResultChange(
                        FieldOf(person),
                        cell.Column.Change(cell.Before, cell.After, $"{person}：{cell.Column.Title}")
                    )
                    {
                        Now = FieldOf(PersonOf(after[i], i)),
                        Column = cell.Column.Key,
                    })
            );
        }
        foreach (var gone in Enumerable.Range(0, before.Count).Where(b => !pairs.Contains(b)))
            changes.Add(OfPerson(PersonOf(before[gone], gone), Described(before[gone]), null));

        var kept = pairs.Where(p => p is not null).ToList();
        if (!kept.SequenceEqual(kept.Order()))
            changes.Add(new(nameof(CongressResult.Members), new("名单顺序", Names(before), Names(after))));
    }

    private static ResultChange OfPerson(string person, string? before, string? after) =>
        new(FieldOf(person), new(person, before, after));

    // By name, because rows move.
    private static string FieldOf(string person) => new FieldRef(nameof(CongressResult.Members), person).ToString();

    private static string PersonOf(IReadOnlyList<string> row, int index) =>
        row[Name].Length > 0 ? row[Name] : $"第 {index + 1} 行";

    // Only columns whose text is clear without a heading: yes, no and numbers are not.
    private static string Described(IReadOnlyList<string> row) =>
        string.Join("，", Speaking.Select(column => row[column]).Where(text => text.Length > 0));

    private static readonly int[] Speaking =
    [
        .. ((string[])["Position", "Birth", "EthnicGroup", "Education", "PoliticalStatus", "Occupation"]).Select(
            ResultColumns.IndexOf
        ),
    ];

    private static string Names(IReadOnlyList<IReadOnlyList<string>> rows) =>
        string.Join("、", rows.Select(row => row[Name]));
}
