using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Registers;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.LivedDuties;

/// <param name="Position">Null for a women's representative who holds none.</param>
/// <param name="Done">How often each item of the list was done in its time, in its order.</param>
/// <param name="Points">Of all deeds of the quarter, by the county's rules.</param>
public sealed record CheckListRow(string Name, Position? Position, CheckList List, IReadOnlyList<int> Done, int Points)
{
    /// <summary>Items that were done at least once.</summary>
    public Ratio Ticked => new(Done.Count(d => d > 0), Done.Count);

    public IEnumerable<string> Missing => List.Items.Where((_, i) => Done[i] == 0).Select(item => item.Type.Name);
}

/// <param name="Members">Of the committee in office.</param>
/// <param name="Representatives">Of the roll of the latest approved congress; none where no roll was kept.</param>
/// <param name="Unknown">Names of deeds that neither list has.</param>
public sealed record CheckListView(
    UnitLink Unit,
    Quarter Quarter,
    IReadOnlyList<CheckListRow> Members,
    IReadOnlyList<CheckListRow> Representatives,
    IReadOnlyList<string> Unknown
);

/// <summary>
/// The check lists of a committee's members and of the unit's representatives in a quarter, counted from what was
/// entered.
/// </summary>
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
        var (year, first, last) = (new DateOnly(when.Year, 1, 1), when.First, when.Last);
        var deeds = await db
            .Deeds.AsNoTracking()
            .VisibleTo(scope)
            .Where(d => d.UnitId == id && d.On >= year && d.On <= last)
            .GroupBy(d => new { d.Entry.Name, d.Category })
            .Select(g => new Done(g.Key.Name, g.Key.Category ?? 0, g.Count(d => d.On >= first), g.Count()))
            .ToListAsync(cancel);
        var types = await RegisterSetting<EntryTypes<Deed>>.AtAsync(db, committee.UnitPath, cancel);
        var roll = await db
            .RepresentativeRolls.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.UnitId == id && r.UnitReform.State == ReformState.Approved)
            .OrderByDescending(r => r.Id)
            .Select(r => r.Sheet)
            .FirstOrDefaultAsync(cancel);
        var done = deeds.ToLookup(d => d.Name);
        var members = committee.InOffice.OrderBy(p => p.Position).ThenBy(p => p.StartOn).ThenBy(p => p.Id).ToList();
        var representatives = roll?.Representatives.Select(r => r.Name).ToList() ?? [];
        return new(
            new(committee.UnitId, committee.Unit.Name, committee.Unit.Level),
            when,
            [.. members.Select(p => Row(p.Person.Name, p.Position, DeedItems.Of(p.Position, types)))],
            [
                .. representatives.Select(name =>
                    Row(name, members.Find(p => p.Person.Name == name)?.Position, DeedItems.OfRepresentative(types))
                ),
            ],
            [
                .. deeds
                    .Where(d => d.InQuarter > 0)
                    .Select(d => d.Name)
                    .Distinct()
                    .Except(members.Select(p => p.Person.Name))
                    .Except(representatives)
                    .Order(StringComparer.Ordinal),
            ]
        );

        CheckListRow Row(string name, Position? position, CheckList list) =>
            new(
                name,
                position,
                list,
                [
                    .. list.Items.Select(item =>
                        done[name].Where(d => d.Item == item.Type.Number).Sum(d => item.Yearly ? d.InYear : d.InQuarter)
                    ),
                ],
                done[name].Sum(d => d.InQuarter * (types.Find(d.Item)?.Points ?? 0))
            );
    }

    /// <param name="InYear">Up to the end of the quarter.</param>
    private sealed record Done(string Name, int Item, int InQuarter, int InYear);
}
