using FederationReform.Campaigns;
using FederationReform.Papers;
using FederationReform.Rules;

namespace FederationReform.Meetings.Writing;

/// <summary>Sentences that several papers of a meeting have in common.</summary>
internal static class PaperWords
{
    public const string Charter = "《中华全国妇女联合会章程》";

    /// <summary>拟于2026年8月1日在村文化礼堂召开, with blanks for what is not known.</summary>
    public static string WhenAndWhere(this PaperDraft draft, MeetingFacts facts) =>
        $"{draft.Of(facts.HeldOn, "大会日期")}在{draft.Of(facts.Place, "大会地点")}";

    /// <summary>What the election is held for, in the words of a request.</summary>
    public static string Occasion(MeetingFacts facts) =>
        facts.Plan.Kind switch
        {
            CampaignKind.Conversion => $"为将{facts.UnitName}妇代会改建为妇女联合会",
            CampaignKind.AreaBuilding => $"为推进{facts.UnitName}妇联区域化建设",
            _ => $"{facts.Federation}本届执行委员会任期届满",
        };

    /// <summary>The charter, and the document on which the campaign rests.</summary>
    public static string Basis(MeetingFacts facts) =>
        facts.Plan.Basis is { } basis ? $"根据{Charter}和{basis}" : $"根据{Charter}";

    /// <summary>拟定执行委员会由11名委员组成，其中主席1名、副主席2名.</summary>
    public static string Committee(this PaperDraft draft, MeetingFacts facts)
    {
        var seats = draft.Of(facts.Seats, "执委名额");
        var chairs = draft.Of(facts.Chairs, "主席名额");
        var vices = draft.Of(facts.ViceChairs, "副主席名额");
        return facts.Rules.ExecutivesIncludeLeaders
            ? $"执行委员会由{seats}名委员组成，其中主席{chairs}名、副主席{vices}名"
            : $"执行委员会设委员{seats}名，另设主席{chairs}名、副主席{vices}名";
    }

    /// <summary>差额选举, as the rule set and the ballot say it.</summary>
    public static string Method(MeetingFacts facts)
    {
        var percent = facts.Rules.Difference.Percent;
        return facts.Executives?.Method switch
        {
            ElectionMethod.Equal => "实行无记名投票等额选举",
            ElectionMethod.PreliminaryThenEqual =>
                $"先实行差额预选（差额比例不低于{percent}%），再实行无记名投票等额正式选举",
            _ => $"实行无记名投票差额选举，差额比例不低于{percent}%",
        };
    }

    public static string Quorum(QuorumRuleSetting quorum) => QuorumRule.Words(quorum);

    /// <summary>（2026年7月3日，青党发〔2026〕3号）; blanks for what is not known.</summary>
    public static string Document(this PaperDraft draft, string? number, string name) =>
        draft.Of(number, name, "____〔____〕__号");

    /// <summary>The signature of the issuer, with a seal.</summary>
    public static void Sign(this PaperDraft draft, string issuer, DateOnly? on) =>
        draft.Add(new SignatureBlock(issuer, PaperDraft.Day(on), Sealed: true));
}
