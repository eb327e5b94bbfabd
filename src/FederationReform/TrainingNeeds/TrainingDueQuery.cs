using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Registers;
using FederationReform.Trainings;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.TrainingNeeds;

/// <param name="InOffice">The people in office whose training is asked for, each once.</param>
/// <param name="Never">Of them, those who were never trained.</param>
public sealed record DueCount(int InOffice, int Trained, int Overdue, int Soon, int Never)
{
    public static DueCount None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>轮训率: trained within the cycle, of all in office.</summary>
    public Ratio Rate => new(Trained, InOffice);

    public int NotTrained => InOffice - Trained;

    public int InOrder => InOffice - Overdue - Soon;
}

/// <param name="Unit">One directly below; the unit itself for its own committee.</param>
public sealed record DueRow(UnitLink Unit, DueCount Count);

public sealed record DuePerson
{
    public required int PersonId { get; init; }
    public required string Name { get; init; }
    public required Position Position { get; init; }
    public required UnitLink Unit { get; init; }

    /// <summary>For example 清溪镇 › 河口村.</summary>
    public required string Trail { get; init; }

    public required DateOnly StartOn { get; init; }

    /// <summary>Null for somebody who was never trained; the cycle then runs from <see cref="StartOn"/>.</summary>
    public required DateOnly? Last { get; init; }

    public required DateOnly DueOn { get; init; }
    public required NeedState State { get; init; }
}

/// <summary>Who of a unit and all below it is due, as of today.</summary>
public sealed record TrainingDue
{
    public required UnitLink Unit { get; init; }

    /// <summary>The day of all figures: today.</summary>
    public required DateOnly On { get; init; }

    /// <summary>As the county of the unit has set it.</summary>
    public required TrainingCycle Cycle { get; init; }

    /// <summary>Null above a county: each county may have cycles of its own.</summary>
    public DueCount? Total { get; init; }

    /// <summary>The unit's own committee and the units directly below that have people in office.</summary>
    public IReadOnlyList<DueRow> Rows { get; init; } = [];

    /// <summary>Above a county the units directly below, to choose one.</summary>
    public IReadOnlyList<UnitLink> Below { get; init; } = [];

    public PageOf<DuePerson> Page { get; init; } = new([], 0, 1, TrainingDueQuery.PageSize);
}

/// <summary>谁该培训了: who of a unit and all below it was trained within the cycle, and who is due when.</summary>
public sealed class TrainingDueQuery(PortalDb portal)
{
    public const int PageSize = 50;

    /// <summary>For a list that is copied or printed whole.</summary>
    public const int LargestPage = 1000;

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read registers.</returns>
    public async Task<TrainingDue?> RunAsync(
        UnitScope scope,
        int? unitId = null,
        DueSelection selection = DueSelection.All,
        int page = 1,
        int pageSize = PageSize,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var (link, today) = (new UnitLink(unit.Id, unit.Name, unit.Level), portal.Clock.Today());
        var size = Math.Clamp(pageSize, 1, LargestPage);
        if (unit.Level < UnitLevel.County)
            return new()
            {
                Unit = link,
                On = today,
                Cycle = TrainingCycle.Usual,
                Below = await BelowAsync(db, unit, cancel),
            };
        var cycle = await RegisterSetting<TrainingCycle>.AtAsync(db, unit.Path, cancel);
        var needs = db.TrainingNeeds(unit.Path, cycle, today);
        var rows = await RowsAsync(db, unit, needs, cancel);
        return new()
        {
            Unit = link,
            On = today,
            Cycle = cycle,
            Total = Sum(rows.Select(r => r.Count)),
            Rows = rows,
            Page = await PageAsync(db, scope, needs.Of(selection), cycle, page, size, cancel),
        };
    }

