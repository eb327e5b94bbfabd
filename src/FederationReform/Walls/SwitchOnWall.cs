using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Walls;

public sealed record SwitchOnWallInput(int CampaignId, Guid OperationId) : IChange;

/// <param name="Token">
/// Null when refused, and when this very operation was carried out before: it is told once and kept nowhere.
/// </param>
public sealed record SwitchedOnWall(string? Token, Violations Violations);

/// <summary>开启大屏 of the caller's own unit; a link that there was before shows nothing any more.</summary>
public sealed class SwitchOnWall(PortalDb portal)
{
    public async Task<SwitchedOnWall> RunAsync(
        UnitScope scope,
        SwitchOnWallInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ShowWall, input, cancel);
        if (db.Answered)
            return new(null, db.Answer);
        var campaign = await db.Campaigns.ShownTo(scope).SingleOrDefaultAsync(c => c.Id == input.CampaignId, cancel);
        var now = portal.Clock.UtcNow();
        var refusal = campaign switch
        {
            null => Refusal.NotFound,
            { Closed: true } => ReformRefusal.OfClosed(campaign),
            _ when now >= WallLink.EndsAt(campaign.Plan, now) => new Violation(
                "CampaignOver",
                "",
                $"任务在 {campaign.Plan.Ends:yyyy年M月d日} 已经到期，大屏随任务结束。"
                    + "还要展示的，请先在任务里把最后一个阶段或目标的日期改到以后。"
            ),
            _ => null,
        };
        if (refusal is not null)
            return new(null, await db.RefusedAsync(refusal, cancel));

        var link = await db
            .WallLinks.VisibleTo(scope)
            .SingleOrDefaultAsync(l => l.UnitId == scope.UnitId && l.CampaignId == campaign!.Id, cancel);
        if (link is null)
            db.WallLinks.Add(link = WallLink.Of(scope, campaign!.Id));
        var before = link.TokenHash;
        var token = link.SwitchOn(scope.AccountName, now);
        db.RecordNew(
            AuditEvent.WallSwitchedOn,
            () => link.Subject,
            $"开启{scope.UnitName}的大屏（{campaign!.Name}）{(before is null ? "" : "，原来的链接作废")}"
        );
        var violations = await db.SaveAsync(cancel, Refusal.Stale);
        return new(violations.Count == 0 ? token : null, violations);
    }
}
