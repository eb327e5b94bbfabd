using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>
/// Reads an account's rights from the database for each operation; neither claims nor pages keep them.
/// </summary>
[ActsWithoutScope("由它读出范围")]
public sealed class ScopeLoader(PortalDb portal)
{
    /// <summary>Null for an account that is absent, disabled, or must first change its password.</summary>
    public async Task<UnitScope?> LoadAsync(int accountId, string? address = null, CancellationToken cancel = default)
    {
        await using var db = portal.OpenForSystem();
        var row = await (
            from account in db.Accounts
            join unit in db.Units on account.UnitId equals unit.Id
            where account.Id == accountId && !account.Disabled && !account.MustChangePassword
            select new
            {
                account.DisplayName,
                account.Role,
                unit.Id,
                unit.Name,
                unit.Level,
                unit.Path,
            }
        ).SingleOrDefaultAsync(cancel);
        return row is null
            ? null
            : new UnitScope(accountId, row.DisplayName, row.Role, row.Id, row.Name, row.Level, row.Path, address);
    }
}
