using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.PaperLooks;
using FederationReform.Papers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

/// <summary>A bulletin as it was issued, and what of it is otherwise today.</summary>
public sealed record ShownBulletin
{
    public required int Id { get; init; }
    public required int Version { get; init; }
    public required int CampaignId { get; init; }
    public required int UnitId { get; init; }
    internal string UnitPath { get; init; } = "";
    public required int Year { get; init; }
    public required int Number { get; init; }
    public required BulletinText Text { get; init; }
    public required BulletinFigures Figures { get; init; }
    public required string IssuedBy { get; init; }

    /// <summary>UTC</summary>
    public required DateTime IssuedAt { get; init; }

    public required string? WithdrawnReason { get; init; }

    /// <summary>Of the unit's papers.</summary>
    public required LinePitch Pitch { get; init; }

    /// <summary>Figures that are otherwise today; empty where nothing was corrected.</summary>
    public required IReadOnlyList<BulletinDifference> Differences { get; init; }

    /// <summary>Records that the bulletin counts as done and that were unlocked since.</summary>
    public required IReadOnlyList<UnlockedSince> Unlocked { get; init; }

    public bool MayWrite { get; init; }
}

/// <param name="What">For example 累计完成.</param>
public sealed record BulletinDifference(string Unit, string What, int Issued, int Now);

/// <param name="Reason">Why the record was unlocked or exempted.</param>
public sealed record UnlockedSince(int UnitId, string UnitName, string? Reason);

/// <summary>
/// 一期周报. What it says is never changed by later corrections; they are listed beside it, so that the next bulletin
/// and this one can be explained to whoever holds both.
/// </summary>
public sealed class BulletinQuery(PortalDb portal)
{
    public async Task<ShownBulletin?> RunAsync(UnitScope scope, int id, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewProgress))
            return null;
        await using var db = portal.Open(scope);
        var bulletin = await db.Bulletins.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(b => b.Id == id, cancel);
        if (bulletin is null)
            return null;
        var subject = await DashboardSubject.FindAsync(db, scope, bulletin.CampaignId, bulletin.UnitId, cancel);
        var unlocked = subject is null ? [] : await UnlockedAsync(db, subject, bulletin.Until, cancel);
        var now = subject is null ? null : await BulletinCounts.ReadAsync(db, subject, bulletin.Figures.Week, cancel);
        return new()
        {
            Id = bulletin.Id,
            Version = bulletin.Version,
            CampaignId = bulletin.CampaignId,
            UnitId = bulletin.UnitId,
            UnitPath = bulletin.UnitPath,
            Year = bulletin.Year,
            Number = bulletin.Number,
            Text = bulletin.Text,
            Figures = bulletin.Figures,
            IssuedBy = bulletin.IssuedBy,
            IssuedAt = bulletin.IssuedAt,
            WithdrawnReason = bulletin.WithdrawnReason,
            Pitch = await PaperSetting.PitchOfAsync(db, bulletin.UnitPath, cancel),
            Differences = now is null ? [] : [.. Differences(bulletin.Figures, now)],
            Unlocked = unlocked,
            MayWrite = scope.May(Permissions.WriteBulletins) && bulletin.UnitId == scope.UnitId,
        };
    }

    /// <summary>
    /// Records approved by the closing of the week whose approval no longer stands. The figure of the week itself does
    /// not show them: by then they were done.
    /// </summary>
    private static async Task<List<UnlockedSince>> UnlockedAsync(
        PortalDbContext db,
        DashboardSubject subject,
        DateTime until,
        CancellationToken cancel
    )
    {
        var done =
            from change in db.AuditRecords.Within(subject.Path)
            where
                change.At < until
                && (change.Event == AuditEvent.RecordApproved || change.Event == AuditEvent.RecordUnlocked)
            group change by change.SubjectId into changes
            where
                changes.Count(c => c.Event == AuditEvent.RecordApproved)
                > changes.Count(c => c.Event == AuditEvent.RecordUnlocked)
            select changes.Key;
        return await (
            from reform in db.UnitReforms.Within(subject.Path)
            join id in done on reform.Id equals id
            where reform.CampaignId == subject.CampaignId && reform.State != ReformState.Approved
            orderby reform.UnitPath
            select new UnlockedSince(reform.UnitId, reform.Unit.Name, reform.StateReason)
        ).ToListAsync(cancel);
    }

    private static IEnumerable<BulletinDifference> Differences(BulletinFigures issued, BulletinFigures now)
    {
        var today = now.Rows.ToDictionary(r => r.UnitId!.Value);
        foreach (
            var (then, current) in issued
                .Rows.Select(r => (Then: r, Now: today.GetValueOrDefault(r.UnitId!.Value)))
                .Prepend((issued.Total, now.Total))
        )
        {
            foreach (var (what, figure) in Compared)
                if (
                    figure(then) is var printed
                    && (current is null ? 0 : figure(current)) is var shown
                    && printed != shown
                )
                    yield return new(then.Name, what, printed, shown);
        }
        foreach (var added in now.Rows.Where(r => issued.Rows.All(i => i.UnitId != r.UnitId)))
            yield return new(added.Name, "应完成", 0, added.Required);
    }

    private static readonly (string What, Func<BulletinRow, int> Figure)[] Compared =
    [
        ("应完成", r => r.Required),
        ("本周净增", r => r.Net),
        ("累计完成", r => r.Done),
        ("计划", r => r.Planned),
        ("主席", r => r.People.Chairs),
        ("副主席", r => r.People.ViceChairs),
        ("执委", r => r.People.Executives),
    ];
}
