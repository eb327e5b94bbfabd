using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Structures;

public sealed record StructureFigures
{
    public required UnitLink Unit { get; init; }
    public required StructureFilter Filter { get; init; }
    public required string? CampaignName { get; init; }

    /// <summary>The day on which ages are computed.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Number of units of the chosen kind in use.</summary>
    public required int UnitsInUse { get; init; }

    /// <summary>Number of units whose people are counted.</summary>
    public required int UnitsWithCommittee { get; init; }

    /// <summary>The posts that the figures count, and the people who hold them.</summary>
    public required Headcount Counted { get; init; }

    /// <summary>How many of them hold more than one post now.</summary>
    public required int WithSeveralPosts { get; init; }

    /// <summary>Units in use directly below, to go down to; institutions only when they are the chosen kind.</summary>
    public required IReadOnlyList<UnitLink> Below { get; init; }

    public required CommitteeFigures Total { get; init; }

    /// <summary>One for each unit directly below that has people here.</summary>
    public required IReadOnlyList<CommitteeRow> Rows { get; init; }

    /// <summary>Null when no unit's previous committee is known.</summary>
    public required FormerTerm? Former { get; init; }

    /// <summary>Null above a prefecture, where there are too many committees to look at one by one.</summary>
    public required IReadOnlyList<StructureHint>? Hints { get; init; }

    /// <summary>
    /// For example 浦城县村（社区）妇联班子结构, and for the committee of one village 上桥村妇联班子结构.
    /// </summary>
    public string Title => $"{Unit.Name}{(Unit.Level == Filter.Body.Level() ? "" : Filter.Body.Name())}妇联班子结构";
}

/// <summary>The same units now and in their previous term. Ages are computed at the same point of each term.</summary>
/// <param name="Units">Number of units whose previous committee is known; both sides count only these.</param>
/// <param name="Now">The day on which the ages of the present term are computed.</param>
/// <param name="Then">The day on which the ages of the previous term are computed.</param>
public sealed record FormerTerm(
    int Units,
    DateOnly Now,
    DateOnly Then,
    CommitteeFigures Current,
    CommitteeFigures Before
);

/// <summary>
/// 结构分析: the people in the committees of a unit and all below it, of one kind of body, in office or as a campaign
/// formed them. The figures use the conditions of the dashboards.
/// </summary>
public sealed class StructureQuery(PortalDb portal)
{
    /// <returns>Null when the unit or campaign lies outside the scope or the account may not read records.</returns>
    public async Task<StructureFigures?> RunAsync(
        UnitScope scope,
        StructureFilter filter,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        if (await StructureSubject.FindAsync(db, scope, filter, portal.Clock.Today(), cancel) is not { } subject)
            return null;
        var oneByOne = subject.Unit.Level >= UnitLevel.Prefecture;
        var childWidth = subject.Unit.Path.Length + UnitPath.SegmentLength;
        var holders = subject.Holders(db);
        var counts = await HolderCounts.ReadAsync(
            holders,
            oneByOne ? UnitPath.MaxLength : childWidth,
            new AgeDays(subject.On),
            cancel
        );

        var byChild = counts.Where(c => c.Path.Length >= childWidth).ToLookup(c => c.Path[..childWidth]);
        var children = await db
            .Units.Where(u => u.ParentId == subject.Unit.Id)
            .OrderBy(u => u.Path)
            .Select(u => new
            {
                u.Path,
                u.ValidTo,
                Link = new UnitLink(u.Id, u.Name, u.Level),
            })
            .ToListAsync(cancel);
        var several = holders.WithSeveralPosts(db, scope);
        var total = HolderCounts.Figures(counts, subject.ExecutivesIncludeLeaders);
        return new()
        {
            Unit = subject.Link,
            Filter = filter,
            CampaignName = subject.Plan?.Name,
            On = subject.On,
            UnitsInUse = await subject.Units(db).CountAsync(cancel),
            UnitsWithCommittee = await holders.Select(h => h.Post.UnitId).Distinct().CountAsync(cancel),
            Counted = new(total.Everyone.All, await Headcount.PeopleAsync(holders, cancel)),
            WithSeveralPosts = await several.Select(h => h.Post.PersonId).Distinct().CountAsync(cancel),
            Below =
            [
                .. children
                    .Where(c =>
                        c.ValidTo is null
                        && (c.Link.Level != UnitLevel.Institution || filter.Body == StructureBody.Institutions)
                    )
                    .Select(c => c.Link),
            ],
            Total = total,
            Rows =
            [
                .. children
                    .Where(c => byChild.Contains(c.Path))
                    .Select(c => new CommitteeRow(
                        c.Link,
                        HolderCounts.Figures(byChild[c.Path], subject.ExecutivesIncludeLeaders)
                    )),
            ],
            Former = await FormerAsync(db, subject, cancel),
            Hints = oneByOne
                ? await StructureHints.FindAsync(db, counts, filter.Body.Level() == UnitLevel.Village, cancel)
                : null,
        };
    }

    private static async Task<FormerTerm?> FormerAsync(
        PortalDbContext db,
        StructureSubject subject,
        CancellationToken cancel
    )
    {
        var former = subject.Former(db);
        if (await former.MaxAsync(h => (DateOnly?)h.Post.Committee.ElectedOn, cancel) is not { } then)
            return null;
        var comparable = subject.Comparable(db);
        var now = await comparable.MaxAsync(h => (DateOnly?)h.Post.Committee.ElectedOn, cancel) ?? then;
        // Ages at the same point of the previous term.
        var on = subject.On.AddDays(then.DayNumber - now.DayNumber);
        return new(
            await comparable.Select(h => h.Post.UnitId).Distinct().CountAsync(cancel),
            subject.On,
            on,
            HolderCounts.Figures(
                await HolderCounts.ReadAsync(comparable, UnitPath.SegmentLength, new AgeDays(subject.On), cancel),
                subject.ExecutivesIncludeLeaders
            ),
            HolderCounts.Figures(
                await HolderCounts.ReadAsync(former, UnitPath.SegmentLength, new AgeDays(on), cancel),
                subject.ExecutivesIncludeLeaders
            )
        );
    }
}
