using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

#pragma warning disable CA1309 // SQL, as in ScopedQueries: the columns are compared by byte on both engines.

public sealed record Progress
{
    public required int CampaignId { get; init; }
    public required string CampaignName { get; init; }
    public required UnitLink Unit { get; init; }
    public required UnitLevel Takes { get; init; }
    public required DateOnly Today { get; init; }
    public required DateOnly? Deadline { get; init; }
    public required ProgressFigures Total { get; init; }

    /// <summary>One for each unit directly below with units in the campaign.</summary>
    public required IReadOnlyList<ProgressRow> Rows { get; init; }

    /// <summary>Units directly below without any, listed so that a forgotten one is noticed.</summary>
    public required IReadOnlyList<UnitLink> Outside { get; init; }

    public UnitWords Words => UnitWords.Of(Takes);

    /// <summary>
    /// Why the planned figures of the rows need not make the total: a township's plan must be the same whoever looks at
    /// it, on its own page, among its county's laggards and here, so nothing is moved between rows to fit a sum.
    /// </summary>
    public const string RoundedEach =
        "每个单位的计划按它自己的个数取整，在哪一页看都一样，所以各行计划、比计划相加不一定等于合计。";

    /// <summary>Said below the rows whose planned figures do not make the total; null where they do.</summary>
    public string? RoundingNote =>
        Rows.Sum(r => r.Figures.Planned) is var sum && Rows.Count > 1 && sum != Total.Planned
            ? $"各行的计划相加是 {sum} 个，合计是 {Total.Planned} 个：{RoundedEach}"
            : null;
}

/// <param name="State">The state of the unit's own record; null when the units below it take part.</param>
public sealed record ProgressRow(UnitLink Unit, ProgressFigures Figures, ReformState? State);

/// <summary>
/// 进度: the figures of a unit and of each unit directly below it, from one range of the records and one of the audit.
/// </summary>
public sealed class ProgressQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the campaign or the unit lies outside the scope or does not exist.</returns>
    public async Task<Progress?> RunAsync(
        UnitScope scope,
        int campaignId,
        int? unitId = null,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        var today = portal.Clock.Today();
        var found = await ReadAsync(db, subject, ChinaTime.StartOf(ChinaTime.MondayOf(today)), cancel);

        var there = await PaperCompleteness.ThereAsync(
            db,
            campaignId,
            subject.Plan,
            subject.Path,
            subject.ChildWidth,
            cancel
        );
        var curve = new TargetCurve(subject.Plan);
        var late = subject.Plan.Deadline < today;
        var rows = found
            .Where(f => f.Path.Length > subject.Path.Length)
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .ToLookup(f => f.Records > 0);
        return new Progress
        {
            CampaignId = subject.CampaignId,
            CampaignName = subject.Plan.Name,
            Unit = subject.Link,
            Takes = subject.Plan.Takes,
            Today = today,
            Deadline = subject.Plan.Deadline,
            Total = Figures(found),
            Rows =
            [
                .. rows[true]
                    .Select(f => new ProgressRow(
                        f.Link,
                        Figures([f]),
                        f.Level == subject.Plan.Takes ? Figures([f]).OnlyState : null
                    )),
            ],
            Outside = [.. rows[false].Where(f => f.Level <= subject.Plan.Takes).Select(f => f.Link)],
        };

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
                Papers = new(
                    parts.Sum(p => there.GetValueOrDefault(p.Path)),
                    subject.Plan.Papers.Count * counted.Required
                ),
                Planned = curve.PlannedBy(today, counted.Required),
                DaysWithoutProgress =
                    open > 0 && parts.Max(p => p.ChangedAt) is { } changed
                        ? today.DayNumber - ChinaTime.DateOf(changed).DayNumber
                        : null,
            };
        }
    }

    /// <summary>Reads the unit and its children, each with the sums of everything below it.</summary>
    private static async Task<List<Found>> ReadAsync(
        PortalDbContext db,
        DashboardSubject subject,
        DateTime monday,
        CancellationToken cancel
    )
    {
        var found = new List<Found>();
        await foreach (
            var unit in Read.For(db)(
                    db,
                    subject.CampaignId,
                    subject.UnitId,
                    subject.Path,
                    UnitPath.End(subject.Path),
                    subject.ChildWidth,
                    monday
                )
                .WithCancellation(cancel)
        )
            found.Add(unit);
        return found;
    }

    private static readonly PreparedQuery<
        Func<PortalDbContext, int, int, string, string, int, DateTime, IAsyncEnumerable<Found>>
    > Read = new(() =>
        EF.CompileAsyncQuery(
            (PortalDbContext db, int campaignId, int unitId, string path, string end, int width, DateTime monday) =>
                from unit in db.Units
                where unit.ParentId == unitId || unit.Id == unitId
                join record in (
                    from reform in db.UnitReforms
                    where
                        reform.CampaignId == campaignId
                        && string.Compare(reform.UnitPath, path) >= 0
                        && string.Compare(reform.UnitPath, end) < 0
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
                    }
                )
                    on unit.Path equals record.Path
                    into recordsBelow
                from record in recordsBelow.DefaultIfEmpty()
                join week in (
                    from change in db.AuditRecords
                    where
                        (change.Event == AuditEvent.RecordApproved || change.Event == AuditEvent.RecordUnlocked)
                        && change.At >= monday
                        && string.Compare(change.UnitPath, path) >= 0
                        && string.Compare(change.UnitPath, end) < 0
                    join reform in db.UnitReforms on change.SubjectId equals reform.Id
                    where reform.CampaignId == campaignId
                    group change by change.UnitPath.Substring(0, width) into below
                    select new
                    {
                        Path = below.Key,
                        Approvals = below.Count(c => c.Event == AuditEvent.RecordApproved),
                        Unlocks = below.Count(c => c.Event == AuditEvent.RecordUnlocked),
                    }
                )
                    on unit.Path equals week.Path
                    into weekBelow
                from week in weekBelow.DefaultIfEmpty()
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
                    Approvals = (int?)week.Approvals ?? 0,
                    Unlocks = (int?)week.Unlocks ?? 0,
                }
        )
    );

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
    }
}
