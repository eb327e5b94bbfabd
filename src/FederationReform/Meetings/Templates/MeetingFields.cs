using FederationReform.Campaigns;
using FederationReform.Papers;
using FederationReform.Representatives;
using FederationReform.Rules;
using FederationReform.Tree;

namespace FederationReform.Meetings.Templates;

/// <summary>
/// What the fields of a template take. The writers name every value as they write it; what all papers of a meeting
/// name, every template may use.
/// </summary>
internal static class MeetingFields
{
    /// <summary>The names that stand in the papers of every meeting, and what each is called.</summary>
    private static readonly (string Name, Func<MeetingFacts, string> Of)[] names =
    [
        ("单位名称", facts => facts.UnitName),
        ("乡镇名称", facts => facts.TownshipName),
        ("县名称", facts => facts.CountyName),
        ("党组织名称", facts => facts.PartyCommittee),
        ("会议名称", facts => facts.Meeting),
        ("届次", facts => facts.TermWords),
    ];

    /// <summary>The facts of no meeting: each name is the field for it, and nothing else is known.</summary>
    public static MeetingFacts Facts { get; } =
        new()
        {
            CampaignId = 0,
            Plan = CampaignPlan.Suggested(CampaignKind.TermElection, UnitLevel.Village, new(2000, 1, 1)),
            UnitId = 0,
            RecordId = 0,
            UnitPath = "",
            UnitName = new PaperField("单位名称").Mark,
            TownshipName = new PaperField("乡镇名称").Mark,
            TownshipIsStreet = false,
            CountyName = new PaperField("县名称").Mark,
            PartyCommittee = new PaperField("党组织名称").Mark,
            MeetingParts = [new PaperField("会议名称").Mark],
            TermWords = new PaperField("届次").Mark,
            Roll = RollSheet.Empty,
            Result = CongressResult.Empty,
            Steps = [],
            Executives = null,
            Leaders = null,
            Committee = null,
            ShowsPhones = true,
            Today = new(2000, 1, 1),
        };

    private static readonly Dictionary<TemplateCase, IReadOnlySet<string>> known = Known();

    /// <summary>
    /// Every field that a template of this case may have: of the values of one entry where it stands in a list. A small
    /// sheet serves every meeting, so it may have what all of them know.
    /// </summary>
    public static IReadOnlySet<string> Of(TemplateCase of) => known[of];

    /// <summary>The values of one meeting.</summary>
    public static PaperValues Of(MeetingFacts facts)
    {
        var values = new PaperValues();
        foreach (var (name, of) in names)
            values.Set(name, of(facts) is { Length: > 0 } known ? known : null);
        foreach (var paper in MeetingPapers.All)
            values.Add(paper.Write(facts).Values);
        return values;
    }

    private static Dictionary<TemplateCase, IReadOnlySet<string>> Known()
    {
        var (congress, executives) = (NamesIn(TemplateCase.Congress), NamesIn(TemplateCase.Executives));
        return new()
        {
            [TemplateCase.Congress] = congress,
            [TemplateCase.Executives] = executives,
            [TemplateCase.Small] = congress.Intersect(executives).ToHashSet(),
        };
    }

    private static HashSet<string> NamesIn(TemplateCase of) =>
        [
            .. names.Select(n => n.Name),
            .. MeetingPapers.All.SelectMany(paper => NamesOf(paper.WriteTemplate(of).Values)),
        ];

    private static IEnumerable<string> NamesOf(PaperValues values) =>
        values.Single.Keys.Concat(values.Lists.Values.SelectMany(entries => entries.SelectMany(e => e.Values.Keys)));
}
