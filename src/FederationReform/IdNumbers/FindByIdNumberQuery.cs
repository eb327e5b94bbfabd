using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <param name="Trail">The unit that keeps the person's data, with the units above it.</param>
public sealed record FoundByIdNumber(int PersonId, string Name, string Trail);

/// <param name="People">People within the scope; usually one or none.</param>
public sealed record FoundPeople(Violations Violations, IReadOnlyList<FoundByIdNumber> People);

/// <summary>
/// 按身份证号查人: finds people within the scope by the whole number. Numbers registered elsewhere count as not found.
/// Every search is recorded, without the number, and there is a limit: asking one number after the other would tell
/// which of them are registered.
/// </summary>
public sealed class FindByIdNumberQuery(PortalDb portal)
{
    private const int Most = 20;
    private const int MostSearches = 20;
    private static readonly TimeSpan window = TimeSpan.FromMinutes(10);

    public async Task<FoundPeople> RunAsync(UnitScope scope, string? number, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel) is { } refused)
            return new(refused, []);
        var read = IdNumberText.Read(number, portal.Clock.Today());
        if (read.Problem is { } problem)
            return new(new(IdNumberRefusal.Unreadable(problem)), []);
        if (portal.Keys.Find() is not { } key)
            return new(Violations.None, []);
        await using var db = portal.Open(scope);
        var since = portal.Clock.UtcNow() - window;
        var searches = await db.AuditRecords.CountAsync(
            r => r.AccountId == scope.AccountId && r.Event == AuditEvent.IdNumberSearched && r.At > since,
            cancel
        );
        if (searches >= MostSearches)
            return new(new(IdNumberRefusal.TooManySearches(MostSearches, window)), []);
        var hash = key.Hash(read.Value);
        var found = await db
            .People.AsNoTracking()
            .VisibleTo(scope)
            .Where(p => p.IdNumberHash == hash)
            .OrderBy(p => p.Id)
            .Take(Most)
            .Select(p => new
            {
                p.Id,
                p.Name,
                p.UnitPath,
            })
            .ToListAsync(cancel);
        db.Record(
            AuditEvent.IdNumberSearched,
            new AuditSubject(SubjectKind.Account, scope.AccountId, scope.UnitId, scope.Path),
            $"按身份证号查人，查到 {found.Count} 人"
        );
        if (await db.SaveAsync(cancel) is { Count: > 0 } failed)
            return new(failed, []);
        var trails = await UnitTrails.LoadAsync(db, scope, found.Select(p => p.UnitPath), cancel);
        return new(Violations.None, [.. found.Select(p => new FoundByIdNumber(p.Id, p.Name, trails.Of(p.UnitPath)))]);
    }
}
