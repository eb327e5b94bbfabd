using System.Linq.Expressions;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Figures;

#pragma warning disable CA1309 // SQL, as in ScopedQueries: the columns are compared by byte on both engines.

/// <summary>
/// The people of one position below one child: how many meet each condition, and the sum of their completed years.
/// </summary>
internal sealed class HolderCounts
{
    public required string Path { get; init; }
    public required Position Position { get; init; }

    /// <summary>Ordered as <see cref="CountedInSql"/>.</summary>
    public required int[] Counts { get; init; }

    public required int AgeYears { get; init; }

    public PeopleCount ToCount()
    {
        var counts = new int[PeopleFigures.All.Count];
        for (var i = 0; i < Counts.Length; i++)
            counts[(int)CountedInSql[i]] = Counts[i];
        foreach (var (last, whole, bands) in Remainders)
            counts[(int)last] = counts[(int)whole] - bands.Where(b => b != last).Sum(b => counts[(int)b]);
        return new(counts, AgeYears);
    }

    /// <summary>
    /// The last of exclusive bands is the remainder of the others, which saves the database a tenth of the counting.
    /// </summary>
    private static readonly (PeopleFigure Last, PeopleFigure Whole, IReadOnlyList<PeopleFigure> Bands)[] Remainders =
    [
        (PeopleFigure.AgeFrom56, PeopleFigure.BirthKnown, PeopleFigures.AgeBands),
        (PeopleFigure.EducationUnknown, PeopleFigure.All, PeopleFigures.EducationBands),
        (PeopleFigure.PoliticalStatusUnknown, PeopleFigure.All, PeopleFigures.PoliticalStatuses),
        (PeopleFigure.OccupationUnknown, PeopleFigure.All, PeopleFigures.Occupations),
    ];

    private static readonly PeopleFigure[] CountedInSql = [.. PeopleFigures.All.Except(Remainders.Select(r => r.Last))];

    public static async Task<List<HolderCounts>> ReadAsync(
        PortalDbContext db,
        DashboardSubject subject,
        AgeDays days,
        CancellationToken cancel
    )
    {
        var counts = new List<HolderCounts>();
        var rows = Read.For(db)(
            db,
            subject.CampaignId,
            subject.Path,
            UnitPath.End(subject.Path),
            subject.ChildWidth,
            days.Turned31,
            days.Turned36,
            days.Turned46,
            days.Turned56,
            days.On
        );
        await foreach (var row in rows.WithCancellation(cancel))
            counts.Add(row);
        return counts;
    }

    /// <summary>
    /// The same counts for any selection; <paramref name="width"/> is the length of the paths by which rows are
    /// grouped.
    /// </summary>
    public static async Task<List<HolderCounts>> ReadAsync(
        IQueryable<Holder> holders,
        int width,
        AgeDays days,
        CancellationToken cancel
    )
    {
        var day = days.On;
        var query = holders
            .GroupBy(h => new { Path = h.Post.UnitPath.Substring(0, width), h.Post.Position })
            .Select(some => new HolderCounts
            {
                Path = some.Key.Path,
                Position = some.Key.Position,
                Counts = CountsOf(some),
                AgeYears = some.Sum(h =>
                    h.Person.BornOn == null ? 0 : CompletedYears.Between(h.Person.BornOn.Value, day)
                ),
            });
        return await query
            .Provider.CreateQuery<HolderCounts>(new CountWriter(days).Visit(query.Expression))
            .ToListAsync(cancel);
    }

    /// <summary>Sums the counts by post.</summary>
    /// <param name="executivesIncludeLeaders">See <see cref="CommitteeFigures.Executives"/>.</param>
    public static CommitteeFigures Figures(IEnumerable<HolderCounts> parts, bool executivesIncludeLeaders)
    {
        var by = parts.ToLookup(p => p.Position, p => p.ToCount());
        return new(
            PeopleCount.Sum(by[Position.Chair]),
            PeopleCount.Sum(by[Position.FullTimeViceChair]),
            PeopleCount.Sum(by[Position.PartTimeViceChair]),
            PeopleCount.Sum(by[Position.Executive].Concat(by[Position.StandingMember])),
            executivesIncludeLeaders
        );
    }

    private static readonly Expression<
        Func<
            PortalDbContext,
            int,
            string,
            string,
            int,
            DateOnly,
            DateOnly,
            DateOnly,
            DateOnly,
            DateOnly,
            IQueryable<HolderCounts>
        >
    > Query = (db, campaignId, path, end, width, turned31, turned36, turned46, turned56, day) =>
        from post in db.Posts
        where
            post.CampaignId == campaignId
            && string.Compare(post.UnitPath, path) >= 0
            && string.Compare(post.UnitPath, end) < 0
            && (post.EndOn == null || post.WayOut == WayOut.TermEnded)
        join person in db.People on post.PersonId equals person.Id
        group new Holder { Post = post, Person = person } by new
        {
            Path = post.UnitPath.Substring(0, width),
            post.Position,
        } into some
        select new HolderCounts
        {
            Path = some.Key.Path,
            Position = some.Key.Position,
            Counts = CountsOf(some),
            AgeYears = some.Sum(h => h.Person.BornOn == null ? 0 : CompletedYears.Between(h.Person.BornOn.Value, day)),
        };

    private static readonly PreparedQuery<
        Func<
            PortalDbContext,
            int,
            string,
            string,
            int,
            DateOnly,
            DateOnly,
            DateOnly,
            DateOnly,
            DateOnly,
            IAsyncEnumerable<HolderCounts>
        >
    > Read = new(() => EF.CompileAsyncQuery(WithCounts(Query)));

    /// <summary>A placeholder for the array of counts, which <see cref="WithCounts"/> replaces.</summary>
    private static int[] CountsOf(IEnumerable<Holder> some) =>
        throw new InvalidOperationException($"{some} is counted in SQL.");

    private static Expression<T> WithCounts<T>(Expression<T> query) =>
        (Expression<T>)new DayTaker(query.Parameters).Visit(new CountWriter(new AgeDays(default)).Visit(query));

    /// <summary>Replaces the placeholder by one COUNT for each condition.</summary>
    private sealed class CountWriter(AgeDays days) : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            node.Method.Name == nameof(CountsOf)
                ? Expression.NewArrayInit(
                    typeof(int),
                    CountedInSql.Select(figure =>
                        Expression.Call(
                            typeof(Enumerable),
                            nameof(Enumerable.Count),
                            [typeof(Holder)],
                            node.Arguments[0],
                            PeopleConditions.Of(figure, days)
                        )
                    )
                )
                : base.VisitMethodCall(node);
    }

    /// <summary>Takes the days of age from the parameters of the same names of a compiled query.</summary>
    private sealed class DayTaker(IReadOnlyCollection<ParameterExpression> parameters) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            node.Member.DeclaringType == typeof(AgeDays)
                ? parameters.Single(p => string.Equals(p.Name, node.Member.Name, StringComparison.OrdinalIgnoreCase))
                : base.VisitMember(node);
    }
}
