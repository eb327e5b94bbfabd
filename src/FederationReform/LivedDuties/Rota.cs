using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.LivedDuties;

/// <summary>The rota of one committee: who takes turns, and whose turn comes next.</summary>
internal sealed class Rota
{
    private const int FewestInTurn = 2;

    public required Unit Unit { get; init; }

    /// <summary>Null where the unit has no committee in office.</summary>
    public required Committee? Committee { get; init; }

    /// <summary>By month, the earliest first.</summary>
    public required List<RotaTurn> Turns { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>
    /// Who takes turns: the vice-chairs; where there are fewer than two, all members but the chair, who leads in any
    /// case.
    /// </summary>
    public IReadOnlyList<Person> InTurn
    {
        get
        {
            var members = (Committee?.InOffice ?? [])
                .OrderBy(p => p.Position)
                .ThenBy(p => p.StartOn)
                .ThenBy(p => p.Id)
                .ToList();
            var vice = members.FindAll(p => p.Position is Position.FullTimeViceChair or Position.PartTimeViceChair);
            return
            [
                .. (vice.Count >= FewestInTurn ? vice : members.FindAll(p => p.Position != Position.Chair)).Select(p =>
                    p.Person
                ),
            ];
        }
    }

    /// <summary>Null when the unit lies outside the scope.</summary>
    public static async Task<Rota?> LoadAsync(
        PortalDbContext db,
        UnitScope scope,
        int unitId,
        DateOnly today,
        CancellationToken cancel
    )
    {
        if (await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == unitId, cancel) is not { } unit)
            return null;
        return new()
        {
            Unit = unit,
            Committee = await db
                .Committees.VisibleTo(scope)
                .Where(c => c.UnitId == unitId && c.EndedOn == null)
                .Include(c => c.Posts)
                    .ThenInclude(p => p.Person)
                .SingleOrDefaultAsync(cancel),
            Turns = await db
                .RotaTurns.VisibleTo(scope)
                .Where(t => t.UnitId == unitId)
                .Include(t => t.Person)
                .OrderBy(t => t.Month)
                .ToListAsync(cancel),
            Today = today,
        };
    }

    /// <summary>
    /// Whose turn a month is: who had the fewest turns; among these who has neither the month before nor the one after;
    /// then who waits longest; then the order of the list.
    /// </summary>
    public Person? NextFor(DateOnly month)
    {
        var neighbours = Turns
            .Where(t => t.Month == month.AddMonths(-1) || t.Month == month.AddMonths(1))
            .Select(t => t.PersonId)
            .ToHashSet();
        return InTurn
            .OrderBy(p => Turns.Count(t => t.PersonId == p.Id))
            .ThenBy(p => neighbours.Contains(p.Id))
            .ThenBy(p => Turns.LastOrDefault(t => t.PersonId == p.Id)?.Month)
            .FirstOrDefault();
    }
}
