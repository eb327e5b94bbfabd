using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <param name="Accounts">Those that the administrator saw and chose.</param>
/// <param name="Days">
/// How many days the one-time passwords are valid, at most <see cref="OneTimePassword.MostDays"/>.
/// </param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record RenewSlipsInput(IReadOnlyCollection<int> Accounts, int Days, Guid OperationId) : IChange;

/// <param name="Slips">Without passwords when the operation had been carried out before.</param>
public sealed record RenewSlipsAnswer(Violations Violations, IReadOnlyList<AccountSlip> Slips);

/// <summary>
/// 重新发放账号单: new one-time passwords for many accounts whose holders have not chosen a password yet. Who has
/// chosen one keeps it: a list that was read a while ago takes nobody's password away.
/// </summary>
public sealed class RenewSlips(PortalDb portal)
{
    public const string NobodyWaitsCode = "NobodyWaits";

    private static readonly Violation NobodyWaits = new(
        NobodyWaitsCode,
        "Accounts",
        "没有可以重新发放的账号：请勾选还没有设过自己密码的账号。已设过密码的，请打开账号重置。"
    );

    /// <summary>The accounts of the scope that wait for their first sign-in, expired slip or not.</summary>
    internal static IQueryable<Account> Waiting(PortalDbContext db, UnitScope scope) =>
        db
            .Accounts.VisibleTo(scope)
            .Where(a => !a.Disabled && a.MustChangePassword && a.Id != scope.AccountId)
            .OrderBy(a => a.UnitPath)
            .ThenBy(a => a.Role)
            .ThenBy(a => a.Id);

    public async Task<RenewSlipsAnswer> RunAsync(
        UnitScope scope,
        RenewSlipsInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageAccounts, input, cancel);
        if (db.Answered)
            return await AnswerAsync(db, scope, db.Answer, given: [], cancel);
        var chosen = input.Accounts.Take(ManySlips.Most).ToList();
        var accounts = await Waiting(db, scope).Where(a => chosen.Contains(a.Id)).ToListAsync(cancel);
        if (accounts.Count == 0)
        {
            var found =
                chosen.Count == 0 || await db.Accounts.VisibleTo(scope).AnyAsync(a => chosen.Contains(a.Id), cancel);
            return new(await db.RefusedAsync(found ? NobodyWaits : Refusal.NotFound, cancel), []);
        }

        var secrets = await ManySlips.HashAsync(accounts.Count, cancel);
        var given = new Dictionary<string, string>();
        foreach (var (account, secret) in accounts.Zip(secrets))
        {
            account.GiveOneTimePassword(secret.Hash, portal.Clock.UtcNow(), OneTimePassword.ForDays(input.Days));
            given.Add(account.SecurityStamp!, secret.Password);
            db.Record(AuditEvent.AccountReset, account.Subject, $"重新发放{account.Label}的账号单（批量）");
        }
        return await AnswerAsync(db, scope, await db.SaveAsync(cancel), given, cancel);
    }

    private static async Task<RenewSlipsAnswer> AnswerAsync(
        PortalDbContext db,
        UnitScope scope,
        Violations violations,
        Dictionary<string, string> given,
        CancellationToken cancel
    ) => new(violations, violations.Blocking ? [] : await db.SlipsAsync(scope, AuditEvent.AccountReset, given, cancel));
}
