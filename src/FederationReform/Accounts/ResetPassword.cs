using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record ResetPasswordInput(int AccountId, Guid OperationId) : IChange;

/// <summary>
/// 重置密码: a new one-time password, shown only once. The administrator never sees or chooses a lasting password.
/// </summary>
public sealed class ResetPassword(PortalDb portal)
{
    public async Task<AccountSlipAnswer> RunAsync(
        UnitScope scope,
        ResetPasswordInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageAccounts, input, cancel);
        if (db.Answered)
            return await db.AnswerAsync(scope, AuditEvent.AccountReset, db.Answer, cancel);
        var account = await db.Accounts.VisibleTo(scope).SingleOrDefaultAsync(a => a.Id == input.AccountId, cancel);
        if (account is null)
            return await RefusedAsync(db, scope, Refusal.NotFound, cancel);
        if (account.Id == scope.AccountId)
            return await RefusedAsync(
                db,
                scope,
                new(AccountRules.OwnCode, "", "自己的密码请在“修改密码”里改，不用重置。"),
                cancel
            );
        if (account.Disabled)
            return await RefusedAsync(
                db,
                scope,
                new(AccountRules.StateCode, "", $"{account.Label}已停用。请先启用，再重置密码。"),
                cancel
            );

        var password = account.GiveOneTimePassword(portal.Clock.UtcNow());
        db.Record(AuditEvent.AccountReset, account.Subject, $"重置{account.Label}的密码");
        var violations = await db.SaveAsync(cancel);
        return violations.Blocking
            ? new(violations, null)
            : new(violations, await db.SlipAsync(scope, account, password, cancel));
    }

    private static async Task<AccountSlipAnswer> RefusedAsync(
        PortalDbContext db,
        UnitScope scope,
        Violation found,
        CancellationToken cancel
    ) => await db.AnswerAsync(scope, AuditEvent.AccountReset, await db.RefusedAsync(found, cancel), cancel);
}
