using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record CreateAccountInput(int UnitId, Role Role, string? DisplayName, string? Login, Guid OperationId)
    : IChange;

/// <summary>新建账号, with a one-time password that is shown only once.</summary>
public sealed class CreateAccount(PortalDb portal)
{
    public async Task<AccountSlipAnswer> RunAsync(
        UnitScope scope,
        CreateAccountInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageAccounts, input, cancel);
        if (db.Answered)
            return await db.AnswerAsync(scope, AuditEvent.AccountCreated, db.Answer, cancel);
        var violations = new Violations();
        var unit = await AccountRules.FindUnitAsync(db, scope, input.UnitId, input.Role, violations, cancel);
        if (unit is null)
            return await RefusedAsync(db, scope, new(Refusal.NotFound), cancel);
        var (login, name) = (input.Login?.Trim() ?? "", PlainText.CleanName(input.DisplayName));
        violations.Add(PlainText.Check(nameof(input.DisplayName), "姓名", name, required: true));
        violations.Add(AccountRules.CheckLogin(nameof(input.Login), login));
        var normalized = login.ToUpperInvariant();
        if (await db.Accounts.AnyAsync(a => a.NormalizedUserName == normalized, cancel))
            violations.Add(AccountRules.LoginTaken(login));
        if (violations.Blocking)
            return await RefusedAsync(db, scope, violations, cancel);

        var account = Account.Create(login, name!, input.Role, unit);
        var password = account.GiveOneTimePassword(portal.Clock.UtcNow());
        db.Accounts.Add(account);
        db.RecordNew(
            AuditEvent.AccountCreated,
            () => account.Subject,
            $"为{unit.Name}建立账号{account.Label}：{input.Role.Name()}"
        );
        violations = await db.SaveAsync(cancel, AccountRules.LoginTaken(login));
        return violations.Blocking
            ? new(violations, null)
            : new(violations, await db.SlipAsync(scope, account, password, cancel));
    }

    private static async Task<AccountSlipAnswer> RefusedAsync(
        PortalDbContext db,
        UnitScope scope,
        Violations found,
        CancellationToken cancel
    ) => await db.AnswerAsync(scope, AuditEvent.AccountCreated, await db.RefusedAsync(found, cancel), cancel);
}
