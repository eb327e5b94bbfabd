using System.Globalization;
using FederationReform.Rules;

namespace FederationReform.Web.Reforms;

/// <summary>What is said of one cell. The worst of several decides the colour.</summary>
public sealed record CellMark(string Style, string Message);

/// <summary>
/// What the rules say of a sheet, laid onto its inputs: a member's field is a cell, whatever blank rows lie between.
/// </summary>
public sealed class SheetMarks
{
    private readonly IReadOnlyList<int> rows;
    private readonly Dictionary<(int Row, int Column), CellMark> cells = [];
    private readonly Dictionary<string, CellMark> fields = [];

    /// <param name="sayWhatIsMissing">Whether an empty cell is marked: not before the chair asked for the
    /// check.</param>
    public SheetMarks(ResultSheet sheet, IEnumerable<Violation> violations, bool sayWhatIsMissing)
    {
        rows = sheet.PersonRows;
        foreach (var violation in violations)
        {
            var missing = VillageResultRules.IsCompleteness(violation.Code);
            if (missing && !sayWhatIsMissing)
                continue;
            var mark = new CellMark(
                missing ? "missing"
                    : violation.Severity == Severity.Block ? "wrong"
                    : "remind",
                violation.Message
            );
            if (CellOf(violation.Field) is { } cell)
                cells[cell] = Join(cells.GetValueOrDefault(cell), mark);
            else if (violation.Field.Length > 0)
                fields[violation.Field] = Join(fields.GetValueOrDefault(violation.Field), mark);
        }
    }

    public CellMark? Of(string field) => fields.GetValueOrDefault(field);

    /// <summary>The marks of a row, by column; null when it has none.</summary>
    public CellMark?[]? OfRow(int row) =>
        cells.Keys.Any(cell => cell.Row == row)
            ? [.. ResultColumns.Members.Select((_, column) => cells.GetValueOrDefault((row, column)))]
            : null;

    /// <summary>The id of the input of a field; null for one that is not on this page.</summary>
    public string? IdOf(string field)
    {
        if (CellOf(field) is { } cell)
            return CellId(cell.Row, cell.Column);
        if (ElectionFields.ReadReason(field) is { } reason)
            return ReasonId(reason);
        return ResultColumns.Meeting.Any(input => input.Key == field) ? field : null;
    }

    public static string CellId(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"c{row}-{column}");

    public static string ReasonId(string code) => $"reason-{code}";

    private (int Row, int Column)? CellOf(string field) =>
        MemberFields.Read(field) is { } cell
            ? (cell.Row < rows.Count ? rows[cell.Row] : 0, ResultColumns.IndexOf(cell.Column))
            : null;

    private static CellMark Join(CellMark? first, CellMark second) =>
        first is null
            ? second
            : new(
                first.Style == "wrong" || second.Style == "wrong" ? "wrong"
                    : first.Style == "remind" ? first.Style
                    : second.Style,
                $"{first.Message}\n{second.Message}"
            );
}
