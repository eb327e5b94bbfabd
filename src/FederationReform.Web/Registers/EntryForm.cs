using FederationReform.Registers;
using FederationReform.Rules;

namespace FederationReform.Web.Registers;

/// <summary>What is typed of an entry, field by field, as it was typed.</summary>
/// <param name="entry">What it begins with.</param>
/// <param name="types">Of the county that the entry is in.</param>
public sealed class EntryForm<TEntry>(TEntry entry, EntryTypes<TEntry> types)
    where TEntry : class, IRegisterEntry<TEntry>
{
    private readonly Dictionary<string, string> texts = TEntry
        .InputsWith(types)
        .ToDictionary(i => i.Key, i => i.Write(entry));

    public IReadOnlyList<ResultInput<TEntry>> Inputs { get; } = TEntry.InputsWith(types);

    /// <summary>The text of a field, by its input's key.</summary>
    public string this[string key]
    {
        get => texts[key];
        set => texts[key] = value;
    }

    /// <summary>Which fields were refused; the name of an HTML attribute's value, or null.</summary>
    public Func<string, string?> Invalid { get; set; } = _ => null;

    public TEntry Read(Violations violations) => Entries.Read(Inputs, key => texts[key], violations);
}
