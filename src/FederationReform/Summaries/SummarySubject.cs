using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Summaries;

/// <summary>
/// What a summary is about: a unit with everything below it, in one or several campaigns, or in the years of a report.
/// </summary>
internal sealed record SummarySubject(
    int UnitId,
    string UnitName,
    UnitLevel Level,
    UnitKind Kind,
    string Path,
    IReadOnlyList<int> CampaignIds,
    SummaryForm Form = SummaryForm.Summary,
    ReportYears? Years = null
)
{
    public static SummarySubject Of(
        Unit unit,
        IReadOnlyList<int> campaigns,
        SummaryForm form = SummaryForm.Summary,
        ReportYears? years = null
    ) => new(unit.Id, unit.Name, unit.Level, unit.Kind, unit.Path, campaigns, form, years);

    /// <summary>The campaigns of which the unit or units below it have records, the newest first.</summary>
    public static IQueryable<Campaign> CampaignsOf(PortalDbContext db, UnitScope scope, string path)
    {
        var records = db.UnitReforms.Within(path);
        return db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .Where(c => records.Any(r => r.CampaignId == c.Id))
            .OrderByDescending(c => c.Id);
    }
}
