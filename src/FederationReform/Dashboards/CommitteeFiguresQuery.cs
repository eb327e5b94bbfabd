using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Units;
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
        var day = subject.AgesOn(on, portal.Clock.Today());
        var counts = await HolderCounts.ReadAsync(db, subject, new AgeDays(day), cancel);
        var units = new List<(string Path, UnitLink Link)>();
        await foreach (var child in Children.For(db)(db, subject.UnitId).WithCancellation(cancel))
            units.Add(child.ToTuple());

        var rows = counts.ToLookup(c => c.Path);
        return new CommitteeStructure(day, Figures(counts), [.. units.Where(u => rows.Contains(u.Path)).Select(u => new CommitteeRow(u.Link, Figures(rows[u.Path])))]);

        CommitteeFigures Figures(IEnumerable<HolderCounts> parts) => HolderCounts.Figures(parts, subject.Plan.Rules.ExecutivesIncludeLeaders);
    }

    private static readonly PreparedQuery<Func<PortalDbContext, int, IAsyncEnumerable<Child>>> Children = new(() => EF.CompileAsyncQuery(
        (PortalDbContext db, int unitId) => db.Units.Where(u => u.ParentId == unitId).OrderBy(u => u.Path).Select(u => new Child(u.Path, u.Id, u.Name, u.Level))));

    private sealed record Child(string Path, int Id, string Name, UnitLevel Level)
    {
        public (string Path, UnitLink Link) ToTuple() => (Path, new(Id, Name, Level));
    }
}
