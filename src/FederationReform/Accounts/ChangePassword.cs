using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

public sealed record ChangePasswordInput(string? OldPassword, string? NewPassword, string? Repeated, string Address);

/// <summary>
/// 修改密码, also the first password that the account holder chooses. All other sessions of the account end; the
/// caller's session continues with the new stamp.
/// </summary>
[ActsWithoutScope("第一次登录必须先改密码，改好之前没有范围")]
public sealed class ChangePassword(PortalDb portal)
{
    public const string WrongOldCode = "OldPasswordWrong";
    public const string SameCode = "PasswordSame";
    public const string RepeatedCode = "PasswordRepeatedDiffers";

    public async Task<SignInAnswer> RunAsync(
        int accountId,
        ChangePasswordInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.OpenForSystem();
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId && !a.Disabled, cancel);
        if (account is null)
            return new(new Violations(Refusal.NotFound), null);

        var violations = await CheckAsync(db, account, input, cancel);
        if (violations.Blocking)
            return new(violations, null);

        account.ChoosePassword(Passwords.Hash(input.NewPassword!));
        db.RecordAs(
            new(account.Id, account.DisplayName, input.Address),
            AuditEvent.PasswordChanged,
            () => account.Subject,
            $"{account.Label}修改密码"
        );
        violations = await db.SaveAsync(cancel);
        return violations.Blocking ? new(violations, null) : new(violations, account.ForCookie());
    }

    private async Task<Violations> CheckAsync(
        PortalDbContext db,
        Account account,
        ChangePasswordInput input,
        CancellationToken cancel
    )
    {
        // Her unit and those above it: the county's name is tried before her own.
        var above = UnitPath.SelfAndAncestors(account.UnitPath);
        var units = await db.Units.Where(u => above.Contains(u.Path)).Select(u => u.Name).ToListAsync(cancel);
        var violations = new Violations();
        violations.Add(await CheckOldAsync(account, input, cancel));
        violations.Add(
            PasswordRule.Check(
                nameof(input.NewPassword),
                input.NewPassword,
                [account.UserName!, account.DisplayName, .. units]
            )
        );
        if (!string.IsNullOrEmpty(input.NewPassword) && Matches(account, input.NewPassword))
            violations.Add(new Violation(SameCode, nameof(input.NewPassword), "新密码和现在的密码一样，请换一个。"));
        if (input.Repeated != input.NewPassword)
            violations.Add(new Violation(RepeatedCode, nameof(input.Repeated), "两次填写的新密码不一样，请重新填写。"));
        return violations;
    }

    // Wrong old passwords count as failed sign-ins, so that nobody can guess at an unattended desk.
    private async Task<Violation?> CheckOldAsync(Account account, ChangePasswordInput input, CancellationToken cancel)
    {
        const string Field = nameof(ChangePasswordInput.OldPassword);
        if (string.IsNullOrEmpty(input.OldPassword))
            return new(
                "Required",
                Field,
                account.MustChangePassword ? "请填写管理员给您的一次性密码。" : "请填写现在的密码。"
            );
        if (await AttemptLimit.TakeAsync(portal, account.NormalizedUserName!, input.Address, cancel) == Attempt.Refused)
            return new(
                WrongOldCode,
                Field,
                $"现在的密码输错次数过多，请 {SignInAttempts.LockedFor.TotalMinutes} 分钟后再试。"
            );
        if (!Matches(account, input.OldPassword))
            return new(
                WrongOldCode,
                Field,
                account.MustChangePassword ? "一次性密码不正确，请照单子重新填写。" : "现在的密码不正确，请重新填写。"
            );
        await AttemptLimit.ForgetAsync(portal, account.NormalizedUserName!, input.Address, cancel);
        return account.OneTimePasswordUntil <= portal.Clock.UtcNow()
            ? new(SignIn.OneTimeExpiredCode, Field, "一次性密码已过期，请联系您的管理员重新发放。")
            : null;
    }

    private static bool Matches(Account account, string typed) =>
        typed.Length <= PasswordRule.MaxLength
        && Passwords.Verify(account.PasswordHash, account.MustChangePassword ? OneTimePassword.Canonical(typed) : typed)
            != PasswordVerificationResult.Failed;
}
