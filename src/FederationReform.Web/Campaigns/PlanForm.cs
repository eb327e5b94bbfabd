using FederationReform.Campaigns;
using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.Web.Campaigns;

/// <summary>
/// A plan as it is being typed: what is not filled in yet is null. The rules judge it once it can be read as a plan.
/// </summary>
public sealed partial class PlanForm
{
    public string? Name { get; set; }
    public CampaignKind Kind { get; private set; }
    public UnitLevel Takes { get; private set; }
    public string? Basis { get; set; }

    /// <summary>The template that the stages were laid by; null where they were typed.</summary>
    public PlanPattern? Pattern { get; private set; }

    public List<StageRow> Stages { get; } = [];
    public List<TargetRow> Targets { get; } = [];
    public SpanRow Chairs { get; } = new();
    public SpanRow ViceChairs { get; } = new();
    public SpanRow Executives { get; } = new();
    public SpanRow Representatives { get; } = new();
    public RulesForm Rules { get; } = new();

    /// <summary>Whether it can be told already which units may take part.</summary>
    public bool ScheduleIsFilledIn =>
        Stages.All(s => s is { From: not null, To: not null })
        && Targets.All(t => t is { By: not null, Part: not null, Whole: not null });

    public HashSet<StepCode> RequiredSteps { get; } = [];
    public int? DaysToDivision { get; set; }

    /// <summary>The papers of each step as they are typed, separated by 、.</summary>
    public Dictionary<StepCode, string?> Papers { get; } = [];

    public bool PapersBeforeSubmission { get; set; }

    // With the numbers that their files refer to.
    private IReadOnlyList<StepPaper> papersBefore = [];

    public static PlanForm Of(CampaignPlan plan)
    {
        var form = new PlanForm
        {
            Name = plan.Name,
            Kind = plan.Kind,
            Takes = plan.Takes,
            Basis = plan.Basis,
            Pattern = plan.Pattern,
            DaysToDivision = plan.DaysToDivision,
        };
        form.Stages.AddRange(
            plan.Stages.Select(s => new StageRow
            {
                Name = s.Name,
                From = s.From,
                To = s.To,
            })
        );
        form.Targets.AddRange(
            plan.Targets.Select(t => new TargetRow
            {
                By = t.By,
                Part = t.Part,
                Whole = t.Whole,
            })
        );
        form.Take(plan.Quotas);
        form.Rules.Take(plan.Rules);
        form.RequiredSteps.UnionWith(plan.RequiredSteps);
        form.PapersBeforeSubmission = plan.PapersBeforeSubmission;
        form.Take(plan.Papers);
        return form;
    }

    /// <summary>
    /// Kind and level of a campaign that is being made. What the user has not changed follows them: the name, and with
    /// the level its quotas, rules and steps.
    /// </summary>
    public void Choose(CampaignKind kind, UnitLevel takes)
    {
        var year = (Stages.Select(s => s.From).Min() ?? default).Year;
        if (Name == CampaignPlan.SuggestedName(Kind, Takes, year))
            Name = CampaignPlan.SuggestedName(kind, takes, year);
        if (takes != Takes)
        {
            if (Same(Quotas.Usual(Takes)))
                Take(Quotas.Usual(takes));
            if (Rules.Same(ElectionRules.Usual(Takes)))
                Rules.Take(ElectionRules.Usual(takes));
            RequiredSteps.Clear();
            RequiredSteps.UnionWith(ReformSteps.UsuallyRequired(takes));
            Take(StepPapers.Usual(takes));
        }
        (Kind, Takes) = (kind, takes);
        if (PlanTemplate.For(kind, takes).All(t => t.Pattern != Pattern))
            Pattern = null;
    }

    private bool Same(Quotas quotas)
    {
        var usual = new PlanForm();
        usual.Take(quotas);
        return ((SpanRow[])[Chairs, ViceChairs, Executives, Representatives])
            .Zip([usual.Chairs, usual.ViceChairs, usual.Executives, usual.Representatives])
            .All(pair => (pair.First.Min, pair.First.Max) == (pair.Second.Min, pair.Second.Max));
    }

    public void Take(Quotas quotas)
    {
        Chairs.Set(quotas.Chairs);
        ViceChairs.Set(quotas.ViceChairs);
        Executives.Set(quotas.Executives);
        Representatives.Set(quotas.Representatives);
    }

