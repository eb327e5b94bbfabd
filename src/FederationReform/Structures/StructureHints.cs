using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Structures;

/// <summary>How a committee's composition is one-sided. A hint, not a rule: no document forbids it.</summary>
public enum OneSidedness
{
    NobodyTo35,
    NobodyFromCollege,
    NoPartyMember,
    NobodyOutsideSystem,
    OneOccupation,
    NobodyNew,
    ChairOutsideTwoCommittees,
}

/// <summary>结构偏单一的班子.</summary>
/// <param name="Share">
/// The share of the committees with at least <see cref="StructureHints.FewestMembers"/> members and complete data.
/// </param>
/// <param name="First">The first of these committees, in the order of units.</param>
public sealed record StructureHint(OneSidedness What, Ratio Share, IReadOnlyList<UnitLink> First);

public static class StructureHints
{
    /// <summary>In a smaller committee, a missing group means nothing.</summary>
    public const int FewestMembers = 5;

    /// <summary>How many committees each hint names.</summary>
    public const int MostNamed = 30;

    public static string Name(this OneSidedness what) =>
        what switch
        {
            OneSidedness.NobodyTo35 => "没有35岁及以下的成员",
            OneSidedness.NobodyFromCollege => "没有大专以上学历的成员",
            OneSidedness.NoPartyMember => "没有中共党员（含预备）",
            OneSidedness.NobodyOutsideSystem => "没有体制外的成员",
            OneSidedness.OneOccupation => "成员的身份全部相同",
            OneSidedness.NobodyNew => "没有新当选的成员",
            OneSidedness.ChairOutsideTwoCommittees => "主席没有进村“两委”",
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };

    /// <param name="counts">One element for each committee and position.</param>
    /// <param name="village">Whether these are committees of villages; only there the 两委 are asked for.</param>
    internal static async Task<IReadOnlyList<StructureHint>> FindAsync(
        PortalDbContext db,
        IReadOnlyList<HolderCounts> counts,
        bool village,
        CancellationToken cancel
    )
    {
        var committees = counts
            .GroupBy(c => c.Path)
            .Select(c => new SeenCommittee(
                c.Key,
                PeopleCount.Sum(c.Select(p => p.ToCount())),
                PeopleCount.Sum(c.Where(p => p.Position == Position.Chair).Select(p => p.ToCount()))
            ))
            .Where(c => c.All.All >= FewestMembers)
            .OrderBy(c => c.Path, StringComparer.Ordinal)
            .ToList();
        var found = Enum.GetValues<OneSidedness>()
            .Where(w => village || w != OneSidedness.ChairOutsideTwoCommittees)
            .Select(what =>
                (
                    What: what,
                    Judged: committees.Select(c => (c.Path, Is: Judge(c, what))).Where(c => c.Is is not null).ToList()
                )
            )
            .Select(w =>
                (w.What, w.Judged.Count, Paths: w.Judged.Where(c => c.Is == true).Select(c => c.Path).ToList())
            )
            .Where(w => w.Paths.Count > 0)
            .ToList();

        var named = found.SelectMany(w => w.Paths.Take(MostNamed)).Distinct().ToList();
        var units = await db
            .Units.Where(u => named.Contains(u.Path))
            .Select(u => new { u.Path, Link = new UnitLink(u.Id, u.Name, u.Level) })
            .ToDictionaryAsync(u => u.Path, u => u.Link, cancel);
        return
        [
            .. found.Select(w => new StructureHint(
                w.What,
                new(w.Paths.Count, w.Count),
                [.. w.Paths.Take(MostNamed).Select(p => units[p])]
            )),
        ];
    }

    /// <summary>
    /// Null when data are missing: an empty field might belong to the group that seems to be missing.
    /// </summary>
    private static bool? Judge(SeenCommittee committee, OneSidedness what)
    {
        var all = committee.All;
        return what switch
        {
            OneSidedness.NobodyTo35 => None(all[PeopleFigure.AgeTo35], all.All - all[PeopleFigure.BirthKnown]),
            OneSidedness.NobodyFromCollege => None(all.CollegeAndAbove.Part, all[PeopleFigure.EducationUnknown]),
            OneSidedness.NoPartyMember => None(all.Party.Part, all[PeopleFigure.PoliticalStatusUnknown]),
            OneSidedness.NobodyOutsideSystem => None(
                all[PeopleFigure.OutsideSystem],
                all[PeopleFigure.InSystemUnknown]
            ),
            OneSidedness.NobodyNew => None(all[PeopleFigure.NewlyElected], all[PeopleFigure.NewlyElectedUnknown]),
            OneSidedness.OneOccupation => all[PeopleFigure.OccupationUnknown] > 0
                ? null
                : PeopleFigures.Occupations.Any(o => all[o] == all.All),
            OneSidedness.ChairOutsideTwoCommittees => committee.Chair.All == 0
                ? null
                : None(
                    committee.Chair[PeopleFigure.InTwoCommittees],
                    committee.Chair[PeopleFigure.InTwoCommitteesUnknown]
                ),
            _ => throw new ArgumentOutOfRangeException(nameof(what)),
        };

        static bool? None(int some, int unknown) =>
            some > 0 ? false
            : unknown > 0 ? null
            : true;
    }

    private sealed record SeenCommittee(string Path, PeopleCount All, PeopleCount Chair);
}
