using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="Until">UTC; when its one-time password ends or ended.</param>
public sealed record WaitingAccount(
    int Id,
    string Login,
    string DisplayName,
    Role Role,
    string UnitTrail,
    AccountState State,
    DateTime? Until
);

/// <param name="Total">All that wait; the list holds the first <see cref="ManySlips.Most"/>.</param>
public sealed record WaitingAccounts(IReadOnlyList<WaitingAccount> Rows, int Total);

/// <summary>
/// The accounts whose holders have not chosen a password yet, for 重新发放账号单. Null when the role may not see them.
/// </summary>
public sealed class WaitingAccountsQuery(PortalDb portal)
{
    public async Task<WaitingAccounts?> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageAccounts, cancel) is not null)
            return null;
        await using var db = portal.Open(scope);
        var waiting = RenewSlips.Waiting(db, scope).AsNoTracking();
        var accounts = await waiting.Take(ManySlips.Most).ToListAsync(cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, accounts.Select(a => a.UnitPath), cancel);
        var now = portal.Clock.UtcNow();
        return new(
            [
                .. accounts.Select(a => new WaitingAccount(
                    a.Id,
                    a.UserName!,
                    a.DisplayName,
                    a.Role,
                    trails.Of(a.UnitPath),
                    a.StateAt(now),
                    a.OneTimePasswordUntil
                )),
            ],
            await waiting.CountAsync(cancel)
        );
    }
}
