using System.Globalization;

namespace FederationReform.Representatives;

/// <summary>The names of a roll's fields: <c>Representatives[7].Birth</c>, by the id of the person.</summary>
public static class RollFields
{
    private const string Start = "Representatives[";

    public static string Of(int id, string column) => $"{OfPerson(id)}.{column}";

    internal static string OfPerson(int id) => string.Create(CultureInfo.InvariantCulture, $"{Start}{id}]");

    /// <summary>Whose field it is, and which column; null for a field that is no person's.</summary>
    public static (int Id, string Column)? Read(string field)
    {
        var end = field.IndexOf("].", StringComparison.Ordinal);
        return field.StartsWith(Start, StringComparison.Ordinal) && end > 0 && int.TryParse(field.AsSpan(Start.Length, end - Start.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (id, field[(end + 2)..])
            : null;
    }
}
