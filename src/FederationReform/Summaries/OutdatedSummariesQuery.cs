using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Summaries;

/// <summary>
/// Of the caller's own summaries and reports, those whose newest version has figures that the data have left behind,
/// with how many. The figures are counted once for all texts about the same campaigns and years; asked apart from the
/// list, so that the list does not wait for them.
/// </summary>
public sealed class OutdatedSummariesQuery(PortalDb portal)
{
    /// <param name="ids">At most a page of the list; what is not the caller's own is left out.</param>
    public async Task<IReadOnlyDictionary<int, int>> RunAsync(
        UnitScope scope,
        IReadOnlyList<int> ids,
        CancellationToken cancel = default
    )
    {
        var outdated = new Dictionary<int, int>();
        if (!scope.May(Permissions.WriteSummaries))
            return outdated;
        await using var db = portal.Open(scope);
        var newest = await db
            .SummaryVersions.AsNoTracking()
            .VisibleTo(scope)
            .Where(v => v.UnitId == scope.UnitId && ids.Contains(v.SummaryId) && v.Number == v.Summary.Number)
            .OrderByDescending(v => v.SavedAt)
            .Take(SummaryListQuery.PageSize)
            .Include(v => v.Summary.Unit)
            .ToListAsync(cancel);
        foreach (var same in newest.GroupBy(v => AboutOf(v.Summary)))
        {
            var summary = same.First().Summary;
            var subject = SummarySubject.Of(summary.Unit, summary.CampaignIds, summary.Form, summary.Years);
            var figures = await SummaryCounts.ReadAsync(db, scope, subject, portal.Clock.Today(), cancel);
            foreach (var version in same)
                if (Differences(version.Text, figures) is > 0 and var count)
                    outdated.Add(version.SummaryId, count);
        }
        return outdated;
    }

    private static (string Campaigns, SummaryForm Form, ReportYears? Years) AboutOf(Summary summary) =>
        (string.Join(',', summary.CampaignIds), summary.Form, summary.Years);

    // As the page of the summary lists them: a figure that stands in several places of a part is one.
    private static int Differences(SummaryText text, SummaryFigures figures) =>
        SummaryDifferences
            .Of(text, figures)
            .Where(d => d.Mark.Key.Indicator != SummaryIndicator.CountedOn)
            .DistinctBy(d => (d.Part, d.Mark.Key, d.Mark.Written))
            .Count();
}
