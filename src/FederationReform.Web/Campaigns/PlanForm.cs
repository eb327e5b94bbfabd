using FederationReform.Campaigns;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.Web.Campaigns;

/// <summary>
/// A plan as it is being typed: what is not filled in yet is null. The rules judge it once it can be read as a plan.
/// </summary>
public sealed class PlanForm
{
    public string? Name { get; set; }
    public CampaignKind Kind { get; private set; }
    public UnitLevel Takes { get; private set; }
    public string? Basis { get; set; }
    public List<StageRow> Stages { get; } = [];
    public List<TargetRow> Targets { get; } = [];
    public SpanRow Chairs { get; } = new();
    public SpanRow ViceChairs { get; } = new();
    public SpanRow Executives { get; } = new();
    public SpanRow Representatives { get; } = new();
    public bool ExecutivesIncludeLeaders { get; set; }
    public int? QuorumNumerator { get; set; }
    public int? QuorumDenominator { get; set; }
    public bool QuorumStrict { get; set; }
    public string? QuorumClause { get; set; }
    public MajorityBase MajorityBase { get; set; }
    public string? MajorityClause { get; set; }
    public string? BallotsClause { get; set; }
    public int? DifferencePercent { get; set; }
    public Rounding DifferenceRounding { get; set; }
    public bool DifferenceAtLeastOne { get; set; }
    public string? DifferenceClause { get; set; }
    public bool PreliminaryAllowed { get; set; }
    public string? PreliminaryClause { get; set; }
    public TieBreak TieBreak { get; set; }
    public string? TieClause { get; set; }
    public OpenSeats OpenSeats { get; set; }
    public string? ShortfallClause { get; set; }
    public List<AgeRow> LeaderAges { get; } = [];
    public List<AgeRow> ExecutiveAges { get; } = [];
    public List<EducationRow> LeaderEducations { get; } = [];
    public List<EducationRow> ExecutiveEducations { get; } = [];
    public string? CountingClause { get; set; }
    public int? TermYears { get; set; }
    public string? TermClause { get; set; }
    public HashSet<StepCode> RequiredSteps { get; } = [];
    public int? DaysToDivision { get; set; }

    public static PlanForm Of(CampaignPlan plan)
    {
        var form = new PlanForm
        {
            Name = plan.Name,
            Kind = plan.Kind,
            Takes = plan.Takes,
            Basis = plan.Basis,
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
        form.Take(plan.Rules);
        form.RequiredSteps.UnionWith(plan.RequiredSteps);
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
            if (Same(ElectionRules.Usual(Takes)))
                Take(ElectionRules.Usual(takes));
            RequiredSteps.Clear();
            RequiredSteps.UnionWith(ReformSteps.UsuallyRequired(takes));
        }
        (Kind, Takes) = (kind, takes);
    }

    private bool Same(Quotas quotas)
    {
        var usual = new PlanForm();
        usual.Take(quotas);
        return ((SpanRow[])[Chairs, ViceChairs, Executives, Representatives])
            .Zip([usual.Chairs, usual.ViceChairs, usual.Executives, usual.Representatives])
            .All(pair => (pair.First.Min, pair.First.Max) == (pair.Second.Min, pair.Second.Max));
    }

    private bool Same(ElectionRules rules) =>
        PlanWords.OfRules(ToPlan(new Violations()).Rules).SequenceEqual(PlanWords.OfRules(rules));

    public void Take(Quotas quotas)
    {
        Chairs.Set(quotas.Chairs);
        ViceChairs.Set(quotas.ViceChairs);
        Executives.Set(quotas.Executives);
        Representatives.Set(quotas.Representatives);
    }

    public void Take(ElectionRules rules)
    {
        (QuorumNumerator, QuorumDenominator, QuorumStrict, QuorumClause) = (
            rules.Quorum.Numerator,
            rules.Quorum.Denominator,
            rules.Quorum.Strict,
            rules.Quorum.Clause
        );
        (MajorityBase, MajorityClause) = (rules.Majority.Base, rules.Majority.Clause);
        BallotsClause = rules.BallotsClause;
        (DifferencePercent, DifferenceRounding, DifferenceAtLeastOne, DifferenceClause) = (
            rules.Difference.Percent,
            rules.Difference.Rounding,
            rules.Difference.AtLeastOne,
            rules.Difference.Clause
        );
        (PreliminaryAllowed, PreliminaryClause) = (rules.Preliminary.Allowed, rules.Preliminary.Clause);
        (TieBreak, TieClause) = (rules.Tie.Break, rules.Tie.Clause);
        (OpenSeats, ShortfallClause) = (rules.Shortfall.Seats, rules.Shortfall.Clause);
        Replace(LeaderAges, rules.LeaderAges.Select(AgeRow.Of));
        Replace(ExecutiveAges, rules.ExecutiveAges.Select(AgeRow.Of));
        Replace(LeaderEducations, rules.LeaderEducations.Select(EducationRow.Of));
        Replace(ExecutiveEducations, rules.ExecutiveEducations.Select(EducationRow.Of));
        (ExecutivesIncludeLeaders, CountingClause) = (rules.ExecutivesIncludeLeaders, rules.CountingClause);
        (TermYears, TermClause) = (rules.TermYears, rules.TermClause);

        static void Replace<T>(List<T> rows, IEnumerable<T> by)
        {
            rows.Clear();
            rows.AddRange(by);
        }
    }

