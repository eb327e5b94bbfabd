namespace FederationReform;

/// <summary>One page of a longer list.</summary>
/// <param name="Total">Rows in the whole list, not on this page.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Total, int Number, int Size)
{
    public int Pages => Math.Max(1, (Total + Size - 1) / Size);
}
