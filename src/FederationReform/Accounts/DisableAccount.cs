using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="Reason">Optional, for the audit: left office, lost telephone.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record DisableAccountInput(int AccountId, string? Reason, Guid OperationId);

/// <summary>停用账号: she is out at her next click, everywhere. Accounts are never deleted, for history names them.</summary>
public sealed class DisableAccount(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, DisableAccountInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageAccounts, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var account = await db.Accounts.VisibleTo(scope).SingleOrDefaultAsync(a => a.Id == input.AccountId, cancel);
        if (account is null)
            return new Violations(Refusal.NotFound);
        if (await db.AlreadyDoneAsync(input.OperationId, cancel))
            return Violations.None;
        if (account.Id == scope.AccountId)
            return new Violations(AccountRules.Own("停用"));
        if (account.Disabled)
            return new Violations(new Violation(AccountRules.StateCode, "", $"{account.Label}已经停用，不用再停。"));
        var reason = PlainText.Clean(input.Reason);
        if (PlainText.Check(nameof(input.Reason), "停用原因", reason, PlainText.NoteRunes) is { } wrong)
            return new Violations(wrong);
        if (await AccountRules.VouchAsync(db, scope, account, cancel) is { } last)
            return new Violations(last);

        account.Disable(portal.Clock.UtcNow());
        db.Record(AuditEvent.AccountDisabled, account.Subject, input.OperationId, $"停用账号{account.Label}", reason);
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
