using FederationReform.Data;
using FederationReform.IdNumbers;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Importing;

/// <summary>A cell that must be corrected, or a reminder about it.</summary>
/// <param name="Column">The column to correct; null when the whole row is meant.</param>
/// <param name="Text">As in the file, or as the user corrected it.</param>
public sealed record CellProblem(SheetColumn? Column, string Message, Severity Severity, string Text);

/// <summary>A row of the file as the preview shows it.</summary>
public sealed record ImportRowView
{
    private const int LongestShown = 20;

    /// <summary>Names the row in <see cref="ImportSettings"/>.</summary>
    public required int Key { get; init; }

    /// <summary>As Excel counts rows, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The same for a sentence, with the sheet where several are read: 第 5 行.</summary>
    public required string Place { get; init; }

    public required string Unit { get; init; }
    public required int? UnitId { get; init; }

    /// <inheritdoc cref="ImportRow.Name"/>
    public required string Name { get; init; }

    /// <summary>The texts of <see cref="ImportForm.Shown"/>.</summary>
    public required IReadOnlyList<string> Cells { get; init; }
    public required ImportVerdict Verdict { get; init; }
    public required IReadOnlyList<CellProblem> Problems { get; init; }
    public required IReadOnlyList<FieldChange> Changes { get; init; }

    /// <summary>Notes for the user that need no answer.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>What else the row says, by the titles of its columns, where one of its cells needs a hand.</summary>
    public IReadOnlyList<(string Title, string Text)> Others { get; init; } = [];

    internal static ImportRowView Of(ImportPlan plan, ImportRow row) =>
        new()
        {
            Key = row.Key,
            Number = row.Number,
            Place = row.Place,
            Unit = row.Unit is { } unit ? plan.Trails.Of(unit.Path) : row.UnitText,
            UnitId = row.Unit?.Id,
            Name = row.Name,
            Cells = [.. plan.Table.Form.Shown.Select(row.Shown)],
            Verdict = row.Verdict,
            Problems = [.. row.Problems.Select(v => Problem(plan, row, v))],
            Changes = row.Changes,
            Hints = row.Hints,
            Others = row.Wrong
                ? [.. row.Said.ExceptBy(row.ShownApart, c => c.Column.Key).Select(c => (c.Column.Title, Shown(c)))]
                : [],
        };

    private static string Shown((SheetColumn Column, string Text) cell)
    {
        var text = IdNumberText.Hidden(cell.Column.Shown(cell.Text));
        return text.Length <= LongestShown ? text : PlainText.Cut(text, LongestShown) + "…";
    }

    private static CellProblem Problem(ImportPlan plan, ImportRow row, Violation violation) =>
        // A number corrected in the preview would be stored among the corrected cells, so ID numbers are corrected in
        // the file.
        new(
            plan.Table.Maps(violation.Field) && violation.Field != ImportColumns.IdNumberKey
                ? plan.Table.Columns.First(c => c.Key == violation.Field)
                : null,
            violation.Message,
            violation.Severity,
            violation.Field == ImportColumns.IdNumberKey ? "" : row.Text(violation.Field)
        );
}
