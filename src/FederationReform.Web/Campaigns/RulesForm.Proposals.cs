using FederationReform.Campaigns;
using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.Web.Campaigns;

public sealed partial class RulesForm
{
    internal void Take(PlanProposal proposal, UnitLevel takes)
    {
        var clause = proposal.Source.Clause;
        var usual = ElectionRules.Usual(takes);
        switch (proposal)
        {
            case DifferenceProposal difference:
                (DifferencePercent, DifferenceClause) = (difference.Percent, clause);
                break;
            case QuorumProposal quorum:
                (QuorumNumerator, QuorumDenominator, QuorumStrict, QuorumClause) = (
                    quorum.Numerator,
                    quorum.Denominator,
                    quorum.Strict,
                    clause
                );
                break;
            case MajorityProposal majority:
                (MajorityBase, MajorityClause) = (majority.Base, clause);
                break;
            case TermProposal term:
                (TermYears, TermClause) = (term.Years, clause);
                break;
            case AgeProposal { Posts: LimitedPosts.Leaders, MaxAge: var age }:
                Add(
                    LeaderAges,
                    new() { Max = age, Clause = clause },
                    r => r.Clause,
                    usual.LeaderAges.Select(l => l.Clause)
                );
                break;
            case AgeProposal { MaxAge: var age }:
                Add(
                    ExecutiveAges,
                    new() { Max = age, Clause = clause },
                    r => r.Clause,
                    usual.ExecutiveAges.Select(l => l.Clause)
                );
                break;
            case EducationProposal { Posts: LimitedPosts.Leaders, Minimum: var minimum }:
                Add(
                    LeaderEducations,
                    new() { Minimum = minimum, Clause = clause },
                    r => r.Clause,
                    usual.LeaderEducations.Select(l => l.Clause)
                );
                break;
            case EducationProposal { Minimum: var minimum }:
                Add(
                    ExecutiveEducations,
                    new() { Minimum = minimum, Clause = clause },
                    r => r.Clause,
                    usual.ExecutiveEducations.Select(l => l.Clause)
                );
                break;
        }
    }

    internal string Standing(PlanProposal proposal) =>
        proposal switch
        {
            DifferenceProposal => DifferencePercent is { } percent
                ? new DifferenceProposal(proposal.Source, percent).Says
                : "没有填",
            QuorumProposal => (QuorumNumerator, QuorumDenominator) is ({ } part, { } whole)
                ? new QuorumProposal(proposal.Source, part, whole, QuorumStrict).Says
                : "没有填",
            MajorityProposal => new MajorityProposal(proposal.Source, MajorityBase).Says,
            TermProposal => TermYears is { } years ? new TermProposal(proposal.Source, years).Says : "没有填",
            AgeProposal { Posts: var posts } => Standing(
                (posts == LimitedPosts.Leaders ? LeaderAges : ExecutiveAges).Select(r =>
                    (r.Clause, new AgeProposal(proposal.Source, posts, r.Max ?? 0).Says)
                ),
                proposal
            ),
            EducationProposal { Posts: var posts } => Standing(
                (posts == LimitedPosts.Leaders ? LeaderEducations : ExecutiveEducations).Select(r =>
                    (r.Clause, new EducationProposal(proposal.Source, posts, r.Minimum).Says)
                ),
                proposal
            ),
            _ => "",
        };

    /// <summary>A limit of the document stands beside others; it is there when one says the same in its words.</summary>
    private static string Standing(IEnumerable<(string? Clause, string Says)> limits, PlanProposal proposal)
    {
        var standing = limits.ToList();
        return standing.Contains((proposal.Source.Clause, proposal.Says)) ? proposal.Says
            : standing.Count == 0 ? "不限"
            : $"{string.Join("、", standing.Select(s => s.Says))}（{standing[0].Clause}）";
    }

    /// <summary>Suggested limits give way to the document's own; its second one stands beside the first.</summary>
    private static void Add<T>(List<T> rows, T row, Func<T, string?> clause, IEnumerable<string> suggested)
    {
        var usual = suggested.ToHashSet(StringComparer.Ordinal);
        rows.RemoveAll(r => clause(r) is { } written && usual.Contains(written));
        if (rows.Count < CampaignPlanRules.MostLimits)
            rows.Add(row);
    }
}
