using FederationReform.Access;
using FederationReform.ChatRobots;
using FederationReform.Data;
using FederationReform.Figures;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

/// <param name="Text">As it stands on the page; the draft may lag behind it.</param>
public sealed record IssueBulletinInput(int DraftId, int Version, Guid OperationId, BulletinText Text)
    : IVersionedChange
{
    /// <summary>Words of the text that are somebody's name elsewhere, and here are none.</summary>
    public IReadOnlyList<string> NoNames { get; init; } = [];
}

/// <param name="BulletinId">0 when refused.</param>
public sealed record IssuedBulletin(int BulletinId, Violations Violations)
{
    /// <summary>Full names that keep it from being issued.</summary>
    public IReadOnlyList<NameInText> Names { get; init; } = [];
}

/// <summary>
/// 签发周报: the draft becomes a bulletin with the next number of the year. Its figures are counted in this transaction
/// and kept.
/// </summary>
public sealed class IssueBulletin(PortalDb portal)
{
    public async Task<IssuedBulletin> RunAsync(
        UnitScope scope,
        IssueBulletinInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.WriteBulletins, input, cancel);
        if (db.Answered)
            return await AnswerAsync(db, db.Answer, cancel);
        var read = await db.BulletinDrafts.VisibleTo(scope).SingleOrDefaultAsync(d => d.Id == input.DraftId, cancel);
        if (await db.InVersionAsync(read, input.Version, cancel) is not { } draft)
            return await AnswerAsync(db, db.Answer, cancel);
        var text = input.Text.Cleaned();
        if (text.Check(finished: true) is { Blocking: true } wrong)
            return await AnswerAsync(db, await db.RefusedAsync(wrong, cancel), cancel);
        if (await DashboardSubject.FindAsync(db, scope, draft.CampaignId, draft.UnitId, cancel) is not { } subject)
            return await AnswerAsync(db, await db.RefusedAsync(Refusal.NotFound, cancel), cancel);
        var named = await BulletinSetting.NamesPeopleAsync(db, draft.UnitId, cancel)
            ? []
            : await BulletinNames.InAsync(db, draft.UnitPath, text, cancel);
        if (named.Where(n => !input.NoNames.Contains(n.Name)).ToList() is { Count: > 0 } names)
        {
            var refused = await db.RefusedAsync(new Violations(names.Select(BulletinRefusal.NameStands)), cancel);
            return (await AnswerAsync(db, refused, cancel)) with { Names = names };
        }

        var now = portal.Clock.UtcNow();
        var year = ChinaTime.DateOf(now).Year;
        var number =
            1
            + (
                await db
                    .Bulletins.VisibleTo(scope)
                    .Where(b => b.UnitId == draft.UnitId && b.Year == year)
                    .MaxAsync(b => (int?)b.Number, cancel)
                ?? 0
            );
        var figures = await BulletinCounts.ReadAsync(db, subject, draft.Week, cancel);
        var bulletin = Bulletin.Issue(draft, number, text, figures, scope.AccountName, now);
        db.Bulletins.Add(bulletin);
        db.BulletinDrafts.Remove(draft);
        db.RecordNew(
            AuditEvent.BulletinIssued,
            () => bulletin.Subject,
            $"签发{year}年第{number}期周报（{figures.CampaignName}，{draft.Week.Days}）",
            changes:
            [
                new("累计完成", null, $"{figures.Total.Done}/{figures.Total.Required}"),
                new("本周净增", null, $"{figures.Total.Net}"),
                // Whoever reads the audit sees which words the writer answered for.
                .. named.Select(n => new FieldChange("不是人名", null, n.Name)),
            ]
        );
        await db.TellAsync(
            scope,
            $"【周报】{scope.UnitName}{year}年第{number}期周报已签发：累计完成 "
                + $"{figures.Total.Done}/{figures.Total.Required}，本周净增 {figures.Total.Net}。",
            now,
            cancel
        );
        return await AnswerAsync(db, await db.SaveAsync(cancel), cancel);
    }

    private static async Task<IssuedBulletin> AnswerAsync(
        PortalDbContext db,
        Violations violations,
        CancellationToken cancel
    ) => new(violations.Count == 0 ? await db.DoneToAsync(AuditEvent.BulletinIssued, cancel) ?? 0 : 0, violations);
}
