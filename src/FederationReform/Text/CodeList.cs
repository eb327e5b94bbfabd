using System.Collections.Frozen;

namespace FederationReform.Text;

/// <summary>One entry of a <see cref="CodeList"/>.</summary>
/// <param name="Number">May be typed instead of the name; the number of the code.</param>
/// <param name="Initials">The first letters of the name's pinyin, in lower case.</param>
/// <param name="Synonyms">Other names found in real rosters.</param>
public sealed record CodeChoice(int Number, string Name, string Initials, params IReadOnlyList<string> Synonyms)
{
    /// <summary>Read where it stands already, and offered no more.</summary>
    public bool Retired { get; init; }
}

/// <summary>
/// A list to choose from: official names and what people write instead. A pasted cell is read by name only, because
/// other published lists give the same names other numbers; a number or first letters are accepted only when typed,
/// where the user sees the choice that was made.
/// </summary>
public abstract class CodeList(string label, IReadOnlyList<CodeChoice> choices)
{
    /// <summary>The field that the list is for, for example 政治面貌.</summary>
    public string Label { get; } = label;

    /// <summary>In the order in which they are offered; the commonest first.</summary>
    public IReadOnlyList<CodeChoice> Choices { get; } = choices;

    /// <summary>What a form or a template offers.</summary>
    public IEnumerable<CodeChoice> Offered => Choices.Where(choice => !choice.Retired);

    // Keys are in narrow form, as the texts looked up are. Where two choices share a name, the first (commoner) one
    // wins.
    private readonly FrozenDictionary<string, CodeChoice> byName = choices
        .SelectMany(
            choice => choice.Synonyms.Prepend(choice.Name),
            (choice, name) => (Name: Reading.Compact(name), Choice: choice)
        )
        .DistinctBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(entry => entry.Name, entry => entry.Choice, StringComparer.OrdinalIgnoreCase);

    /// <summary>The choice whose name or synonym the text is; null when there is none.</summary>
    public CodeChoice? Find(string? text) =>
        text is not null && byName.TryGetValue(text, out var choice)
            ? choice
            : byName.GetValueOrDefault(Reading.Compact(text));

    /// <summary>
    /// The choice meant by a typed text: a name, a number, first letters, or the beginning of a name; null when there
    /// is none.
    /// </summary>
    public CodeChoice? Choose(string? text)
    {
        var typed = Reading.Compact(text);
        if (typed.Length == 0)
            return null;
        return Find(typed)
            ?? (int.TryParse(typed, out var number) ? Choices.FirstOrDefault(choice => choice.Number == number) : null)
            ?? Choices.FirstOrDefault(choice => Same(choice.Initials, typed))
            ?? Choices.FirstOrDefault(choice => choice.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            ?? Choices.FirstOrDefault(choice => choice.Initials.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            ?? Choices.FirstOrDefault(choice =>
                choice.Synonyms.Any(synonym => synonym.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            );
    }

    /// <summary>A list whose names are those of an enumeration, numbered in its order.</summary>
    /// <param name="values">In the order in which they are offered; none for all.</param>
    public static CodeList<T> OfNames<T>(string label, Func<T, string> name, params IReadOnlyList<T> values)
        where T : struct, Enum =>
        new(
            label,
            [
                .. (values.Count == 0 ? Enum.GetValues<T>() : values).Select(
                    (value, index) =>
                        (value, new CodeChoice(index + 1, name(value), Pinyin.OfPlace(name(value)).Initials))
                ),
            ]
        );

    private static bool Same(string name, string compact) =>
        string.Equals(Reading.Compact(name), compact, StringComparison.OrdinalIgnoreCase);
}

/// <inheritdoc />
public sealed class CodeList<T>(string label, params IReadOnlyList<(T Value, CodeChoice Choice)> entries)
    : CodeList(label, [.. entries.Select(e => e.Choice)])
    where T : struct
{
    /// <summary>The official name; empty when there is no value.</summary>
    public string Name(T? value) => value is { } some && Entry(some) is { } choice ? choice.Name : "";

    /// <summary>The number of the choice; null when there is no value.</summary>
    public int? Number(T? value) => value is { } some ? Entry(some)?.Number : null;

    public Reading<T> Read(string? text)
    {
        if (Find(text) is not { } found)
            return Reading.Unreadable<T>($"不在列表里，请改为“{Choices[0].Name}”“{Choices[1].Name}”等列表中的名称");
        return Reading.Of(entries.First(e => ReferenceEquals(e.Choice, found)).Value);
    }

    private CodeChoice? Entry(T value) =>
        entries.FirstOrDefault(e => EqualityComparer<T>.Default.Equals(e.Value, value)).Choice;
}
