#pragma warning disable RS0030 // Reviewed: removes counters, which belong to no unit.
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>Five wrong passwords, then a quarter of an hour's rest (AU-03).</summary>
internal static class AttemptLimit
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Counts an attempt before its password is looked at, so that a hundred at the same moment are not a hundred guesses.</summary>
    public static async Task<Attempt> TakeAsync(PortalDb portal, string login, string place, CancellationToken cancel)
    {
        var now = portal.Clock.UtcNow();
        for (var tries = 0; tries < SignInAttempts.Allowed; tries++)
        {
            await using var db = portal.OpenForSystem();
            var attempts = await db.SignInAttempts.SingleOrDefaultAsync(a => a.Login == login && a.Place == place, cancel);
            if (attempts?.LockedAt(now) == true)
                return Attempt.Refused;
            if (attempts is null)
            {
                await db.SignInAttempts.Where(a => a.LastAt < now - Kept).ExecuteDeleteAsync(cancel);
                db.SignInAttempts.Add(attempts = SignInAttempts.Of(login, place));
            }
            attempts.Failed(now);
            if ((await db.SaveAsync(Guid.NewGuid(), cancel)).Count == 0)
                return attempts.LockedAt(now) ? Attempt.Last : Attempt.Free;
        }
        return Attempt.Refused;
    }

    /// <summary>The password was right.</summary>
    public static async Task ForgetAsync(PortalDb portal, string login, string place, CancellationToken cancel)
    {
        await using var db = portal.OpenForSystem();
        await db.SignInAttempts.Where(a => a.Login == login && a.Place == place).ExecuteDeleteAsync(cancel);
    }
}

internal enum Attempt
{
    /// <summary>Locked, or more at once than a person makes.</summary>
    Refused,

    Free,

    /// <summary>If this one is wrong too, the lock is shut.</summary>
    Last,
}
