using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Meetings.Templates;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Meetings;

/// <summary>
/// The papers of one record's meeting, each with what the portal does not know of it yet. Null when the record lies
/// outside the scope or the account may not read records.
/// </summary>
public sealed class MeetingPackQuery(PortalDb portal)
{
    public async Task<MeetingPack?> RunAsync(
        UnitScope scope,
        int campaignId,
        int unitId,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var records = await MeetingRecords.LoadAsync(db, scope, campaignId, unitId, portal.Clock.Today(), cancel);
        if (records.FirstOrDefault(r => r.UnitId == unitId) is not { } facts)
            return null;
        var township = facts.OfVillage
            ? await db
                .Units.VisibleTo(scope)
                .Where(u => db.Units.Any(village => village.Id == unitId && village.ParentId == u.Id))
                .Select(u => (int?)u.Id)
                .SingleOrDefaultAsync(cancel)
            : null;
        var templates = await TemplatesInForce.ForAsync(db, facts.UnitPath, cancel);
        return new(
            facts.Plan.Name,
            facts.UnitName,
            township,
            facts.OfVillage ? facts.TownshipName : facts.CountyName,
            facts.Meeting,
            facts.Entitled,
            [
                .. MeetingPapers.All.Select(paper => new PackedPaper(
                    paper,
                    paper.Write(facts).Lacks,
                    templates.Of(paper, facts, PaperSize.A4) is not null
                )),
            ]
        );
    }
}

/// <param name="TownshipId">Of a village, where the reader may see all of the township; else null.</param>
/// <param name="AboveName">The unit above: a village's township, a township's county.</param>
/// <param name="Meeting">For example 河口村第三次妇女代表大会.</param>
/// <param name="Entitled">How many ballots are needed; null while nobody knows.</param>
public sealed record MeetingPack(
    string CampaignName,
    string UnitName,
    int? TownshipId,
    string AboveName,
    string Meeting,
    int? Entitled,
    IReadOnlyList<PackedPaper> Papers
);

/// <param name="Lacks">What is left as a blank, by name.</param>
/// <param name="OfCounty">Whether the Word file is made from the county's template.</param>
public sealed record PackedPaper(MeetingPaper Paper, IReadOnlyList<string> Lacks, bool OfCounty);
