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

    /// <summary>What the election is held for, in the words of a request: a sentence or its beginning.</summary>
    public static string Occasion(this PaperDraft draft, MeetingFacts facts) =>
        draft.Words(
            "召开的缘由",
            facts.Plan.Kind switch
            {
                CampaignKind.Conversion => $"为将{facts.UnitName}妇代会改建为妇女联合会，",
                CampaignKind.AreaBuilding => $"为推进{facts.UnitName}妇联区域化建设，",
                _ => $"{facts.Federation}本届执行委员会任期届满。",
            }
        );

    /// <summary>The charter, and the document on which the campaign rests.</summary>
    public static string Basis(this PaperDraft draft, MeetingFacts facts) =>
        draft.Words("依据", facts.Plan.Basis is { } basis ? $"根据{Charter}和{basis}" : $"根据{Charter}");

    /// <summary>含 or 不含: whether chair and vice-chairs are among the executives.</summary>
    public static string Including(this PaperDraft draft, MeetingFacts facts) =>
        draft.Words("含或不含主席", facts.Rules.ExecutivesIncludeLeaders ? "含" : "不含");

    /// <summary>拟定执行委员会由11名委员组成，其中主席1名、副主席2名.</summary>
    public static string Committee(this PaperDraft draft, MeetingFacts facts)
    {
        var seats = draft.Of(facts.Seats, "执委名额");
        var chairs = draft.Of(facts.Chairs, "主席名额");
        var vices = draft.Of(facts.ViceChairs, "副主席名额");
        return draft.Words(
            "执委会的组成",
            facts.Rules.ExecutivesIncludeLeaders
                ? $"执行委员会由{seats}名委员组成，其中主席{chairs}名、副主席{vices}名"
                : $"执行委员会设委员{seats}名，另设主席{chairs}名、副主席{vices}名"
        );
    }

    /// <summary>差额选举, as the rule set and the ballot say it.</summary>
    public static string Method(this PaperDraft draft, MeetingFacts facts)
    {
        var percent = facts.Rules.Difference.Percent;
        return draft.Words(
            "选举方式",
            facts.Executives?.Method switch
            {
                ElectionMethod.Equal => "实行无记名投票等额选举",
                ElectionMethod.PreliminaryThenEqual =>
                    $"先实行差额预选（差额比例不低于{percent}%），再实行无记名投票等额正式选举",
                _ => $"实行无记名投票差额选举，差额比例不低于{percent}%",
            }
        );
    }

    /// <summary>达到三分之二, as the rule set says.</summary>
    public static string Quorum(this PaperDraft draft, MeetingFacts facts) =>
        draft.Words("到会人数的规定", QuorumRule.Words(facts.Rules.Quorum));

    /// <summary>应到 or 实到: of whose number a candidate needs more than half.</summary>
    public static string MajorityOf(this PaperDraft draft, MeetingFacts facts) =>
        draft.Words("过半数的基数", MajorityRule.Word(facts.Rules.Majority.Base));

    /// <summary>The office that prepares the congress; the federation of a township is that itself.</summary>
    public static string Preparing(this PaperDraft draft, MeetingFacts facts) =>
        draft.Words("筹备单位", facts.OfVillage ? $"{facts.Meeting}筹备组" : facts.Federation);

    /// <summary>（2026年7月3日，青党发〔2026〕3号）; blanks for what is not known.</summary>
    public static string Document(this PaperDraft draft, string? number, string name) =>
        draft.Of(number, name, "____〔____〕__号");

    /// <summary>The signature of the issuer, with a seal.</summary>
    /// <param name="name">What the day is called.</param>
    public static void Sign(this PaperDraft draft, string issuer, DateOnly? on, string name) =>
        draft.Add(new SignatureBlock(issuer, draft.Words(name, PaperDraft.Day(on)), Sealed: true));

    /// <summary>The same, dated by hand.</summary>
    public static void Sign(this PaperDraft draft, string issuer) =>
        draft.Add(new SignatureBlock(issuer, PaperText.BlankDay, Sealed: true));
}
