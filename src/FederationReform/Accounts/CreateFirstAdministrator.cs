using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>Creates the first administrator in a database without accounts.</summary>
[ActsWithoutScope("库里还没有任何账号")]
public sealed class CreateFirstAdministrator(PortalDb portal)
{
    public const string Login = "admin";

    /// <summary>
    /// The one-time password, to be shown on the console and stored nowhere; null when there are accounts already.
    /// </summary>
    public async Task<string?> RunAsync(CancellationToken cancel = default)
    {
        await using var db = portal.OpenForSystem();
        if (await db.Accounts.AnyAsync(cancel))
            return null;
        var root = await db.Units.SingleAsync(u => u.Path == UnitPath.Root, cancel);
        var account = Account.Create(Login, "系统管理员", Role.Administrator, root);
        var password = account.GiveOneTimePassword(portal.Clock.UtcNow());
        db.Accounts.Add(account);
        db.RecordAs(
            AuditActor.Console,
            AuditEvent.AccountCreated,
            () => account.Subject,
            $"建立第一个管理员{account.Label}"
        );
        // Another node that started at the same moment may have created the account.
        return (await db.SaveAsync(cancel)).Count == 0 ? password : null;
    }
}
