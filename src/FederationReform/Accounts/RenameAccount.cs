using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="Version">Of the account she looked at.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record RenameAccountInput(int AccountId, int Version, string? DisplayName, Guid OperationId);

/// <summary>更正姓名. The login stays; what was recorded before keeps the old name. A successor gets an account of her own.</summary>
public sealed class RenameAccount(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, RenameAccountInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageAccounts, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var account = await db.Accounts.VisibleTo(scope).SingleOrDefaultAsync(a => a.Id == input.AccountId, cancel);
        if (account is null)
            return new Violations(Refusal.NotFound);
        if (account.Version != input.Version)
            return await db.StaleAsync(input.OperationId, cancel);
        var name = PlainText.CleanName(input.DisplayName);
        if (PlainText.Check(nameof(input.DisplayName), "姓名", name, required: true) is { } wrong)
            return new Violations(wrong);
        if (name == account.DisplayName)
            return Violations.None;

        var change = new FieldChange("姓名", account.DisplayName, name);
        account.Rename(name!);
        db.Record(AuditEvent.AccountRenamed, account.Subject, input.OperationId, $"账号 {account.UserName} 的姓名由{change.Old}更正为{change.New}", changes: [change]);
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
