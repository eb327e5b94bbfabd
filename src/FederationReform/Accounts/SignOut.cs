using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>
/// 退出: ends all sessions of the account. The stamp changes, so that a page left open in another tab or on another
/// computer ends too.
/// </summary>
[ActsWithoutScope("必须先改密码的账号没有范围，也要能退出")]
public sealed class SignOut(PortalDb portal)
{
    public async Task RunAsync(int accountId, string? address, CancellationToken cancel = default)
    {
        await using var db = portal.OpenForSystem();
        if (await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId, cancel) is not { } account)
            return;
        account.EndSessions();
        db.RecordAs(
            new(account.Id, account.DisplayName, address),
            AuditEvent.SignedOut,
            () => account.Subject,
            $"{account.Label}退出"
        );
        // A conflict means that the stamp was changed at this moment or that the account signed in again; neither is
        // undone.
        await db.SaveAsync(cancel);
    }
}
