namespace FederationReform.Meetings.Writing;

/// <summary>
/// How the names of a ballot stand on its sheet, so that every candidate and the explanation are on it: what does not
/// fit would be cut off, because ballots of one sheet are equally large.
/// </summary>
/// <param name="Columns">One below the other, or in two columns beside each other.</param>
/// <param name="Height">Of a row, in millimetres.</param>
/// <param name="Across">Ballots beside each other on a sheet.</param>
/// <param name="Down">Ballots below each other.</param>
internal sealed record BallotRows(int Columns, double Height, int Across, int Down)
{
    // Higher rows are easier to mark.
    private const double High = 9;
    private const double Low = 7;

    /// <summary>The line of a name needs no less.</summary>
    public const double Lowest = 5.5;

    // Fewer names fit four times on a sheet of A4.
    private const int MostOnAQuarter = 7;

    // What a title of three lines (two where the sheet is wide), the date, the heading of the table and the explanation
    // leave of the sheet, in millimetres.
    private const double RoomOfAQuarter = 56;
    private const double RoomOfAHalf = 194;
    private const double RoomOfASheet = 219;
    private const double RoomOfA5 = 131;

    /// <summary>A template repeats the row of one candidate.</summary>
    public static BallotRows OfATemplate { get; } = new(1, Low, 2, 1);

    public static BallotRows Of(int names, PaperSize size) =>
        size == PaperSize.A5
            ? (names * Low <= RoomOfA5 ? new(1, HeightOf(names, RoomOfA5), 1, 1) : InTwo(names, RoomOfA5))
        : names <= MostOnAQuarter ? new(1, HeightOf(names, RoomOfAQuarter), 2, 2)
        : names * Low <= RoomOfAHalf ? new(1, HeightOf(names, RoomOfAHalf), 2, 1)
        : InTwo(names, RoomOfASheet);

    /// <summary>The names by row. The first column is read to its end before the second.</summary>
    public IEnumerable<IReadOnlyList<string>> Arranged(IReadOnlyList<string> names)
    {
        var rows = RowsOf(names.Count);
        for (var row = 0; row < rows; row++)
            yield return [.. Enumerable.Range(0, Columns).Select(c => names.ElementAtOrDefault(c * rows + row) ?? "")];
    }

    public int RowsOf(int names) => (names + Columns - 1) / Columns;

    private static BallotRows InTwo(int names, double room) => new(2, HeightOf((names + 1) / 2, room), 1, 1);

    private static double HeightOf(int rows, double room) =>
        rows * High <= room ? High
        : rows * Low <= room ? Low
        : Lowest;
}
