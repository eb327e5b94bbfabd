using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Representatives;

/// <summary>
/// 公示名单: only what may be displayed publicly (个人信息保护法第二十五条): name, workplace and post. Null when the
/// record lies outside the scope or the account may not read records.
/// </summary>
public sealed class RepresentativeNoticeQuery(PortalDb portal)
{
    public async Task<RepresentativeNotice?> RunAsync(
        UnitScope scope,
        int campaignId,
        int unitId,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var row = await db
            .UnitReforms.AsNoTracking()
            .VisibleTo(scope)
            .Where(r => r.CampaignId == campaignId && r.UnitId == unitId)
            .Select(r => new
            {
                r.Id,
                Campaign = r.Campaign.Name,
                Unit = r.Unit.Name,
                Above = r.Unit.Parent!.Name,
            })
            .SingleOrDefaultAsync(cancel);
        if (row is null)
            return null;
        var sheet = await RollOfRecord.SheetAsync(db, row.Id, cancel);
        return new(
            row.Campaign,
            row.Unit,
            row.Above,
            sheet.NoticeFrom,
            sheet.NoticeTo,
            Ways(sheet),
            [
                .. sheet
                    .Representatives.OrderBy(r => r.Name, StrokeOrder.Comparer)
                    .Select(r => new NoticedPerson(r.Name, r.Workplace ?? r.Place, r.Post)),
            ]
        );
    }

    /// <summary>选举 and 协商推荐, as far as they occur on the roll.</summary>
    private static string Ways(RollSheet sheet) =>
        sheet.Representatives.Select(r => r.Way).OfType<WayChosen>().Distinct().Order().ToList() is { Count: > 0 } ways
            ? string.Join("、", ways.Select(w => RollCodeLists.WayChosen.Name(w)))
            : "推选";
}

/// <param name="People">Ordered by the strokes of the surname.</param>
public sealed record RepresentativeNotice(
    string CampaignName,
    string UnitName,
    string AboveName,
    DateOnly? From,
    DateOnly? To,
    string Ways,
    IReadOnlyList<NoticedPerson> People
);

public sealed record NoticedPerson(string Name, string? Workplace, string? Post);
