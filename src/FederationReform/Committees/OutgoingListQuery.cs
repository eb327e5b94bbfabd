using System.Linq.Expressions;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Committees;

public enum OutgoingSelection
{
    All,
    NotTalked,
    Talked,
}

/// <summary>离任人员 of a unit and all below it, the latest first.</summary>
/// <param name="Open">How many of them have had no talk yet.</param>
public sealed record OutgoingList(UnitLink Unit, int Open, PageOf<OutgoingRow> Page);

public sealed record OutgoingRow
{
    public required UnitLink Unit { get; init; }
    public required UnitLink? Above { get; init; }
    public required int PersonId { get; init; }
    public required string Name { get; init; }
    public required Position Position { get; init; }
    public required DateOnly StartOn { get; init; }
    public required WayOut Way { get; init; }
    public required DateOnly EndOn { get; init; }

    /// <summary>Who decided the end, and on which paper.</summary>
    public required Resolution Decided { get; init; }

    public required DateOnly? TalkHeldOn { get; init; }

    /// <summary>去向: what the person does now.</summary>
    public required AfterOffice Now { get; init; }
}

public sealed class OutgoingListQuery(PortalDb portal)
{
    public const int PageSize = 50;

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <param name="leaders">True for chairs and vice-chairs only.</param>
    /// <returns>Null when the unit lies outside the scope or the account may not read records.</returns>
    public async Task<OutgoingList?> RunAsync(
        UnitScope scope,
        int? unitId,
        OutgoingSelection selection,
        bool leaders = false,
        int page = 1,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await db.UnitAskedForAsync(scope, unitId, cancel) is not { } unit)
            return null;
        var all = db.Outgoing(unit.Path);
        if (leaders)
            all = all.Where(p => p.Position < Position.StandingMember);
        var posts = all.Where(selection.Condition());
        var total = await posts.CountAsync(cancel);
        var number = Paging.Number(page, total, PageSize);
        var rows = await posts
            .OrderByDescending(p => p.EndOn)
            .ThenBy(p => p.UnitPath)
            .ThenBy(p => p.Position)
            .ThenBy(p => p.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .Select(p => new
            {
                Unit = new UnitLink(p.Committee.Unit.Id, p.Committee.Unit.Name, p.Committee.Unit.Level),
                Above = new UnitLink(
                    p.Committee.Unit.Parent!.Id,
                    p.Committee.Unit.Parent.Name,
                    p.Committee.Unit.Parent.Level
                ),
                p.PersonId,
                p.Person.Name,
                p.Position,
                p.StartOn,
                Way = p.WayOut!.Value,
                EndOn = p.EndOn!.Value,
                p.EndedBy,
                p.TalkHeldOn,
                p.Now,
            })
            .ToListAsync(cancel);
        return new(
            new(unit.Id, unit.Name, unit.Level),
            await all.Where(OutgoingSelection.NotTalked.Condition()).CountAsync(cancel),
            new(
                [
                    .. rows.Select(r => new OutgoingRow
                    {
                        Unit = r.Unit,
                        Above = unit.Level == UnitLevel.Village ? null : r.Above,
                        PersonId = r.PersonId,
                        Name = r.Name,
                        Position = r.Position,
                        StartOn = r.StartOn,
                        Way = r.Way,
                        EndOn = r.EndOn,
                        Decided = r.EndedBy,
                        TalkHeldOn = r.TalkHeldOn,
                        Now = r.Now,
                    }),
                ],
                total,
                number,
                PageSize
            )
        );
    }
}

internal static class OutgoingPosts
{
    /// <summary>
    /// The last post of every person who left and holds none now. A person belongs to one unit, so all posts compared
    /// are that unit's.
    /// </summary>
    public static IQueryable<Post> Outgoing(this PortalDbContext db, string path) =>
        db
            .Posts.Within(path)
            .Where(p =>
                p.EndOn != null
                && !db.Posts.Any(later =>
                    later.PersonId == p.PersonId
                    && (
                        later.EndOn == null
                        || later.StartOn > p.StartOn
                        || (later.StartOn == p.StartOn && later.Id > p.Id)
                    )
                )
            );

    /// <summary>A talk is not due with a person who has died.</summary>
    public static Expression<Func<Post, bool>> Condition(this OutgoingSelection selection) =>
        selection switch
        {
            OutgoingSelection.NotTalked => p => p.TalkHeldOn == null && p.WayOut != WayOut.Died,
            OutgoingSelection.Talked => p => p.TalkHeldOn != null,
            _ => p => true,
        };
}
