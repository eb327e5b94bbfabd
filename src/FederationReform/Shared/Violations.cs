using System.Collections;

namespace FederationReform;

/// <summary>How much a violation weighs.</summary>
public enum Severity
{
    /// <summary>阻止: nothing is saved or submitted until it is mended.</summary>
    Block,

    /// <summary>提醒: a limit "in principle" (原则上); may stand with a reason.</summary>
    Remind,
}

/// <summary>One thing that is wrong, in the words the user reads.</summary>
/// <param name="Code">
/// Stable name of the rule, the same for every case of it; tests and kept reminders refer to it.
/// </param>
/// <param name="Field">
/// The input it belongs to, empty for the whole form; a table cell is <c>Members[0].Name</c>, rows from 0.
/// </param>
/// <param name="Message">Chinese: what is wrong, where, and what to do.</param>
/// <param name="Clause">
/// Where the rule comes from, for example 《选举办法》第四条; null for plain typing errors.
/// </param>
/// <param name="See">The other person or record that it is about; null for most.</param>
public sealed record Violation(
    string Code,
    string Field,
    string Message,
    Severity Severity = Severity.Block,
    string? Clause = null,
    SeeAlso? See = null
);

/// <summary>Everything that is wrong with an input, all at once. Empty means: done.</summary>
public sealed class Violations : IReadOnlyList<Violation>
{
    private readonly List<Violation> items = [];

    public Violations(params IEnumerable<Violation> violations) => items.AddRange(violations);

    /// <summary>
    /// The one answer of all that find nothing wrong; nobody may add to it. A list to be filled begins with new().
    /// </summary>
    public static Violations None { get; } = new();

    public int Count => items.Count;

    public Violation this[int index] => items[index];

    /// <summary>Reminders alone do not stop anything.</summary>
    public bool Blocking => items.Exists(v => v.Severity == Severity.Block);

    /// <summary>Adds the violation, if there is one.</summary>
    public void Add(Violation? violation)
    {
        var mine = OwnItems();
        if (violation is not null)
            mine.Add(violation);
    }

    public void Add(IEnumerable<Violation> violations) => OwnItems().AddRange(violations);

    public IEnumerator<Violation> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // An addition of nothing is refused as well: the mistake shows in the first test, not with the first wrong input.
    private List<Violation> OwnItems() =>
        this != None
            ? items
            : throw new InvalidOperationException("Violations.None belongs to everybody; begin with new Violations().");
}
