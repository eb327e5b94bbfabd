using System.Globalization;
using System.Text;
using ExcelDataReader;
using FederationReform.Spreadsheets.Reading;

namespace FederationReform.Benchmarks;

/// <summary>
/// Reads every .xlsx and .xls file below a folder a second time, by ExcelDataReader, and prints the cells in which the
/// two disagree. It shares no code with the portal's reading of .xlsx; of .xls it is the base, so there only what the
/// portal adds is compared. A difference is not yet a fault: the portal tells errors, formulas without a result and
/// months from empty cells, texts and days on purpose.
/// </summary>
internal static class ReaderComparison
{
    private const int ShownPerFile = 20;

    public static void Run(string folder)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var files = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f).ToLowerInvariant() is ".xlsx" or ".xls")
            .Order(StringComparer.Ordinal)
            .ToList();
        var (read, refused, cells, differing) = (0, 0, 0, 0);
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            var book = SpreadsheetReader.ReadAll(new MemoryStream(bytes), file);
            if (book.Violations.Blocking)
            {
                refused++;
                Console.WriteLine($"{file}: refused, {book.Violations[0].Code}");
                continue;
            }
            read++;
            var differences = book.Contents.SelectMany(sheet => Compare(sheet, bytes)).ToList();
            cells += book.Contents.Sum(s => s.Rows.Sum(r => r.Cells.Count));
            differing += differences.Count;
            foreach (var difference in differences.Take(ShownPerFile))
                Console.WriteLine($"{file}: {difference}");
            if (differences.Count > ShownPerFile)
                Console.WriteLine($"{file}: {differences.Count - ShownPerFile} more");
        }
        Console.WriteLine($"{read} files read, {refused} refused; {cells} cells, {differing} read otherwise.");
    }

    private static List<string> Compare(SheetContent sheet, byte[] file)
    {
        var ours = sheet.Rows.ToDictionary(r => r.Number, r => r.Cells);
        List<List<string>> theirs;
        try
        {
            theirs = Second(file, sheet.Index);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return [$"{sheet.Name}: the second reader failed, {fault.GetType().Name}"];
        }
        var differences = new List<string>();
        for (var row = 0; row < theirs.Count; row++)
        {
            for (var column = 0; column < theirs[row].Count; column++)
            {
                var (mine, second) = (Mine(row + 1, column), theirs[row][column]);
                if (!Same(mine, second) && !(second.Length == 0 && mine == Mine(row, column)))
                    differences.Add(
                        $"{sheet.Name} row {row + 1} column {column + 1}: “{mine.Text}” ({mine.Kind}), "
                            + $"second reader “{second}”"
                    );
            }
        }
        return differences;

        // The portal repeats a cell that is merged over several rows, so a blank below it is no difference.
        SheetCell Mine(int row, int column) =>
            ours.TryGetValue(row, out var cells) && column < cells.Count ? cells[column] : SheetCell.Blank;
    }

    private static List<List<string>> Second(byte[] file, int sheet)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        for (var i = 0; i < sheet; i++)
            reader.NextResult();
        var rows = new List<List<string>>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))]);
        return rows;
    }

    private static string Text(object? value) =>
        value switch
        {
            null or DBNull => "",
            bool yes => yes ? "是" : "否",
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            TimeSpan time => time.ToString(@"hh\:mm", CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Trim(),
        };

    private static bool Same(SheetCell mine, string theirs) =>
        mine.Text == theirs
        || (mine.Kind == CellKind.Date && theirs.StartsWith(mine.Text, StringComparison.Ordinal))
        || (
            mine.Kind == CellKind.Number
            && double.TryParse(mine.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && double.TryParse(theirs, NumberStyles.Float, CultureInfo.InvariantCulture, out var b)
            && Math.Abs(a - b) <= Math.Abs(b) * 1e-14
        );
}
