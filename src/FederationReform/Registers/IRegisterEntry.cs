using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.Registers;

/// <summary>
/// What an entry of a register consists of: an immutable record that says how each of its fields is called, read and
/// written, and what is wrong with it. Page, pasted table, file, list, export and history are all made from that.
/// </summary>
public interface IRegisterEntry<TSelf>
    where TSelf : class, IRegisterEntry<TSelf>
{
    static abstract RegisterKind Kind { get; }

    static abstract TSelf Blank { get; }

    /// <summary>The fields in the order of forms, lists and files; each is named by the property it fills.</summary>
    static abstract IReadOnlyList<ResultInput<TSelf>> Inputs { get; }

    /// <summary>The types, which a county may complete. Null where they are the same everywhere.</summary>
    static virtual TypeScheme? Scheme => null;

    /// <summary>The fields in a county that has types of its own.</summary>
    static virtual IReadOnlyList<ResultInput<TSelf>> InputsWith(EntryTypes<TSelf> types) => TSelf.Inputs;

    /// <summary>Whether units of a level have entries in this register.</summary>
    static virtual bool IsKeptAt(UnitLevel level) => level >= UnitLevel.Prefecture;

    /// <summary>Whether a unit has at most one entry in this register.</summary>
    static virtual bool OnePerUnit => false;

    /// <summary>
    /// The input that says for how many things an entry stands, so that a sum that was only ever reported as a number
    /// can be entered; an entry that leaves it empty stands for one. Null where each entry is one thing.
    /// </summary>
    static virtual string? NumberKey => null;

    /// <summary>
    /// What no two entries may be at once, for example the lead of one area; null for an entry that is nothing of the
    /// kind. Its table has an index that holds it (<see cref="RegisterTable{TEntry}.HasSoles"/>).
    /// </summary>
    static virtual string? SoleKey(TSelf entry, string unitPath) => null;

    /// <summary>What is said to who would make the second.</summary>
    /// <param name="first">The unit whose entry is the first; null where it lies outside the scope.</param>
    static virtual Violation SoleTwice(TSelf entry, string? first) => throw new NotSupportedException();

    /// <summary>Where photos and papers of an entry may stand; none where the register keeps no files.</summary>
    static virtual IReadOnlyList<FilePlace> FilePlaces => [];

    /// <summary>What the entry is called in history and messages; without it nothing is stored.</summary>
    string Title { get; }

    /// <summary>The day by which it is ordered and counted into a year; null where it has none.</summary>
    DateOnly? On { get; }

    /// <summary>The number of its type, by which the list is filtered; null where the register has no types.</summary>
    int? Category { get; }

    /// <summary>
    /// Whether both are about one thing, given that they are of one unit: a second is refused when typed, and updates
    /// the first when imported.
    /// </summary>
    bool IsSameAs(TSelf other);

    /// <summary>What is wrong with it, beyond what the inputs refuse; fields are named by their inputs.</summary>
    Violations Check(DateOnly today);
}
