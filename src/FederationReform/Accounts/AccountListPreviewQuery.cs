using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Accounts;

/// <param name="Violations">Everything wrong, with line numbers; empty means that the accounts can be created.</param>
public sealed record AccountListPreview(IReadOnlyList<AccountListRow> Rows, Violations Violations);

/// <summary>What <see cref="CreateAccountsFromList"/> would create from a pasted list; writes nothing.</summary>
public sealed class AccountListPreviewQuery(PortalDb portal)
{
    public async Task<AccountListPreview> RunAsync(UnitScope scope, string? text, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageAccounts, cancel) is { } refused)
            return new([], refused);
        await using var db = portal.Open(scope);
        var list = await AccountList.ReadAsync(db, scope, text, cancel);
        return new(list.Rows, list.Violations);
    }
}
