using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="Text">As pasted: 单位、姓名、登录名[、角色].</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record CreateAccountsFromListInput(string? Text, Guid OperationId) : IChange;

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

        var secrets = await HashAsync(list.Rows.Count, cancel);
        var given = new Dictionary<string, string>();
        foreach (var (row, unit, secret) in list.Rows.Zip(list.Units, secrets))
        {
            var account = Account.Create(row.Login!, row.DisplayName!, row.Role!.Value, unit!);
            account.GiveOneTimePassword(secret.Hash, portal.Clock.UtcNow());
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
    ) => new(violations, violations.Blocking ? [] : await SlipsAsync(db, scope, given, cancel));

    /// <summary>
    /// Hashes the passwords in parallel and outside any transaction, because each takes a good part of a second.
    /// </summary>
    private static Task<(string Password, string Hash)[]> HashAsync(int count, CancellationToken cancel) =>
        Task.Run(
            () =>
            {
                var secrets = new (string Password, string Hash)[count];
                // One processor stays free for other requests.
                var side = new ParallelOptions
                {
                    CancellationToken = cancel,
                    MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1),
                };
                Parallel.For(0, count, side, i =>
                {
                    var password = OneTimePassword.Create();
                    secrets[i] = (password, Passwords.Hash(OneTimePassword.Canonical(password)));
                });
                return secrets;
            },
            cancel
        );

    /// <param name="given">
    /// The passwords of this request by the security stamp of their account; none matches when another request was
    /// saved.
    /// </param>
    private static async Task<IReadOnlyList<AccountSlip>> SlipsAsync(
        PortalDbContext db,
        UnitScope scope,
        Dictionary<string, string> given,
        CancellationToken cancel
    )
    {
        var accounts = await (
            from record in db.OwnRecords
            where record.Event == AuditEvent.AccountCreated
            join account in db.Accounts.VisibleTo(scope) on record.SubjectId equals account.Id
            orderby record.Sequence
            select account
        )
            .AsNoTracking()
            .ToListAsync(cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, accounts.Select(a => a.UnitPath), cancel);
        return [.. accounts.Select(a => a.Slip(trails, given.GetValueOrDefault(a.SecurityStamp!)))];
    }
}
