using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Meetings.Templates;
using FederationReform.PaperLooks;
using FederationReform.Papers;

namespace FederationReform.Meetings;

/// <summary>
/// One paper of a record's meeting, to read and to print. Null when the record lies outside the scope or the account
/// may not read records.
/// </summary>
public sealed class MeetingPaperQuery(PortalDb portal)
{
    public async Task<ShownPaper?> RunAsync(
        UnitScope scope,
        int campaignId,
        int unitId,
        PaperKind kind,
        PaperSize size = PaperSize.A4,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var records = await MeetingRecords.LoadAsync(db, scope, campaignId, unitId, portal.Clock.Today(), cancel);
        if (records.FirstOrDefault(r => r.UnitId == unitId) is not { } facts)
            return null;
        var paper = MeetingPapers.Of(kind);
        var templates = await TemplatesInForce.ForAsync(db, facts.UnitPath, cancel, kind);
        return new(
            facts.Plan.Name,
            facts.UnitName,
            facts.OfVillage ? facts.TownshipName : facts.CountyName,
            paper,
            facts.Entitled,
            paper.Write(facts, size),
            templates.Of(paper, facts, size) is { } template ? new(template.Number, template.At) : null,
            await PaperSetting.PitchOfAsync(db, facts.UnitPath, cancel)
        );
    }
}

/// <param name="AboveName">The unit above: a village's township, a township's county.</param>
/// <param name="Entitled">How many ballots are needed; null while nobody knows.</param>
/// <param name="Written">As the portal writes it, which is also what the page shows.</param>
/// <param name="Template">What the Word file is made from instead; null where the county has none.</param>
public sealed record ShownPaper(
    string CampaignName,
    string UnitName,
    string AboveName,
    MeetingPaper Paper,
    int? Entitled,
    WrittenPaper Written,
    CountyTemplate? Template,
    LinePitch Pitch
);

/// <param name="At">UTC; since when it holds.</param>
public sealed record CountyTemplate(int Number, DateTime At);
