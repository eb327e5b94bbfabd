using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>One-time passwords for many accounts at once, and their slips.</summary>
internal static class ManySlips
{
    /// <summary>The most accounts of one operation.</summary>
    public const int Most = 500;

    /// <summary>
    /// Hashes the passwords in parallel and outside any transaction, because each takes a good part of a second.
    /// </summary>
    public static Task<(string Password, string Hash)[]> HashAsync(int count, CancellationToken cancel) =>
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
    public static async Task<IReadOnlyList<AccountSlip>> SlipsAsync(
        this PortalDbContext db,
        UnitScope scope,
        AuditEvent what,
        Dictionary<string, string> given,
        CancellationToken cancel
    )
    {
        var accounts = await (
            from record in db.OwnRecords
            where record.Event == what
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
