namespace FederationReform.Representatives;

/// <summary>The field names of a roll: <c>Representatives[7].Birth</c>, with the id of the person.</summary>
public static class RollFields
{
    private const string List = "Representatives";

    public static string Of(int id, string column) => new FieldRef(List, id, column).ToString();

    internal static FieldRef OfPerson(int id) => new(List, id);

    /// <summary>The person's id and the column; null for a field of another kind.</summary>
    public static (int Id, string Column)? Read(string field) =>
        FieldRef.Read(field) is { List: List, Number: { } id, Column: { Length: > 0 } column } ? (id, column) : null;
}
