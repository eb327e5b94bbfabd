using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <param name="Open">Number of records that can still be filled in.</param>
public sealed record ImportCampaign(int Id, string Name, UnitWords Words, int Open);

/// <summary>
/// The campaigns whose results the caller can import: those with records in the scope that are still open, the newest
/// first.
/// </summary>
public sealed class ImportTargetsQuery(PortalDb portal)
{
    /// <returns>Empty when nothing is open or the account may not import results.</returns>
    public async Task<IReadOnlyList<ImportCampaign>> RunAsync(UnitScope scope, CancellationToken cancel = default)
    {
        if (!scope.MayImport(ImportKind.Results))
            return [];
        await using var db = portal.Open(scope);
        var open = await db
            .UnitReforms.VisibleTo(scope)
            .Where(r =>
                r.State == ReformState.NotStarted
                || r.State == ReformState.InProgress
                || r.State == ReformState.Returned
            )
            .GroupBy(r => r.CampaignId)
            .Select(g => new { Id = g.Key, Open = g.Count() })
            .OrderByDescending(c => c.Id)
            .ToListAsync(cancel);
        var ids = open.ConvertAll(c => c.Id);
        var plans = await db
            .Campaigns.Where(c => ids.Contains(c.Id))
            .Select(c => new { c.Id, c.Plan })
            .ToDictionaryAsync(c => c.Id, c => c.Plan, cancel);
        return [.. open.Select(c => new ImportCampaign(c.Id, plans[c.Id].Name, plans[c.Id].Words, c.Open))];
    }
}
