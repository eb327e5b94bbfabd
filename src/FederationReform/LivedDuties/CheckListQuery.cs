using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Registers;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.LivedDuties;

/// <param name="Done">How often each item of the list was done in the quarter, in its order.</param>
/// <param name="Points">Of all deeds of the quarter, by the county's rules.</param>
public sealed record CheckListRow(string Name, Position Position, CheckList List, IReadOnlyList<int> Done, int Points)
{
    /// <summary>Items that were done at least once.</summary>
    public Ratio Ticked => new(Done.Count(d => d > 0), Done.Count);
}

/// <param name="Unknown">Names of deeds that the list of members does not have.</param>
public sealed record CheckListView(
    UnitLink Unit,
    Quarter Quarter,
    IReadOnlyList<CheckListRow> Members,
    IReadOnlyList<string> Unknown
);

/// <summary>The check lists of a committee's members in a quarter, counted from what was entered.</summary>
public sealed class CheckListQuery(PortalDb portal)
{
    /// <param name="quarter">Null for the current one.</param>
    /// <returns>
    /// Null when the unit lies outside the scope, has no committee in office, or the account may not read records.
    /// </returns>
    public async Task<CheckListView?> RunAsync(
        UnitScope scope,
        int? unitId,
        Quarter? quarter,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var id = unitId ?? scope.UnitId;
        if (
            await db
                .Committees.AsNoTracking()
                .VisibleTo(scope)
                .Where(c => c.UnitId == id && c.EndedOn == null)
                .Include(c => c.Unit)
                .Include(c => c.Posts)
                    .ThenInclude(p => p.Person)
                .SingleOrDefaultAsync(cancel)
            is not { } committee
        )
            return null;
        var when = quarter ?? Quarter.Of(portal.Clock.Today());
        var (first, last) = (when.First, when.Last);
        var deeds = await db
            .Deeds.AsNoTracking()
            .VisibleTo(scope)
            .Where(d => d.UnitId == id && d.On >= first && d.On <= last)
            .GroupBy(d => new { d.Entry.Name, d.Entry.Item })
            .Select(g => new
            {
                g.Key.Name,
                g.Key.Item,
                Count = g.Count(),
            })
            .ToListAsync(cancel);
        var points = await RegisterSetting<PointRules>.AtAsync(db, committee.UnitPath, cancel);
        var done = deeds.ToLookup(d => d.Name);
        var members = committee.InOffice.OrderBy(p => p.Position).ThenBy(p => p.StartOn).ThenBy(p => p.Id).ToList();
        return new(
            new(committee.UnitId, committee.Unit.Name, committee.Unit.Level),
            when,
            [
                .. members.Select(p =>
                {
                    var (list, own) = (DeedItems.Of(p.Position), done[p.Person.Name]);
                    return new CheckListRow(
                        p.Person.Name,
                        p.Position,
                        list,
                        [.. list.Items.Select(item => own.Where(d => d.Item == item).Sum(d => d.Count))],
                        own.Sum(d => d.Count * points.Of(d.Item ?? DeedItem.Other))
                    );
                }),
            ],
            [.. done.Select(d => d.Key).Except(members.Select(p => p.Person.Name)).Order(StringComparer.Ordinal)]
        );
    }
}
