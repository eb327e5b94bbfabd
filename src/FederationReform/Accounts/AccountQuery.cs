using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

public sealed record AccountDetails
{
    public required int Id { get; init; }
    public required string Login { get; init; }
    public required string DisplayName { get; init; }
    public required Role Role { get; init; }
    public required int UnitId { get; init; }
    public required string UnitTrail { get; init; }
    public required AccountState State { get; init; }

    /// <summary>
    /// Whether it is the caller's own account, whose role and unit only another administrator may change.
    /// </summary>
    public required bool Own { get; init; }

    /// <summary>UTC; null when the account never signed in.</summary>
    public required DateTime? LastSignInAt { get; init; }

    /// <summary>UTC; null when the account holder has chosen a password.</summary>
    public required DateTime? OneTimePasswordUntil { get; init; }

    public required int Version { get; init; }

    /// <summary>The latest first.</summary>
    public required IReadOnlyList<AccountHistoryEntry> History { get; init; }
}

/// <param name="At">UTC.</param>
public sealed record AccountHistoryEntry(DateTime At, string By, string Summary, string? Reason, string? Address);

/// <summary>One account with its latest history.</summary>
public sealed class AccountQuery(PortalDb portal)
{
    private const int Entries = 20;

    /// <summary>Null when the account lies outside the scope or the caller's role may not see accounts.</summary>
    public async Task<AccountDetails?> RunAsync(UnitScope scope, int accountId, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageAccounts, cancel) is not null)
            return null;
        await using var db = portal.Open(scope);
        var account = await db
            .Accounts.AsNoTracking()
            .VisibleTo(scope)
            .SingleOrDefaultAsync(a => a.Id == accountId, cancel);
        if (account is null)
            return null;
        var trails = await UnitTrails.LoadAsync(db, scope, [account.UnitPath], cancel);
        var history = await db
            .AuditRecords.VisibleTo(scope)
            .Where(r => r.SubjectKind == SubjectKind.Account && r.SubjectId == accountId)
            .OrderByDescending(r => r.Id)
            .Take(Entries)
            .Select(r => new AccountHistoryEntry(r.At, r.AccountName, r.Summary, r.Reason, r.Address))
            .ToListAsync(cancel);
        return new()
        {
            Id = account.Id,
            Login = account.UserName!,
            DisplayName = account.DisplayName,
            Role = account.Role,
            UnitId = account.UnitId,
            UnitTrail = trails.Of(account.UnitPath),
            State = account.StateAt(portal.Clock.UtcNow()),
            Own = account.Id == scope.AccountId,
            LastSignInAt = account.LastSignInAt,
            OneTimePasswordUntil = account.OneTimePasswordUntil,
            Version = account.Version,
            History = history,
        };
    }
}
