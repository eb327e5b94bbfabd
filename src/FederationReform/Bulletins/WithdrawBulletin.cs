using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Bulletins;

public sealed record WithdrawBulletinInput(int BulletinId, int Version, Guid OperationId, string? Reason)
    : IVersionedChange;

/// <summary>
/// 作废: the bulletin is kept as it was issued, marked with the reason, and its week can be written anew under another
/// number.
/// </summary>
public sealed class WithdrawBulletin(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        WithdrawBulletinInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.WriteBulletins, input, cancel);
        if (db.Answered)
            return db.Answer;
        var read = await db.Bulletins.VisibleTo(scope).SingleOrDefaultAsync(b => b.Id == input.BulletinId, cancel);
        if (await db.InVersionAsync(read, input.Version, cancel) is not { } bulletin)
            return db.Answer;
        if (bulletin.WithdrawnReason is not null)
            return await db.RefusedAsync(new Violation("Withdrawn", "", "这期周报已经作废。"), cancel);
        if (ReformRefusal.CheckReason(nameof(input.Reason), "作废原因", input.Reason) is { } missing)
            return await db.RefusedAsync(missing, cancel);
        var reason = PlainText.Clean(input.Reason)!;
        bulletin.Withdraw(reason);
        db.Record(
            AuditEvent.BulletinWithdrawn,
            bulletin.Subject,
            $"作废{bulletin.Year}年第{bulletin.Number}期周报"
                + $"（{bulletin.Figures.CampaignName}，{bulletin.Figures.Week.Days}）",
            reason
        );
        return await db.SaveAsync(cancel);
    }
}
