using FederationReform.Data;
using FederationReform.Rules;

namespace FederationReform.Representatives;

/// <summary>What rows do to a roll.</summary>
/// <param name="People">What each row says, in the order of the rows.</param>
/// <param name="Added">The people whom the roll does not have yet.</param>
/// <param name="Completed">People of the roll, with what the rows say and the roll did not.</param>
/// <param name="Changes">The fields that are completed.</param>
public sealed record ReadRepresentatives(
    IReadOnlyList<Representative> People,
    IReadOnlyList<Representative> Added,
    IReadOnlyList<Representative> Completed,
    IReadOnlyList<FieldChange> Changes,
    Violations Violations
)
{
    /// <summary>For each row, the titles of what it completes; null for a person who is added.</summary>
    public required IReadOnlyList<IReadOnlyList<string>?> Completes { get; init; }
}

/// <summary>
/// Reads rows that are to be added to a roll, as typed or pasted. A row about somebody whom the roll has completes what
/// is blank there: lists come in pieces, first the names, then how each was chosen.
/// </summary>
public static class RepresentativeRows
{
    /// <summary>The most representatives on one roll.</summary>
    public const int Most = 500;

    public const string DiffersCode = "RepresentativeDiffers";
    public const string NothingCode = "RepresentativesKnown";

    /// <summary>
    /// What the rows say, and why they cannot be added. Also used for the preview before anything is saved.
    /// </summary>
    /// <param name="complete">
    /// Whether a row about somebody on the roll completes that entry; otherwise it is refused as typed twice.
    /// </param>
    public static ReadRepresentatives Read(
        RollSheet roll,
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows,
        CongressResult result,
        DateOnly today,
        bool complete
    )
    {
        var (people, violations) = (new List<Representative>(), new Violations());
        if (rows.Count == 0)
            violations.Add(new Violation("Required", "", "还没有填写代表。"));
        for (var index = 0; index < Math.Min(rows.Count, Most); index++)
            people.Add(ReadRow(rows[index], index, violations));

        var known = new Dictionary<int, Representative>();
        var (added, changes, completes) = (
            new List<Representative>(),
            new List<FieldChange>(),
            new List<IReadOnlyList<string>?>()
        );
        var listed = new List<ListedRepresentative>();
        for (var index = 0; index < people.Count; index++)
        {
            var person = people[index];
            if (complete && KnownOn(roll, person) is { } stored && !known.ContainsKey(stored.Id))
            {
                var (completed, filled) = Complete(stored, person, rows[index], index, violations);
                known.Add(stored.Id, completed);
                changes.AddRange(
                    filled.Select(cell => cell.Column.Change("", cell.Said, $"{stored.Name}的{cell.Column.Title}"))
                );
                completes.Add([.. filled.Select(cell => cell.Column.Title)]);
                person = completed;
            }
            else
            {
                added.Add(person);
                completes.Add(null);
            }
            listed.Add(new(person, $"第 {index + 1} 行{person.Name}", RowFields.Of(index)));
        }
        if (added.Count + roll.Representatives.Count > Most || rows.Count > Most)
            violations.Add(
                new Violation(
                    "TooMany",
                    "",
                    $"一次大会最多登记 {Most} 名妇女代表，名册已有 "
                        + $"{roll.Representatives.Count} 名，又要录入 {rows.Count} 名。"
                )
            );
        violations.Add(
            RollRules
                .CheckPeople(
                    [.. ListedRepresentative.Of(roll).Where(l => !known.ContainsKey(l.Person.Id)), .. listed],
                    ElectionDay.Of(result, today)
                )
                .Where(v => RowFields.Read(v.Field) is not null)
        );
        if (people.Count > 0 && added.Count == 0 && changes.Count == 0 && !violations.Blocking)
            violations.Add(new Violation(NothingCode, "", "这些代表都已在名册里，内容相同，没有可以录入或者补充的。"));
        return new(people, added, [.. known.Values], changes, violations) { Completes = completes };
    }

    /// <summary>The only person of the roll whom the row can be about; null when there is none, or several.</summary>
    private static Representative? KnownOn(RollSheet roll, Representative person)
    {
        var same = roll
            .Representatives.Where(r => r.Name == person.Name && RepresentativeTwiceRule.Same(r, person))
            .ToList();
        return person.Name.Length > 0 && same.Count == 1 ? same[0] : null;
    }

    private static (Representative Completed, IReadOnlyList<SaidCell> Filled) Complete(
        Representative stored,
        Representative said,
        IReadOnlyDictionary<string, string> row,
        int index,
        Violations violations
    )
    {
        var completion = RowCompletion<Representative>.Of(stored, said, row, RollInputs.Columns);
        foreach (var (column, before, now) in completion.Differing)
            violations.Add(
                new Violation(
                    DiffersCode,
                    RowFields.Of(index, column.Key),
                    $"第 {index + 1} 行{said.Name}已在名册里，"
                        + $"{column.Title}是“{column.Shown(before)}”，"
                        + $"这里写的是“{column.Shown(now)}”。请改成一致，或者到名册里修改。"
                )
            );
        var looked = completion.Filled.Any(cell => RollInputs.Checked.Contains(cell.Column.Key));
        return (looked ? completion.Completed with { Check = null } : completion.Completed, completion.Filled);
    }

    private static Representative ReadRow(IReadOnlyDictionary<string, string> row, int index, Violations violations)
    {
        var person = new Representative { Id = 0, Name = "" };
        foreach (var column in RollInputs.Columns)
        {
            var (field, label, text) = (
                RowFields.Of(index, column.Key),
                $"第 {index + 1} 行{column.Title}",
                row.GetValueOrDefault(column.Key, "").Trim()
            );
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
