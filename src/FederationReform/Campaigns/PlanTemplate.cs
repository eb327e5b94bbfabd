using FederationReform.Tree;

namespace FederationReform.Campaigns;

/// <summary>The numbers are stored.</summary>
public enum PlanPattern
{
    /// <summary>组织动员、实施选举、建章立制, one after the other</summary>
    ThreeStages = 1,

    /// <summary>百日攻坚: pilots, a third by the middle, all at the end</summary>
    ThirdByTheMiddle = 2,

    /// <summary>首村观摩: one village first, the others watch and follow</summary>
    FirstVillage = 3,

    /// <summary>试点乡镇、其余乡镇、县</summary>
    PilotTownships = 4,

    /// <summary>先建立、后完善、再提高</summary>
    BuildThenImprove = 5,

    /// <summary>与村“两委”换届衔接</summary>
    AfterVillageCommittees = 6,
}

/// <summary>
/// A pattern of the documents: how they divide the time between the first and the last day of a campaign. It holds no
/// dates; those are counted from the campaign's own.
/// </summary>
public sealed class PlanTemplate
{
    /// <summary>In fewer days a stage of a pattern might have none.</summary>
    public const int LeastDays = 14;

    private readonly IReadOnlyList<Part> stages;
    private readonly IReadOnlyList<Goal> goals;
    private readonly IReadOnlyList<Group> batches;
    private readonly int? watched;

    private PlanTemplate(
        PlanPattern pattern,
        string name,
        string fits,
        IReadOnlyList<Part> stages,
        IReadOnlyList<Goal> goals,
        IReadOnlyList<Group>? batches = null,
        int? watched = null
    )
    {
        (Pattern, Name, Fits) = (pattern, name, fits);
        (this.stages, this.goals, this.batches, this.watched) = (stages, goals, batches ?? [], watched);
    }

    public PlanPattern Pattern { get; }
    public string Name { get; }

    /// <summary>When it fits, in one line.</summary>
    public string Fits { get; }

    public bool HasBatches => batches.Count > 0;

    /// <summary>A length of time in proportion to the other parts; mostly the days that the document gave it.</summary>
    private sealed record Part(string Name, int Days);

    /// <param name="After">So many parts of the time have passed: the unit of <see cref="Part.Days"/>.</param>
    private sealed record Goal(int After, int Part, int Whole);

    /// <param name="Stage">Its window is that of a stage, by its place from 0.</param>
    private sealed record Group(string Name, int Stage);

    /// <summary>Every pattern, the most common first.</summary>
    public static IReadOnlyList<PlanTemplate> All { get; } =
    [
        new(
            PlanPattern.ThreeStages,
            "三个阶段依次进行",
            "单位不多，一个月左右集中办完：先动员，再选举，最后建章立制、归档。",
            [new("组织动员", 6), new("实施选举", 10), new("建章立制", 5)],
            [new(21, 1, 1)]
        ),
        new(
            PlanPattern.ThirdByTheMiddle,
            "试点先行、百日攻坚",
            "全市或全县铺开、三四个月完成：先试点示范、开观摩会，过半时完成三分之一，最后全部完成。",
            [new("准备和试点示范", 28), new("百日攻坚、全面推进", 77), new("建章立制、总结提升", 14)],
            [new(57, 1, 3), new(119, 1, 1)],
            [new("试点批", 0), new("全面推开批", 1)],
            watched: 0
        ),
        new(
            PlanPattern.FirstVillage,
            "首村先开、各村观摩",
            "十几个村、一个月左右：培训以后由一个村先开大会，各村来观摩，再一起召开。",
            [new("培训动员", 4), new("首村先开、各村观摩", 6), new("各村召开大会", 24), new("分工建制、归档", 10)],
            [new(34, 1, 1)],
            [new("首批（观摩村）", 1), new("第二批", 2)],
            watched: 1
        ),
        new(
            PlanPattern.PilotTownships,
            "试点乡镇、其余乡镇、县级依次换届",
            "县、乡镇在同一年换届：试点乡镇先行，其余乡镇跟上，乡镇都完成以后县里再开。",
            [new("动员准备", 10), new("试点乡镇换届", 10), new("其余乡镇换届", 20), new("县级换届、总结", 11)],
            [new(40, 1, 1)],
            [new("试点乡镇", 1), new("其余乡镇", 2)],
            watched: 1
        ),
        new(
            PlanPattern.BuildThenImprove,
            "先建立、后完善、再提高",
            "先把组织都建起来，再补制度、配班子、交材料，最后抓作用发挥。",
            [new("建立", 3), new("完善", 2), new("提高", 1)],
            [new(5, 1, 1)]
        ),
        new(
            PlanPattern.AfterVillageCommittees,
            "与村“两委”换届衔接",
            "村“两委”换届的年份：一同部署，“两委”选出以后接着换妇联，好让妇联主席进“两委”。",
            [new("与“两委”换届一同部署", 3), new("“两委”换届后接着选举", 5), new("建章立制", 2)],
            [new(8, 1, 1)]
        ),
    ];

