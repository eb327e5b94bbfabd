using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

#pragma warning disable RS0030 // Reviewed: removes counters, which belong to no unit.

namespace FederationReform.Accounts;

/// <summary>
/// After five wrong passwords, sign-in with the same login from the same place is locked for 15 minutes.
/// </summary>
internal static class AttemptLimit
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>
    /// Counts an attempt before its password is checked, so that simultaneous requests cannot exceed the limit.
    /// </summary>
    public static async Task<Attempt> TakeAsync(PortalDb portal, string login, string place, CancellationToken cancel)
    {
        var now = portal.Clock.UtcNow();
        for (var tries = 0; tries < SignInAttempts.Allowed; tries++)
        {
            await using var db = portal.OpenForSystem();
            var attempts = await db.SignInAttempts.SingleOrDefaultAsync(
                a => a.Login == login && a.Place == place,
                cancel
            );
            if (attempts?.LockedAt(now) == true)
                return Attempt.Refused;
            if (attempts is null)
            {
                await db.SignInAttempts.Where(a => a.LastAt < now - Kept).ExecuteDeleteAsync(cancel);
                db.SignInAttempts.Add(attempts = SignInAttempts.Of(login, place));
            }
            attempts.Failed(now);
            if ((await db.SaveAsync(cancel)).Count == 0)
                return attempts.LockedAt(now) ? Attempt.Last : Attempt.Free;
        }
        return Attempt.Refused;
    }

    /// <summary>Deletes the counter after a correct password.</summary>
    public static async Task ForgetAsync(PortalDb portal, string login, string place, CancellationToken cancel)
    {
        await using var db = portal.OpenForSystem();
        await db.SignInAttempts.Where(a => a.Login == login && a.Place == place).ExecuteDeleteAsync(cancel);
    }
}

internal enum Attempt
{
    /// <summary>Locked, or too many attempts at the same moment.</summary>
    Refused,

    Free,

    /// <summary>The last attempt allowed: if the password is wrong, the lock begins.</summary>
    Last,
}
