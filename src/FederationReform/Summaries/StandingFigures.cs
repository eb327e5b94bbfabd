using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Organisations;
using FederationReform.Registers;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using static FederationReform.Summaries.SummaryIndicator;

namespace FederationReform.Summaries;

/// <summary>
/// How the federations of a unit and all below it stand on the day of counting: who is in office, whatever campaign or
/// entry brought them there, and the organisations of the register. People are counted as the page of structures counts
/// them.
/// </summary>
internal sealed class StandingFigures(SummarySubject subject, DateOnly today)
{
    private static readonly PeopleFigure[] college =
    [
        PeopleFigure.College,
        PeopleFigure.Bachelor,
        PeopleFigure.Postgraduate,
    ];

    private static readonly PeopleFigure[] party = [PeopleFigure.PartyMember, PeopleFigure.ProbationaryPartyMember];

    private readonly List<SummaryFigure> found = [];

    public static async Task<IReadOnlyList<SummaryFigure>> ReadAsync(
        PortalDbContext db,
        UnitScope scope,
        SummarySubject subject,
        DateOnly today,
        CancellationToken cancel
    )
    {
        var standing = new StandingFigures(subject, today);
        await standing.AddVillagesAsync(db, cancel);
        if (subject.Level < UnitLevel.Township)
            await standing.AddTownshipsAsync(db, cancel);
        var unit = await db.Units.AsNoTracking().VisibleTo(scope).SingleAsync(u => u.Id == subject.UnitId, cancel);
        standing.AddOrganisations(await CoverageQuery.TypesAsync(db, unit, today, cancel));
        return standing.found;
    }

    private async Task AddVillagesAsync(PortalDbContext db, CancellationToken cancel)
    {
        var all = await db
            .Units.Within(subject.Path)
            .CountAsync(u => u.Level == UnitLevel.Village && u.ValidTo == null, cancel);
        if (all == 0)
            return;
        var holders = db.HoldersInOffice(subject.Path, UnitLevel.Village);
        var led = new Ratio(await holders.Select(h => h.Post.UnitId).Distinct().CountAsync(cancel), all);
        IReadOnlyList<FigureSource> page = [Source("村（社区）班子结构", UnitLevel.Village, PostGroup.Everyone, null)];
        Add(StandingVillages, all, page);
        Add(StandingCommittees, led.Part, page);
        Add(StandingCommitteesRate, led.BasisPoints, page);
        var people = await CountAsync(holders, cancel);
        Add(StandingExecutives, people.Everyone.All, [Listed(UnitLevel.Village, PostGroup.Everyone, PeopleFigure.All)]);
        AddChairs(StandingChairs, StandingChairsMeanAge, people.Chairs, UnitLevel.Village);
        AddShare(StandingChairsNew, StandingChairsNewRate, people.Chairs, UnitLevel.Village, PeopleFigure.NewlyElected);
        AddShare(StandingChairsCollege, StandingChairsCollegeRate, people.Chairs, UnitLevel.Village, college);
        AddShare(StandingChairsParty, StandingChairsPartyRate, people.Chairs, UnitLevel.Village, party);
        AddShare(
            StandingChairsTwoCommittees,
            StandingChairsTwoCommitteesRate,
            people.Chairs,
            UnitLevel.Village,
            PeopleFigure.InTwoCommittees
        );
    }

    private async Task AddTownshipsAsync(PortalDbContext db, CancellationToken cancel)
    {
        var people = await CountAsync(db.HoldersInOffice(subject.Path, UnitLevel.Township), cancel);
        AddChairs(StandingTownshipChairs, StandingTownshipChairsMeanAge, people.Chairs, UnitLevel.Township);
        AddShare(
            StandingTownshipChairsCollege,
            StandingTownshipChairsCollegeRate,
            people.Chairs,
            UnitLevel.Township,
            college
        );
    }

    private async Task<CommitteeFigures> CountAsync(IQueryable<Holder> holders, CancellationToken cancel) =>
        HolderCounts.Figures(
            await HolderCounts.ReadAsync(holders, subject.Path.Length, new AgeDays(today), cancel),
            executivesIncludeLeaders: true
        );

    private void AddChairs(SummaryIndicator number, SummaryIndicator age, PeopleCount chairs, UnitLevel level)
    {
        Add(number, chairs.All, [Listed(level, PostGroup.Chairs, PeopleFigure.All)]);
        if (chairs.MeanAge is { Base: > 0 } mean)
            Add(age, mean.Tenths, [Listed(level, PostGroup.Chairs, PeopleFigure.BirthKnown)]);
    }

    /// <summary>No share of nobody.</summary>
    private void AddShare(
        SummaryIndicator number,
        SummaryIndicator rate,
        PeopleCount chairs,
        UnitLevel level,
        params IReadOnlyList<PeopleFigure> figures
    )
    {
        var share = new Ratio(figures.Sum(f => chairs[f]), chairs.All);
        if (share.Whole == 0)
            return;
        IReadOnlyList<FigureSource> lists = [.. figures.Select(f => Listed(level, PostGroup.Chairs, f))];
        Add(number, share.Part, lists);
        Add(rate, share.BasisPoints, lists);
    }

    private void AddOrganisations(IReadOnlyList<TypeCoverage> types)
    {
        foreach (var type in types.Where(t => t.Organisations > 0))
        {
            AddOf(OrganisationsOfType, type.Organisations, "");
            AddOf(AloneOfType, type.ByWay[BuildingWay.Alone], "单建");
            AddOf(JointOfType, type.ByWay[BuildingWay.Joint], "联建");
            if (type is not { Share: { } share, MoreThanAll: false })
                continue;
            AddOf(CoveredOfType, share.Part, "覆盖的单位");
            AddOf(CoverageOfType, share.BasisPoints, "覆盖率");

            void AddOf(SummaryIndicator indicator, int value, string what) =>
                found.Add(
                    new(
                        new(indicator, subject.UnitId, Type: (int)type.Type!.Value),
                        value,
                        subject.UnitName,
                        $"{type.Type.Value.Name()}妇女组织{what}",
                        today,
                        [
                            new RegisterSource(
                                "妇女组织台账",
                                RegisterKind.Organisations,
                                new(subject.UnitId, Category: (int)type.Type.Value)
                            ),
                        ]
                    )
                );
        }
    }

    private StructureSource Listed(UnitLevel level, PostGroup group, PeopleFigure figure) =>
        Source(figure == PeopleFigure.All ? group.Name() : figure.Name(), level, group, figure);

    private StructureSource Source(string label, UnitLevel level, PostGroup group, PeopleFigure? figure) =>
        new(label, subject.UnitId, level, group, figure, today);

    private void Add(SummaryIndicator indicator, int value, IReadOnlyList<FigureSource> sources) =>
        found.Add(new(new(indicator, subject.UnitId), value, subject.UnitName, indicator.Name(), today, sources));
}
