using System.Linq.Expressions;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tree;

namespace FederationReform.Committees;

/// <summary>Which committees in office a list shows.</summary>
public enum TermSelection
{
    All,

    /// <summary>届满未换</summary>
    RanOut,

    /// <summary>一年内届满</summary>
    DueWithinYear,

    /// <summary>缺主席</summary>
    NoChair,

    /// <summary>缺副主席: a seat of a vice-chair is vacant.</summary>
    NoViceChair,

    /// <summary>执委缺额: fewer members in all than the committee has seats.</summary>
    ExecutivesMissing,

    /// <summary>没有登记班子: townships and villages without a committee in office.</summary>
    Unregistered,
}

/// <summary>A committee in office with the number of holders of its posts.</summary>
internal sealed class TermState
{
    public required Committee Committee { get; init; }
    public required int Chairs { get; init; }
    public required int FullTimeViceChairs { get; init; }
    public required int PartTimeViceChairs { get; init; }

    /// <summary>All members, leaders included.</summary>
    public required int Executives { get; init; }
}

internal static class TermStates
{
    public static IQueryable<TermState> Terms(this PortalDbContext db, string path) =>
        from committee in db.Committees.Within(path)
        where committee.EndedOn == null
        select new TermState
        {
            Committee = committee,
            Chairs = committee.Posts.Count(p => p.EndOn == null && p.Position == Position.Chair),
            FullTimeViceChairs = committee.Posts.Count(p =>
                p.EndOn == null && p.Position == Position.FullTimeViceChair
            ),
            PartTimeViceChairs = committee.Posts.Count(p =>
                p.EndOn == null && p.Position == Position.PartTimeViceChair
            ),
            Executives = committee.Posts.Count(p => p.EndOn == null),
        };

    /// <summary>The condition of a selection; the list and the figure that leads to it both use it.</summary>
    public static Expression<Func<TermState, bool>> Condition(this TermSelection selection, DateOnly today)
    {
        var inAYear = today.AddYears(1);
        return selection switch
        {
            TermSelection.RanOut => t => t.Committee.EndsOn < today,
            TermSelection.DueWithinYear => t => t.Committee.EndsOn >= today && t.Committee.EndsOn <= inAYear,
            TermSelection.NoChair => t => t.Chairs < t.Committee.Seats.Chairs,
            TermSelection.NoViceChair => t =>
                t.FullTimeViceChairs < t.Committee.Seats.FullTimeViceChairs
                || t.PartTimeViceChairs < t.Committee.Seats.PartTimeViceChairs,
            TermSelection.ExecutivesMissing => t => t.Executives < t.Committee.Seats.Executives,
            _ => t => true,
        };
    }

    /// <summary>Townships and villages in use without a registered committee in office.</summary>
    public static IQueryable<Unit> WithoutCommittee(this PortalDbContext db, string path) =>
        db
            .Units.Within(path)
            .Where(u =>
                u.ValidTo == null
                && u.Level >= UnitLevel.Township
                && !db.Committees.Any(c => c.UnitId == u.Id && c.EndedOn == null)
            );
}
