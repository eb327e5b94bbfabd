using FederationReform.Campaigns;
using FederationReform.Elections;
using FederationReform.People;
using FederationReform.Reforms;

namespace FederationReform.Web.Campaigns;

/// <summary>A plan as it is being typed: what is not filled in yet is null. The rules judge it once it can be read as a plan.</summary>
public sealed class PlanForm
{
    public string? Name { get; set; }
    public CampaignKind Kind { get; set; }
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
    public string? MajorityClause { get; set; }
    public string? BallotsClause { get; set; }
    public int? DifferencePercent { get; set; }
    public Rounding DifferenceRounding { get; set; }
    public bool DifferenceAtLeastOne { get; set; }
    public string? DifferenceClause { get; set; }
    public AgeRow LeaderAge { get; } = new();
    public AgeRow ExecutiveAge { get; } = new();
    public EducationRow LeaderEducation { get; } = new();
    public EducationRow ExecutiveEducation { get; } = new();
    public int? TermYears { get; set; }
    public HashSet<StepCode> RequiredSteps { get; } = [];

    public static PlanForm Of(CampaignPlan plan)
    {
        var rules = plan.Rules;
        var form = new PlanForm
        {
            Name = plan.Name,
            Kind = plan.Kind,
            Basis = plan.Basis,
            ExecutivesIncludeLeaders = rules.ExecutivesIncludeLeaders,
            QuorumNumerator = rules.Quorum.Numerator,
            QuorumDenominator = rules.Quorum.Denominator,
            QuorumStrict = rules.Quorum.Strict,
            QuorumClause = rules.Quorum.Clause,
            MajorityClause = rules.MajorityClause,
            BallotsClause = rules.BallotsClause,
            DifferencePercent = rules.Difference.Percent,
            DifferenceRounding = rules.Difference.Rounding,
            DifferenceAtLeastOne = rules.Difference.AtLeastOne,
            DifferenceClause = rules.Difference.Clause,
            TermYears = rules.TermYears,
        };
        form.Stages.AddRange(plan.Stages.Select(s => new StageRow { Name = s.Name, From = s.From, To = s.To }));
        form.Targets.AddRange(plan.Targets.Select(t => new TargetRow { By = t.By, Part = t.Part, Whole = t.Whole }));
        form.Chairs.Set(plan.Quotas.Chairs);
        form.ViceChairs.Set(plan.Quotas.ViceChairs);
        form.Executives.Set(plan.Quotas.Executives);
        form.Representatives.Set(plan.Quotas.Representatives);
        form.LeaderAge.Set(rules.LeaderAge);
        form.ExecutiveAge.Set(rules.ExecutiveAge);
        form.LeaderEducation.Set(rules.LeaderEducation);
        form.ExecutiveEducation.Set(rules.ExecutiveEducation);
        form.RequiredSteps.UnionWith(plan.RequiredSteps);
        return form;
    }

    /// <summary>The plan it says, and everything that is wrong with it. What is not filled in is told, and nothing else of the part it is missing from.</summary>
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
    private static readonly string[] Order = ["Kind", "Name", "Basis", "Stages", "Targets", "Quotas", "RequiredSteps", "Rules"];

    private CampaignPlan ToPlan(Violations missing)
    {
        T Need<T>(T? value, string field, string label) where T : struct
        {
            if (value is null)
                missing.Add(new Violation("Required", field, $"请填写{label}。"));
            return value ?? default;
        }

        Span NeedSpan(SpanRow row, string field, string label) => new(Need(row.Min, field, $"{label}的下限"), Need(row.Max, $"{field}.Max", $"{label}的上限"));

        return new CampaignPlan
        {
            Name = Name ?? "",
            Kind = Kind,
            Basis = Basis,
            Stages = [.. Stages.Select((s, i) => new Stage(s.Name ?? "", Need(s.From, $"Stages[{i}].From", $"第 {i + 1} 阶段的开始日期"), Need(s.To, $"Stages[{i}].To", $"第 {i + 1} 阶段的结束日期")))],
            Targets = [.. Targets.Select((t, i) => new TargetPoint(Need(t.By, $"Targets[{i}].By", $"目标进度第 {i + 1} 行的日期"), Need(t.Part, $"Targets[{i}].Part", $"目标进度第 {i + 1} 行的比例"), Need(t.Whole, $"Targets[{i}].Whole", $"目标进度第 {i + 1} 行的比例")))],
            Quotas = new(NeedSpan(Chairs, "Quotas.Chairs", "主席名额"), NeedSpan(ViceChairs, "Quotas.ViceChairs", "副主席名额"), NeedSpan(Executives, "Quotas.Executives", "执委名额"), NeedSpan(Representatives, "Quotas.Representatives", "妇女代表名额")),
            RequiredSteps = [.. RequiredSteps],
            Rules = new()
            {
                Quorum = new(Need(QuorumNumerator, "Rules.Quorum", "到会比例"), Need(QuorumDenominator, "Rules.Quorum.Denominator", "到会比例"), QuorumStrict, QuorumClause ?? ""),
                MajorityClause = MajorityClause ?? "",
                BallotsClause = BallotsClause ?? "",
                Difference = new(Need(DifferencePercent, "Rules.Difference", "差额比例"), DifferenceRounding, DifferenceAtLeastOne, DifferenceClause ?? ""),
                LeaderAge = LeaderAge.Limited ? new(Need(LeaderAge.Max, "Rules.LeaderAge", "主席、副主席年龄的上限"), LeaderAge.Clause ?? "") : null,
                ExecutiveAge = ExecutiveAge.Limited ? new(Need(ExecutiveAge.Max, "Rules.ExecutiveAge", "执委年龄的上限"), ExecutiveAge.Clause ?? "") : null,
                LeaderEducation = LeaderEducation.Limited ? new(LeaderEducation.Minimum, LeaderEducation.Clause ?? "") : null,
                ExecutiveEducation = ExecutiveEducation.Limited ? new(ExecutiveEducation.Minimum, ExecutiveEducation.Clause ?? "") : null,
                ExecutivesIncludeLeaders = ExecutivesIncludeLeaders,
                TermYears = Need(TermYears, "Rules.TermYears", "任期"),
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
        public bool Limited { get; set; }
        public int? Max { get; set; }
        public string? Clause { get; set; }

        public void Set(AgeLimit? limit) => (Limited, Max, Clause) = (limit is not null, limit?.MaxAge, limit?.Clause);
    }

    public sealed class EducationRow
    {
        public bool Limited { get; set; }
        public Education Minimum { get; set; } = Education.JuniorHigh;
        public string? Clause { get; set; }

        public void Set(EducationLimit? limit) => (Limited, Minimum, Clause) = (limit is not null, limit?.Minimum ?? Education.JuniorHigh, limit?.Clause);
    }
}
