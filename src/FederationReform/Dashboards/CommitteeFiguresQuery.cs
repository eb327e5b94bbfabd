using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <param name="On">The day on which ages are computed.</param>
/// <param name="Counted">The posts that the figures count, and the people who hold them.</param>
/// <param name="Rows">One for each unit directly below that has a committee.</param>
public sealed record CommitteeStructure(
    DateOnly On,
    CommitteeFigures Total,
    Headcount Counted,
    IReadOnlyList<CommitteeRow> Rows
);

public sealed record CommitteeRow(UnitLink Unit, CommitteeFigures Figures);

/// <summary>
/// 班子结构: the people in the committees that a campaign formed, counted in one pass over the posts. A committee
/// counts as it is now or was at the end of its term, so that an old campaign keeps its figures when the next one has
/// replaced everybody.
/// </summary>
public sealed class CommitteeFiguresQuery(PortalDb portal)
{
    /// <param name="on">
    /// The day on which ages are computed. Null for today, or for the campaign's deadline once it has passed, so that
    /// final figures do not change any more.
    /// </param>
    /// <returns>Null when the campaign or the unit lies outside the scope or does not exist.</returns>
    public async Task<CommitteeStructure?> RunAsync(
        UnitScope scope,
        int campaignId,
        int? unitId = null,
        DateOnly? on = null,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        var day = subject.AgesOn(on, portal.Clock.Today());
        var counts = await HolderCounts.ReadAsync(db, subject, new AgeDays(day), cancel);
        var units = new List<(string Path, UnitLink Link)>();
        await foreach (var child in Children.For(db)(db, subject.UnitId).WithCancellation(cancel))
            units.Add(child.ToTuple());

        var rows = counts.ToLookup(c => c.Path);
        var total = Figures(counts);
        return new CommitteeStructure(
            day,
            total,
            new(total.Everyone.All, await Headcount.PeopleAsync(db.Holders(subject), cancel)),
            [.. units.Where(u => rows.Contains(u.Path)).Select(u => new CommitteeRow(u.Link, Figures(rows[u.Path])))]
        );

        CommitteeFigures Figures(IEnumerable<HolderCounts> parts) =>
            HolderCounts.Figures(parts, subject.Plan.Rules.ExecutivesIncludeLeaders);
    }

    private static readonly PreparedQuery<Func<PortalDbContext, int, IAsyncEnumerable<Child>>> Children = new(() =>
        EF.CompileAsyncQuery(
            (PortalDbContext db, int unitId) =>
                db
                    .Units.Where(u => u.ParentId == unitId)
                    .OrderBy(u => u.Path)
                    .Select(u => new Child(u.Path, u.Id, u.Name, u.Level))
        )
    );

    private sealed record Child(string Path, int Id, string Name, UnitLevel Level)
    {
        public (string Path, UnitLink Link) ToTuple() => (Path, new(Id, Name, Level));
    }
}
