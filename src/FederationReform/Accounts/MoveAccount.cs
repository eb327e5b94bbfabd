using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="Version">
/// The account's version when the caller read it; the save is refused if it changed since.
/// </param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record MoveAccountInput(int AccountId, int Version, Role Role, int UnitId, Guid OperationId)
    : IVersionedChange;

/// <summary>
/// 调整单位和角色: another role, another unit, or both. The account's rights change at its next request.
/// </summary>
public sealed class MoveAccount(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, MoveAccountInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageAccounts, input, cancel);
        if (db.Answered)
            return db.Answer;
        var read = await db.Accounts.VisibleTo(scope).SingleOrDefaultAsync(a => a.Id == input.AccountId, cancel);
        if (await db.InVersionAsync(read, input.Version, cancel) is not { } account)
            return db.Answer;
        if (account.Id == scope.AccountId)
            return await db.RefusedAsync(AccountRules.Own("调整"), cancel);

        var violations = new Violations();
        var unit = await AccountRules.FindUnitAsync(db, scope, input.UnitId, input.Role, violations, cancel);
        if (unit is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (violations.Blocking || (unit.Id == account.UnitId && input.Role == account.Role))
            return await db.RefusedAsync(violations, cancel);
        if (await AccountRules.VouchAsync(db, scope, account, cancel) is { } last)
            return await db.RefusedAsync(last, cancel);

        var trails = await UnitTrails.LoadAsync(db, scope, [account.UnitPath, unit.Path], cancel);
        FieldChange[] changes =
        [
            .. unit.Id == account.UnitId
                ? []
                : (FieldChange[])[new("单位", trails.Of(account.UnitPath), trails.Of(unit.Path))],
            .. input.Role == account.Role ? [] : (FieldChange[])[new("角色", account.Role.Name(), input.Role.Name())],
        ];
        account.Assign(input.Role, unit);
        db.Record(
            AuditEvent.AccountMoved,
            account.Subject,
            $"调整账号{account.Label}：{string.Join("，", changes.Select(c => $"{c.Field}由{c.Old}改为{c.New}"))}",
            changes: changes
        );
        return await db.SaveAsync(cancel);
    }
}
