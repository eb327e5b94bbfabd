using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>Creates the slip for an answer, and distinguishes a first answer from a repeated one.</summary>
internal static class AccountSlips
{
    /// <summary>
    /// The answer to a request that saved nothing itself: refused, or with the slip, without its password, of what this
    /// operation did before.
    /// </summary>
    public static async Task<AccountSlipAnswer> AnswerAsync(
        this PortalDbContext db,
        UnitScope scope,
        AuditEvent what,
        Violations violations,
        CancellationToken cancel
    )
    {
        if (violations.Count > 0)
            return new(violations, null);
        var id = await db.DoneToAsync(what, cancel);
        var account = await db.Accounts.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(a => a.Id == id, cancel);
        return new(violations, account is null ? null : await WriteAsync(db, scope, account, null, cancel));
    }

    /// <summary>
    /// The slip after a successful save. The save may have succeeded because the same operation, sent twice at once,
    /// was carried out by the other request. Each request makes a new security stamp, so the stored stamp tells which
    /// one it was, and a password that was not stored is never handed out.
    /// </summary>
    public static async Task<AccountSlip?> SlipAsync(
        this PortalDbContext db,
        UnitScope scope,
        Account tried,
        string password,
        CancellationToken cancel
    )
    {
        var stored = await db
            .Accounts.AsNoTracking()
            .VisibleTo(scope)
            .SingleOrDefaultAsync(a => a.NormalizedUserName == tried.NormalizedUserName, cancel);
        return stored is null
            ? null
            : await WriteAsync(
                db,
                scope,
                stored,
                stored.SecurityStamp == tried.SecurityStamp ? password : null,
                cancel
            );
    }

    private static async Task<AccountSlip> WriteAsync(
        PortalDbContext db,
        UnitScope scope,
        Account account,
        string? password,
        CancellationToken cancel
    )
    {
        var trails = await UnitTrails.LoadAsync(db, scope, [account.UnitPath], cancel);
        return account.Slip(trails, password);
    }
}
