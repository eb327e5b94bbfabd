using FederationReform.Dashboards;

namespace FederationReform.Web.Dashboards;

/// <summary>By which column the rows of the progress table stand.</summary>
public enum ProgressSort
{
    Unit,
    Required,
    Done,
    Completion,
    Papers,
    Deviation,
    Submitted,
    Returned,
    InProgress,
    NotStarted,
    Week,
    Days,
}

internal static class ProgressSorts
{
    public static IEnumerable<ProgressRow> Sorted(
        this IReadOnlyList<ProgressRow> rows,
        ProgressSort sort,
        bool descending
    )
    {
        // LINQ's order is stable: among equals the tree's own order stays.
        Func<ProgressRow, int> key = sort switch
        {
            ProgressSort.Required => r => r.Figures.Required,
            ProgressSort.Done => r => r.Figures.Done,
            ProgressSort.Completion => r => r.Figures.Completion.BasisPoints,
            ProgressSort.Papers => r => r.Figures.Papers.BasisPoints,
            ProgressSort.Deviation => r => r.Figures.Deviation,
            ProgressSort.Submitted => r => r.Figures.Submitted,
            ProgressSort.Returned => r => r.Figures.Returned,
            ProgressSort.InProgress => r => r.Figures.InProgress,
            ProgressSort.NotStarted => r => r.Figures.NotStarted,
            ProgressSort.Week => r => r.Figures.NetThisWeek,
            ProgressSort.Days => r => r.Figures.DaysWithoutProgress ?? -1,
            _ => _ => 0,
        };
        return sort == ProgressSort.Unit ? (descending ? rows.Reverse() : rows)
            : descending ? rows.OrderByDescending(key)
            : rows.OrderBy(key);
    }
}