    /// <summary>
    /// All of a unit and below on a day; null above a county, where each county may have cycles of its own.
    /// </summary>
    internal static async Task<DueCount?> CountAsync(
        PortalDbContext db,
        Unit unit,
        DateOnly day,
        CancellationToken cancel
    )
    {
        if (unit.Level < UnitLevel.County)
            return null;
        var cycle = await RegisterSetting<TrainingCycle>.AtAsync(db, unit.Path, cancel);
        return Sum((await RowsAsync(db, unit, db.TrainingNeeds(unit.Path, cycle, day), cancel)).Select(r => r.Count));
    }

    internal static DueCount Sum(IEnumerable<DueCount> counts) =>
        counts.Aggregate(DueCount.None, (a, b) =>
            new(
                a.InOffice + b.InOffice,
                a.Trained + b.Trained,
                a.Overdue + b.Overdue,
                a.Soon + b.Soon,
                a.Never + b.Never
            )
        );

    private static async Task<IReadOnlyList<DueRow>> RowsAsync(
        PortalDbContext db,
        Unit unit,
        IQueryable<TrainingNeed> needs,
        CancellationToken cancel
    )
    {
        var width = unit.Path.Length + UnitPath.SegmentLength;
        var counts = await needs
            .GroupBy(n => n.UnitPath.Substring(0, width))
            .Select(g => new
            {
                Path = g.Key,
                Count = new DueCount(
                    g.Count(),
                    g.Count(n => n.Trained),
                    g.Count(n => n.State == NeedState.Overdue),
                    g.Count(n => n.State == NeedState.Soon),
                    g.Count(n => n.Last == null)
                ),
            })
            .ToDictionaryAsync(c => c.Path, c => c.Count, cancel);
        var units = await db
            .Units.Where(u => u.ParentId == unit.Id || u.Id == unit.Id)
            .OrderBy(u => u.Path)
            .Select(u => new { u.Path, Link = new UnitLink(u.Id, u.Name, u.Level) })
            .ToListAsync(cancel);
        return [.. units.Where(u => counts.ContainsKey(u.Path)).Select(u => new DueRow(u.Link, counts[u.Path]))];
    }

    private static async Task<PageOf<DuePerson>> PageAsync(
        PortalDbContext db,
        UnitScope scope,
        IQueryable<TrainingNeed> needs,
        TrainingCycle cycle,
        int page,
        int size,
        CancellationToken cancel
    )
    {
        var total = await needs.CountAsync(cancel);
        var number = Paging.Number(page, total, size);
        var found = await needs
            .OrderBy(n => n.State)
            .ThenBy(n => n.UnitPath)
            .ThenBy(n => n.PostId)
            .Skip((number - 1) * size)
            .Take(size)
            .ToListAsync(cancel);
        var ids = found.ConvertAll(n => n.PostId);
        var posts = await db
            .Posts.AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .Select(p => new
            {
                p.Id,
                p.Person.Name,
                p.Position,
                Unit = new UnitLink(p.Committee.Unit.Id, p.Committee.Unit.Name, p.Committee.Unit.Level),
            })
            .ToDictionaryAsync(p => p.Id, cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, found.Select(n => n.UnitPath), cancel);
        return new(
            [
                .. found.Select(n => new DuePerson
                {
                    PersonId = n.PersonId,
                    Name = posts[n.PostId].Name,
                    Position = posts[n.PostId].Position,
                    Unit = posts[n.PostId].Unit,
                    Trail = trails.Of(n.UnitPath),
                    StartOn = n.StartOn,
                    Last = n.Last,
                    DueOn = cycle.DueOn(n),
                    State = n.State,
                }),
            ],
            total,
            number,
            size
        );
    }

    private static async Task<IReadOnlyList<UnitLink>> BelowAsync(
        PortalDbContext db,
        Unit unit,
        CancellationToken cancel
    ) =>
        await db
            .Units.Where(u => u.ParentId == unit.Id && u.ValidTo == null)
            .OrderBy(u => u.Path)
            .Select(u => new UnitLink(u.Id, u.Name, u.Level))
            .ToListAsync(cancel);
}
