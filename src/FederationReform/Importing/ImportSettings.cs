using System.Text.Json.Serialization;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Text;

namespace FederationReform.Importing;

/// <summary>What was chosen during the preparation of an import. Immutable.</summary>
public sealed record ImportSettings
{
    public static ImportSettings Empty { get; } = new();

    /// <summary>
    /// The sheets that are read, by <see cref="SheetName.Index"/>. The columns of the first are shown and assigned; the
    /// others are read by the same headings.
    /// </summary>
    public IReadOnlyList<int> Sheets { get; init; } = [];

    /// <summary>The number of the heading row, as Excel counts from 1; null to find it automatically.</summary>
    public int? HeadingRow { get; init; }

    /// <summary>
    /// The key of the portal's column for each column of the file, by its index from 0; columns that are not listed are
    /// not read.
    /// </summary>
    public IReadOnlyDictionary<int, string> Mapping { get; init; } = new Dictionary<int, string>();

    /// <summary>What a text of a column stands for in all rows, by <see cref="MeaningKey"/>: 无 means 群众.</summary>
    [SealedAtRest]
    public IReadOnlyDictionary<string, string> Meanings { get; init; } = new Dictionary<string, string>();

    /// <summary>Corrected cells, by <see cref="CellKey"/>.</summary>
    [SealedAtRest]
    public IReadOnlyDictionary<string, string> Mended { get; init; } = new Dictionary<string, string>();

    /// <summary>The rows that are left out, by <see cref="ImportRow.Key"/>.</summary>
    public IReadOnlyList<int> LeftOut { get; init; } = [];

    /// <summary>Whether rows that are hidden in the file are read too.</summary>
    public bool WithHidden { get; init; }

    /// <summary>
    /// The unit of rows that name none, for each sheet by its index. It is said of one sheet and never of another.
    /// </summary>
    public IReadOnlyDictionary<int, int> SheetUnits { get; init; } = new Dictionary<int, int>();

    /// <summary>
    /// Results only: whether people who are stored and not in the file are removed from the result; otherwise they
    /// stay.
    /// </summary>
    public bool Replace { get; init; }

    /// <summary>Whether the correct rows are written although others have problems; otherwise all or none.</summary>
    public bool OnlyGood { get; init; }

    /// <summary>What of the file was not read, in sentences; kept when the import is carried out.</summary>
    public IReadOnlyList<string> NotRead { get; init; } = [];

    /// <summary>The answers that no column of a roster gives.</summary>
    public RosterAnswers Answers { get; init; } = new();

    /// <param name="row">See <see cref="ImportRow.Key"/>.</param>
    public static string CellKey(int row, string column) => $"{row}.{column}";

    public static string MeaningKey(string column, string text) => $"{column}.{text}";
}

/// <summary>The answers, asked once for a whole roster.</summary>
public sealed record RosterAnswers
{
    /// <summary>换届日期 of committees that are registered as they stand.</summary>
    public DateOnly? ElectedOn { get; init; }

    public int? TermYears { get; init; } = 5;
    public CommitteeForm? Form { get; init; } = CommitteeForm.Federation;

    /// <summary>任职方式 of people who join a committee in office or change their post in it.</summary>
    public WayIn? Way { get; init; }

    public DateOnly? On { get; init; }
    public string? Meeting { get; init; }
    public string? Document { get; init; }

    /// <summary>Why reminders may stand.</summary>
    public string? Reason { get; init; }

    [JsonIgnore]
    public Resolution Decided => new(PlainText.Clean(Meeting), PlainText.Clean(Document));
}
