using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

public sealed record PhotoWall(int CampaignId, string CampaignName, UnitLink Unit, PageOf<WallPhoto> Page);

/// <param name="Above">The name of the unit directly above.</param>
/// <param name="Paper">The name of the paper that it was uploaded for.</param>
public sealed record WallPhoto(int File, UnitLink Unit, string Above, string Step, string Paper, DateTime At);

/// <summary>
/// 照片墙: the photos of a unit and all below it, in the order of the tree and the steps, a page of small pictures at a
/// time. Null when the campaign or the unit lies outside the scope, or the account may not read records.
/// </summary>
public sealed class PhotoWallQuery(PortalDb portal)
{
    /// <summary>So many small pictures of 12 000 bytes each stay below 300 KB with their page.</summary>
    public const int PageSize = 24;

    public async Task<PhotoWall?> RunAsync(
        UnitScope scope,
        int campaignId,
        int unitId,
        int page = 1,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        var photos = db
            .EvidenceFiles.AsNoTracking()
            .Within(subject.Path)
            .Where(f => f.CampaignId == campaignId && f.RemovedAt == null && f.ThumbnailAddress != null);
        var total = await photos.CountAsync(cancel);
        var number = Paging.Number(page, total, PageSize);
        var rows = await (
            from photo in photos
            orderby photo.UnitPath, photo.Step, photo.Paper, photo.Id
            join unit in db.Units on photo.UnitId equals unit.Id
            select new
            {
                photo.Id,
                photo.Step,
                photo.Paper,
                photo.AddedAt,
                Unit = new UnitLink(unit.Id, unit.Name, unit.Level),
                Above = unit.Parent!.Name,
            }
        )
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancel);
        return new(
            campaignId,
            subject.Plan.Name,
            subject.Link,
            new(
                [
                    .. rows.Select(r => new WallPhoto(
                        r.Id,
                        r.Unit,
                        r.Above,
                        ReformSteps.Of(r.Step).ShortName,
                        subject.Plan.Papers.FirstOrDefault(p => p.Id == r.Paper)?.Name ?? "其他材料",
                        r.AddedAt
                    )),
                ],
                total,
                number,
                PageSize
            )
        );
    }
}
