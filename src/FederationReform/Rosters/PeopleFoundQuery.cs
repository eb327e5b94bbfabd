using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <param name="Position">One post that the person holds, with its unit.</param>
public sealed record PersonFound(int PersonId, string Name, Position Position, string UnitName);

/// <summary>
/// The first people in office whom a typed text finds, for the search that every page offers; the roster lists all.
/// </summary>
public sealed class PeopleFoundQuery(PortalDb portal)
{
    public const int MaxResults = 8;

    /// <returns>Empty for an empty text, no match, and an account that may not read records.</returns>
    public async Task<IReadOnlyList<PersonFound>> RunAsync(
        UnitScope scope,
        string? text,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord) || string.IsNullOrWhiteSpace(text))
            return [];
        await using var db = portal.Open(scope);
        if (await RosterQuery.FindAsync(db, scope, new RosterFilter { Text = text }, cancel) is not { } source)
            return [];
        var rows = await RosterQuery
            .Ordered(source.Holders, RosterOrder.Post)
            .Take(2 * MaxResults)
            .Select(h => new PersonFound(
                h.Person.Id,
                h.Person.Name,
                h.Post.Position,
                db.Units.Where(u => u.Id == h.Post.UnitId).Select(u => u.Name).First()
            ))
            .ToListAsync(cancel);
        return [.. rows.DistinctBy(r => r.PersonId).Take(MaxResults)];
    }
}
