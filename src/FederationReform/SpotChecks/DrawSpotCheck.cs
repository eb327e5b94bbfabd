using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.SpotChecks;

public sealed record DrawSpotCheckInput(int CampaignId, SpotCheckTerms Terms, Guid OperationId) : IChange;

/// <param name="SpotCheckId">Null when refused.</param>
public sealed record DrawnSpotCheck(int? SpotCheckId, Violations Violations);

/// <summary>
/// 随机抽取 among the approved units of a campaign below the caller's own unit. The seed comes from the server's
/// cryptographic source at this moment: nobody chooses it, and the same operation, sent twice, draws once.
/// </summary>
public sealed class DrawSpotCheck(PortalDb portal)
{
    public async Task<DrawnSpotCheck> RunAsync(
        UnitScope scope,
        DrawSpotCheckInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.MakeSpotChecks, input, cancel);
        if (db.Answered)
            return await AnswerAsync(db, db.Answer, cancel);
        var campaign = await db.Campaigns.ShownTo(scope).SingleOrDefaultAsync(c => c.Id == input.CampaignId, cancel);
        if (campaign is null)
            return await AnswerAsync(db, await db.RefusedAsync(Refusal.NotFound, cancel), cancel);
        var units = await db
            .UnitReforms.VisibleTo(scope)
            .Where(r => r.CampaignId == campaign.Id && r.State == ReformState.Approved)
            .Select(r => r.Unit)
            .ToDictionaryAsync(u => u.Id, cancel);
        var terms = input.Terms.Cleaned();
        if (terms.Check(units.Count) is { Blocking: true } wrong)
            return await AnswerAsync(db, await db.RefusedAsync(wrong, cancel), cancel);

        IReadOnlyList<Candidate> candidates =
        [
            .. units
                .Values.Select(u => new Candidate(u.Id, u.ParentId!.Value))
                .OrderBy(c => c.Above)
                .ThenBy(c => c.Unit),
        ];
        var last = await db
            .SpotChecks.VisibleTo(scope)
            .Where(c => c.CampaignId == campaign.Id && c.UnitId == scope.UnitId)
            .MaxAsync(c => (int?)c.Number, cancel);
        var check = SpotCheck.Of(
            scope,
            campaign.Id,
            (last ?? 0) + 1,
            terms,
            candidates,
            RandomNumberGenerator.GetBytes(Sample.SeedBytes),
            portal.Clock.UtcNow()
        );
        check.Units.AddRange(check.Redrawn().Select((unit, i) => CheckedUnit.Of(units[unit], i + 1)));
        db.SpotChecks.Add(check);
        db.RecordNew(
            AuditEvent.SpotCheckDrawn,
            () => check.Subject,
            $"“{campaign.Name}”第 {check.Number} 次抽查：{check.Units.Count} 个，候选 {candidates.Count} 个",
            changes:
            [
                new("抽查内容", null, terms.Purpose),
                new("抽法", null, terms.InWords),
                new("种子", null, check.Seed),
                new("候选名单 SHA-256", null, check.Digest),
            ]
        );
        return await AnswerAsync(db, await db.SaveAsync(cancel, Refusal.Stale), cancel);
    }

    private static async Task<DrawnSpotCheck> AnswerAsync(
        PortalDbContext db,
        Violations violations,
        CancellationToken cancel
    ) => new(violations.Count == 0 ? await db.DoneToAsync(AuditEvent.SpotCheckDrawn, cancel) : null, violations);
}
