using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record EnableAccountInput(int AccountId, Guid OperationId);

/// <summary>启用账号, with the password it had. A one-time password that was never used needs a reset besides.</summary>
public sealed class EnableAccount(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, EnableAccountInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageAccounts, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var account = await db.Accounts.VisibleTo(scope).SingleOrDefaultAsync(a => a.Id == input.AccountId, cancel);
        if (account is null)
            return new Violations(Refusal.NotFound);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        if (!account.Disabled)
            return new Violations(new Violation(AccountRules.StateCode, "", $"{account.Label}没有停用，不用启用。"));
        var unit = await db.Units.SingleAsync(u => u.Id == account.UnitId, cancel);
        if (unit.Closed)
            return new Violations(new Violation(AccountRules.UnitClosedCode, "", $"账号所在的“{unit.Name}”已停用。请先把账号调到正在使用的单位。"));

        account.Enable();
        db.Record(AuditEvent.AccountEnabled, account.Subject, input.OperationId, $"启用账号{account.Label}");
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
