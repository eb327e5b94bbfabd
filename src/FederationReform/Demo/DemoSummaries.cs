using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Summaries;
using FederationReform.Tree;

namespace FederationReform.Demo;

/// <summary>
/// A summary of the county and of each township that has an account, as they were written some days ago: the data have
/// gone on since by one village.
/// </summary>
internal static class DemoSummaries
{
    private const int DaysAgo = 4;

    public static async Task AddAsync(
        PortalDbContext db,
        IReadOnlyList<(Unit Unit, string Writer)> units,
        IReadOnlyList<Campaign> campaigns,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var firstTownship = units.FirstOrDefault(u => u.Unit.Level == UnitLevel.Township).Unit;
        foreach (var (unit, writer) in units)
        {
            var scope = new UnitScope(0, writer, Role.CountyStaff, unit.Id, unit.Name, unit.Level, unit.Path);
            var subject = SummarySubject.Of(unit, [.. campaigns.Select(c => c.Id).Order()]);
            var figures = await SummaryCounts.ReadAsync(db, scope, subject, clock.Today(), cancel);
            var text = await BeginSummary.WriteAsync(db, scope, subject, figures, cancel);
            var facts = text.Facts.Replaced(mark => Before(mark, figures));
            var at = clock.UtcNow().AddDays(-DaysAgo);
            var summary = Summary.Begin(unit, subject, text.With(SummaryPart.Facts, facts), writer, at);
            db.Summaries.Add(summary);
            db.RecordAs(AuditActor.Console, AuditEvent.SummaryBegun, () => summary.Subject, $"起草{summary.Title}");
            IReadOnlyList<SummaryForm> reports =
                unit.Level == UnitLevel.County ? [SummaryForm.Research, SummaryForm.WorkReport]
                : unit == firstTownship ? [SummaryForm.DutyReport]
                : [];
            foreach (var form in reports)
                await AddReportAsync(db, scope, unit, form, clock, cancel);
        }
    }

    /// <summary>A report of years, from the county's ledgers and committees.</summary>
    private static async Task AddReportAsync(
        PortalDbContext db,
        UnitScope scope,
        Unit unit,
        SummaryForm form,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var today = clock.Today();
        var subject = SummarySubject.Of(unit, [], form, form.UsualYears(today.Year));
        var figures = await SummaryCounts.ReadAsync(db, scope, subject, today, cancel);
        var text = await BeginSummary.WriteAsync(db, scope, subject, figures, cancel);
        // The work report is the last that was written.
        var at = clock.UtcNow().AddDays(form == SummaryForm.WorkReport ? -1 : -2);
        var report = Summary.Begin(unit, subject, text, scope.AccountName, at);
        db.Summaries.Add(report);
        db.RecordAs(AuditActor.Console, AuditEvent.SummaryBegun, () => report.Subject, $"起草{report.Title}");
    }

    /// <summary>The figure as it was when one village less was done; null where that makes no difference.</summary>
    private static SummaryFigure? Before(FigureMark mark, SummaryFigures figures)
    {
        if (figures.Find(mark.Key) is not { } now)
            return null;
        var done = figures.Value(mark.Key with { Indicator = SummaryIndicator.VillagesDone }) - 1;
        var required = figures.Value(mark.Key with { Indicator = SummaryIndicator.VillagesRequired });
        if (done < 1)
            return null;
        return mark.Key.Indicator switch
        {
            SummaryIndicator.CountedOn => now with { Value = now.Value - DaysAgo },
            SummaryIndicator.VillagesDone => now with { Value = done },
            SummaryIndicator.VillagesRate => now with { Value = new Ratio(done, required).BasisPoints },
            SummaryIndicator.VillageChairs or SummaryIndicator.VillageFormerDirectors when now.Value > 1 => now with
            {
                Value = now.Value - 1,
            },
            SummaryIndicator.VillageViceChairs when now.Value > 2 => now with { Value = now.Value - 2 },
            SummaryIndicator.VillageExecutives when now.Value > 11 => now with { Value = now.Value - 11 },
            _ => null,
        };
    }
}
