using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

public enum AccountSort
{
    Unit,
    Name,
    Login,
    LastSignIn,
}

/// <param name="UnitId">This unit and all below it; null for the whole scope.</param>
/// <param name="Text">A part of the name, of the login, or of the unit's name.</param>
public sealed record AccountFilter(
    int? UnitId = null,
    Role? Role = null,
    AccountState? State = null,
    string? Text = null,
    AccountSort Sort = AccountSort.Unit,
    bool Descending = false,
    int Page = 1
);

/// <param name="UnitTrail">The units from below the reader's own unit down: 清溪镇 › 河口村.</param>
/// <param name="LastSignInAt">UTC; null when the account never signed in.</param>
public sealed record AccountRow(
    int Id,
    string Login,
    string DisplayName,
    Role Role,
    int UnitId,
    string UnitTrail,
    AccountState State,
    DateTime? LastSignInAt
);

/// <summary>
/// The accounts of the caller's unit and below. Null when the role may not see them or the unit of the filter lies
/// outside the scope.
/// </summary>
public sealed class AccountListQuery(PortalDb portal)
{
    public const int PageSize = 50;

    public async Task<PageOf<AccountRow>?> RunAsync(
        UnitScope scope,
        AccountFilter filter,
        CancellationToken cancel = default
    )
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageAccounts, cancel) is not null)
            return null;
        await using var db = portal.Open(scope);
        var accounts = db.Accounts.AsNoTracking().VisibleTo(scope);
        if (filter.UnitId is { } unitId)
        {
            if (
                await db
                    .Units.VisibleTo(scope)
                    .Where(u => u.Id == unitId)
                    .Select(u => u.Path)
                    .SingleOrDefaultAsync(cancel)
                is not { } path
            )
                return null;
            accounts = accounts.Within(path);
        }
        var now = portal.Clock.UtcNow();
        if (filter.Role is { } role)
            accounts = accounts.Where(a => a.Role == role);
        if (filter.State is { } state)
            accounts = accounts.Where(AccountStates.Is(state, now));
        if (PlainText.CleanName(filter.Text) is { } text)
        {
            var login = text.ToUpperInvariant();
            accounts = accounts.Where(a =>
                a.DisplayName.Contains(text)
                || a.NormalizedUserName!.Contains(login)
                || db.Units.Any(u => u.Id == a.UnitId && u.Name.Contains(text))
            );
        }

        var total = await accounts.CountAsync(cancel);
        var number = Paging.Number(filter.Page, total, PageSize);
        var rows = await Sorted(accounts, filter).Skip((number - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, rows.Select(a => a.UnitPath), cancel);
        return new(
            [
                .. rows.Select(a => new AccountRow(
                    a.Id,
                    a.UserName!,
                    a.DisplayName,
                    a.Role,
                    a.UnitId,
                    trails.Of(a.UnitPath),
                    a.StateAt(now),
                    a.LastSignInAt
                )),
            ],
            total,
            number,
            PageSize
        );
    }

    private static IQueryable<Account> Sorted(IQueryable<Account> accounts, AccountFilter filter) =>
        (filter.Sort, filter.Descending) switch
        {
            (AccountSort.Unit, false) => accounts.OrderBy(a => a.UnitPath).ThenBy(a => a.Role).ThenBy(a => a.Id),
            (AccountSort.Unit, true) => accounts
                .OrderByDescending(a => a.UnitPath)
                .ThenBy(a => a.Role)
                .ThenBy(a => a.Id),
            (AccountSort.Name, false) => accounts.OrderBy(a => a.DisplayName).ThenBy(a => a.Id),
            (AccountSort.Name, true) => accounts.OrderByDescending(a => a.DisplayName).ThenBy(a => a.Id),
            (AccountSort.Login, false) => accounts.OrderBy(a => a.NormalizedUserName),
            (AccountSort.Login, true) => accounts.OrderByDescending(a => a.NormalizedUserName),
            // The engines sort nulls at different ends, so this sorts accounts that never signed in before the oldest
            // sign-in.
            (AccountSort.LastSignIn, false) => accounts
                .OrderBy(a => a.LastSignInAt != null)
                .ThenBy(a => a.LastSignInAt)
                .ThenBy(a => a.Id),
            (AccountSort.LastSignIn, true) => accounts
                .OrderByDescending(a => a.LastSignInAt != null)
                .ThenByDescending(a => a.LastSignInAt)
                .ThenBy(a => a.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(filter)),
        };
}
