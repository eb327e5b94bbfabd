namespace FederationReform;

/// <summary>
/// The field names of rows that are typed or pasted and not stored yet: <c>Rows[3].Birth</c>; rows count from 0.
/// </summary>
public static class RowFields
{
    private const string List = "Rows";

    public static string Of(int row, string column) => new FieldRef(List, row, column).ToString();

    public static FieldRef Of(int row) => new(List, row);

    /// <summary>The row of a field, and its column; null for a field of another kind.</summary>
    public static (int Row, string Column)? Read(string field) =>
        FieldRef.Read(field) is { List: List, Number: { } row } cell ? (row, cell.Column) : null;
}
