using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Representatives;
using FederationReform.Rules;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Elections;

/// <summary>What the result of a record becomes once one more of its counts is confirmed.</summary>
internal static class CountIntoResult
{
    public static async Task<CongressResult> OfAsync(
        PortalDbContext db,
        UnitReform reform,
        Election election,
        CancellationToken cancel
    )
    {
        var rules = reform.Campaign.Plan.Rules;
        var others = await db
            .Elections.Where(e =>
                e.UnitReformId == reform.Id && e.UnitId == reform.UnitId && e.Id != election.Id && e.ConfirmedAt != null
            )
            .ToListAsync(cancel);
        var counts = others
            .Append(election)
            .OrderBy(e => e.Number)
            .Select(e => (e.Sheet, BallotCount.Judge(e.Sheet, rules)))
            .ToList();
        return RollOfRecord.With(
            CountedResult.Of(reform.Result, counts, rules),
            await RollOfRecord.SheetAsync(db, reform.Id, cancel)
        );
    }
}
