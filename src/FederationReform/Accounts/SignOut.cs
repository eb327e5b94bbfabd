using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>
/// 退出: everywhere at once. The stamp turns, so that a page left open in another tab or at another desk ends too; whoever signs out
/// of a borrowed computer means it (CI-06).
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
        db.RecordAs(new(account.Id, account.DisplayName, address), AuditEvent.SignedOut, () => account.Subject, $"{account.Label}退出");
        // Whoever changed the account at this very moment turned the stamp as well, or she signed in again: neither is undone.
        await db.SaveAsync(Guid.NewGuid(), cancel);
    }
}
