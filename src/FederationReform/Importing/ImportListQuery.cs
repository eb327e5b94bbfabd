using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Importing;

/// <param name="StartedAt">UTC.</param>
/// <param name="Written">Null until the import is applied.</param>
public sealed record ImportListRow(
    int Id,
    ImportKind Kind,
    string FileName,
    string By,
    DateTime StartedAt,
    ImportState State,
    ImportCounts? Written,
    string? CampaignName
);

/// <summary>
/// 导入记录 of the caller's unit and below, the latest first. Null when the caller may import nothing.
/// </summary>
public sealed class ImportListQuery(PortalDb portal)
{
    public const int PageSize = 30;

    public async Task<PageOf<ImportListRow>?> RunAsync(
        UnitScope scope,
        int page = 1,
        CancellationToken cancel = default
    )
    {
        if (!scope.MayImport())
            return null;
        await using var db = portal.Open(scope);
        var kinds = Enum.GetValues<ImportKind>().Where(scope.MayImport).ToList();
        var imports = db
            .Imports.AsNoTracking()
            .VisibleTo(scope)
            .Where(i => kinds.Contains(i.Kind) && i.State != ImportState.Discarded);
        var total = await imports.CountAsync(cancel);
        var number = Paging.Number(page, total, PageSize);
        var rows = await imports
            .OrderByDescending(i => i.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .Select(i => new
            {
                i.Id,
                i.Kind,
                i.FileName,
                i.AccountName,
                i.StartedAt,
                i.State,
                i.Written,
                i.CampaignId,
            })
            .ToListAsync(cancel);
        var campaigns = rows.Select(r => r.CampaignId).OfType<int>().Distinct().ToList();
        var names = await db
            .UnitReforms.VisibleTo(scope)
            .Where(r => campaigns.Contains(r.CampaignId))
            .Select(r => new { r.CampaignId, r.Campaign.Plan })
            .Distinct()
            .ToListAsync(cancel);
        return new(
            [
                .. rows.Select(r => new ImportListRow(
                    r.Id,
                    r.Kind,
                    r.FileName,
                    r.AccountName,
                    r.StartedAt,
                    r.State,
                    r.Written,
                    names.FirstOrDefault(n => n.CampaignId == r.CampaignId)?.Plan.Name
                )),
            ],
            total,
            number,
            PageSize
        );
    }
}
