using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Meetings.Templates;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Meetings;

/// <summary>
/// The villages of a township whose papers can be made together, each with how many papers still have blanks. Null when
/// the unit is no township, when the unit or the campaign lies outside the scope, or when the account may not read
/// records.
/// </summary>
public sealed class TownshipPapersQuery(PortalDb portal)
{
    public async Task<TownshipPapers?> RunAsync(
        UnitScope scope,
        int campaignId,
        int unitId,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var unit = await db
            .Units.VisibleTo(scope)
            .Where(u => u.Id == unitId && u.Level == UnitLevel.Township)
            .Select(u => new { u.Name, CountyName = u.Parent!.Name })
            .SingleOrDefaultAsync(cancel);
        var plan = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .Where(c => c.Id == campaignId)
            .Select(c => c.Plan)
            .SingleOrDefaultAsync(cancel);
        if (unit is null || plan is null)
            return null;
        var records = await MeetingRecords.LoadAsync(db, scope, campaignId, unitId, portal.Clock.Today(), cancel);
        var templates = records.Count == 0 ? null : await TemplatesInForce.ForAsync(db, records[0].UnitPath, cancel);
        return new(
            plan.Name,
            unit.Name,
            unit.CountyName,
            [
                .. records
                    .Where(facts => facts.OfVillage)
                    .Select(facts => new VillagePapers(
                        facts.UnitId,
                        facts.UnitName,
                        facts.HeldOn,
                        Lacking(facts, PaperPart.Meeting),
                        Lacking(facts, PaperPart.After)
                    )),
            ],
            [
                .. MeetingPapers.All.Where(paper =>
                    records.Any(facts => templates?.Of(paper, facts, PaperSize.A4) is not null)
                ),
            ]
        );
    }

    private static int Lacking(MeetingFacts facts, PaperPart part) =>
        part.Papers().Count(paper => paper.Write(facts).Lacks.Count > 0);
}

/// <param name="OfCounty">The papers that are made from a template of the county.</param>
public sealed record TownshipPapers(
    string CampaignName,
    string UnitName,
    string CountyName,
    IReadOnlyList<VillagePapers> Villages,
    IReadOnlyList<MeetingPaper> OfCounty
);

/// <param name="HeldOn">Null while the day of the meeting is not known.</param>
/// <param name="Meeting">How many papers up to the count have blanks.</param>
/// <param name="After">How many papers after the meeting have blanks.</param>
public sealed record VillagePapers(int UnitId, string UnitName, DateOnly? HeldOn, int Meeting, int After);
