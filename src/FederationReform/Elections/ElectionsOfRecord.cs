using FederationReform.Data;
using FederationReform.Rules;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Elections;

/// <summary>
/// A record can be submitted only when all its counts are confirmed: an open one may still elect somebody else.
/// </summary>
internal static class ElectionsOfRecord
{
    public const string UnfinishedCode = "ElectionUnfinished";

    public static async Task<IReadOnlyList<Violation>> UnfinishedAsync(
        PortalDbContext db,
        int reformId,
        CancellationToken cancel
    )
    {
        var open = await db
            .Elections.AsNoTracking()
            .Where(e => e.UnitReformId == reformId && e.ConfirmedAt == null)
            .OrderBy(e => e.Number)
            .Select(e => new
            {
                e.Id,
                e.Sheet,
                Unit = e.Unit.Name,
            })
            .ToListAsync(cancel);
        return
        [
            .. open.Select(e => new Violation(
                UnfinishedCode,
                new FieldRef("Elections", e.Id).ToString(),
                $"“{e.Unit}{e.Sheet.Purpose.Name()}”的计票结果还没有确认。请确认结果；这次选举没有进行的，请删除。"
            )),
        ];
    }
}
