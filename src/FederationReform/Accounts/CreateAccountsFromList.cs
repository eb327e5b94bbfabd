using FederationReform.Access;
using FederationReform.Data;

namespace FederationReform.Accounts;

/// <param name="Text">As pasted: 单位、姓名、登录名[、角色].</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
/// <param name="Days">
/// How many days the one-time passwords are valid, at most <see cref="OneTimePassword.MostDays"/>.
/// </param>
public sealed record CreateAccountsFromListInput(string? Text, Guid OperationId, int Days = 1) : IChange;

/// <param name="Slips">
/// One for each account, to print and hand over; without passwords when the operation had been carried out before.
/// </param>
public sealed record CreateAccountsFromListAnswer(Violations Violations, IReadOnlyList<AccountSlip> Slips);

/// <summary>批量建立账号: creates all accounts of the list or, when one line is wrong, none.</summary>
public sealed class CreateAccountsFromList(PortalDb portal)
{
    public async Task<CreateAccountsFromListAnswer> RunAsync(
        UnitScope scope,
        CreateAccountsFromListInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageAccounts, input, cancel);
        if (db.Answered)
            return await AnswerAsync(db, scope, db.Answer, given: [], cancel);
        var list = await AccountList.ReadAsync(db, scope, input.Text, cancel);
        if (list.Violations.Blocking)
            return await AnswerAsync(db, scope, await db.RefusedAsync(list.Violations, cancel), given: [], cancel);

        var secrets = await ManySlips.HashAsync(list.Rows.Count, cancel);
        var given = new Dictionary<string, string>();
        foreach (var (row, unit, secret) in list.Rows.Zip(list.Units, secrets))
        {
            var account = Account.Create(row.Login!, row.DisplayName!, row.Role!.Value, unit!);
            account.GiveOneTimePassword(secret.Hash, portal.Clock.UtcNow(), OneTimePassword.ForDays(input.Days));
            given.Add(account.SecurityStamp!, secret.Password);
            db.Accounts.Add(account);
            db.RecordNew(
                AuditEvent.AccountCreated,
                () => account.Subject,
                $"为{unit!.Name}建立账号{account.Label}：{account.Role.Name()}（批量）"
            );
        }
        var violations = await db.SaveAsync(
            cancel,
            new Violation(
                AccountRules.LoginTakenCode,
                "Text",
                "刚才有别人用了其中的登录名，一个账号也没有建立。请重新检查后再试。"
            )
        );
        return await AnswerAsync(db, scope, violations, given, cancel);
    }

    private static async Task<CreateAccountsFromListAnswer> AnswerAsync(
        PortalDbContext db,
        UnitScope scope,
        Violations violations,
        Dictionary<string, string> given,
        CancellationToken cancel
    ) =>
        new(
            violations,
            violations.Blocking ? [] : await db.SlipsAsync(scope, AuditEvent.AccountCreated, given, cancel)
        );
}
