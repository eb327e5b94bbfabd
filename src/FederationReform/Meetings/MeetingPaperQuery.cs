using FederationReform.Access;
using FederationReform.Data;

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
        return new(
            facts.Plan.Name,
            facts.UnitName,
            facts.OfVillage ? facts.TownshipName : facts.CountyName,
            paper,
            facts.Entitled,
            paper.Write(facts, size)
        );
    }
}

/// <param name="AboveName">The unit above: a village's township, a township's county.</param>
/// <param name="Entitled">How many ballots are needed; null while nobody knows.</param>
public sealed record ShownPaper(
    string CampaignName,
    string UnitName,
    string AboveName,
    MeetingPaper Paper,
    int? Entitled,
    WrittenPaper Written
);
