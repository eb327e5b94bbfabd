using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Organisations;

/// <summary>
/// The organisations of a unit and all below it on a day, by type, each type over the base of its own.
/// </summary>
public sealed record Coverage
{
    public required UnitLink Unit { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>The types that have organisations or a base, in the order of the list.</summary>
    public required IReadOnlyList<TypeCoverage> Types { get; init; }

    /// <summary>两新: enterprises and social organisations, the sum of both over the sum of both bases.</summary>
    public required TypeCoverage TwoNew { get; init; }

    public required CommitteeDirectors Directors { get; init; }

    /// <summary>
    /// The entries whose directors are of middle rank, as far as <see cref="CommitteeDirectors.MostNamed"/>.
    /// </summary>
    public required IReadOnlyList<NamedOrganisation> OfMiddleRank { get; init; }

    /// <summary>
    /// 妇委会 of institutions that stand in the tree with their members. They are no entries of the register and are
    /// in no other figure here.
    /// </summary>
    public required IReadOnlyList<TreeCommittees> InTree { get; init; }

    /// <summary>The units directly below; none for a village.</summary>
    public required IReadOnlyList<UnitCoverage> Below { get; init; }
}

/// <param name="Type">Null for a sum of types.</param>
/// <param name="ByWay">How many were built in which way; those without a way are in none.</param>
/// <param name="Covered">Agencies, enterprises and others that they are for.</param>
/// <param name="Base">Null where nobody entered one.</param>
public sealed record TypeCoverage(
    OrganisationType? Type,
    int Organisations,
    IReadOnlyDictionary<BuildingWay, int> ByWay,
    int Covered,
    CoverageBase? Base
)
{
    /// <summary>Null without a base, and with a base of nothing.</summary>
    public Ratio? Share => Base is { Number: > 0 } all ? new(Covered, all.Number) : null;

    public bool MoreThanAll => Base is { } all && Covered > all.Number;
}

/// <param name="On">The day of the count; the oldest, where several were added.</param>
/// <param name="Units">How many units' bases were added; null for one that was entered for the unit itself.</param>
/// <param name="Printed">What earlier papers printed; see <see cref="OrganisationBase.Printed"/>.</param>
public sealed record CoverageBase(int Number, DateOnly On, string? Source, string? Printed, int? Units)
{
    internal static CoverageBase Sum(IReadOnlyList<CoverageBase> parts) =>
        new(
            parts.Sum(p => p.Number),
            parts.Min(p => p.On),
            Said(parts.Select(p => p.Source)),
            Said(parts.Select(p => p.Printed)),
            parts.Count
        );

    private static string? Said(IEnumerable<string?> texts) =>
        string.Join("；", texts.OfType<string>().Distinct()) is { Length: > 0 } all ? all : null;
}

/// <summary>妇委会主任 of the register: one for each organisation of an agency, school or hospital.</summary>
/// <param name="RankSaid">Of how many it is known whether they are of middle rank.</param>
public sealed record CommitteeDirectors(int Directors, int MiddleRank, int RankSaid, int FullTime)
{
    /// <summary>The most entries of middle rank that are named.</summary>
    public const int MostNamed = 300;

    /// <summary>Of all, so that an empty field does not raise the share.</summary>
    public Ratio MiddleRankShare => new(MiddleRank, Directors);
}

public sealed record TreeCommittees(UnitKind Kind, int Committees);

public sealed record UnitCoverage(
    UnitLink Unit,
    int Committees,
    TypeCoverage Enterprises,
    TypeCoverage SocialOrganisations,
    TypeCoverage TwoNew
);

/// <summary>妇联组织覆盖: how many there are of each type and how many units they are for.</summary>
public sealed class CoverageQuery(PortalDb portal)
{
    /// <param name="unitId">Null for the account's own unit.</param>
    /// <param name="on">Null for today.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read registers.</returns>
    public async Task<Coverage?> RunAsync(
        UnitScope scope,
        int? unitId = null,
        DateOnly? on = null,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var day = on ?? portal.Clock.Today();
        var counts = await CountAsync(db, unit.Path, day, cancel);
        var bases = await CoverageBases.ReadAsync(db, unit, day, cancel);
        var below = await db
            .Units.VisibleTo(scope)
            .Where(u => u.ParentId == unit.Id && u.ValidTo == null && u.Level < UnitLevel.Institution)
            .OrderBy(u => u.Path)
            .Select(u => new { u.Path, Link = new UnitLink(u.Id, u.Name, u.Level) })
            .ToListAsync(cancel);
        var inTree = await db
            .Committees.Within(unit.Path)
            .Where(c => c.EndedOn == null && c.Unit.Level == UnitLevel.Institution)
            .GroupBy(c => c.Unit.Kind)
            .Select(g => new TreeCommittees(g.Key, g.Count()))
            .ToListAsync(cancel);
        var ofUnit = counts.ToLookup(c => c.Path);
        return new()
        {
            Unit = new(unit.Id, unit.Name, unit.Level),
            On = day,
            Types = Types(counts, bases, unit.Path),
            TwoNew = TwoNew(counts, bases, unit.Path),
            Directors = Directors(counts),
            OfMiddleRank = await OfMiddleRankAsync(db, unit.Path, day, cancel),
            InTree = [.. inTree.OrderBy(t => t.Kind)],
            Below =
            [
                .. below.Select(child => new UnitCoverage(
                    child.Link,
                    ofUnit[child.Path].Where(c => c.Type.IsCommittee()).Sum(c => c.Organisations),
                    OfChild(child.Path, OrganisationType.Enterprise),
                    OfChild(child.Path, OrganisationType.SocialOrganisation),
                    TwoNew([.. ofUnit[child.Path]], bases, child.Path)
                )),
            ],
        };

        TypeCoverage OfChild(string path, OrganisationType type) =>
            Sum(type, ofUnit[path].Where(c => c.Type == type), bases.Of(path, type));
    }

