namespace FederationReform;

/// <summary>One page of a longer list.</summary>
/// <param name="Total">Rows in the whole list, not on this page.</param>
/// <param name="Number">The number of this page, from 1.</param>
/// <param name="Size">Rows on a full page.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Total, int Number, int Size)
{
    public int Pages => Paging.Pages(Total, Size);
}

internal static class Paging
{
    /// <summary>At least one: an empty list has an empty page.</summary>
    public static int Pages(int total, int size) => Math.Max(1, (total + size - 1) / size);

    /// <summary>The page that was asked for, or the nearest one that there is.</summary>
    public static int Number(int asked, int total, int size) => Math.Clamp(asked, 1, Pages(total, size));
}
