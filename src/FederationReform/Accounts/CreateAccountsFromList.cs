using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="Text">As pasted: 单位、姓名、登录名[、角色].</param>
/// <param name="OperationId">Makes it happen once, however often it is sent.</param>
public sealed record CreateAccountsFromListInput(string? Text, Guid OperationId);

/// <param name="Slips">One for each account, to print and hand over; without passwords when the operation had been answered before.</param>
public sealed record CreateAccountsFromListAnswer(Violations Violations, IReadOnlyList<AccountSlip> Slips);

/// <summary>批量建立账号: all of the list or, when one line is wrong, none.</summary>
public sealed class CreateAccountsFromList(PortalDb portal)
{
    public async Task<CreateAccountsFromListAnswer> RunAsync(UnitScope scope, CreateAccountsFromListInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ManageAccounts, cancel) is { } refused)
            return new(refused, []);
        await using var db = portal.Open(scope);
        var list = await AccountList.ReadAsync(db, scope, input.Text, cancel);
        // Asked after reading: had the first try been saved between the two, it would itself be who took the logins.
        if (await SlipsAsync(db, scope, input.OperationId, given: [], cancel) is { Count: > 0 } earlier)
            return new(Violations.None, earlier);
        if (list.Violations.Blocking)
            return new(list.Violations, []);

        var secrets = await HashAsync(list.Rows.Count, cancel);
        var given = new Dictionary<string, string>();
        foreach (var (row, unit, secret) in list.Rows.Zip(list.Units, secrets))
        {
            var account = Account.Create(row.Login!, row.DisplayName!, row.Role!.Value, unit!);
            account.GiveOneTimePassword(secret.Hash, portal.Clock.UtcNow());
            given.Add(account.SecurityStamp!, secret.Password);
            db.Accounts.Add(account);
            db.RecordNew(AuditEvent.AccountCreated, () => account.Subject, input.OperationId, $"为{unit!.Name}建立账号{account.Label}：{account.Role.Name()}（批量）");
        }
        var violations = await db.SaveAsync(input.OperationId, cancel, new Violation(AccountRules.LoginTakenCode, "Text", "刚才有别人用了其中的登录名，一个账号也没有建立。请重新检查后再试。"));
        return violations.Blocking ? new(violations, []) : new(violations, await SlipsAsync(db, scope, input.OperationId, given, cancel));
    }

    /// <summary>The slow part, side by side and outside any transaction.</summary>
    private static Task<(string Password, string Hash)[]> HashAsync(int count, CancellationToken cancel) => Task.Run(() =>
    {
        var secrets = new (string Password, string Hash)[count];
        // One processor stays free for everybody else.
        var side = new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1) };
        Parallel.For(0, count, side, i =>
        {
            var password = OneTimePassword.Create();
            secrets[i] = (password, Passwords.Hash(OneTimePassword.Canonical(password)));
        });
        return secrets;
    }, cancel);

    /// <param name="given">Passwords of this try by the stamp of their account; none of them fits when another try was saved.</param>
    private static async Task<IReadOnlyList<AccountSlip>> SlipsAsync(PortalDbContext db, UnitScope scope, Guid operation, Dictionary<string, string> given, CancellationToken cancel)
    {
        var accounts = await (
            from record in db.AuditRecords
            where record.OperationId == operation && record.Event == AuditEvent.AccountCreated
            join account in db.Accounts.VisibleTo(scope) on record.SubjectId equals account.Id
            orderby record.Sequence
            select account).AsNoTracking().ToListAsync(cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, accounts.Select(a => a.UnitPath), cancel);
        return [.. accounts.Select(a => a.Slip(trails, given.GetValueOrDefault(a.SecurityStamp!)))];
    }
}
