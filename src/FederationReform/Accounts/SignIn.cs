using System.Security.Cryptography;
using System.Text;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="Address">The client's address, as far as trusted proxies report it.</param>
/// <param name="Browser">The browser, when an account signed in with it before.</param>
public sealed record SignInInput(string? Login, string? Password, string Address, KnownBrowser? Browser = null);

/// <summary>A browser that keeps an encrypted note of the accounts that signed in with it.</summary>
public sealed record KnownBrowser(string Id, IReadOnlyCollection<int> Accounts);

/// <param name="SecurityStamp">Stored in the cookie, which becomes invalid when the account's stamp changes.</param>
public sealed record SignedInAccount(int Id, string Login, string SecurityStamp, bool MustChangePassword);

/// <param name="Account">Null when refused.</param>
public sealed record SignInAnswer(Violations Violations, SignedInAccount? Account);

/// <summary>
/// 登录. An unknown login, a wrong password, a disabled and a locked account get the same answer after the same time,
/// so that nobody learns from outside which accounts exist. The audit records the true cause.
/// </summary>
[ActsWithoutScope("登录之前还没有范围")]
public sealed class SignIn(PortalDb portal)
{
    public const string RejectedCode = "SignInRejected";
    public const string OneTimeExpiredCode = "OneTimePasswordExpired";
    public const string OneTimeUsedCode = "OneTimePasswordUsed";

    /// <summary>How often the sign-in is repeated when the account is changed at the same moment.</summary>
    private const int Tries = 3;

    private static readonly Violation Rejected = new(
        RejectedCode,
        "",
        "没有登录成功：登录名或密码不正确，或者这个账号现在不能登录。"
            + "连续输错 5 次，要等 15 分钟再试。忘记密码请联系您的管理员重置。"
    );

    // Only a caller who knows the expired password gets this answer.
    private static readonly Violation OneTimeExpired = new(
        OneTimeExpiredCode,
        "",
        "一次性密码已过期（账号单上写着有效期）。请联系您的管理员重新发放。"
    );

    private static readonly Violation OneTimeUsed = new(
        OneTimeUsedCode,
        "",
        "一次性密码已经用过：它只能登录一次，登录后要在同一个浏览器里设好自己的密码。"
            + "不是您用的，或者没有设成，请联系您的管理员重新发放。"
    );

    public async Task<SignInAnswer> RunAsync(SignInInput input, CancellationToken cancel = default)
    {
        var typed = input.Password is { Length: <= PasswordRule.MaxLength } password ? password : "";
        var login = Normalize(input.Login);
        var id = await FindAsync(login, cancel);
        var key = id is null ? HashOf(login) : login;
        var place =
            id is not null && input.Browser?.Accounts.Contains(id.Value) == true
                ? $"browser:{input.Browser.Id}"
                : input.Address;

        var attempt = await AttemptLimit.TakeAsync(portal, key, place, cancel);
        for (var tries = 0; tries < Tries; tries++)
        {
            await using var db = portal.OpenForSystem();
            var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == id, cancel);
            var verified = Verify(account, typed);
            if (attempt == Attempt.Refused)
                return await RejectAsync(db, input, account, "尝试次数过多，正在锁定", Rejected, cancel);
            if (account is null)
                return await RejectAsync(db, input, account, "没有这个登录名", Rejected, cancel);
            if (verified == PasswordVerificationResult.Failed || account.Disabled)
            {
                if (attempt == Attempt.Last)
                    db.RecordAs(
                        AuditActor.Stranger(input.Address),
                        AuditEvent.SignInLocked,
                        () => account.Subject,
                        $"{account.Label}连续输错 {SignInAttempts.Allowed} 次，"
                            + $"从这里登录锁定 {SignInAttempts.LockedFor.TotalMinutes} 分钟"
                    );
                return await RejectAsync(
                    db,
                    input,
                    account,
                    account.Disabled ? "账号已停用" : "密码不正确",
                    Rejected,
                    cancel
                );
            }
            if (account.OneTimePasswordUntil <= portal.Clock.UtcNow())
                return await RejectAsync(db, input, account, "一次性密码已过期", OneTimeExpired, cancel);
            if (account.OneTimePasswordUsed)
                return await RejectAsync(db, input, account, "一次性密码已用过", OneTimeUsed, cancel);

            if (verified == PasswordVerificationResult.SuccessRehashNeeded && !account.MustChangePassword)
                account.RenewHash(Passwords.Hash(typed));
            account.SignedIn(portal.Clock.UtcNow());
            db.RecordAs(
                new(account.Id, account.DisplayName, input.Address),
                AuditEvent.SignedIn,
                () => account.Subject,
                $"{account.Label}登录"
            );
            if ((await db.SaveAsync(cancel)).Count > 0)
                continue;
            await AttemptLimit.ForgetAsync(portal, key, place, cancel);
            return new(Violations.None, account.ForCookie());
        }
        return new(new Violations(Rejected), null);
    }

    /// <summary>Upper case and ASCII: a Chinese input method may produce full-width characters.</summary>
    internal static string Normalize(string? login) =>
        string.Concat((login ?? "").Trim().Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c))
            .ToUpperInvariant();

    private async Task<int?> FindAsync(string login, CancellationToken cancel)
    {
        await using var db = portal.OpenForSystem();
        return await db
            .Accounts.Where(a => a.NormalizedUserName == login)
            .Select(a => (int?)a.Id)
            .SingleOrDefaultAsync(cancel);
    }

    private static PasswordVerificationResult Verify(Account? account, string typed) =>
        Passwords.Verify(
            account?.PasswordHash,
            account is { MustChangePassword: true } ? OneTimePassword.Canonical(typed) : typed
        );

    private static async Task<SignInAnswer> RejectAsync(
        PortalDbContext db,
        SignInInput input,
        Account? account,
        string why,
        Violation violation,
        CancellationToken cancel
    )
    {
        // An unknown login belongs to no unit, so its failure is recorded at the root; only its beginning is kept,
        // because people type passwords into this field.
        var subject = account?.Subject ?? await RootAsync(db, cancel);
        var who = account?.Label ?? Beginning(Normalize(input.Login));
        db.RecordAs(
            AuditActor.Stranger(input.Address),
            AuditEvent.SignInFailed,
            () => subject,
            $"{who}登录失败：{why}"
        );
        await db.SaveChangesAsync(cancel);
        return new(new Violations(violation), null);
    }

    private static Task<AuditSubject> RootAsync(PortalDbContext db, CancellationToken cancel) =>
        db
            .Units.Where(u => u.Path == UnitPath.Root)
            .Select(u => new AuditSubject(SubjectKind.Account, 0, u.Id, u.Path))
            .SingleAsync(cancel);

    private static string Beginning(string login) =>
        login.Length == 0 ? "没有填写登录名，" : $"“{(login.Length > 4 ? login[..2] : "")}…”（{login.Length} 个字符）";

    private static string HashOf(string login) =>
        "?" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(login)))[..40];
}
