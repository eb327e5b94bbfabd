using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record ResetPasswordInput(int AccountId, Guid OperationId);

/// <summary>重置密码: a new one-time password, shown once. The administrator never chooses a lasting one.</summary>
public sealed class ResetPassword(PortalDb portal)
{
    public async Task<AccountSlipAnswer> RunAsync(UnitScope scope, ResetPasswordInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageAccounts, cancel) is { } refused)
            return AccountSlipAnswer.Refused(refused);
        await using var db = portal.Open(scope);
        var account = await db.Accounts.VisibleTo(scope).SingleOrDefaultAsync(a => a.Id == input.AccountId, cancel);
        if (account is null)
            return AccountSlipAnswer.Refused(Refusal.NotFound);
        if (await db.SlipOfAsync(scope, input.OperationId, cancel) is { } earlier)
            return new(Violations.None, earlier);
        if (account.Id == scope.AccountId)
            return AccountSlipAnswer.Refused(new Violation(AccountRules.OwnCode, "", "自己的密码请在“修改密码”里改，不用重置。"));
        if (account.Disabled)
            return AccountSlipAnswer.Refused(new Violation(AccountRules.StateCode, "", $"{account.Label}已停用。请先启用，再重置密码。"));

        var password = account.GiveOneTimePassword(portal.Clock.UtcNow());
        db.Record(AuditEvent.AccountReset, account.Subject, input.OperationId, $"重置{account.Label}的密码");
        var violations = await db.SaveAsync(input.OperationId, cancel);
        return violations.Blocking ? AccountSlipAnswer.Refused(violations) : new(violations, await db.SlipAsync(scope, account, password, cancel));
    }
}