    /// <summary>Each type of a unit and all below it on a day, over the base of its own.</summary>
    internal static async Task<IReadOnlyList<TypeCoverage>> TypesAsync(
        PortalDbContext db,
        Unit unit,
        DateOnly day,
        CancellationToken cancel
    ) =>
        Types(
            await CountAsync(db, unit.Path, day, cancel),
            await CoverageBases.ReadAsync(db, unit, day, cancel),
            unit.Path
        );

    private static IReadOnlyList<TypeCoverage> Types(IReadOnlyList<TypeCount> counts, CoverageBases bases, string path)
    {
        var ofType = counts.ToLookup(c => c.Type);
        return
        [
            .. OrganisationLists
                .Type.Choices.Select(c => OrganisationLists.Type.Read(c.Name).Value)
                .Select(type => Sum(type, ofType[type], bases.Of(path, type)))
                .Where(c => c.Organisations > 0 || c.Base is not null),
        ];
    }

    private static TypeCoverage TwoNew(IReadOnlyList<TypeCount> counts, CoverageBases bases, string path)
    {
        OrganisationType[] both = [OrganisationType.Enterprise, OrganisationType.SocialOrganisation];
        var parts = both.Select(type => bases.Of(path, type)).OfType<CoverageBase>().ToList();
        return Sum(
            null,
            counts.Where(c => both.Contains(c.Type)),
            parts.Count == 2 ? CoverageBase.Sum(parts) with { Units = null } : null
        );
    }

    private static TypeCoverage Sum(OrganisationType? type, IEnumerable<TypeCount> counts, CoverageBase? all)
    {
        var parts = counts.ToList();
        var ways = new Dictionary<BuildingWay, int>
        {
            [BuildingWay.Alone] = parts.Sum(c => c.Alone),
            [BuildingWay.Joint] = parts.Sum(c => c.Joint),
            [BuildingWay.Trade] = parts.Sum(c => c.Trade),
            [BuildingWay.Area] = parts.Sum(c => c.Area),
            [BuildingWay.Village] = parts.Sum(c => c.Village),
        };
        return new(type, parts.Sum(c => c.Organisations), ways, parts.Sum(c => c.Covered), all);
    }

    private static CommitteeDirectors Directors(IReadOnlyList<TypeCount> counts)
    {
        var parts = counts.Where(c => c.Type.IsCommittee()).ToList();
        return new(
            parts.Sum(c => c.Organisations),
            parts.Sum(c => c.MiddleRank),
            parts.Sum(c => c.RankSaid),
            parts.Sum(c => c.FullTime)
        );
    }

    /// <summary>One row for each unit directly below, or the unit itself, and type.</summary>
    private static Task<List<TypeCount>> CountAsync(
        PortalDbContext db,
        string path,
        DateOnly day,
        CancellationToken cancel
    )
    {
        var length = path.Length + UnitPath.SegmentLength;
        return db
            .Organisations.StandingOn(path, day)
            .Select(r => new
            {
                Path = r.UnitPath.Substring(0, length),
                Type = r.Entry.Type!.Value,
                r.Entry.Way,
                r.Entry.MiddleRank,
                r.Entry.FullTime,
                Number = r.Entry.Number ?? 1,
                Covered = r.Entry.Covered ?? r.Entry.Number ?? 1,
            })
            .GroupBy(r => new { r.Path, r.Type })
            .Select(g => new TypeCount
            {
                Path = g.Key.Path,
                Type = g.Key.Type,
                Organisations = g.Sum(r => r.Number),
                Covered = g.Sum(r => r.Covered),
                Alone = g.Sum(r => r.Way == BuildingWay.Alone ? r.Number : 0),
                Joint = g.Sum(r => r.Way == BuildingWay.Joint ? r.Number : 0),
                Trade = g.Sum(r => r.Way == BuildingWay.Trade ? r.Number : 0),
                Area = g.Sum(r => r.Way == BuildingWay.Area ? r.Number : 0),
                Village = g.Sum(r => r.Way == BuildingWay.Village ? r.Number : 0),
                MiddleRank = g.Sum(r => r.MiddleRank == true ? r.Number : 0),
                RankSaid = g.Sum(r => r.MiddleRank != null ? r.Number : 0),
                FullTime = g.Sum(r => r.FullTime == true ? r.Number : 0),
            })
            .ToListAsync(cancel);
    }

    private static Task<List<NamedOrganisation>> OfMiddleRankAsync(
        PortalDbContext db,
        string path,
        DateOnly day,
        CancellationToken cancel
    ) =>
        db
            .Organisations.StandingOn(path, day)
            .Where(r => r.Entry.MiddleRank == true && r.Entry.Type <= OrganisationType.Hospital)
            .OrderBy(r => r.UnitPath)
            .ThenBy(r => r.Id)
            .Take(CommitteeDirectors.MostNamed)
            .Select(NamedOrganisation.OfRow)
            .ToListAsync(cancel);

    private sealed record TypeCount
    {
        public required string Path { get; init; }
        public required OrganisationType Type { get; init; }
        public required int Organisations { get; init; }
        public required int Covered { get; init; }
        public required int Alone { get; init; }
        public required int Joint { get; init; }
        public required int Trade { get; init; }
        public required int Area { get; init; }
        public required int Village { get; init; }
        public required int MiddleRank { get; init; }
        public required int RankSaid { get; init; }
        public required int FullTime { get; init; }
    }
}
