namespace FederationReform.Spreadsheets.Reading;

/// <summary>Which sheets of a file are to be read.</summary>
/// <param name="Sheets">By <see cref="SheetName.Index"/>; null for the visible ones that are not empty.</param>
/// <param name="Several">Otherwise the first of them only.</param>
internal sealed record SheetWish(IReadOnlyCollection<int>? Sheets, bool Several)
{
    public static SheetWish One(int? sheet) => new(sheet is { } index ? [index] : null, Several: false);

    public static SheetWish All(IReadOnlyCollection<int>? sheets) => new(sheets, Several: true);

    public bool Wants(SheetName sheet) => Sheets is null ? !sheet.Hidden : Sheets.Contains(sheet.Index);

    /// <summary>An index that the file does not have; null when it has all.</summary>
    public int? Missing(int count) => Sheets?.Cast<int?>().FirstOrDefault(s => s < 0 || s >= count);
}

/// <summary>Collects the sheets of a file while they are read, within the limits that they share.</summary>
internal sealed class SheetContents
{
    private readonly SheetWish wish;
    private readonly SpreadsheetLimits limits;
    private readonly List<SheetContent> contents = [];
    private SpreadsheetLimits left;
    private int scanned;

    public SheetContents(SheetWish wish, SpreadsheetLimits limits) =>
        (this.wish, this.limits, left) = (wish, limits, limits);

    /// <summary>
    /// Scans a sheet within what is left of the limits; null when it exceeds them and nobody asked for it.
    /// </summary>
    public XlsxSheet? Scan(Func<SpreadsheetLimits, XlsxSheet> scan) => Within(scan, sheet => sheet.Size);

    /// <inheritdoc cref="Scan"/>
    public SheetContent? Read(Func<SpreadsheetLimits, SheetContent> read) =>
        Within(read, content => (content.Rows.Count, content.Rows.Sum(r => r.Cells.Sum(c => (long)c.Text.Length))));

    /// <summary>Keeps a sheet that has rows, or that was asked for.</summary>
    public bool Add(SheetContent content)
    {
        if (content.Rows.Count == 0 && wish.Sheets is null)
            return false;
        contents.Add(content);
        return true;
    }

    public Workbook Workbook(IReadOnlyList<SheetName> sheets) =>
        contents.Count == 0
            ? new(sheets, null, new(SpreadsheetRefusal.NoSheet))
            : new(sheets, contents[0], Violations.None) { Contents = contents };

    private T? Within<T>(Func<SpreadsheetLimits, T> read, Func<T, (int Rows, long Characters)> size)
        where T : class
    {
        if (wish.Sheets is null && scanned >= limits.MaxSheets)
            return null;
        try
        {
            var sheet = read(left);
            var (rows, characters) = size(sheet);
            left = left with { MaxRows = left.MaxRows - rows, MaxCharacters = left.MaxCharacters - (int)characters };
            scanned++;
            return sheet;
        }
        catch (SpreadsheetRefusedException refused) when (scanned > 0 && wish.Several)
        {
            if (wish.Sheets is null)
                return null;
            if (refused.Violation.Code == SpreadsheetRefusal.TooManyRowsCode)
                throw new SpreadsheetRefusedException(SpreadsheetRefusal.TooManyRowsTogether(limits.MaxRows));
            throw;
        }
    }
}
