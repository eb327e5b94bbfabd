using FederationReform.Campaigns;

namespace FederationReform.Web.Campaigns;

/// <summary>What was read from the text of an 实施方案 is taken over one by one.</summary>
public sealed partial class PlanForm
{
    /// <summary>What the form has now where a proposal would go; null where it says the same already.</summary>
    public string? Now(PlanProposal proposal) => Standing(proposal) is var now && now == proposal.Says ? null : now;

    public void Take(PlanProposal proposal)
    {
        switch (proposal)
        {
            case BasisProposal basis:
                Basis = basis.Document;
                break;
            case KindProposal { Kind: var kind }:
                Choose(kind, CampaignPlan.LevelsOf(kind)[0]);
                break;
            case StageProposal stage:
                Place(Stages, stage.Index, stage.Of, () => new()).Set(stage.Name, stage.From, stage.To);
                break;
            case TargetProposal target:
                Place(Targets, target.Index, target.Of, () => new()).Set(target.Target);
                break;
            case QuotaProposal quota:
                var span = SpanOf(quota.Post);
                (span.Min, span.Max) = (quota.Min, quota.Max ?? span.Max);
                break;
            case DivisionProposal division:
                DaysToDivision = division.Days;
                break;
            default:
                Rules.Take(proposal, Takes);
                break;
        }
    }

    private string Standing(PlanProposal proposal) =>
        proposal switch
        {
            BasisProposal => Basis ?? "没有填",
            KindProposal => new KindProposal(proposal.Source, Kind).Says,
            StageProposal stage => Stages.ElementAtOrDefault(stage.Index) is { Name: { } name } row
                ? new StageProposal(proposal.Source, stage.Index, stage.Of, name, row.From, row.To).Says
                    + Extra(stage.Index, stage.Of, Stages.Count, "阶段")
                : "没有这个阶段",
            TargetProposal target => Targets.ElementAtOrDefault(target.Index)
                is { By: { } by, Part: { } part, Whole: { } whole }
                ? new TargetProposal(proposal.Source, target.Index, target.Of, new(by, part, whole)).Says
                    + Extra(target.Index, target.Of, Targets.Count, "目标")
                : "没有这一行",
            QuotaProposal quota => SpanOf(quota.Post) is { Min: { } min, Max: { } max }
                ? new QuotaProposal(proposal.Source, quota.Post, min, quota.Max is null ? null : max).Says
                : "没有填",
            DivisionProposal => DaysToDivision is { } days
                ? new DivisionProposal(proposal.Source, days).Says
                : "不要求",
            _ => Rules.Standing(proposal),
        };

    private static string Extra(int index, int of, int standing, string what) =>
        index == of - 1 && standing > of ? $"；现有 {standing} 个{what}，采用后只留 {of} 个" : "";

    /// <summary>The row at an index; with the last one, rows that the document does not have go.</summary>
    private static T Place<T>(List<T> rows, int index, int of, Func<T> make)
    {
        while (rows.Count <= index)
            rows.Add(make());
        if (index == of - 1)
            rows.RemoveRange(of, rows.Count - of);
        return rows[index];
    }

    private SpanRow SpanOf(QuotaPost post) =>
        post switch
        {
            QuotaPost.Chairs => Chairs,
            QuotaPost.ViceChairs => ViceChairs,
            QuotaPost.Executives => Executives,
            _ => Representatives,
        };
}
