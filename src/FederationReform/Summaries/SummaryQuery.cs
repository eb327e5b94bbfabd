using FederationReform.Access;
using FederationReform.Data;
using FederationReform.PaperLooks;
using FederationReform.Papers;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Summaries;

/// <summary>A summary with the figures as they are now.</summary>
public sealed record ShownSummary
{
    public required int Id { get; init; }

    /// <summary>To be sent back with the next change.</summary>
    public required int Version { get; init; }
    public required UnitLink Unit { get; init; }

    /// <summary>The names of its campaigns; a withdrawn one is left out.</summary>
    public required IReadOnlyList<string> Campaigns { get; init; }

    /// <summary>Of a report of years; null for a summary of campaigns.</summary>
    public required ReportYears? Years { get; init; }

    /// <summary>
    /// Of a report of years: those of which 活动台账 has nothing, so that no sum of five years is read out that two
    /// years made.
    /// </summary>
    public required IReadOnlyList<int> SilentYears { get; init; }

    /// <summary>The version that was asked for: the newest one unless another was named.</summary>
    public required int Number { get; init; }
    public required SummaryText Text { get; init; }
    public required SummaryFigures Figures { get; init; }

    /// <summary>What the data would give as the first text today.</summary>
    public required SummaryText Suggested { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<SummaryVersionItem> Versions { get; init; }

    /// <summary>What the caller wrote and did not save; null where there is nothing.</summary>
    public required KeptSummaryDraft? Draft { get; init; }

    public required bool MayWrite { get; init; }

    /// <summary>Of the unit's papers.</summary>
    public required LinePitch Pitch { get; init; }

    public SummaryVersionItem Newest => Versions[0];

    public SummaryVersionItem Shown => Versions.First(v => v.Number == Number);

    /// <summary>The day in China on which the shown version was saved.</summary>
    public DateOnly SavedOn => ChinaTime.DateOf(Shown.SavedAt);

    internal string UnitPath { get; init; } = "";
}

/// <param name="SavedAt">UTC</param>
/// <param name="Restored">The number of the version that was restored; null for a text that was written.</param>
public sealed record SummaryVersionItem(int Number, string SavedBy, DateTime SavedAt, int? Restored);

/// <param name="BaseVersion">The summary's version from which the writer went on.</param>
/// <param name="SavedAt">UTC</param>
public sealed record KeptSummaryDraft(SummaryText Text, int BaseVersion, DateTime SavedAt);

/// <summary>One summary, for its writers and for those above who read it.</summary>
public sealed class SummaryQuery(PortalDb portal)
{
    /// <param name="number">Of a version; null for the newest one.</param>
    /// <returns>Null when it lies outside the scope, or the account may not read records.</returns>
    public async Task<ShownSummary?> RunAsync(
        UnitScope scope,
        int id,
        int? number = null,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var summary = await db
            .Summaries.AsNoTracking()
            .VisibleTo(scope)
            .Include(s => s.Unit)
            .SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (summary is null)
            return null;
        var versions = await db
            .SummaryVersions.AsNoTracking()
            .Where(v => v.SummaryId == id)
            .OrderByDescending(v => v.Number)
            .Select(v => new SummaryVersionItem(v.Number, v.SavedBy, v.SavedAt, v.Restored))
            .ToListAsync(cancel);
        var shown = number ?? versions[0].Number;
        if (versions.TrueForAll(v => v.Number != shown))
            return null;
        var writes = scope.May(Permissions.WriteSummaries) && summary.UnitId == scope.UnitId;
        var draft = writes
            ? await db
                .SummaryDrafts.AsNoTracking()
                .VisibleTo(scope)
                .Where(d => d.AccountId == scope.AccountId && d.SummaryId == id)
                .Select(d => new KeptSummaryDraft(d.Text, d.BaseVersion, d.SavedAt))
                .SingleOrDefaultAsync(cancel)
            : null;
        var subject = SummarySubject.Of(summary.Unit, summary.CampaignIds, summary.Form, summary.Years);
        var figures = await SummaryCounts.ReadAsync(db, scope, subject, portal.Clock.Today(), cancel);
        var ids = summary.CampaignIds;
        return new()
        {
            Id = summary.Id,
            Version = summary.Version,
            Unit = new(summary.UnitId, summary.Unit.Name, summary.Unit.Level),
            UnitPath = summary.UnitPath,
            Campaigns = await SummarySubject
                .CampaignsOf(db, scope, subject.Path)
                .Where(c => ids.Contains(c.Id))
                .Select(c => c.Name)
                .ToListAsync(cancel),
            Years = summary.Years,
            SilentYears = await SilentYearsAsync(db, summary, cancel),
            Number = shown,
            Text = await db.TextOfAsync(id, shown, cancel),
            Figures = figures,
            Suggested = await BeginSummary.WriteAsync(db, scope, subject, figures, cancel),
            Versions = versions,
            Draft = draft,
            MayWrite = writes,
            Pitch = await PaperSetting.PitchOfAsync(db, summary.UnitPath, cancel),
        };
    }

    private static async Task<IReadOnlyList<int>> SilentYearsAsync(
        PortalDbContext db,
        Summary summary,
        CancellationToken cancel
    )
    {
        if (summary.Years is not { } years)
            return [];
        var said = await db
            .Activities.Within(summary.UnitPath)
            .Where(a => a.On != null)
            .Select(a => a.On!.Value.Year)
            .Distinct()
            .ToListAsync(cancel);
        return [.. years.All.Except(said)];
    }
}
