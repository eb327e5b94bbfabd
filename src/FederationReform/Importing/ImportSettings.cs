using System.Text.Json.Serialization;
using FederationReform.People;

namespace FederationReform.Importing;

/// <summary>What she chose while she prepared an import. Immutable.</summary>
public sealed record ImportSettings
{
    public static ImportSettings Empty { get; } = new();

    /// <summary>Which sheet of the file; see <see cref="Spreadsheets.SheetName.Index"/>.</summary>
    public int Sheet { get; init; }

    /// <summary>The sheet's row of headings, as Excel counts; null where it is found by itself.</summary>
    public int? HeadingRow { get; init; }

    /// <summary>Which of our columns each column of the file is, by its index; one that is left out is not read.</summary>
    public IReadOnlyDictionary<int, string> Mapping { get; init; } = new Dictionary<int, string>();

    /// <summary>Cells as she mended them, by <see cref="CellKey"/>.</summary>
    public IReadOnlyDictionary<string, string> Mended { get; init; } = new Dictionary<string, string>();

    /// <summary>Rows that she left out.</summary>
    public IReadOnlyList<int> LeftOut { get; init; } = [];

    /// <summary>Rows that are hidden in the file are read like the others.</summary>
    public bool WithHidden { get; init; }

    /// <summary>The unit of rows that name none.</summary>
    public int? UnitId { get; init; }

    /// <summary>Results: who stands in a record and not in the file is taken off it; else she stays.</summary>
    public bool Replace { get; init; }

    /// <summary>Rows in order are written although others are not; else all or none.</summary>
    public bool OnlyGood { get; init; }

    /// <summary>A roster's questions that no column answers.</summary>
    public RosterAnswers Answers { get; init; } = new();

    public static string CellKey(int row, string column) => $"{row}.{column}";
}

/// <summary>Asked once for a whole roster.</summary>
public sealed record RosterAnswers
{
    /// <summary>换届日期 of committees that are registered as they stand.</summary>
    public DateOnly? ElectedOn { get; init; }

    public int? TermYears { get; init; } = 5;
    public CommitteeForm? Form { get; init; } = CommitteeForm.Federation;

    /// <summary>任职方式 of those who join a committee in office, or change their post in it.</summary>
    public WayIn? Way { get; init; }

    public DateOnly? On { get; init; }
    public string? Meeting { get; init; }
    public string? Document { get; init; }

    /// <summary>Why reminders may stand.</summary>
    public string? Reason { get; init; }

    [JsonIgnore]
    public Resolution Decided => new(PlainText.Clean(Meeting), PlainText.Clean(Document));
}
