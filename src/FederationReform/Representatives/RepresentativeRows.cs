using FederationReform.Elections;

namespace FederationReform.Representatives;

/// <summary>Rows that are to join a roll, as typed or pasted.</summary>
public static class RepresentativeRows
{
    /// <summary>On one roll.</summary>
    public const int Most = 500;

    /// <summary>What the rows say, and why they cannot join the roll. Also for a preview before anything is saved.</summary>
    public static (IReadOnlyList<Representative> People, Violations Violations) Read(RollSheet roll, IReadOnlyList<IReadOnlyDictionary<string, string>> rows, CongressResult result, DateOnly today)
    {
        var (people, violations) = (new List<Representative>(), new Violations());
        if (rows.Count == 0)
            violations.Add(new Violation("Required", "", "还没有填写代表。"));
        if (rows.Count + roll.Representatives.Count > Most)
            violations.Add(new Violation("TooMany", "", $"一次大会最多登记 {Most} 名妇女代表，名册已有 {roll.Representatives.Count} 名，又要录入 {rows.Count} 名。"));
        for (var index = 0; index < Math.Min(rows.Count, Most); index++)
            people.Add(ReadRow(rows[index], index, violations));

        var joining = people.Select((person, i) => new ListedRepresentative(person, $"第 {i + 1} 行{person.Name}", $"Rows[{i}]"));
        violations.Add(RollRules.CheckPeople([.. ListedRepresentative.Of(roll), .. joining], ElectionDay.Of(result, today)).Where(v => v.Field.StartsWith("Rows[", StringComparison.Ordinal)));
        return (people, violations);
    }

    private static Representative ReadRow(IReadOnlyDictionary<string, string> row, int index, Violations violations)
    {
        var person = new Representative { Id = 0, Name = "" };
        foreach (var column in RollInputs.Columns)
        {
            var (field, label, text) = ($"Rows[{index}].{column.Key}", $"第 {index + 1} 行{column.Title}", row.GetValueOrDefault(column.Key, "").Trim());
            if (text.Length == 0)
            {
                if (column.Key == nameof(Representative.Name))
                    violations.Add(new Violation("Required", field, $"{label}没有填写。"));
                continue;
            }
            person = column.Take(person, text, field, label, violations);
        }
        return person;
    }
}
