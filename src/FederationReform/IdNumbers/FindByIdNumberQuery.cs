using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.IdNumbers;

/// <param name="Trail">The unit that keeps her data.</param>
public sealed record FoundByIdNumber(int PersonId, string Name, string Trail);

/// <param name="People">Of the scope; usually one or none.</param>
public sealed record FoundPeople(Violations Violations, IReadOnlyList<FoundByIdNumber> People);

/// <summary>按身份证号查人: by the whole number, within the scope. Of numbers registered elsewhere nothing is said.</summary>
public sealed class FindByIdNumberQuery(PortalDb portal)
{
    private const int Most = 20;

    public async Task<FoundPeople> RunAsync(UnitScope scope, string? number, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.ChangeCommittee, cancel) is { } refused)
            return new(refused, []);
        var read = IdNumberText.Read(number, portal.Clock.Today());
        if (read.Problem is { } problem)
            return new(new(IdNumberRefusal.Unreadable(problem)), []);
        if (portal.IdNumberKeys.Find() is not { } key)
            return new(Violations.None, []);
        await using var db = portal.Open(scope);
        var hash = key.Hash(read.Value);
        var found = await db.People.AsNoTracking().VisibleTo(scope).Where(p => p.IdNumberHash == hash).OrderBy(p => p.Id).Take(Most).Select(p => new { p.Id, p.Name, p.UnitPath }).ToListAsync(cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, found.Select(p => p.UnitPath), cancel);
        return new(Violations.None, [.. found.Select(p => new FoundByIdNumber(p.Id, p.Name, trails.Of(p.UnitPath)))]);
    }
}
