using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>Writes the slip for an answer, and tells a first answer from a repeated one.</summary>
internal static class AccountSlips
{
    /// <summary>The slip of an operation that went through before, without its password; null when it did not.</summary>
    public static async Task<AccountSlip?> SlipOfAsync(this PortalDbContext db, UnitScope scope, Guid operation, CancellationToken cancel)
    {
        var id = await db.AuditRecords.VisibleTo(scope).Where(r => r.OperationId == operation && r.Sequence == 0 && r.SubjectKind == SubjectKind.Account).Select(r => (int?)r.SubjectId).SingleOrDefaultAsync(cancel);
        var account = await db.Accounts.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(a => a.Id == id, cancel);
        return account is null ? null : await WriteAsync(db, scope, account, null, cancel);
    }

    /// <summary>
    /// After a save that was answered with "done": it was this try that was done, or the first of two that were sent at once. The stamp is
    /// new with each try, so the stored one says which, and a password that leads nowhere is never handed out.
    /// </summary>
    public static async Task<AccountSlip?> SlipAsync(this PortalDbContext db, UnitScope scope, Account tried, string password, CancellationToken cancel)
    {
        var stored = await db.Accounts.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(a => a.NormalizedUserName == tried.NormalizedUserName, cancel);
        return stored is null ? null : await WriteAsync(db, scope, stored, stored.SecurityStamp == tried.SecurityStamp ? password : null, cancel);
    }

    private static async Task<AccountSlip> WriteAsync(PortalDbContext db, UnitScope scope, Account account, string? password, CancellationToken cancel)
    {
        var trails = await UnitTrails.LoadAsync(db, scope, [account.UnitPath], cancel);
        return account.Slip(trails, password);
    }
}
