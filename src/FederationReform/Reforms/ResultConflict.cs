using FederationReform.Rules;

namespace FederationReform.Reforms;

/// <summary>
/// Two people changed the same record: lists where the caller's sheet differs from the stored one, with a choice for
/// each item. A change that only one of them made is preselected; where both changed, the caller must choose.
/// </summary>
public sealed class ResultConflict
{
    private static readonly int Name = ResultColumns.IndexOf("Name");

    private readonly ResultSheet mine;
    private readonly ResultSheet theirs;
    private readonly int?[] pairs;
    private readonly List<ConflictItem> items = [];

    /// <param name="origin">The stored sheet when the caller began.</param>
    /// <param name="mine">The caller's sheet.</param>
    /// <param name="theirs">The sheet that is stored now.</param>
    public ResultConflict(ResultSheet origin, ResultSheet mine, ResultSheet theirs)
    {
        (this.mine, this.theirs) = (mine, theirs);
        pairs = MemberPairing.Pair(theirs.Rows, mine.Rows);
        foreach (var input in ResultColumns.Meeting)
            Compare(input.Key, input.Title, origin[input.Key], mine[input.Key], theirs[input.Key]);
        CompareRows(origin);
        foreach (var code in mine.Reasons.Keys.Union(theirs.Reasons.Keys))
            Compare(
                ReasonKey(code),
                $"保留提醒的原因（{VillageResultRules.Title(code)}）",
                Reason(origin, code),
                Reason(mine, code),
                Reason(theirs, code)
            );
    }

    public IReadOnlyList<ConflictItem> Items => items;

    /// <summary>The caller's sheet, with the stored value in the items whose key is given.</summary>
    public ResultSheet Resolve(IReadOnlySet<string> takeTheirs)
    {
        var resolved = mine.WithRows(ResolvedRows(takeTheirs));
        foreach (var input in ResultColumns.Meeting.Where(i => takeTheirs.Contains(i.Key)))
            resolved = resolved.With(input.Key, theirs[input.Key]);
        foreach (
            var code in mine.Reasons.Keys.Union(theirs.Reasons.Keys).Where(code => takeTheirs.Contains(ReasonKey(code)))
        )
            resolved = resolved.WithReason(code, Reason(theirs, code));
        return resolved;
    }

    private void CompareRows(ResultSheet origin)
    {
        var mineBefore = MemberPairing.Pair(origin.Rows, mine.Rows);
        var theirsBefore = MemberPairing.Pair(origin.Rows, theirs.Rows);
        for (var row = 0; row < mine.Rows.Count; row++)
        {
            if (ResultSheet.IsBlank(mine.Rows[row]))
                continue;
            if (pairs[row] is not { } other)
            {
                // A row in the origin: the other person removed it. Otherwise: the caller added it.
                var unchanged = mineBefore[row] is { } was && Unchanged(origin, was, mine, row);
                Add(
                    MineKey(row),
                    PersonOf(mine, row),
                    Described(mine, row),
                    "",
                    theirsByDefault: unchanged,
                    bothChanged: mineBefore[row] is not null && !unchanged
                );
                continue;
            }
            for (var column = 0; column < ResultColumns.Members.Count; column++)
            {
                var before = mineBefore[row] is { } origins ? origin.Rows[origins][column] : "";
                Compare(
                    CellKey(row, column),
                    $"{PersonOf(mine, row)}：{ResultColumns.Members[column].Title}",
                    before,
                    mine.Rows[row][column],
                    theirs.Rows[other][column]
                );
            }
        }
        foreach (
            var row in Enumerable
                .Range(0, theirs.Rows.Count)
                .Where(row => !pairs.Contains(row) && !ResultSheet.IsBlank(theirs.Rows[row]))
        )
        {
            var unchanged = theirsBefore[row] is { } was && Unchanged(origin, was, theirs, row);
            Add(
                TheirsKey(row),
                PersonOf(theirs, row),
                "",
                Described(theirs, row),
                theirsByDefault: !unchanged,
                bothChanged: theirsBefore[row] is not null && !unchanged
            );
        }
    }

    private void Compare(string key, string label, string before, string mine, string theirs)
    {
        if (mine != theirs)
            Add(
                key,
                label,
                mine,
                theirs,
                theirsByDefault: mine == before,
                bothChanged: mine != before && theirs != before
            );
    }

    private void Add(string key, string label, string mine, string theirs, bool theirsByDefault, bool bothChanged) =>
        items.Add(new(key, label, mine, theirs, theirsByDefault, bothChanged));

    private IEnumerable<IReadOnlyList<string>> ResolvedRows(IReadOnlySet<string> takeTheirs)
    {
        for (var row = 0; row < mine.Rows.Count; row++)
        {
            if (pairs[row] is not { } other)
            {
                if (!takeTheirs.Contains(MineKey(row)))
                    yield return mine.Rows[row];
                continue;
            }
            var kept = row;
            yield return
            [
                .. mine.Rows[row]
                    .Select(
                        (cell, column) => takeTheirs.Contains(CellKey(kept, column)) ? theirs.Rows[other][column] : cell
                    ),
            ];
        }
        foreach (var row in Enumerable.Range(0, theirs.Rows.Count).Where(row => takeTheirs.Contains(TheirsKey(row))))
            yield return theirs.Rows[row];
    }

    private static bool Unchanged(ResultSheet origin, int was, ResultSheet sheet, int row) =>
        origin.Rows[was].SequenceEqual(sheet.Rows[row]);

    private static string Reason(ResultSheet sheet, string code) => sheet.Reasons.GetValueOrDefault(code, "");

    private static string PersonOf(ResultSheet sheet, int row) =>
        sheet.Rows[row][Name] is { Length: > 0 } name ? name : $"第 {row + 1} 行";

    private static string Described(ResultSheet sheet, int row) =>
        string.Join("，", sheet.Rows[row].Where(cell => cell.Length > 0));

    private static string ReasonKey(string code) => new FieldRef(nameof(CongressResult.Reasons), code).ToString();

    private static string CellKey(int row, int column) => MemberFields.Of(row, ResultColumns.Members[column].Key);

    private static string MineKey(int row) => new FieldRef("Mine", row).ToString();

    private static string TheirsKey(int row) => new FieldRef("Theirs", row).ToString();
}

/// <summary>One difference. An empty side of a person's row means that the row is not there.</summary>
/// <param name="TheirsByDefault">Only the other person changed it since the caller began.</param>
/// <param name="BothChanged">Both changed it, so the caller must choose.</param>
public sealed record ConflictItem(
    string Key,
    string Label,
    string Mine,
    string Theirs,
    bool TheirsByDefault,
    bool BothChanged
);
