using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="Own">The reader's own account: others change its role and unit.</param>
/// <param name="LastSignInAt">UTC; null before the first.</param>
/// <param name="OneTimePasswordUntil">UTC; null when she chose her own.</param>
/// <param name="History">The latest first.</param>
public sealed record AccountDetails(
    int Id, string Login, string DisplayName, Role Role, int UnitId, string UnitTrail, AccountState State, bool Own,
    DateTime? LastSignInAt, DateTime? OneTimePasswordUntil, int Version, IReadOnlyList<AccountHistoryEntry> History);

/// <param name="At">UTC.</param>
public sealed record AccountHistoryEntry(DateTime At, string By, string Summary, string? Reason, string? Address);

/// <summary>One account with its latest history.</summary>
public sealed class AccountQuery(PortalDb portal)
{
    private const int Entries = 20;

    /// <summary>Null when there is none within the scope, or her role may not see it.</summary>
    public async Task<AccountDetails?> RunAsync(UnitScope scope, int accountId, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageAccounts, cancel) is not null)
            return null;
        await using var db = portal.Open(scope);
        var account = await db.Accounts.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(a => a.Id == accountId, cancel);
        if (account is null)
            return null;
        var trails = await UnitTrails.LoadAsync(db, scope, [account.UnitPath], cancel);
        var history = await db.AuditRecords.VisibleTo(scope).Where(r => r.SubjectKind == SubjectKind.Account && r.SubjectId == accountId)
            .OrderByDescending(r => r.Id).Take(Entries)
            .Select(r => new AccountHistoryEntry(r.At, r.AccountName, r.Summary, r.Reason, r.Address)).ToListAsync(cancel);
        return new(
            account.Id, account.UserName!, account.DisplayName, account.Role, account.UnitId, trails.Of(account.UnitPath), account.StateAt(portal.Clock.UtcNow()),
            account.Id == scope.AccountId, account.LastSignInAt, account.OneTimePasswordUntil, account.Version, history);
    }
}
