using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record EnableAccountInput(int AccountId, Guid OperationId) : IChange;

/// <summary>启用账号; the account keeps its password. An expired one-time password still needs a reset.</summary>
public sealed class EnableAccount(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        EnableAccountInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageAccounts, input, cancel);
        if (db.Answered)
            return db.Answer;
        var account = await db.Accounts.VisibleTo(scope).SingleOrDefaultAsync(a => a.Id == input.AccountId, cancel);
        if (account is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (!account.Disabled)
            return await db.RefusedAsync(
                new Violation(AccountRules.StateCode, "", $"{account.Label}没有停用，不用启用。"),
                cancel
            );
        var unit = await db.Units.SingleAsync(u => u.Id == account.UnitId, cancel);
        if (unit.Closed)
            return await db.RefusedAsync(
                new Violation(
                    UnitRefusal.ClosedCode,
                    "",
                    $"账号所在的“{unit.Name}”已停用。请先把账号调到正在使用的单位。"
                ),
                cancel
            );

        account.Enable();
        db.Record(AuditEvent.AccountEnabled, account.Subject, $"启用账号{account.Label}");
        return await db.SaveAsync(cancel);
    }
}
