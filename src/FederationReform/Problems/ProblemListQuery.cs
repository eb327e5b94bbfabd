using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Problems;

public enum ProblemState
{
    /// <summary>整改中</summary>
    Open,

    /// <summary>逾期: open after its day.</summary>
    Overdue,

    /// <summary>已销号</summary>
    Mended,

    All,
}

public sealed record ProblemFilter(
    ProblemState State = ProblemState.Open,
    ProblemKind? Kind = null,
    ProblemSource? Source = null,
    int? UnitId = null,
    string? Text = null,
    int Page = 1,
    int? VisitId = null
);

/// <param name="Counts">Of the unit of the filter, by state, whatever else is filtered.</param>
/// <param name="Kinds">Problems by type, the most frequent first.</param>
/// <param name="Below">Problems by the unit directly below, with all below that; only where there are any.</param>
public sealed record ProblemList(
    UnitLink Unit,
    IReadOnlyDictionary<ProblemState, int> Counts,
    IReadOnlyList<ProblemKindCount> Kinds,
    IReadOnlyList<ProblemUnitCount> Below,
    PageOf<ProblemRow> Page
);

public sealed record ProblemKindCount(ProblemKind Kind, int Open, int Mended);

/// <param name="Overdue">Of the open ones.</param>
public sealed record ProblemUnitCount(UnitLink Unit, int Open, int Overdue, int Mended);

public sealed record ProblemRow
{
    public required int Id { get; init; }
    public required int Version { get; init; }
    public required UnitLink Unit { get; init; }
    public required string Trail { get; init; }
    public required ProblemEntry Entry { get; init; }
    public required DateOnly? MendedOn { get; init; }
    public required string? Mended { get; init; }

    /// <summary>The visit on which it was found, where the reader may open it.</summary>
    public required int? VisitId { get; init; }

    /// <summary>The 抽查 in which it was found, where the reader may open it.</summary>
    public required int? SpotCheckId { get; init; }

    /// <summary>Whether it was found on a visit or check, so that its source cannot be changed.</summary>
    public required bool FoundThere { get; init; }

    /// <summary>Days after its day, while it is open; null when it is not late.</summary>
    public required int? DaysLate { get; init; }
}

/// <summary>问题台账 of a unit and all below it: late ones first, then by their day, then the newest.</summary>
public sealed class ProblemListQuery(PortalDb portal)
{
    public const int PageSize = 50;

    /// <returns>Null when the unit lies outside the scope or the account may not read records.</returns>
    public async Task<ProblemList?> RunAsync(UnitScope scope, ProblemFilter filter, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, filter.UnitId, cancel) is not { } unit)
            return null;
        var today = portal.Clock.Today();
        var all = db.Problems.AsNoTracking().Within(unit.Path);
        var counts = new Dictionary<ProblemState, int>();
        foreach (var state in Enum.GetValues<ProblemState>())
            counts[state] = await InState(all, state, today).CountAsync(cancel);
        var kinds = await all.GroupBy(p => p.Kind)
            .Select(g => new ProblemKindCount(
                g.Key,
                g.Count(p => p.MendedOn == null),
                g.Count(p => p.MendedOn != null)
            ))
            .ToListAsync(cancel);

        var found = Filtered(InState(all, filter.State, today), filter);
        var total = await found.CountAsync(cancel);
        var number = Paging.Number(filter.Page, total, PageSize);
        var rows = await found
            .Include(p => p.Unit)
            .OrderBy(p => p.MendedOn != null)
            .ThenBy(p => p.DueOn == null)
            .ThenBy(p => p.DueOn)
            .ThenByDescending(p => p.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, rows.Select(r => r.UnitPath), cancel);
        return new(
            new(unit.Id, unit.Name, unit.Level),
            counts,
            [.. kinds.OrderByDescending(k => k.Open).ThenByDescending(k => k.Mended).ThenBy(k => k.Kind)],
            await BelowAsync(db, unit, all, today, cancel),
            new(
                [
                    .. rows.Select(p => new ProblemRow
                    {
                        Id = p.Id,
                        Version = p.Version,
                        Unit = new(p.Unit.Id, p.Unit.Name, p.Unit.Level),
                        Trail = trails.Of(p.UnitPath),
                        Entry = p.Entry,
                        MendedOn = p.MendedOn,
                        Mended = p.Mended,
                        VisitId = p.FinderPath is { } finder && scope.Covers(finder) ? p.VisitId : null,
                        SpotCheckId = p.FinderPath is { } checker && scope.Covers(checker) ? p.SpotCheckId : null,
                        FoundThere = p.FinderPath is not null,
                        DaysLate =
                            p.MendedOn is null && p.DueOn < today ? today.DayNumber - p.DueOn.Value.DayNumber : null,
                    }),
                ],
                total,
                number,
                PageSize
            )
        );
    }

    private static async Task<IReadOnlyList<ProblemUnitCount>> BelowAsync(
        PortalDbContext db,
        Unit unit,
        IQueryable<Problem> all,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var width = unit.Path.Length + UnitPath.SegmentLength;
        var counts = await all.GroupBy(p => p.UnitPath.Substring(0, width))
            .Select(g => new
            {
                g.Key,
                Open = g.Count(p => p.MendedOn == null),
                Overdue = g.Count(p => p.MendedOn == null && p.DueOn < today),
                Mended = g.Count(p => p.MendedOn != null),
            })
            .ToListAsync(cancel);
        var units = await db
            .Units.Where(u => u.ParentId == unit.Id)
            .ToDictionaryAsync(u => u.Path, u => new UnitLink(u.Id, u.Name, u.Level), cancel);
        // What was found at the unit itself is in its own figures and below nobody.
        return
        [
            .. counts
                .Where(c => units.ContainsKey(c.Key))
                .OrderByDescending(c => c.Open)
                .ThenByDescending(c => c.Mended)
                .ThenBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => new ProblemUnitCount(units[c.Key], c.Open, c.Overdue, c.Mended)),
        ];
    }

    private static IQueryable<Problem> InState(IQueryable<Problem> problems, ProblemState state, DateOnly today) =>
        state switch
        {
            ProblemState.Open => problems.Where(p => p.MendedOn == null),
            ProblemState.Overdue => problems.Where(p => p.MendedOn == null && p.DueOn < today),
            ProblemState.Mended => problems.Where(p => p.MendedOn != null),
            _ => problems,
        };

    private static IQueryable<Problem> Filtered(IQueryable<Problem> problems, ProblemFilter filter)
    {
        if (filter.Kind is { } kind)
            problems = problems.Where(p => p.Kind == kind);
        if (filter.Source is { } source)
            problems = problems.Where(p => p.Source == source);
        if (filter.VisitId is { } visit)
            problems = problems.Where(p => p.VisitId == visit);
        if (PlainText.Clean(filter.Text) is { } text)
            problems = problems.Where(p => p.Unit.Name.Contains(text));
        return problems;
    }
}
