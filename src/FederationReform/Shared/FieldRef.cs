using System.Globalization;

namespace FederationReform;

/// <summary>
/// One input of a list, as violations, drafts and remarks name it: <c>Members[3].Birth</c> is the column Birth of row 3
/// of the list Members. Such names are put together and taken apart here only.
/// </summary>
/// <param name="Key">A row from 0, an id, or a name where rows move.</param>
/// <param name="Column">Empty for the row as a whole.</param>
public readonly record struct FieldRef(string List, string Key, string Column = "")
{
    public FieldRef(string list, int key, string column = "")
        : this(list, key.ToString(CultureInfo.InvariantCulture), column) { }

    /// <summary>The row or the id; null where the key is a name.</summary>
    public int? Number =>
        int.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The parts of a field's name; null for one that is in no list.</summary>
    public static FieldRef? Read(string field)
    {
        var open = field.IndexOf('[', StringComparison.Ordinal);
        // A name that is a key may have brackets of its own.
        var close = field.EndsWith(']') ? field.Length - 1 : field.IndexOf("].", StringComparison.Ordinal);
        if (open <= 0 || close <= open + 1)
            return null;
        return new(field[..open], field[(open + 1)..close], close == field.Length - 1 ? "" : field[(close + 2)..]);
    }

    public override string ToString() => Column.Length == 0 ? $"{List}[{Key}]" : $"{List}[{Key}].{Column}";
}