    /// <summary>Those that fit a campaign of a kind and level.</summary>
    public static IReadOnlyList<PlanTemplate> For(CampaignKind kind, UnitLevel takes) =>
        [.. All.Where(t => t.FitsTo(kind, takes))];

    private bool FitsTo(CampaignKind kind, UnitLevel takes) =>
        Pattern switch
        {
            PlanPattern.FirstVillage => takes == UnitLevel.Village,
            PlanPattern.PilotTownships => (kind, takes) is (CampaignKind.TermElection, UnitLevel.Township),
            PlanPattern.BuildThenImprove => kind != CampaignKind.TermElection,
            PlanPattern.AfterVillageCommittees => (kind, takes) is (CampaignKind.TermElection, UnitLevel.Village),
            _ => true,
        };

    /// <summary>
    /// The pattern laid between two days, both included; null for fewer than <see cref="LeastDays"/> days.
    /// </summary>
    public PlanSchedule? Between(DateOnly begins, DateOnly ends)
    {
        var days = ends.DayNumber - begins.DayNumber + 1;
        if (days < LeastDays)
            return null;
        var laid = new List<Stage>();
        var passed = 0;
        foreach (var stage in stages)
        {
            var from = laid is [.., var before] ? before.To.AddDays(1) : begins;
            passed += stage.Days;
            laid.Add(new(stage.Name, from, LastDay(passed)));
        }
        return new(laid, [.. goals.Select(g => new TargetPoint(LastDay(g.After), g.Part, g.Whole))])
        {
            Batches = [.. batches.Select(b => laid[b.Stage] with { Name = b.Name })],
            Observation = watched is { } shown ? laid[shown].To : null,
        };

        // Of the first so many parts of the time, rounded half up to whole days.
        DateOnly LastDay(int parts)
        {
            var whole = stages.Sum(s => s.Days);
            return begins.AddDays((2 * parts * days + whole) / (2 * whole) - 1);
        }
    }

    /// <summary>
    /// The same for a campaign that exists: where it has the stages of the pattern, with the days that the county gave
    /// them since.
    /// </summary>
    public PlanSchedule? Of(CampaignPlan plan)
    {
        if (plan is not { Begins: { } begins, Ends: { } ends } || Between(begins, ends) is not { } schedule)
            return null;
        return plan.Pattern != Pattern || plan.Stages.Count != stages.Count
            ? schedule
            : schedule with
            {
                Stages = plan.Stages,
                Targets = plan.Targets,
                Batches = [.. batches.Select(b => plan.Stages[b.Stage] with { Name = b.Name })],
                Observation = watched is { } stage ? plan.Stages[stage].To : null,
            };
    }
}

/// <summary>A pattern with days: what a county takes over or leaves.</summary>
public sealed record PlanSchedule(IReadOnlyList<Stage> Stages, IReadOnlyList<TargetPoint> Targets)
{
    /// <summary>批次 with their windows; empty where all units go together.</summary>
    public IReadOnlyList<Stage> Batches { get; init; } = [];

    /// <summary>The day by which those who follow watch the pilots; null where nobody goes first.</summary>
    public DateOnly? Observation { get; init; }
}
