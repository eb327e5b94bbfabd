namespace FederationReform.Rules;

/// <summary>The names of the fields of the elected people of a result; rows count from 0.</summary>
public static class MemberFields
{
    internal const string List = nameof(CongressResult.Members);

    public static string Of(int row, string column) => new FieldRef(List, row, column).ToString();

    /// <summary>Null for a field of another kind.</summary>
    public static (int Row, string Column)? Read(string field) =>
        FieldRef.Read(field) is { List: List, Number: { } row, Column: { Length: > 0 } column } ? (row, column) : null;
}
