using System.Text.Json;
using System.Text.Json.Serialization;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Rules;

/// <summary>
/// The result as it is typed: texts only, including cells that cannot be read, so that a draft loses nothing.
/// Immutable: every change is a new sheet that shares the unchanged rows.
/// </summary>
[JsonConverter(typeof(Converter))]
public sealed class ResultSheet
{
    public const int MaxRows = 200;

    /// <summary>The most UTF-16 units kept of a pasted cell; longer text can be no name, date or number.</summary>
    public const int MaxCellLength = 500;

    public const string UnreadableCode = "Unreadable";

    private static readonly string[] BlankRow = [.. Enumerable.Repeat("", ResultColumns.Members.Count)];

    private readonly Dictionary<string, string> meeting;
    private readonly Dictionary<string, string> reasons;
    private readonly List<string[]> rows;

    private ResultSheet(Dictionary<string, string> meeting, List<string[]> rows, Dictionary<string, string> reasons) =>
        (this.meeting, this.rows, this.reasons) = (meeting, rows, reasons);

    public static ResultSheet Empty { get; } = new([], [], []);

    public static ResultSheet Of(CongressResult result) =>
        new(
            ResultColumns
                .Meeting.Select(i => (i.Key, Text: i.Write(result)))
                .Where(i => i.Text.Length > 0)
                .ToDictionary(i => i.Key, i => i.Text),
            [
                .. result.Members.Select(member =>
                    ResultColumns.Members.Select(column => column.Write(member)).ToArray()
                ),
            ],
            result.Reasons.ToDictionary()
        );

    /// <summary>The rows of the elected; blank rows between them are allowed and ignored.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => rows;

    /// <summary>Why a reminder may stand, by the code of its rule.</summary>
    public IReadOnlyDictionary<string, string> Reasons => reasons;

    /// <summary>The text of a meeting field; empty when it is not filled in.</summary>
    public string this[string key] => meeting.GetValueOrDefault(key, "");

    /// <summary>
    /// The rows that hold people: member n of the result stands in row <c>PersonRows[n]</c>, both from 0.
    /// </summary>
    public IReadOnlyList<int> PersonRows => [.. Enumerable.Range(0, rows.Count).Where(row => !IsBlank(rows[row]))];

    public static bool IsBlank(IReadOnlyList<string> row) => row.All(string.IsNullOrWhiteSpace);

    public ResultSheet With(string key, string text) => new(Set(meeting, key, text), rows, reasons);

    public ResultSheet WithReason(string code, string text) => new(meeting, rows, Set(reasons, code, text));

    public ResultSheet WithCell(int row, int column, string text) =>
        WithBlock(
            row,
            [column],
            [
                [text],
            ]
        );

    /// <summary>Overwrites cells from a row on; adds rows up to <see cref="MaxRows"/>.</summary>
    /// <param name="columns">The index of the column for each cell of a line.</param>
    public ResultSheet WithBlock(int row, IReadOnlyList<int> columns, IReadOnlyList<IReadOnlyList<string>> block)
    {
        var changed = rows.ToList();
        while (changed.Count < Math.Min(row + block.Count, MaxRows))
            changed.Add(BlankRow);
        for (var i = 0; i < block.Count && row + i < changed.Count; i++)
        {
            var cells = changed[row + i].ToArray();
            for (var j = 0; j < columns.Count && j < block[i].Count; j++)
                cells[columns[j]] = PlainText.Cut(block[i][j].Trim(), MaxCellLength);
            changed[row + i] = cells;
        }
        return new(meeting, changed, reasons);
    }

    public ResultSheet WithRowInserted(int at)
    {
        var changed = rows.ToList();
        if (changed.Count < MaxRows)
            changed.Insert(Math.Clamp(at, 0, changed.Count), BlankRow);
        return new(meeting, changed, reasons);
    }

    public ResultSheet WithoutRow(int at)
    {
        var changed = rows.ToList();
        if (at >= 0 && at < changed.Count)
            changed.RemoveAt(at);
        return new(meeting, changed, reasons);
    }

