namespace FederationReform.Rules;

/// <param name="Before">The text in the list; empty where a blank is filled.</param>
/// <param name="Said">The text of the row.</param>
internal readonly record struct SaidCell(SheetColumn Column, string Before, string Said);

/// <summary>
/// What a pasted row says about somebody whom the list has already: it fills blank cells, and what stands there
/// otherwise is never overwritten but asked about.
/// </summary>
internal sealed record RowCompletion<T>(T Completed, IReadOnlyList<SaidCell> Filled, IReadOnlyList<SaidCell> Differing)
{
    /// <param name="row">What was read of the row.</param>
    /// <param name="texts">The texts of the row by key; a column without one says nothing.</param>
    public static RowCompletion<T> Of(
        T stored,
        T row,
        IReadOnlyDictionary<string, string> texts,
        IEnumerable<ResultInput<T>> columns
    )
    {
        var completed = stored;
        var (filled, differing) = (new List<SaidCell>(), new List<SaidCell>());
        foreach (var column in columns.Where(c => !string.IsNullOrWhiteSpace(texts.GetValueOrDefault(c.Key))))
        {
            var cell = new SaidCell(column, column.Write(stored), column.Write(row));
            if (cell.Said.Length == 0 || cell.Said == cell.Before)
                continue;
            if (cell.Before.Length > 0)
            {
                differing.Add(cell);
                continue;
            }
            filled.Add(cell);
            completed = column.Fill(completed, cell.Said).Value;
        }
        return new(completed, filled, differing);
    }
}