    private void Take(IReadOnlyList<StepPaper> papers)
    {
        papersBefore = papers;
        Papers.Clear();
        foreach (var step in papers.GroupBy(p => p.Step))
            Papers[step.Key] = string.Join("、", step.Select(p => p.Name));
    }

    /// <summary>
    /// The plan as it stands, and everything that is wrong with it. Where an input is empty, only that is reported of
    /// its part of the plan.
    /// </summary>
    public (CampaignPlan Plan, Violations Violations) Read()
    {
        var missing = new MissingInputs();
        var plan = CampaignPlanRules.Clean(ToPlan(missing));
        var parts = missing.Violations.Select(v => Part(v.Field)).ToHashSet();
        var all = missing.Violations.Concat(CampaignPlanRules.Check(plan).Where(v => !parts.Contains(Part(v.Field))));
        return (plan, new Violations(all.OrderBy(v => Array.IndexOf(Order, Part(v.Field)))));

        static string Part(string field) => field.Split('.', '[')[0];
    }

    /// <summary>The parts of a plan as they follow each other on the page.</summary>
    private static readonly string[] Order =
    [
        "Kind",
        "Takes",
        "Name",
        "Basis",
        "Stages",
        "Targets",
        "Quotas",
        "RequiredSteps",
        "DaysToDivision",
        "Papers",
        "Rules",
    ];

    private CampaignPlan ToPlan(MissingInputs missing)
    {
        Span NeedSpan(SpanRow row, string field, string label) =>
            new(
                missing.Need(row.Min, field, $"{label}的下限"),
                missing.Need(row.Max, $"{field}.Max", $"{label}的上限")
            );

        return new CampaignPlan
        {
            Name = Name ?? "",
            Kind = Kind,
            Takes = Takes,
            Basis = Basis,
            Pattern = Pattern,
            Stages =
            [
                .. Stages.Select(
                    (s, i) =>
                        new Stage(
                            s.Name ?? "",
                            missing.Need(s.From, $"Stages[{i}].From", $"第 {i + 1} 阶段的开始日期"),
                            missing.Need(s.To, $"Stages[{i}].To", $"第 {i + 1} 阶段的结束日期")
                        )
                ),
            ],
            Targets =
            [
                .. Targets.Select(
                    (t, i) =>
                        new TargetPoint(
                            missing.Need(t.By, $"Targets[{i}].By", $"目标进度第 {i + 1} 行的日期"),
                            missing.Need(t.Part, $"Targets[{i}].Part", $"目标进度第 {i + 1} 行的比例"),
                            missing.Need(t.Whole, $"Targets[{i}].Whole", $"目标进度第 {i + 1} 行的比例")
                        )
                ),
            ],
            Quotas = new(
                NeedSpan(Chairs, "Quotas.Chairs", "主席名额"),
                NeedSpan(ViceChairs, "Quotas.ViceChairs", "副主席名额"),
                NeedSpan(Executives, "Quotas.Executives", "执委名额"),
                NeedSpan(Representatives, "Quotas.Representatives", "妇女代表名额")
            ),
            RequiredSteps = [.. RequiredSteps],
            DaysToDivision = DaysToDivision,
            PapersBeforeSubmission = PapersBeforeSubmission,
            Papers =
            [
                .. ReformSteps
                    .For(Takes)
                    .SelectMany(s => StepPapers.Typed(papersBefore, s.Code, Papers.GetValueOrDefault(s.Code))),
            ],
            Rules = Rules.Read(missing),
        };
    }

    public sealed class StageRow
    {
        public string? Name { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }

        /// <summary>A document that names a stage without its days leaves those that stand.</summary>
        public void Set(string name, DateOnly? from, DateOnly? to) =>
            (Name, From, To) = to is null ? (name, From, To) : (name, from, to);
    }

    public sealed class TargetRow
    {
        public DateOnly? By { get; set; }
        public int? Part { get; set; }
        public int? Whole { get; set; }

        public void Set(TargetPoint target) => (By, Part, Whole) = (target.By, target.Part, target.Whole);
    }

    public sealed class SpanRow
    {
        public int? Min { get; set; }
        public int? Max { get; set; }

        public void Set(Span span) => (Min, Max) = (span.Min, span.Max);
    }
}
