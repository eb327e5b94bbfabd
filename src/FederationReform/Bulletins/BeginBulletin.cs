using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Figures;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

/// <param name="Until">UTC; the closing of the week, as <see cref="BulletinListQuery"/> offers it.</param>
public sealed record BeginBulletinInput(int CampaignId, DateTime Until);

/// <param name="DraftId">0 when refused.</param>
public sealed record BegunBulletin(int DraftId, Violations Violations);

/// <summary>
/// 起草周报 for the caller's own unit: a draft with the text that the figures of the week give. Nothing is recorded in
/// the audit, because no official data change.
/// </summary>
public sealed class BeginBulletin(PortalDb portal)
{
    public async Task<BegunBulletin> RunAsync(
        UnitScope scope,
        BeginBulletinInput input,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.WriteBulletins, cancel) is { } refused)
            return new(0, refused);
        await using var db = portal.Open(scope);
        var until = DateTime.SpecifyKind(input.Until, DateTimeKind.Utc);
        var week = new BulletinWeek(until);
        if (await DashboardSubject.FindAsync(db, scope, input.CampaignId, null, cancel) is not { } subject)
            return Refused(Refusal.NotFound);
        if (until > portal.Clock.UtcNow())
            return Refused(BulletinRefusal.WeekNotClosed(week));
        if (
            await db
                .BulletinDrafts.VisibleTo(scope)
                .AnyAsync(d => d.UnitId == scope.UnitId && d.CampaignId == input.CampaignId && d.Until == until, cancel)
            || await db
                .Bulletins.VisibleTo(scope)
                .AnyAsync(
                    b =>
                        b.UnitId == scope.UnitId
                        && b.CampaignId == input.CampaignId
                        && b.Until == until
                        && b.WithdrawnReason == null,
                    cancel
                )
        )
            return Refused(BulletinRefusal.AlreadyThere(week));
        var figures = await BulletinCounts.ReadAsync(db, subject, week, cancel);
        if (figures.Total.Required == 0)
            return Refused(BulletinRefusal.NoUnits(subject.UnitName));
        var unit = await db.Units.VisibleTo(scope).SingleAsync(u => u.Id == scope.UnitId, cancel);
        var text = new BulletinText(BulletinWords.Body(figures), await ProblemsAsync(db, scope, week, cancel));
        var draft = BulletinDraft.Begin(unit, input.CampaignId, week, text);
        draft.Write(draft.Text, scope.AccountName, portal.Clock.UtcNow());
        db.BulletinDrafts.Add(draft);
        var violations = await db.SaveAsync(cancel, BulletinRefusal.AlreadyThere(week));
        return new(violations.Count == 0 ? draft.Id : 0, violations);
    }

    /// <summary>What the ledger of problems held open at the closing of the week; null when it held nothing.</summary>
    private static async Task<string?> ProblemsAsync(
        PortalDbContext db,
        UnitScope scope,
        BulletinWeek week,
        CancellationToken cancel
    )
    {
        var day = week.LastDay;
        var open = db
            .Problems.VisibleTo(scope)
            .Where(p => p.FoundOn <= day && (p.MendedOn == null || p.MendedOn > day));
        var kinds = await open.GroupBy(p => p.Kind)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var mended = await db
            .Problems.VisibleTo(scope)
            .CountAsync(p => p.MendedOn >= week.FirstDay && p.MendedOn <= day, cancel);
        return BulletinWords.Problems(kinds, await open.CountAsync(p => p.DueOn < day, cancel), mended);
    }

    private static BegunBulletin Refused(Violation why) => new(0, new(why));
}
