using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Registers;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Exchanges;

/// <summary>
/// The exchanges and the places on reserve lists that are entered under a person's name in a unit where the person
/// holds or held a post, the latest first. Two people of one name in one unit are not told apart.
/// </summary>
public sealed record PersonExchanges(
    IReadOnlyList<EntryOf<Exchange>> Exchanges,
    IReadOnlyList<EntryOf<ReserveCadre>> Reserves
);

public sealed record EntryOf<TEntry>(string Unit, TEntry Entry);

public sealed class PersonExchangesQuery(PortalDb portal)
{
    /// <returns>Nothing when the person lies outside the scope or the account may not read registers.</returns>
    public async Task<PersonExchanges> RunAsync(UnitScope scope, int personId, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return new([], []);
        await using var db = portal.Open(scope);
        var units = await db
            .Posts.VisibleTo(scope)
            .Where(p => p.PersonId == personId)
            .Select(p => p.UnitId)
            .Union(db.People.VisibleTo(scope).Where(p => p.Id == personId).Select(p => p.UnitId))
            .ToListAsync(cancel);
        if (units.Count == 0)
            return new([], []);
        var name = await db.People.Where(p => p.Id == personId).Select(p => p.Name).SingleAsync(cancel);
        return new(
            await ReadAsync(db.Exchanges.VisibleTo(scope), units, name, cancel),
            await ReadAsync(db.ReserveCadres.VisibleTo(scope), units, name, cancel)
        );
    }

    private static async Task<IReadOnlyList<EntryOf<TEntry>>> ReadAsync<TEntry>(
        IQueryable<RegisterRow<TEntry>> rows,
        List<int> units,
        string name,
        CancellationToken cancel
    )
        where TEntry : class, IRegisterEntry<TEntry>
    {
        var found = await rows.AsNoTracking()
            .Where(r => units.Contains(r.UnitId) && r.Title == name)
            .Include(r => r.Unit)
            .OrderByDescending(r => r.On)
            .ThenByDescending(r => r.Id)
            .ToListAsync(cancel);
        return [.. found.Select(r => new EntryOf<TEntry>(r.Unit.Name, r.Entry))];
    }
}
