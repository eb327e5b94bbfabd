using System.Text.Json;
using FederationReform.Rules;

namespace FederationReform.Web.Reforms;

/// <summary>What the browser sends of a sheet, put into it: the text of one input, or a pasted block of rows.</summary>
internal static class SheetInput
{
    /// <summary>Of each column of the list, the words to choose from; null where any text may stand. As JSON.</summary>
    /// <remarks>
    /// A circuit describes each type that it sends to the browser for itself and keeps the description: lists of its
    /// own would cost every open page more memory than the sheet. A text costs nothing.
    /// </remarks>
    public static string Choices { get; } =
        JsonSerializer.Serialize(
            ResultColumns.Members.Select(column =>
                column.Codes?.Choices.Select(choice => new Choice(choice.Number, choice.Name, choice.Initials))
            ),
            JsonSerializerOptions.Web
        );

    /// <summary>
    /// The texts of all inputs, as JSON: the meeting's by key, the list's by row, the reasons by code.
    /// </summary>
    public static string TextsOf(ResultSheet sheet) =>
        JsonSerializer.Serialize(
            new Texts(
                ResultColumns.Meeting.ToDictionary(input => input.Key, input => sheet[input.Key]),
                sheet.Rows,
                sheet.Reasons
            ),
            JsonSerializerOptions.Web
        );

    /// <summary>The titles of the columns, for the styles: on a phone each cell stands under its own.</summary>
    public static string Titles { get; } =
        string.Concat(ResultColumns.Members.Select((column, index) => $"--title-{index}: \"{column.Title}\"; "));

    /// <param name="key">A cell of the list as JSON, the reason of a reminder, or an input of the meeting.</param>
    /// <param name="final">False while the user pauses within the input: then the text stays as it is typed.</param>
    /// <returns>The same sheet for a key that is none; and what the input should show, null for no change.</returns>
    public static (ResultSheet Changed, string? Shown) Apply(ResultSheet sheet, string key, string text, bool final)
    {
        if (key.StartsWith('{') && JsonSerializer.Deserialize<CellAddress>(key, JsonSerializerOptions.Web) is { } cell)
        {
            if (
                cell.Row is < 0 or >= ResultSheet.MaxRows
                || cell.Column < 0
                || cell.Column >= ResultColumns.Members.Count
            )
                return (sheet, null);
            var shown = final ? ResultColumns.Tidy(cell.Column, text, typed: true) : text;
            var beyond = cell.Row >= sheet.Rows.Count && string.IsNullOrWhiteSpace(text);
            return (beyond ? sheet : sheet.WithCell(cell.Row, cell.Column, shown), shown);
        }
        if (ElectionFields.ReadReason(key) is { } reason)
            return (sheet.WithReason(reason, text), null);
        if (ResultColumns.Meeting.All(input => input.Key != key))
            return (sheet, null);
        var tidy = final ? ResultColumns.TidyMeeting(key, text) : text;
        return (sheet.With(key, tidy), tidy);
    }

    /// <param name="row">The row that the first row of the block goes into.</param>
    public static ResultSheet Paste(ResultSheet sheet, int row, PastedBlock block) =>
        sheet.WithBlock(
            row,
            block.Columns,
            [
                .. block.Rows.Select(line =>
                    (IReadOnlyList<string>)
                        [.. line.Select((cell, i) => ResultColumns.Tidy(block.Columns[i], cell, typed: false))]
                ),
            ]
        );

    /// <param name="unreadable">How many cells of the sheet cannot be read now.</param>
    public static string WordsOfPaste(int row, PastedBlock block, int unreadable)
    {
        var taken = Math.Min(block.Rows.Count, ResultSheet.MaxRows - row);
        var columns = string.Join("、", block.Columns.Select(column => ResultColumns.Members[column].Title));
        return $"粘贴了 {taken} 行，{(block.Headed ? "按表头对应" : "按顺序对应")}：{columns}。"
            + (block.Unused.Count > 0 ? $"没有用到的列：{string.Join("、", block.Unused)}。" : "")
            + (
                taken < block.Rows.Count
                    ? $"一份名单最多 {ResultSheet.MaxRows} 行，后面的 {block.Rows.Count - taken} 行没有放进来。"
                    : ""
            )
            + (unreadable > 0 ? $"有 {unreadable} 格认不出来，已标红。" : "");
    }

    public sealed record Choice(int Number, string Name, string Initials);

    private sealed record CellAddress(int Row, int Column);

    private sealed record Texts(
        IReadOnlyDictionary<string, string> Fields,
        IReadOnlyList<IReadOnlyList<string>> Rows,
        IReadOnlyDictionary<string, string> Reasons
    );
}
