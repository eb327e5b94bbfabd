using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record CreateAccountInput(int UnitId, Role Role, string? DisplayName, string? Login, Guid OperationId);

/// <summary>新建账号, with a one-time password that is shown once.</summary>
public sealed class CreateAccount(PortalDb portal)
{
    public async Task<AccountSlipAnswer> RunAsync(UnitScope scope, CreateAccountInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageAccounts, cancel) is { } refused)
            return AccountSlipAnswer.Refused(refused);
        await using var db = portal.Open(scope);
        var violations = new Violations();
        var unit = await AccountRules.FindUnitAsync(db, scope, input.UnitId, input.Role, violations, cancel);
        if (unit is null)
            return AccountSlipAnswer.Refused(Refusal.NotFound);
        var (login, name) = (input.Login?.Trim() ?? "", PlainText.CleanName(input.DisplayName));
        violations.Add(PlainText.Check(nameof(input.DisplayName), "姓名", name, required: true));
        violations.Add(AccountRules.CheckLogin(nameof(input.Login), login));
        var normalized = login.ToUpperInvariant();
        if (await db.Accounts.AnyAsync(a => a.NormalizedUserName == normalized, cancel))
            violations.Add(AccountRules.LoginTaken(login));
        // Asked after looking: had the first try been saved between the two, it would itself be who took the login.
        if (await db.SlipOfAsync(scope, input.OperationId, cancel) is { } earlier)
            return new(Violations.None, earlier);
        if (violations.Blocking)
            return AccountSlipAnswer.Refused(violations);

        var account = Account.Create(login, name!, input.Role, unit);
        var password = account.GiveOneTimePassword(portal.Clock.UtcNow());
        db.Accounts.Add(account);
        db.RecordNew(AuditEvent.AccountCreated, () => account.Subject, input.OperationId, $"为{unit.Name}建立账号{account.Label}：{input.Role.Name()}");
        violations = await db.SaveAsync(input.OperationId, cancel, AccountRules.LoginTaken(login));
        return violations.Blocking ? AccountSlipAnswer.Refused(violations) : new(violations, await db.SlipAsync(scope, account, password, cancel));
    }
}
