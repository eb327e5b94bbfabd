using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="Idle">Enabled, and not signed in for <see cref="AccountOverviewQuery.IdleDays"/> days.</param>
/// <param name="TownshipsWithout">Townships in use that have no chair's account: nobody can hand in their results.</param>
/// <param name="NoVillages">Nothing below her unit has been set up yet, which comes before every account.</param>
/// <param name="Failures">Failed sign-ins of the last 24 hours.</param>
public sealed record AccountOverview(int Active, int Waiting, int Expired, int Disabled, int Idle, int TownshipsWithout, bool NoVillages, int Failures, int Locks);

/// <summary>账号状况, for the administrator's desk. Null when her role may not see it.</summary>
public sealed class AccountOverviewQuery(PortalDb portal)
{
    public const int IdleDays = 60;

    public async Task<AccountOverview?> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageAccounts, cancel) is not null)
            return null;
        await using var db = portal.Open(scope);
        var now = portal.Clock.UtcNow();
        var (idleSince, yesterday) = (now.AddDays(-IdleDays), now.AddDays(-1));
        var accounts = db.Accounts.VisibleTo(scope);
        var recent = db.AuditRecords.VisibleTo(scope).Where(r => r.At >= yesterday);
        return new(
            await accounts.CountAsync(AccountStates.Is(AccountState.Active, now), cancel),
            await accounts.CountAsync(AccountStates.Is(AccountState.Waiting, now), cancel),
            await accounts.CountAsync(AccountStates.Is(AccountState.Expired, now), cancel),
            await accounts.CountAsync(AccountStates.Is(AccountState.Disabled, now), cancel),
            await accounts.CountAsync(a => !a.Disabled && !a.MustChangePassword && a.LastSignInAt < idleSince, cancel),
            await db.Units.VisibleTo(scope).CountAsync(u => u.Level == Units.UnitLevel.Township && u.ValidTo == null && !db.Accounts.Any(a => a.UnitId == u.Id && a.Role == Role.TownshipChair && !a.Disabled), cancel),
            !await db.Units.VisibleTo(scope).AnyAsync(u => u.Level == Units.UnitLevel.Village && u.ValidTo == null, cancel),
            await recent.CountAsync(r => r.Event == Audit.AuditEvent.SignInFailed, cancel),
            await recent.CountAsync(r => r.Event == Audit.AuditEvent.SignInLocked, cancel));
    }
}
