using FederationReform.Registers;
using FederationReform.Rules;

namespace FederationReform.Web.Registers;

/// <summary>What is typed of an entry, field by field, as it was typed.</summary>
public sealed class EntryForm<TEntry>
    where TEntry : class, IRegisterEntry<TEntry>
{
    private readonly Dictionary<string, string> texts;

    private EntryForm(TEntry entry) => texts = TEntry.Inputs.ToDictionary(i => i.Key, i => i.Write(entry));

    public static EntryForm<TEntry> Of(TEntry entry) => new(entry);

    /// <summary>The text of a field, by its input's key.</summary>
    public string this[string key]
    {
        get => texts[key];
        set => texts[key] = value;
    }

    /// <summary>Which fields were refused; the name of an HTML attribute's value, or null.</summary>
    public Func<string, string?> Invalid { get; set; } = _ => null;

    public static ResultInput<TEntry> Input(string key) => TEntry.Inputs.First(i => i.Key == key);

    public TEntry Read(Violations violations) => Entries.Read<TEntry>(key => texts[key], violations);
}
