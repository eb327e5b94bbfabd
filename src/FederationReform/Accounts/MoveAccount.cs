using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="Version">Of the account she looked at.</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record MoveAccountInput(int AccountId, int Version, Role Role, int UnitId, Guid OperationId);

/// <summary>调整单位和角色: another role, another unit, or both. What she may do changes at her next click.</summary>
public sealed class MoveAccount(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, MoveAccountInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageAccounts, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var account = await db.Accounts.VisibleTo(scope).SingleOrDefaultAsync(a => a.Id == input.AccountId, cancel);
        if (account is null)
            return new Violations(Refusal.NotFound);
        if (account.Version != input.Version)
            return await db.StaleAsync(input.OperationId, cancel);
        if (account.Id == scope.AccountId)
            return new Violations(AccountRules.Own("调整"));

        var violations = new Violations();
        var unit = await AccountRules.FindUnitAsync(db, scope, input.UnitId, input.Role, violations, cancel);
        if (unit is null)
            return new Violations(Refusal.NotFound);
        if (violations.Blocking || (unit.Id == account.UnitId && input.Role == account.Role))
            return violations;
        if (await AccountRules.VouchAsync(db, scope, account, cancel) is { } last)
            return new Violations(last);

        var trails = await UnitTrails.LoadAsync(db, scope, [account.UnitPath, unit.Path], cancel);
        FieldChange[] changes =
        [
            .. unit.Id == account.UnitId ? [] : (FieldChange[])[new("单位", trails.Of(account.UnitPath), trails.Of(unit.Path))],
            .. input.Role == account.Role ? [] : (FieldChange[])[new("角色", account.Role.Name(), input.Role.Name())],
        ];
        account.Assign(input.Role, unit);
        db.Record(AuditEvent.AccountMoved, account.Subject, input.OperationId, $"调整账号{account.Label}：{string.Join("，", changes.Select(c => $"{c.Field}由{c.Old}改为{c.New}"))}", changes: changes);
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
