using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <summary>The state of the key that encrypts ID numbers.</summary>
public enum IdNumberKeyState
{
    Ready,
    Missing,
    Other,
}

/// <param name="Since">UTC; null where ID numbers are not registered.</param>
/// <param name="DecidedBy">The name of the unit whose decision holds; null where there is none.</param>
/// <param name="Purpose">The purpose stated with the decision.</param>
/// <param name="Here">Whether the decision is that of the caller's own unit, which may take it back.</param>
/// <param name="Registered">Number of people in the scope whose ID number is registered.</param>
/// <param name="People">Number of all people in the scope.</param>
public sealed record IdNumberSetting(
    DateTime? Since,
    string? DecidedBy,
    string? Purpose,
    bool Here,
    int Registered,
    int People,
    IdNumberKeyState Key
);

/// <summary>
/// Whether ID numbers are registered in the caller's area, and how many; null for an account that may not decide it.
/// </summary>
public sealed class IdNumberSettingQuery(PortalDb portal)
{
    public async Task<IdNumberSetting?> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ManageIdNumbers))
            return null;
        await using var db = portal.Open(scope);
        var registration = await IdNumberRegistrations.ForAsync(db, scope.Path, cancel);
        var key = portal.Keys.Find();
        var state =
            registration is null
                ? (key is null && !portal.Keys.MayMake ? IdNumberKeyState.Missing : IdNumberKeyState.Ready)
            : key is null ? IdNumberKeyState.Missing
            : key.Mark == registration.KeyMark ? IdNumberKeyState.Ready
            : IdNumberKeyState.Other;
        return new(
            registration?.SinceAt,
            registration is null
                ? null
                : await db.Units.Where(u => u.Id == registration.UnitId).Select(u => u.Name).SingleAsync(cancel),
            registration is null ? null : await IdNumberRegistrations.PurposeAsync(db, registration, cancel),
            registration?.UnitId == scope.UnitId,
            await db.People.VisibleTo(scope).CountAsync(p => p.IdNumberHash != null, cancel),
            await db.People.VisibleTo(scope).CountAsync(cancel),
            state
        );
    }
}
