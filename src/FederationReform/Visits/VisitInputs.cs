using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Visits;

internal static class VisitInputs
{
    /// <summary>The visit in the version that the caller read; null when the operation is answered already.</summary>
    public static async Task<Visit?> FindVisitAsync(
        this PortalDbContext db,
        UnitScope scope,
        int id,
        int version,
        CancellationToken cancel
    )
    {
        if (db.Answered)
            return null;
        var read = await db
            .Visits.VisibleTo(scope)
            .Include(v => v.Stops)
                .ThenInclude(s => s.Unit)
            .SingleOrDefaultAsync(v => v.Id == id, cancel);
        if (await db.InVersionAsync(read, version, cancel) is not { } visit)
            return null;
        return await MayChangeAsync(db, scope, visit, cancel) ? visit : null;
    }

    /// <summary>
    /// A stop of a visit that may still be changed, as the caller read it; null when the operation is answered already.
    /// </summary>
    /// <param name="version">Null where it does not matter what else was changed meanwhile.</param>
    public static async Task<VisitStop?> FindStopAsync(
        this PortalDbContext db,
        UnitScope scope,
        int visit,
        int stop,
        int? version,
        CancellationToken cancel
    )
    {
        if (db.Answered)
            return null;
        var visible = db.Visits.VisibleTo(scope);
        var read = await db
            .VisitStops.VisibleTo(scope)
            .Include(s => s.Visit)
            .Include(s => s.Unit)
            .SingleOrDefaultAsync(
                s => s.Id == stop && s.VisitId == visit && visible.Any(v => v.Id == s.VisitId),
                cancel
            );
        if (await db.InVersionAsync(read, version ?? read?.Version ?? 0, cancel) is not { } found)
            return null;
        return await MayChangeAsync(db, scope, found.Visit, cancel) ? found : null;
    }

    /// <summary>The units that are to be visited, or what is wrong with them.</summary>
    public static async Task<(IReadOnlyList<Unit> Units, Violation? Wrong)> ReadUnitsAsync(
        this PortalDbContext db,
        UnitScope scope,
        IReadOnlyList<int> ids,
        CancellationToken cancel
    )
    {
        const string field = "UnitIds";
        var wanted = ids.Distinct().ToList();
        if (wanted.Count == 0)
            return ([], new("Required", field, "请至少选择一个要去的单位。"));
        if (wanted.Count > Visit.MostStops)
            return ([], new("TooMany", field, $"一次督导最多 {Visit.MostStops} 个单位，请分成几次登记。"));
        var units = await db
            .Units.VisibleTo(scope)
            .Where(u => wanted.Contains(u.Id))
            .OrderBy(u => u.Path)
            .ToListAsync(cancel);
        if (units.Count < wanted.Count)
            return ([], Refusal.NotFound);
        if (units.Find(u => u.Id == scope.UnitId) is { } own)
            return ([], new("OwnUnit", field, $"{own.Name}是您自己的单位，请选择下面的单位。"));
        return (units, null);
    }

    private static async Task<bool> MayChangeAsync(
        PortalDbContext db,
        UnitScope scope,
        Visit visit,
        CancellationToken cancel
    )
    {
        var refusal = visit switch
        {
            _ when visit.UnitId != scope.UnitId => new Violation(
                "OtherUnit",
                "",
                "这次督导由下级单位组织，您只能查看。要更改的，请联系组织单位。"
            ),
            { CancelledReason: { } reason } => new Violation(
                "Cancelled",
                "",
                $"这次督导已经取消（{reason}），不能再改。要去的，请重新登记一次。"
            ),
            _ => null,
        };
        if (refusal is null)
            return true;
        await db.AnswerStaleAsync(cancel, refusal);
        return false;
    }
}
