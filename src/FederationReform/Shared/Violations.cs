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
/// <param name="Code">Stable name of the rule, the same for every case of it; tests and kept reminders refer to it.</param>
/// <param name="Field">The input it belongs to, empty for the whole form; a table cell is <c>Members[0].Name</c>, rows from 0.</param>
/// <param name="Message">Chinese: what is wrong, where, and what to do.</param>
/// <param name="Clause">Where the rule comes from, for example 《选举办法》第四条; null for plain typing errors.</param>
public sealed record Violation(string Code, string Field, string Message, Severity Severity = Severity.Block, string? Clause = null);

/// <summary>Everything that is wrong with an input, all at once. Empty means: done.</summary>
public sealed class Violations : IReadOnlyList<Violation>
{
    private readonly List<Violation> items = [];

    public Violations(params IEnumerable<Violation> violations) => items.AddRange(violations);

    public static Violations None => new();

    public int Count => items.Count;

    public Violation this[int index] => items[index];

    /// <summary>Reminders alone do not stop anything.</summary>
    public bool Blocking => items.Exists(v => v.Severity == Severity.Block);

    /// <summary>Adds the violation, if there is one.</summary>
    public void Add(Violation? violation)
    {
        if (violation is not null)
            items.Add(violation);
    }

    public void Add(IEnumerable<Violation> violations) => items.AddRange(violations);

    public IEnumerator<Violation> GetEnumerator() => items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
