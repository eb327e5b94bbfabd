using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

public sealed record AccountOverview
{
    public required int Active { get; init; }
    public required int Waiting { get; init; }
    public required int Expired { get; init; }
    public required int Disabled { get; init; }

    /// <summary>
    /// Enabled accounts that have not signed in for <see cref="AccountOverviewQuery.IdleDays"/> days.
    /// </summary>
    public required int Idle { get; init; }

    /// <summary>Townships in use without a chair's account: nobody can submit their results.</summary>
    public required int TownshipsWithout { get; init; }

    /// <summary>
    /// True while there are no units below the caller's unit; they must be created before the accounts.
    /// </summary>
    public required bool NoVillages { get; init; }

    /// <summary>Failed sign-ins of the last 24 hours.</summary>
    public required int Failures { get; init; }

    public required int Locks { get; init; }
}

/// <summary>账号状况, for the administrator's desk. Null when the role may not see it.</summary>
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
        return new()
        {
            Active = await accounts.CountAsync(AccountStates.Is(AccountState.Active, now), cancel),
            Waiting = await accounts.CountAsync(AccountStates.Is(AccountState.Waiting, now), cancel),
            Expired = await accounts.CountAsync(AccountStates.Is(AccountState.Expired, now), cancel),
            Disabled = await accounts.CountAsync(AccountStates.Is(AccountState.Disabled, now), cancel),
            Idle = await accounts.CountAsync(
                a => !a.Disabled && !a.MustChangePassword && a.LastSignInAt < idleSince,
                cancel
            ),
            TownshipsWithout = await db
                .Units.VisibleTo(scope)
                .CountAsync(
                    u =>
                        u.Level == Tree.UnitLevel.Township
                        && u.ValidTo == null
                        && !db.Accounts.Any(a => a.UnitId == u.Id && a.Role == Role.TownshipChair && !a.Disabled),
                    cancel
                ),
            NoVillages = !await db
                .Units.VisibleTo(scope)
                .AnyAsync(u => u.Level == Tree.UnitLevel.Village && u.ValidTo == null, cancel),
            Failures = await recent.CountAsync(r => r.Event == Data.AuditEvent.SignInFailed, cancel),
            Locks = await recent.CountAsync(r => r.Event == Data.AuditEvent.SignInLocked, cancel),
        };
    }
}
