using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Registers;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.LivedDuties;

/// <summary>What is known of one committee in a quarter. Parts that can be looked up, never one score.</summary>
public sealed record CommitteeLife
{
    public required UnitLink Unit { get; init; }

    /// <summary>Members who have duties, of those in office.</summary>
    public required Ratio Duties { get; init; }

    /// <summary>Months of the quarter for which the chair in turn is arranged.</summary>
    public required int RotaMonths { get; init; }
    public required int Meetings { get; init; }

    /// <summary>Members who did something that was entered, of those in office.</summary>
    public required Ratio Doers { get; init; }
    public required int Activities { get; init; }

    /// <summary>The day of the latest meeting, deed or activity up to the quarter's end; null for none ever.</summary>
    public required DateOnly? LastSign { get; init; }

    /// <summary>Something happened in the quarter.</summary>
    public bool Lives => Meetings + Doers.Part + Activities > 0;

    public string Sentence =>
        !Lives
            ? (
                LastSign is { } last
                    ? $"本季度没有会议、履职和活动记录，最近一次是 {last:yyyy-MM-dd}"
                    : "从来没有会议、履职和活动记录"
            ) + (Duties.Part == 0 ? "，也没有分工。" : $"；{Duties.Whole} 人中 {Duties.Part} 人有分工。")
            : string.Join("，", Signs) + "。";

    private IEnumerable<string> Signs =>
        [
            Meetings > 0 ? $"开会 {Meetings} 次" : "没有开会",
            Activities > 0 ? $"办活动 {Activities} 场" : "没有办活动",
            $"{Duties.Whole} 人中 {Duties.Part} 人有分工、{Doers.Part} 人有履职记录",
            RotaMonths == 3 ? "轮值已排好"
            : RotaMonths == 0 ? "没有排轮值"
            : $"轮值排了 {RotaMonths} 个月",
        ];
}

/// <param name="Own">The unit's own committee; null where it has none in office.</param>
/// <param name="Below">The committees of the units directly below.</param>
/// <param name="All">Committees that live, of all in office in the unit and below it.</param>
/// <param name="Deeper">The same for each unit directly below with all below it, by the unit's id.</param>
/// <param name="Without">Units directly below that have no committee of their own in office.</param>
public sealed record Liveliness(
    UnitLink Unit,
    Quarter Quarter,
    CommitteeLife? Own,
    IReadOnlyList<CommitteeLife> Below,
    Ratio All,
    IReadOnlyDictionary<int, Ratio> Deeper,
    IReadOnlyList<UnitLink> Without
);

/// <summary>班子运转: which committees live and which are only on paper, with the evidence.</summary>
public sealed class LivelinessQuery(PortalDb portal)
{
    /// <param name="quarter">Null for the current one.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read records.</returns>
    public async Task<Liveliness?> RunAsync(
        UnitScope scope,
        int? unitId,
        Quarter? quarter,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var when = quarter ?? Quarter.Of(portal.Clock.Today());
        var lives = await LivesAsync(db, unit, when, cancel);
        var children = lives.Where(l => l.Path.Length == unit.Path.Length + UnitPath.SegmentLength).ToList();
        var below = await db
            .Units.AsNoTracking()
            .Where(u => u.ParentId == unit.Id && u.ValidTo == null && u.Level < UnitLevel.Institution)
            .OrderBy(u => u.Path)
            .Select(u => new { u.Path, Link = new UnitLink(u.Id, u.Name, u.Level) })
            .ToListAsync(cancel);
        return new(
            new(unit.Id, unit.Name, unit.Level),
            when,
            lives.Find(l => l.Path == unit.Path).Life,
            [
                .. children
                    .OrderBy(c => c.Life.Lives)
                    .ThenBy(c => c.Life.LastSign)
                    .ThenBy(c => c.Path)
                    .Select(c => c.Life),
            ],
            Share(lives),
            below.ToDictionary(u => u.Link.Id, u => Share(lives.FindAll(l => UnitPath.Contains(u.Path, l.Path)))),
            [.. below.Select(u => u.Link).Where(u => children.TrueForAll(c => c.Life.Unit.Id != u.Id))]
        );
    }

    private static Ratio Share(List<(string Path, CommitteeLife Life)> lives) =>
        new(lives.Count(l => l.Life.Lives), lives.Count);

    private static async Task<List<(string Path, CommitteeLife Life)>> LivesAsync(
        PortalDbContext db,
        Unit unit,
        Quarter when,
        CancellationToken cancel
    )
    {
        var (first, last) = (when.First, when.Last);
        var committees = await db
            .Committees.AsNoTracking()
            .Within(unit.Path)
            .Where(c => c.EndedOn == null && c.Unit.ValidTo == null)
            .Select(c => new
            {
                c.UnitPath,
                Link = new UnitLink(c.Unit.Id, c.Unit.Name, c.Unit.Level),
                Members = c.Posts.Count(p => p.EndOn == null),
                Divided = c.Posts.Count(p => p.EndOn == null && p.Duties != null),
            })
            .ToListAsync(cancel);
        var turns = await db
            .RotaTurns.AsNoTracking()
            .Within(unit.Path)
            .Where(t => t.Month >= first && t.Month <= last)
            .GroupBy(t => t.UnitPath)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var doers = (
            await (
                from deed in db.Deeds.AsNoTracking().Within(unit.Path)
                where deed.On >= first && deed.On <= last
                join post in db.Posts on deed.UnitId equals post.UnitId
                where post.EndOn == null && post.Person.Name == deed.Entry.Name
                select new { deed.UnitPath, post.PersonId }
            )
                .Distinct()
                .GroupBy(d => d.UnitPath)
                .Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync(cancel)
        ).ToDictionary(g => g.Key, g => g.Count);
        var meetings = await SignsAsync(db.Meetings.Within(unit.Path), first, last, cancel);
        var deeds = await SignsAsync(db.Deeds.Within(unit.Path), first, last, cancel);
        var activities = await SignsAsync(db.Activities.Within(unit.Path), first, last, cancel);
        return committees.ConvertAll(c =>
            (
                c.UnitPath,
                new CommitteeLife
                {
                    Unit = c.Link,
                    Duties = new(c.Divided, c.Members),
                    RotaMonths = turns.GetValueOrDefault(c.UnitPath),
                    Meetings = meetings.GetValueOrDefault(c.UnitPath).Count,
                    Doers = new(doers.GetValueOrDefault(c.UnitPath), c.Members),
                    Activities = activities.GetValueOrDefault(c.UnitPath).Count,
                    LastSign = new[] { meetings, deeds, activities }.Max(s => s.GetValueOrDefault(c.UnitPath).Last),
                }
            )
        );
    }

    /// <summary>By the path of the unit: how many in the quarter, and the latest day up to its end.</summary>
    private static async Task<Dictionary<string, (int Count, DateOnly? Last)>> SignsAsync<TEntry>(
        IQueryable<RegisterRow<TEntry>> rows,
        DateOnly first,
        DateOnly last,
        CancellationToken cancel
    )
        where TEntry : class, IRegisterEntry<TEntry>
    {
        var found = await rows.AsNoTracking()
            .Where(r => r.On <= last)
            .GroupBy(r => r.UnitPath)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(r => r.On >= first),
                Last = g.Max(r => r.On),
            })
            .ToListAsync(cancel);
        return found.ToDictionary(g => g.Key, g => (g.Count, g.Last));
    }
}
