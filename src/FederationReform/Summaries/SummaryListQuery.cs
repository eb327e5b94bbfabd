using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Summaries;

/// <param name="Campaigns">Those that the caller's unit can write about, the newest first; empty for a reader.</param>
/// <param name="ThisYear">In China, the last that a work report can be about.</param>
public sealed record SummaryList(IReadOnlyList<SummaryCampaign> Campaigns, int ThisYear, PageOf<SummaryItem> Page);

public sealed record SummaryCampaign(int Id, string Name);

/// <param name="Years">Of a report; null for a summary of campaigns.</param>
/// <param name="SavedAt">UTC</param>
/// <param name="Mine">Whether the caller writes it; others read it.</param>
public sealed record SummaryItem(
    int Id,
    string Title,
    ReportYears? Years,
    UnitLink Unit,
    int Number,
    string SavedBy,
    DateTime SavedAt,
    bool Mine
);

/// <summary>工作总结 of the caller's unit and below, the latest first.</summary>
public sealed class SummaryListQuery(PortalDb portal)
{
    public const int PageSize = 20;

    /// <returns>Null for an account that may not read records.</returns>
    public async Task<SummaryList?> RunAsync(UnitScope scope, int page, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var writes = scope.May(Permissions.WriteSummaries);
        var campaigns = writes
            ? await SummarySubject
                .CampaignsOf(db, scope, scope.Path)
                .Select(c => new SummaryCampaign(c.Id, c.Name))
                .ToListAsync(cancel)
            : [];
        var all = db.Summaries.AsNoTracking().VisibleTo(scope);
        var total = await all.CountAsync(cancel);
        var number = Paging.Number(page, total, PageSize);
        var rows = await all.OrderByDescending(s => s.SavedAt)
            .ThenByDescending(s => s.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .Select(s => new SummaryItem(
                s.Id,
                s.Title,
                s.FirstYear == null ? null : new ReportYears(s.FirstYear.Value, s.LastYear!.Value),
                new(s.Unit.Id, s.Unit.Name, s.Unit.Level),
                s.Number,
                s.SavedBy,
                s.SavedAt,
                writes && s.UnitId == scope.UnitId
            ))
            .ToListAsync(cancel);
        return new(campaigns, portal.Clock.Today().Year, new(rows, total, number, PageSize));
    }
}
