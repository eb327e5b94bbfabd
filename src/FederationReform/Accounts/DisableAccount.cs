using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="Reason">Optional, for the audit: left office, lost telephone.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record DisableAccountInput(int AccountId, string? Reason, Guid OperationId) : IChange;

/// <summary>
/// 停用账号: ends all sessions of the account at their next request. Accounts are never deleted, because history refers
/// to them.
/// </summary>
public sealed class DisableAccount(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        DisableAccountInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageAccounts, input, cancel);
        if (db.Answered)
            return db.Answer;
        var account = await db.Accounts.VisibleTo(scope).SingleOrDefaultAsync(a => a.Id == input.AccountId, cancel);
        if (account is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (account.Id == scope.AccountId)
            return await db.RefusedAsync(AccountRules.Own("停用"), cancel);
        if (account.Disabled)
            return await db.RefusedAsync(
                new Violation(AccountRules.StateCode, "", $"{account.Label}已经停用，不用再停。"),
                cancel
            );
        var reason = PlainText.Clean(input.Reason);
        if (PlainText.Check(nameof(input.Reason), "停用原因", reason, PlainText.NoteRunes) is { } wrong)
            return await db.RefusedAsync(wrong, cancel);
        if (await AccountRules.VouchAsync(db, scope, account, cancel) is { } last)
            return await db.RefusedAsync(last, cancel);

        account.Disable(portal.Clock.UtcNow());
        db.Record(AuditEvent.AccountDisabled, account.Subject, $"停用账号{account.Label}", reason);
        return await db.SaveAsync(cancel);
    }
}
