using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Summaries;

/// <param name="Years">Of a work report, which is about no campaign; null for a summary of campaigns.</param>
public sealed record BeginSummaryInput(IReadOnlyList<int> CampaignIds, Guid OperationId, ReportYears? Years = null)
    : IChange;

/// <param name="SummaryId">0 when refused.</param>
public sealed record BegunSummary(int SummaryId, Violations Violations);

/// <summary>起草工作总结 of the caller's own unit: its first version is the text that the data give.</summary>
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
        if (input.Years?.Check(portal.Clock.Today()) is { } wrong)
            return new(0, await db.RefusedAsync(wrong, cancel));
        var ids = input.Years is null ? input.CampaignIds.Distinct().ToList() : [];
        if (ids.Count == 0 && input.Years is null)
            return new(0, await db.RefusedAsync(SummaryRefusal.NoCampaign, cancel));
        var chosen = await SummarySubject
            .CampaignsOf(db, scope, scope.Path)
            .Where(c => ids.Contains(c.Id))
            .ToListAsync(cancel);
        if (chosen.Count != ids.Count)
            return new(0, await db.RefusedAsync(Refusal.NotFound, cancel));

        var unit = await db.Units.VisibleTo(scope).SingleAsync(u => u.Id == scope.UnitId, cancel);
        var subject = SummarySubject.Of(unit, [.. chosen.Select(c => c.Id).Order()], input.Years);
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
                input.Years is { } years
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
        return subject.Years is { } years
            ? new WorkReportWords(subject, years, figures, matter).Write()
            : new SummaryWords(subject, [.. plans], figures, matter).Write();
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
