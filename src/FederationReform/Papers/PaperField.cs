namespace FederationReform.Papers;

/// <summary>
/// A place in a county's own template that takes a value: 「{{乡镇名称}}」, or 「{{花名册.姓名}}」 for a value of each
/// entry of a list.
/// </summary>
/// <param name="Name">As the portal writes it, without braces and blanks.</param>
public readonly record struct PaperField(string Name)
{
    private const char OfList = '.';

    /// <summary>Null where the field is no part of a list.</summary>
    public string? List => Name.IndexOf(OfList, StringComparison.Ordinal) is > 0 and var dot ? Name[..dot] : null;

    /// <summary>As it stands in the text.</summary>
    public string Mark => $"{{{{{Name}}}}}";

    public static PaperField Of(string list, string name) => new($"{list}{OfList}{name}");

    public static bool In(string text) => text.Contains("{{", StringComparison.Ordinal);
}

/// <summary>What stands in the fields of one paper.</summary>
internal sealed class PaperValues
{
    private readonly Dictionary<string, string?> single = [];
    private readonly Dictionary<string, IReadOnlyList<PaperEntry>> lists = [];

    /// <summary>
    /// By the whole name of the field. Null says that there is nothing to say, so that a paragraph of nothing else is
    /// left out; an empty text is a place to be filled in by hand.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Single => single;

    public IReadOnlyDictionary<string, IReadOnlyList<PaperEntry>> Lists => lists;

    public void Set(string name, string? value) => single[name] = value;

    public void Set(string list, IReadOnlyList<PaperEntry> entries) => lists[list] = entries;

    /// <summary>Takes over what another paper of the same meeting knows.</summary>
    public void Add(PaperValues other)
    {
        foreach (var (name, value) in other.single)
            single[name] = value;
        foreach (var (list, entries) in other.lists)
            lists[list] = entries;
    }
}

/// <summary>One entry of a list: its values by the whole names of the fields.</summary>
internal sealed record PaperEntry(IReadOnlyDictionary<string, string?> Values);
