using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <param name="Above">From the account's own unit down to this one's parent: the breadcrumb.</param>
/// <param name="Rows">One for each child with villages in the campaign.</param>
/// <param name="Outside">Children without any: named, so that a forgotten one is seen.</param>
public sealed record Progress(
    int CampaignId, string CampaignName, UnitLink Unit, IReadOnlyList<UnitLink> Above, DateOnly Today, DateOnly? Deadline,
    ProgressFigures Total, IReadOnlyList<ProgressRow> Rows, IReadOnlyList<UnitLink> Outside);

public sealed record UnitLink(int Id, string Name, UnitLevel Level);

/// <param name="State">Of a village's own record; null for a unit with children.</param>
public sealed record ProgressRow(UnitLink Unit, ProgressFigures Figures, ReformState? State);

/// <summary>进度: the figures of a unit and of each of its children, from one range of the records and one of the audit.</summary>
public sealed class ProgressQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the campaign or the unit is not in sight.</returns>
    public async Task<Progress?> RunAsync(UnitScope scope, int campaignId, int? unitId = null, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        var today = portal.Clock.Today();
        var found = await ReadAsync(db, scope, subject, ChinaTime.StartOf(ChinaTime.MondayOf(today)), cancel);

        var curve = new TargetCurve(subject.Plan);
        var late = subject.Plan.Deadline < today;
        var below = found.Where(f => f.Path.Length >= subject.Path.Length).ToList();
        var rows = below.Where(f => f.Path.Length > subject.Path.Length).OrderBy(f => f.Path, StringComparer.Ordinal).ToLookup(f => f.Records > 0);
        return new Progress(
            subject.CampaignId, subject.Plan.Name, subject.Link,
            [.. found.Where(f => f.Path.Length < subject.Path.Length).OrderBy(f => f.Path.Length).Select(f => f.Link)],
            today, subject.Plan.Deadline,
            Figures(below),
            [.. rows[true].Select(f => new ProgressRow(f.Link, Figures([f]), f.Level == UnitLevel.Village ? f.OnlyState : null))],
            [.. rows[false].Select(f => f.Link)]);

        ProgressFigures Figures(IReadOnlyList<Found> parts)
        {
            var counted = new ProgressFigures
            {
                Done = parts.Sum(p => p.Done),
                Submitted = parts.Sum(p => p.Submitted),
                Returned = parts.Sum(p => p.Returned),
                InProgress = parts.Sum(p => p.InProgress),
                NotStarted = parts.Sum(p => p.NotStarted),
                Exempt = parts.Sum(p => p.Exempt),
                NetThisWeek = parts.Sum(p => p.Approvals - p.Unlocks),
            };
            var open = counted.Required - counted.Done;
            return counted with
            {
                Late = late ? open : 0,
                Planned = curve.PlannedBy(today, counted.Required),
                DaysWithoutProgress = open > 0 && parts.Max(p => p.ChangedAt) is { } changed ? today.DayNumber - ChinaTime.DateOf(changed).DayNumber : null,
            };
        }
    }

    /// <summary>The unit, those above it that are in sight, and its children, each with what lies below it.</summary>
    private static Task<List<Found>> ReadAsync(PortalDbContext db, UnitScope scope, DashboardSubject subject, DateTime monday, CancellationToken cancel)
    {
        var width = subject.ChildWidth;
        var records =
            from reform in db.UnitReforms.Within(subject.Path)
            where reform.CampaignId == subject.CampaignId
            group reform by reform.UnitPath.Substring(0, width) into below
            select new
            {
                Path = below.Key,
                Done = below.Count(r => r.State == ReformState.Approved),
                Submitted = below.Count(r => r.State == ReformState.Submitted),
                Returned = below.Count(r => r.State == ReformState.Returned),
                InProgress = below.Count(r => r.State == ReformState.InProgress),
                NotStarted = below.Count(r => r.State == ReformState.NotStarted),
                Exempt = below.Count(r => r.State == ReformState.Exempt),
                ChangedAt = below.Max(r => r.State == ReformState.Exempt ? null : (DateTime?)r.ChangedAt),
            };
        var week =
            from change in db.AuditRecords.Within(subject.Path)
            where (change.Event == AuditEvent.RecordApproved || change.Event == AuditEvent.RecordUnlocked) && change.At >= monday
            join reform in db.UnitReforms on change.SubjectId equals reform.Id
            where reform.CampaignId == subject.CampaignId
            group change by change.UnitPath.Substring(0, width) into below
            select new
            {
                Path = below.Key,
                Approvals = below.Count(c => c.Event == AuditEvent.RecordApproved),
                Unlocks = below.Count(c => c.Event == AuditEvent.RecordUnlocked),
            };
        var above = UnitPath.SelfAndAncestors(subject.Path).Where(scope.Covers).ToList();
        return (
            from unit in db.Units
            where unit.ParentId == subject.UnitId || above.Contains(unit.Path)
            join record in records on unit.Path equals record.Path into recordsBelow
            from record in recordsBelow.DefaultIfEmpty()
            join change in week on unit.Path equals change.Path into weekBelow
            from change in weekBelow.DefaultIfEmpty()
            select new Found
            {
                Id = unit.Id,
                Name = unit.Name,
                Level = unit.Level,
                Path = unit.Path,
                Done = (int?)record.Done ?? 0,
                Submitted = (int?)record.Submitted ?? 0,
                Returned = (int?)record.Returned ?? 0,
                InProgress = (int?)record.InProgress ?? 0,
                NotStarted = (int?)record.NotStarted ?? 0,
                Exempt = (int?)record.Exempt ?? 0,
                ChangedAt = record.ChangedAt,
                Approvals = (int?)change.Approvals ?? 0,
                Unlocks = (int?)change.Unlocks ?? 0,
            }).ToListAsync(cancel);
    }

    private sealed class Found
    {
        public required int Id { get; init; }
        public required string Name { get; init; }
        public required UnitLevel Level { get; init; }
        public required string Path { get; init; }
        public required int Done { get; init; }
        public required int Submitted { get; init; }
        public required int Returned { get; init; }
        public required int InProgress { get; init; }
        public required int NotStarted { get; init; }
        public required int Exempt { get; init; }
        public required DateTime? ChangedAt { get; init; }
        public required int Approvals { get; init; }
        public required int Unlocks { get; init; }

        public UnitLink Link => new(Id, Name, Level);

        public int Records => Done + Submitted + Returned + InProgress + NotStarted + Exempt;

        public ReformState OnlyState =>
            Done > 0 ? ReformState.Approved
            : Submitted > 0 ? ReformState.Submitted
            : Returned > 0 ? ReformState.Returned
            : InProgress > 0 ? ReformState.InProgress
            : Exempt > 0 ? ReformState.Exempt
            : ReformState.NotStarted;
    }
}
