using FederationReform.Campaigns;
using FederationReform.People;
using FederationReform.Rules;

namespace FederationReform.Web.Campaigns;

/// <summary>The rules of a plan as they are being typed: what is not filled in yet is null.</summary>
public sealed partial class RulesForm
{
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

    public bool Same(ElectionRules rules) =>
        PlanWords.OfRules(Read(new MissingInputs())).SequenceEqual(PlanWords.OfRules(rules));

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

    internal ElectionRules Read(MissingInputs missing)
    {
        return new()
        {
            Quorum = new(
                missing.Need(QuorumNumerator, "Rules.Quorum", "到会比例"),
                missing.Need(QuorumDenominator, "Rules.Quorum.Denominator", "到会比例"),
                QuorumStrict,
                QuorumClause ?? ""
            ),
            Majority = new(MajorityBase, MajorityClause ?? ""),
            BallotsClause = BallotsClause ?? "",
            Difference = new(
                missing.Need(DifferencePercent, "Rules.Difference", "差额比例"),
                DifferenceRounding,
                DifferenceAtLeastOne,
                DifferenceClause ?? ""
            ),
            Preliminary = new(PreliminaryAllowed, PreliminaryClause ?? ""),
            Tie = new(TieBreak, TieClause ?? ""),
            Shortfall = new(OpenSeats, ShortfallClause ?? ""),
            LeaderAges = Ages(LeaderAges, "LeaderAges", "主席、副主席年龄"),
            ExecutiveAges = Ages(ExecutiveAges, "ExecutiveAges", "执委年龄"),
            LeaderEducations = Educations(LeaderEducations),
            ExecutiveEducations = Educations(ExecutiveEducations),
            ExecutivesIncludeLeaders = ExecutivesIncludeLeaders,
            CountingClause = CountingClause ?? "",
            TermYears = missing.Need(TermYears, "Rules.TermYears", "任期"),
            TermClause = TermClause ?? "",
        };

        IReadOnlyList<AgeLimit> Ages(List<AgeRow> rows, string field, string label) =>
            [
                .. rows.Select(
                    (row, i) =>
                        new AgeLimit(missing.Need(row.Max, $"Rules.{field}[{i}]", $"{label}的上限"), row.Clause ?? "")
                ),
            ];

        static IReadOnlyList<EducationLimit> Educations(List<EducationRow> rows) =>
            [.. rows.Select(row => new EducationLimit(row.Minimum, row.Clause ?? ""))];
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
