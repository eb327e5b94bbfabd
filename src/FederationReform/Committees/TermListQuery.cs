using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

public enum TermOrder
{
    Unit,

    /// <summary>The term whose last day comes first, past ones included.</summary>
    EndsFirst,

    /// <summary>The most vacancies first.</summary>
    MostVacant,
}

/// <summary>任期与缺额 of a unit and all below it.</summary>
public sealed record TermList(UnitLink Unit, DateOnly Today, TermFigures Figures, PageOf<TermRow> Page);

public sealed record TermRow
{
    public required UnitLink Unit { get; init; }

    /// <summary>The unit above, usually the township; null where the reader sees one unit only.</summary>
    public required UnitLink? Above { get; init; }

    /// <summary>Null, like all data of the committee, for a unit without a committee in office.</summary>
    public required string? Term { get; init; }

    public required DateOnly? ElectedOn { get; init; }
    public required DateOnly? EndsOn { get; init; }

    /// <summary>届满未换: days since the last day of the term; zero or less while it has not passed.</summary>
    public required int? DaysOver { get; init; }

    /// <summary>The chair's name; null while the seat is vacant.</summary>
    public required string? Chair { get; init; }

    public required Seats? Seats { get; init; }
    public required Vacancies? Vacancies { get; init; }
}

public sealed class TermListQuery(PortalDb portal)
{
    public const int PageSize = 50;

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read records.</returns>
    public async Task<TermList?> RunAsync(
        UnitScope scope,
        int? unitId,
        TermSelection selection,
        TermOrder order = TermOrder.Unit,
        int page = 1,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var figures = await TermFiguresQuery.ReadAsync(db, unit.Id, unit.Path, portal.Clock.Today(), cancel);
        var number = Paging.Number(page, figures[selection], PageSize);
        var rows =
            selection == TermSelection.Unregistered
                ? await UnregisteredAsync(db, unit.Path, number, cancel)
                : await TermsAsync(db, unit.Path, selection, order, number, figures.Today, cancel);
        if (unit.Level == UnitLevel.Village)
            rows = rows.ConvertAll(r => r with { Above = null });
        return new(
            new(unit.Id, unit.Name, unit.Level),
            figures.Today,
            figures,
            new(rows, figures[selection], number, PageSize)
        );
    }

    private static async Task<List<TermRow>> TermsAsync(
        PortalDbContext db,
        string path,
        TermSelection selection,
        TermOrder order,
        int page,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var terms = db.Terms(path).Where(selection.Condition(today));
        terms = order switch
        {
            TermOrder.EndsFirst => terms.OrderBy(t => t.Committee.EndsOn).ThenBy(t => t.Committee.UnitPath),
            TermOrder.MostVacant => terms
                .OrderByDescending(t => t.Committee.Seats.Chairs - t.Chairs)
                .ThenByDescending(t => t.Committee.Seats.Executives - t.Executives)
                .ThenBy(t => t.Committee.UnitPath),
            _ => terms.OrderBy(t => t.Committee.UnitPath),
        };
        var rows = await terms
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(t => new
            {
                Unit = new UnitLink(t.Committee.Unit.Id, t.Committee.Unit.Name, t.Committee.Unit.Level),
                Above = new UnitLink(
                    t.Committee.Unit.Parent!.Id,
                    t.Committee.Unit.Parent.Name,
                    t.Committee.Unit.Parent.Level
                ),
                t.Committee.Form,
                t.Committee.Number,
                t.Committee.ElectedOn,
                t.Committee.EndsOn,
                t.Committee.Seats,
                Chair = t
                    .Committee.Posts.Where(p => p.EndOn == null && p.Position == Position.Chair)
                    .OrderBy(p => p.Id)
                    .Select(p => p.Person.Name)
                    .FirstOrDefault(),
                t.Chairs,
                t.FullTimeViceChairs,
                t.PartTimeViceChairs,
                t.Executives,
            })
            .ToListAsync(cancel);
        return rows.ConvertAll(r => new TermRow
        {
            Unit = r.Unit,
            Above = r.Above,
            Term = CommitteeWords.Term(r.Form, r.Number),
            ElectedOn = r.ElectedOn,
            EndsOn = r.EndsOn,
            DaysOver = today.DayNumber - r.EndsOn.DayNumber,
            Chair = r.Chair,
            Seats = r.Seats,
            Vacancies = Vacancies.Of(
                r.Seats,
                new Seats(r.Chairs, r.FullTimeViceChairs, r.PartTimeViceChairs, r.Executives)
            ),
        });
    }

    private static async Task<List<TermRow>> UnregisteredAsync(
        PortalDbContext db,
        string path,
        int page,
        CancellationToken cancel
    )
    {
        var units = await db.WithoutCommittee(path)
            .OrderBy(u => u.Path)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
            .Select(u => new
            {
                Unit = new UnitLink(u.Id, u.Name, u.Level),
                Above = new UnitLink(u.Parent!.Id, u.Parent.Name, u.Parent.Level),
            })
            .ToListAsync(cancel);
        return units.ConvertAll(u => new TermRow
        {
            Unit = u.Unit,
            Above = u.Above,
            Term = null,
            ElectedOn = null,
            EndsOn = null,
            DaysOver = null,
            Chair = null,
            Seats = null,
            Vacancies = null,
        });
    }
}
