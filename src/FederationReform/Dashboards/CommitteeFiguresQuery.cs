using System.Linq.Expressions;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <param name="On">The day on which ages were taken.</param>
/// <param name="Rows">One for each child that has a committee.</param>
public sealed record CommitteeStructure(DateOnly On, CommitteeFigures Total, IReadOnlyList<CommitteeRow> Rows);

public sealed record CommitteeRow(UnitLink Unit, CommitteeFigures Figures);

/// <summary>
/// 班子结构: the people in the committees that a campaign formed, counted in one pass over the posts. A committee counts as it stands,
/// or as it stood at the end of its term, so an old campaign keeps its figures when the next one has replaced everybody.
/// </summary>
public sealed class CommitteeFiguresQuery(PortalDb portal)
{
    /// <param name="on">The day of the ages; without one, today, and from the campaign's deadline on that day, so that finished figures stand still.</param>
    /// <returns>Null when the campaign or the unit is not in sight.</returns>
    public async Task<CommitteeStructure?> RunAsync(UnitScope scope, int campaignId, int? unitId = null, DateOnly? on = null, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        var day = on ?? subject.AgesOn(portal.Clock.Today());
        var width = subject.ChildWidth;
        var counts = await db.Holders(subject)
            .GroupBy(h => new UnitPosition { Path = h.Post.UnitPath.Substring(0, width), Position = h.Post.Position })
            .Select(Counts(day)).ToListAsync(cancel);
        var units = await db.Units.Where(u => u.ParentId == subject.UnitId).OrderBy(u => u.Path)
            .Select(u => new { u.Path, Link = new UnitLink(u.Id, u.Name, u.Level) }).ToListAsync(cancel);

        var rows = counts.ToLookup(c => c.Path);
        return new CommitteeStructure(day, Figures(counts), [.. units.Where(u => rows.Contains(u.Path)).Select(u => new CommitteeRow(u.Link, Figures(rows[u.Path])))]);

        CommitteeFigures Figures(IEnumerable<Counted> parts)
        {
            var by = parts.ToLookup(p => p.Position, p => new PeopleCount(p.Counts, p.AgeYears));
            return new(
                PeopleCount.Sum(by[Position.Chair]), PeopleCount.Sum(by[Position.FullTimeViceChair]), PeopleCount.Sum(by[Position.PartTimeViceChair]),
                PeopleCount.Sum(by[Position.Executive]), subject.Plan.Rules.ExecutivesIncludeLeaders);
        }
    }

    /// <summary>One COUNT for each <see cref="PeopleFigure"/>, and the completed years added up.</summary>
    private static Expression<Func<IGrouping<UnitPosition, Holder>, Counted>> Counts(DateOnly on)
    {
        var (year, monthAndDay) = (on.Year, on.Month * 100 + on.Day);
        Expression<Func<IGrouping<UnitPosition, Holder>, int[], Counted>> shape = (group, counts) => new Counted
        {
            Path = group.Key.Path,
            Position = group.Key.Position,
            Counts = counts,
            AgeYears = group.Sum(h => h.Person.BornOn == null
                ? 0
                : year - h.Person.BornOn.Value.Year - (h.Person.BornOn.Value.Month * 100 + h.Person.BornOn.Value.Day > monthAndDay ? 1 : 0)),
        };
        var group = shape.Parameters[0];
        var all = Expression.NewArrayInit(typeof(int), PeopleFigures.All.Select(figure =>
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [typeof(Holder)], group, PeopleConditions.Of(figure, on))));
        return Expression.Lambda<Func<IGrouping<UnitPosition, Holder>, Counted>>(new Put(shape.Parameters[1], all).Visit(shape.Body), group);
    }

    private sealed class Put(ParameterExpression parameter, Expression value) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? value : node;
    }

    private sealed record UnitPosition
    {
        public required string Path { get; init; }
        public required Position Position { get; init; }
    }

    private sealed class Counted
    {
        public required string Path { get; init; }
        public required Position Position { get; init; }
        public required int[] Counts { get; init; }
        public required int AgeYears { get; init; }
    }
}