    internal ResultSheet WithRows(IEnumerable<IReadOnlyList<string>> people) =>
        new(meeting, [.. people.Select(row => row.ToArray())], reasons);

    /// <summary>Puts the same text into every blank cell of a column, in the rows that hold people.</summary>
    public ResultSheet WithBlanksFilled(int column, string text)
    {
        var sheet = this;
        foreach (var row in PersonRows.Where(row => string.IsNullOrWhiteSpace(rows[row][column])))
            sheet = sheet.WithCell(row, column, text);
        return sheet;
    }

    /// <summary>
    /// The values of the texts. A text that cannot be read is a violation, and its value stays empty.
    /// </summary>
    public SheetReading Read()
    {
        var violations = new Violations();
        var result = CongressResult.Empty;
        foreach (var input in ResultColumns.Meeting)
            result = Filled(input, result, this[input.Key], input.Key, input.Title, violations);

        var members = new List<ElectedMember>();
        foreach (var row in PersonRows)
        {
            var member = new ElectedMember { Name = "" };
            for (var column = 0; column < ResultColumns.Members.Count; column++)
            {
                var input = ResultColumns.Members[column];
                member = Filled(
                    input,
                    member,
                    rows[row][column],
                    MemberFields.Of(members.Count, input.Key),
                    $"第 {members.Count + 1} 行{input.Title}",
                    violations
                );
            }
            members.Add(member);
        }

        foreach (var (code, reason) in reasons)
            violations.Add(
                PlainText.Check(
                    new FieldRef(nameof(CongressResult.Reasons), code).ToString(),
                    "保留提醒的原因",
                    reason,
                    PlainText.NoteRunes,
                    lines: true
                )
            );
        return new(
            result with
            {
                Members = members,
                Reasons = reasons
                    .Where(r => PlainText.Clean(r.Value) is not null)
                    .ToDictionary(r => r.Key, r => r.Value.Trim()),
            },
            violations
        );
    }

    /// <summary>Whether the texts are equal.</summary>
    public bool SameAs(ResultSheet other) => JsonText.Write(this) == JsonText.Write(other);

    private static T Filled<T>(
        ResultInput<T> input,
        T owner,
        string text,
        string field,
        string label,
        Violations violations
    ) => string.IsNullOrWhiteSpace(text) ? owner : input.Take(owner, text, field, label, violations);

    private static Dictionary<string, string> Set(Dictionary<string, string> texts, string key, string text)
    {
        var changed = new Dictionary<string, string>(texts);
        if (string.IsNullOrWhiteSpace(text))
            changed.Remove(key);
        else
            changed[key] = PlainText.Cut(text.Trim(), 4 * MaxCellLength);
        return changed;
    }

    // Cells are stored by column name, so that a draft survives an update of the program that adds or moves a column.
    private sealed record Stored(
        Dictionary<string, string>? Meeting,
        List<Dictionary<string, string>>? Rows,
        Dictionary<string, string>? Reasons
    );

    private sealed class Converter : JsonConverter<ResultSheet>
    {
        public override ResultSheet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var stored = JsonSerializer.Deserialize<Stored>(ref reader, options)
                ?? throw new JsonException("A sheet without content.");
            return new(stored.Meeting ?? [], [.. (stored.Rows ?? []).Take(MaxRows).Select(Row)], stored.Reasons ?? []);
        }

        public override void Write(Utf8JsonWriter writer, ResultSheet value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(
                writer,
                new Stored(value.meeting, [.. value.rows.Select(Cells)], value.reasons),
                options
            );

        private static string[] Row(Dictionary<string, string> cells) =>
            [.. ResultColumns.Members.Select(column => cells.GetValueOrDefault(column.Key, ""))];

        private static Dictionary<string, string> Cells(string[] row) =>
            ResultColumns
                .Members.Select((column, index) => (column.Key, Text: row[index]))
                .Where(cell => cell.Text.Length > 0)
                .ToDictionary(cell => cell.Key, cell => cell.Text);
    }
}

/// <summary>The values of a sheet, and the violations for texts that cannot be read.</summary>
public sealed record SheetReading(CongressResult Result, Violations Violations);
