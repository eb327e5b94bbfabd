using System.Linq.Expressions;
using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

public enum OutgoingSelection { All, NotTalked, Talked }

/// <summary>离任人员 below a unit, the latest first.</summary>
/// <param name="Open">Nobody has talked with them yet.</param>
public sealed record OutgoingList(UnitLink Unit, int Open, PageOf<OutgoingRow> Page);

/// <param name="Decided">Who decided it and on which paper.</param>
public sealed record OutgoingRow(UnitLink Unit, UnitLink? Above, string Name, Position Position, DateOnly StartOn, WayOut Way, DateOnly EndOn, Resolution Decided, DateOnly? TalkHeldOn);

public sealed class OutgoingListQuery(PortalDb portal)
{
    public const int PageSize = 50;

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <param name="leaders">Only chairs and vice-chairs.</param>
    /// <returns>Null when the unit is not in sight or the account may not read records.</returns>
    public async Task<OutgoingList?> RunAsync(UnitScope scope, int? unitId, OutgoingSelection selection, bool leaders = false, int page = 1, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        var id = unitId ?? scope.UnitId;
        if (await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == id, cancel) is not { } unit)
            return null;
        var all = db.Outgoing(unit.Path);
        if (leaders)
            all = all.Where(p => p.Position < Position.StandingMember);
        var posts = all.Where(selection.Condition());
        var total = await posts.CountAsync(cancel);
        var number = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await posts.OrderByDescending(p => p.EndOn).ThenBy(p => p.UnitPath).ThenBy(p => p.Position).ThenBy(p => p.Id)
            .Skip((number - 1) * PageSize).Take(PageSize)
            .Select(p => new
            {
                Unit = new UnitLink(p.Committee.Unit.Id, p.Committee.Unit.Name, p.Committee.Unit.Level),
                Above = new UnitLink(p.Committee.Unit.Parent!.Id, p.Committee.Unit.Parent.Name, p.Committee.Unit.Parent.Level),
                p.Person.Name,
                p.Position,
                p.StartOn,
                Way = p.WayOut!.Value,
                EndOn = p.EndOn!.Value,
                p.EndedBy,
                p.TalkHeldOn,
            }).ToListAsync(cancel);
        return new(
            new(unit.Id, unit.Name, unit.Level), await all.Where(OutgoingSelection.NotTalked.Condition()).CountAsync(cancel),
            new([.. rows.Select(r => new OutgoingRow(r.Unit, unit.Level == UnitLevel.Village ? null : r.Above, r.Name, r.Position, r.StartOn, r.Way, r.EndOn, r.EndedBy, r.TalkHeldOn))], total, number, PageSize));
    }
}

internal static class OutgoingPosts
{
    /// <summary>The last post of everybody who left and holds none now. A person belongs to one unit, so her posts are that unit's.</summary>
    public static IQueryable<Post> Outgoing(this PortalDbContext db, string path) => db.Posts.Within(path).Where(p =>
        p.EndOn != null && !db.Posts.Any(later => later.PersonId == p.PersonId && (later.EndOn == null || later.StartOn > p.StartOn || (later.StartOn == p.StartOn && later.Id > p.Id))));

    /// <summary>Nobody waits for a talk with the dead.</summary>
    public static Expression<Func<Post, bool>> Condition(this OutgoingSelection selection) => selection switch
    {
        OutgoingSelection.NotTalked => p => p.TalkHeldOn == null && p.WayOut != WayOut.Died,
        OutgoingSelection.Talked => p => p.TalkHeldOn != null,
        _ => p => true,
    };
}
