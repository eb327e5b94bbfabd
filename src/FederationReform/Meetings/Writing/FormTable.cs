using FederationReform.Papers;
using FederationReform.People;

namespace FederationReform.Meetings.Writing;

/// <summary>A registration form: four columns, names of fields beside the fields.</summary>
internal static class FormTable
{
    private const double Height = 11;

    /// <summary>The least height in millimetres of a row that is filled in by hand.</summary>
    public const double ByHand = 8;

    // A label of six characters stands in one line.
    private static readonly PaperColumn[] Columns = [new("", 18), new("", 28), new("", 18), new("", 28)];

    public static TableBlock Of(params IReadOnlyList<PaperRow> rows) => new(Columns, rows) { Form = true };

    /// <summary>The same with rows no higher than their text.</summary>
    public static TableBlock Low(params IReadOnlyList<PaperRow> rows) =>
        Of([.. rows.Select(r => r with { Height = 0 })]);

    public static PaperRow Row(string label, string? text, string label2, string? text2) =>
        new([new(label, Label: true), new(text ?? ""), new(label2, Label: true), new(text2 ?? "")], Height);

    public static PaperRow Wide(string label, string text, double height = Height, CellAlign align = CellAlign.Left) =>
        new([new(label, Label: true), new(text, 3, align)], height);

    /// <summary>Forms and lists ask for the month only, in the narrow way of rosters: 1985.10.</summary>
    public static string Month(BirthDate birth) => $"{birth.Date.Year}.{birth.Date.Month:00}";

    public static string Education(Education? education) =>
        education is null or People.Education.Unknown ? "" : CodeLists.Education.Name(education);
}
