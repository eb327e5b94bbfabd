using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Summaries;

/// <param name="CampaignIds">Of a summary; a report is about no campaign.</param>
/// <param name="Years">Of a report; null for a summary.</param>
public sealed record BeginSummaryInput(
    IReadOnlyList<int> CampaignIds,
    Guid OperationId,
    SummaryForm Form = SummaryForm.Summary,
    ReportYears? Years = null
) : IChange;

/// <param name="SummaryId">0 when refused.</param>
public sealed record BegunSummary(int SummaryId, Violations Violations);

/// <summary>
/// 起草工作总结 of the caller's own unit, or one of its reports: its first version is the text that the data give.
/// </summary>
public sealed class BeginSummary(PortalDb portal)
{
    public async Task<BegunSummary> RunAsync(
        UnitScope scope,
        BeginSummaryInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.WriteSummaries, input, cancel);
        if (db.Answered)
            return await AnswerAsync(db, db.Answer, cancel);
        var years = SummaryForms.OfYears.Contains(input.Form) ? input.Years ?? new(0, 0) : null;
        if (years?.Check(portal.Clock.Today()) is { } wrong)
            return new(0, await db.RefusedAsync(wrong, cancel));
        var ids = years is null ? input.CampaignIds.Distinct().ToList() : [];
        if (ids.Count == 0 && years is null)
            return new(0, await db.RefusedAsync(SummaryRefusal.NoCampaign, cancel));
        var chosen = await SummarySubject
            .CampaignsOf(db, scope, scope.Path)
            .Where(c => ids.Contains(c.Id))
            .ToListAsync(cancel);
        if (chosen.Count != ids.Count)
            return new(0, await db.RefusedAsync(Refusal.NotFound, cancel));

        var unit = await db.Units.VisibleTo(scope).SingleAsync(u => u.Id == scope.UnitId, cancel);
        var subject = SummarySubject.Of(unit, [.. chosen.Select(c => c.Id).Order()], input.Form, years);
        var figures = await SummaryCounts.ReadAsync(db, scope, subject, portal.Clock.Today(), cancel);
        var text = await WriteAsync(db, scope, subject, figures, cancel);
        var summary = Summary.Begin(unit, subject, text, scope.AccountName, portal.Clock.UtcNow());
        db.Summaries.Add(summary);
        db.RecordNew(
            AuditEvent.SummaryBegun,
            () => summary.Subject,
            $"起草{text.Title}",
            changes:
            [
                years is not null
                    ? new("年度", null, years.Name)
                    : new("任务", null, string.Join("、", chosen.Select(c => c.Name))),
            ]
        );
        return await AnswerAsync(db, await db.SaveAsync(cancel), cancel);
    }

    /// <summary>The text of a part as the data give it now, for a writer who wants to begin it anew.</summary>
    internal static async Task<SummaryText> WriteAsync(
        PortalDbContext db,
        UnitScope scope,
        SummarySubject subject,
        SummaryFigures figures,
        CancellationToken cancel
    )
    {
        var campaigns = await SummarySubject.CampaignsOf(db, scope, subject.Path).ToListAsync(cancel);
        var plans = campaigns.Where(c => subject.CampaignIds.Contains(c.Id)).Select(c => c.Plan);
        var matter = await MatterAsync(db, subject, cancel);
        var summary = new SummaryWords(subject, [.. plans], figures, matter);
        return subject.Years is not { } years
            ? summary.Write()
            : subject.Form switch
            {
                SummaryForm.Research => new ResearchWords(subject, years, figures, summary).Write(),
                SummaryForm.DutyReport => new DutyReportWords(subject, years, figures, summary).Write(),
                _ => new WorkReportWords(subject, years, figures, summary).Write(),
            };
    }

    private static async Task<SummaryMatter> MatterAsync(
        PortalDbContext db,
        SummarySubject subject,
        CancellationToken cancel
    )
    {
        var meetings = await db
            .Posts.Where(p =>
                p.UnitId == subject.UnitId
                && p.Committee.EndedOn == null
                && p.EndOn == null
                && p.WayIn == WayIn.ByElected
            )
            .Select(p => p.BegunBy.Meeting)
            .Distinct()
            .ToListAsync(cancel);
        var problems = await db
            .Problems.AsNoTracking()
            .Within(subject.Path)
            .OrderByDescending(p => p.Id)
            .Select(p => p.Entry)
            .ToListAsync(cancel);
        return new(
            meetings is [{ } only] ? only : null,
            await WomensCommittee.ReadAsync(db, subject.Path, cancel),
            problems
        );
    }

    private static async Task<BegunSummary> AnswerAsync(
        PortalDbContext db,
        Violations violations,
        CancellationToken cancel
    ) => new(violations.Count == 0 ? await db.DoneToAsync(AuditEvent.SummaryBegun, cancel) ?? 0 : 0, violations);
}