    /// <summary>
    /// The plan as it stands, and everything that is wrong with it. Where an input is empty, only that is reported of
    /// its part of the plan.
    /// </summary>
    public (CampaignPlan Plan, Violations Violations) Read()
    {
        var missing = new Violations();
        var plan = CampaignPlanRules.Clean(ToPlan(missing));
        var parts = missing.Select(v => Part(v.Field)).ToHashSet();
        var all = missing.Concat(CampaignPlanRules.Check(plan).Where(v => !parts.Contains(Part(v.Field))));
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
        "Rules",
    ];

    private CampaignPlan ToPlan(Violations missing)
    {
        T Need<T>(T? value, string field, string label)
            where T : struct
        {
            if (value is null)
                missing.Add(new Violation("Required", field, $"请填写{label}。"));
            return value ?? default;
        }

        Span NeedSpan(SpanRow row, string field, string label) =>
            new(Need(row.Min, field, $"{label}的下限"), Need(row.Max, $"{field}.Max", $"{label}的上限"));

        IReadOnlyList<AgeLimit> NeedAges(List<AgeRow> rows, string field, string label) =>
            [
                .. rows.Select(
                    (row, i) => new AgeLimit(Need(row.Max, $"Rules.{field}[{i}]", $"{label}的上限"), row.Clause ?? "")
                ),
            ];

        return new CampaignPlan
        {
            Name = Name ?? "",
            Kind = Kind,
            Takes = Takes,
            Basis = Basis,
            Stages =
            [
                .. Stages.Select(
                    (s, i) =>
                        new Stage(
                            s.Name ?? "",
                            Need(s.From, $"Stages[{i}].From", $"第 {i + 1} 阶段的开始日期"),
                            Need(s.To, $"Stages[{i}].To", $"第 {i + 1} 阶段的结束日期")
                        )
                ),
            ],
            Targets =
            [
                .. Targets.Select(
                    (t, i) =>
                        new TargetPoint(
                            Need(t.By, $"Targets[{i}].By", $"目标进度第 {i + 1} 行的日期"),
                            Need(t.Part, $"Targets[{i}].Part", $"目标进度第 {i + 1} 行的比例"),
                            Need(t.Whole, $"Targets[{i}].Whole", $"目标进度第 {i + 1} 行的比例")
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
            Rules = new()
            {
                Quorum = new(
                    Need(QuorumNumerator, "Rules.Quorum", "到会比例"),
                    Need(QuorumDenominator, "Rules.Quorum.Denominator", "到会比例"),
                    QuorumStrict,
                    QuorumClause ?? ""
                ),
                Majority = new(MajorityBase, MajorityClause ?? ""),
                BallotsClause = BallotsClause ?? "",
                Difference = new(
                    Need(DifferencePercent, "Rules.Difference", "差额比例"),
                    DifferenceRounding,
                    DifferenceAtLeastOne,
                    DifferenceClause ?? ""
                ),
                Preliminary = new(PreliminaryAllowed, PreliminaryClause ?? ""),
                Tie = new(TieBreak, TieClause ?? ""),
                Shortfall = new(OpenSeats, ShortfallClause ?? ""),
                LeaderAges = NeedAges(LeaderAges, "LeaderAges", "主席、副主席年龄"),
                ExecutiveAges = NeedAges(ExecutiveAges, "ExecutiveAges", "执委年龄"),
                LeaderEducations =
                [
                    .. LeaderEducations.Select(row => new EducationLimit(row.Minimum, row.Clause ?? "")),
                ],
                ExecutiveEducations =
                [
                    .. ExecutiveEducations.Select(row => new EducationLimit(row.Minimum, row.Clause ?? "")),
                ],
                ExecutivesIncludeLeaders = ExecutivesIncludeLeaders,
                CountingClause = CountingClause ?? "",
                TermYears = Need(TermYears, "Rules.TermYears", "任期"),
                TermClause = TermClause ?? "",
            },
        };
    }

    public sealed class StageRow
    {
        public string? Name { get; set; }
        public DateOnly? From { get; set; }
        public DateOnly? To { get; set; }
    }

    public sealed class TargetRow
    {
        public DateOnly? By { get; set; }
        public int? Part { get; set; }
        public int? Whole { get; set; }
    }

    public sealed class SpanRow
    {
        public int? Min { get; set; }
        public int? Max { get; set; }

        public void Set(Span span) => (Min, Max) = (span.Min, span.Max);
    }

    public sealed class AgeRow
    {
        public int? Max { get; set; }
        public string? Clause { get; set; }

        public static AgeRow Of(AgeLimit limit) => new() { Max = limit.MaxAge, Clause = limit.Clause };
    }

    public sealed class EducationRow
    {
        public Education Minimum { get; set; } = Education.JuniorHigh;
        public string? Clause { get; set; }

        public static EducationRow Of(EducationLimit limit) => new() { Minimum = limit.Minimum, Clause = limit.Clause };
    }
}
