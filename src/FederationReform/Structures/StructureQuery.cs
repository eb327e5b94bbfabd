using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Structures;

/// <param name="On">The day on which ages are taken.</param>
/// <param name="UnitsInUse">Units of the chosen kind; the share that has a committee is said with every figure.</param>
/// <param name="UnitsWithCommittee">Those whose people are counted.</param>
/// <param name="People">Each once, however many posts she holds.</param>
/// <param name="WithSeveralPosts">Of those, who hold more than one post now.</param>
/// <param name="Below">Units directly below, in use, to go down; institutions only where they are looked at.</param>
/// <param name="Rows">One for each child that has people here.</param>
/// <param name="Former">Null where no unit's last committee is known.</param>
/// <param name="Hints">Null above a prefecture: too many committees to look at one by one.</param>
public sealed record StructureFigures(
    UnitLink Unit, StructureFilter Filter, string? CampaignName, DateOnly On, int UnitsInUse, int UnitsWithCommittee, int People, int WithSeveralPosts,
    IReadOnlyList<UnitLink> Below, CommitteeFigures Total, IReadOnlyList<CommitteeRow> Rows, FormerTerm? Former, IReadOnlyList<StructureHint>? Hints)
{
    /// <summary>浦城县村（社区）妇联班子结构, and of one village's own committee 上桥村妇联班子结构.</summary>
    public string Title => $"{Unit.Name}{(Unit.Level == Filter.Body.Level() ? "" : Filter.Body.Name())}妇联班子结构";
}

/// <summary>The same units now and in their last term. Ages are taken at the same point of either term.</summary>
/// <param name="Units">Whose last committee is known: both sides are of these alone.</param>
/// <param name="Then">The day on which the ages of the last term were taken.</param>
public sealed record FormerTerm(int Units, DateOnly Now, DateOnly Then, CommitteeFigures Current, CommitteeFigures Before);

/// <summary>
/// 结构分析: who the people in the committees of a unit and all below are, of one kind of body, in office or as a campaign formed them. The figures
/// are counted by the dashboards' own conditions.
/// </summary>
public sealed class StructureQuery(PortalDb portal)
{
    /// <returns>Null when the unit or the campaign is not in sight, or the account may not read records.</returns>
    public async Task<StructureFigures?> RunAsync(UnitScope scope, StructureFilter filter, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        if (await StructureSubject.FindAsync(db, scope, filter, portal.Clock.Today(), cancel) is not { } subject)
            return null;
        var oneByOne = subject.Unit.Level >= UnitLevel.Prefecture;
        var childWidth = subject.Unit.Path.Length + UnitPath.SegmentLength;
        var holders = subject.Holders(db);
        var counts = await HolderCounts.ReadAsync(holders, oneByOne ? UnitPath.MaxLength : childWidth, new AgeDays(subject.On), cancel);

        var byChild = counts.Where(c => c.Path.Length >= childWidth).ToLookup(c => c.Path[..childWidth]);
        var children = await db.Units.Where(u => u.ParentId == subject.Unit.Id).OrderBy(u => u.Path).Select(u => new { u.Path, u.ValidTo, Link = new UnitLink(u.Id, u.Name, u.Level) }).ToListAsync(cancel);
        var several = holders.WithSeveralPosts(db, scope);
        return new(
            subject.Link, filter, subject.Plan?.Name, subject.On,
            await subject.Units(db).CountAsync(cancel),
            await holders.Select(h => h.Post.UnitId).Distinct().CountAsync(cancel),
            await holders.Select(h => h.Post.PersonId).Distinct().CountAsync(cancel),
            await several.Select(h => h.Post.PersonId).Distinct().CountAsync(cancel),
            [.. children.Where(c => c.ValidTo is null && (c.Link.Level != UnitLevel.Institution || filter.Body == StructureBody.Institutions)).Select(c => c.Link)],
            HolderCounts.Figures(counts, subject.ExecutivesIncludeLeaders),
            [.. children.Where(c => byChild.Contains(c.Path)).Select(c => new CommitteeRow(c.Link, HolderCounts.Figures(byChild[c.Path], subject.ExecutivesIncludeLeaders)))],
            await FormerAsync(db, subject, cancel),
            oneByOne ? await StructureHints.FindAsync(db, counts, filter.Body.Level() == UnitLevel.Village, cancel) : null);
    }

    private static async Task<FormerTerm?> FormerAsync(PortalDbContext db, StructureSubject subject, CancellationToken cancel)
    {
        var former = subject.Former(db);
        if (await former.MaxAsync(h => (DateOnly?)h.Post.Committee.ElectedOn, cancel) is not { } then)
            return null;
        var comparable = subject.Comparable(db);
        var now = await comparable.MaxAsync(h => (DateOnly?)h.Post.Committee.ElectedOn, cancel) ?? then;
        // As old as they were at the same point of their own term.
        var on = subject.On.AddDays(then.DayNumber - now.DayNumber);
        return new(
            await comparable.Select(h => h.Post.UnitId).Distinct().CountAsync(cancel), subject.On, on,
            HolderCounts.Figures(await HolderCounts.ReadAsync(comparable, UnitPath.SegmentLength, new AgeDays(subject.On), cancel), subject.ExecutivesIncludeLeaders),
            HolderCounts.Figures(await HolderCounts.ReadAsync(former, UnitPath.SegmentLength, new AgeDays(on), cancel), subject.ExecutivesIncludeLeaders));
    }
}
