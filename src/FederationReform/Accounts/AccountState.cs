using System.Linq.Expressions;

namespace FederationReform.Accounts;

/// <summary>The state of an account at a moment.</summary>
public enum AccountState
{
    /// <summary>正常</summary>
    Active,

    /// <summary>Has a one-time password; its holder has not chosen a password yet.</summary>
    Waiting,

    /// <summary>The one-time password expired unused; the account needs a reset.</summary>
    Expired,

    Disabled,
}

public static class AccountStates
{
    public static string Name(this AccountState state) =>
        state switch
        {
            AccountState.Active => "正常",
            AccountState.Waiting => "等首次登录",
            AccountState.Expired => "一次性密码过期",
            AccountState.Disabled => "已停用",
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };

    internal static AccountState StateAt(this Account account, DateTime now) =>
        account.Disabled ? AccountState.Disabled
        : !account.MustChangePassword ? AccountState.Active
        : account.OneTimePasswordUntil > now ? AccountState.Waiting
        : AccountState.Expired;

    /// <summary>The same as a condition on a query; a test checks that both agree.</summary>
    internal static Expression<Func<Account, bool>> Is(AccountState state, DateTime now) =>
        state switch
        {
            AccountState.Disabled => a => a.Disabled,
            AccountState.Active => a => !a.Disabled && !a.MustChangePassword,
            AccountState.Waiting => a => !a.Disabled && a.MustChangePassword && a.OneTimePasswordUntil > now,
            AccountState.Expired => a =>
                !a.Disabled
                && a.MustChangePassword
                && (a.OneTimePasswordUntil == null || a.OneTimePasswordUntil <= now),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
}
