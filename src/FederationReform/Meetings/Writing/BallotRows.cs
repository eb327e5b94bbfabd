using FederationReform.Papers;

namespace FederationReform.Meetings.Writing;

/// <summary>
/// How the names of a ballot stand on its sheet, so that every candidate and the explanation are on it: what does not
/// fit would be cut off, because ballots of one sheet are equally large.
/// </summary>
/// <param name="Columns">One below the other, or in two columns beside each other.</param>
/// <param name="Height">Of a row, in millimetres.</param>
/// <param name="Across">Ballots beside each other on a sheet.</param>
/// <param name="Down">Ballots below each other.</param>
/// <param name="Width">Of the text of one ballot, in millimetres.</param>
internal sealed record BallotRows(int Columns, double Height, int Across, int Down, double Width)
{
    // Higher rows are easier to mark.
    private const double High = 9;
    private const double Low = 7;

    /// <summary>The line of a name at the closest pitch needs no less.</summary>
    public const double Lowest = 5.5;

    // A name whose post stands below it.
    private const double OfTwoLines = 13;

    // In points.
    private const double ClosestPitch = 15;

    // What a title of two lines, the date, the heading of the table and the explanation leave of the sheet, in
    // millimetres.
    private const double RoomOfAQuarter = 55;
    private const double RoomOfAHalf = 194;
    private const double RoomOfASheet = 219;
    private const double RoomOfA5 = 131;

    // The text of a copy: WordCopies and the style sheet leave 5 mm on either side of it.
    private const double Beside = 10;

    // Of four columns (10, 30, 10 and 24) the name has the second, and 2 mm of it stay free.
    private const double NameShare = 30.0 / 74;
    private const double Padding = 2;

    private static readonly double half = PaperLayout.Full.TextWidth / 2 - Beside;
    private static readonly double sheet = PaperLayout.Full.TextWidth - Beside;
    private static readonly double small = PaperLayout.Half.TextWidth - Beside;

    /// <summary>A template repeats the row of one candidate.</summary>
    public static BallotRows OfATemplate { get; } = new(1, Low, 2, 1, half);

    /// <summary>Between two lines of a cell, in points.</summary>
    public double Pitch => Height < Low ? ClosestPitch : PaperLayout.TablePitch;

    public static BallotRows Of(IReadOnlyList<string> names, PaperSize size) =>
        size == PaperSize.A5
            ? Fitting(names, new(1, 0, 1, 1, small), RoomOfA5) ?? Close(names, new(2, 0, 1, 1, small), RoomOfA5)
            : Fitting(names, new(1, 0, 2, 2, half), RoomOfAQuarter)
                ?? Fitting(names, new(1, 0, 2, 1, half), RoomOfAHalf)
                ?? Close(names, new(2, 0, 1, 1, sheet), RoomOfASheet);

    /// <summary>The names by row. The first column is read to its end before the second.</summary>
    public IEnumerable<IReadOnlyList<string>> Arranged(IReadOnlyList<string> names)
    {
        var rows = RowsOf(names.Count);
        for (var row = 0; row < rows; row++)
            yield return [.. Enumerable.Range(0, Columns).Select(c => names.ElementAtOrDefault(c * rows + row) ?? "")];
    }

    public int RowsOf(int names) => (names + Columns - 1) / Columns;

    /// <summary>A post that does not fit beside its name stands below it and is not torn.</summary>
    public string Broken(string name) =>
        Fits(name) || name.IndexOf('（', StringComparison.Ordinal) is not (> 0 and var post)
            ? name
            : $"{name[..post]}\n{name[post..]}";

    private bool Fits(string name) =>
        PaperText.Width(name) * PaperLayout.TableSize / PaperLayout.PointsPerMillimetre
        <= Width * NameShare / Columns - Padding;

    private static BallotRows? Fitting(IReadOnlyList<string> names, BallotRows form, double room) =>
        form.InHighRows(names, room) is { } high && high.RowsOf(names.Count) * high.Height <= room ? high : null;

    private static BallotRows Close(IReadOnlyList<string> names, BallotRows form, double room)
    {
        var rows = form.InHighRows(names, room);
        return rows.RowsOf(names.Count) * rows.Height <= room || rows.Height == OfTwoLines
            ? rows
            : rows with
            {
                Height = Lowest,
            };
    }

    private BallotRows InHighRows(IReadOnlyList<string> names, double room) =>
        this with
        {
            Height =
                names.Any(name => !Fits(name)) ? OfTwoLines
                : RowsOf(names.Count) * High <= room ? High
                : Low,
        };
}
