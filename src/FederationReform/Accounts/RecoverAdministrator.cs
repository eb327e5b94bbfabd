using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>
/// The way back in when no administrator can sign in any more; run by the operator at the server itself.
/// </summary>
[ActsWithoutScope("在服务器控制台上运行，没有人登录")]
public sealed class RecoverAdministrator(PortalDb portal)
{
    public const string NotAnAdministratorCode = "NotAnAdministrator";

    /// <summary>Enables the account, gives it a one-time password, and lifts all locks of its login.</summary>
    public async Task<RecoverAdministratorAnswer> RunAsync(string login, CancellationToken cancel = default)
    {
        await using var db = portal.OpenForSystem();
        var normalized = SignIn.Normalize(login);
        var account = await db.Accounts.SingleOrDefaultAsync(
            a => a.NormalizedUserName == normalized && a.Role == Role.Administrator,
            cancel
        );
        if (account is null)
            return new(
                new Violations(new Violation(NotAnAdministratorCode, "", await AdministratorsAsync(db, cancel))),
                null
            );

        account.Enable();
        var password = account.GiveOneTimePassword(portal.Clock.UtcNow());
        db.RemoveRange(await db.SignInAttempts.Where(a => a.Login == normalized).ToListAsync(cancel));
        db.RecordAs(
            AuditActor.Console,
            AuditEvent.AccountReset,
            () => account.Subject,
            $"在服务器控制台恢复管理员{account.Label}"
        );
        var violations = await db.SaveAsync(cancel);
        return new(violations, violations.Blocking ? null : password);
    }

    private static async Task<string> AdministratorsAsync(PortalDbContext db, CancellationToken cancel)
    {
        var logins = await db
            .Accounts.Where(a => a.Role == Role.Administrator)
            .OrderBy(a => a.UnitPath)
            .Take(20)
            .Select(a => a.UserName!)
            .ToListAsync(cancel);
        return $"没有这个管理员账号。现有管理员的登录名：{string.Join("、", logins)}。";
    }
}

/// <param name="OneTimePassword">Null when refused.</param>
public sealed record RecoverAdministratorAnswer(Violations Violations, string? OneTimePassword);
