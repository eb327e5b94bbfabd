using FederationReform.Registers;

namespace FederationReform.Web.Registers;

/// <summary>What is typed of an entry, field by field, as it was typed.</summary>
/// <param name="entry">What it begins with.</param>
public sealed class EntryForm<TEntry>(TEntry entry)
    where TEntry : class, IRegisterEntry<TEntry>
{
    private readonly Dictionary<string, string> texts = TEntry.Inputs.ToDictionary(i => i.Key, i => i.Write(entry));

    /// <summary>The text of a field, by its input's key.</summary>
    public string this[string key]
    {
        get => texts[key];
        set => texts[key] = value;
    }

    /// <summary>Which fields were refused; the name of an HTML attribute's value, or null.</summary>
    public Func<string, string?> Invalid { get; set; } = _ => null;

    public TEntry Read(Violations violations) => Entries.Read<TEntry>(key => texts[key], violations);
}
