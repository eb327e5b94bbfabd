using FederationReform.Access;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.TrainingNeeds;

/// <summary>A person in office who may have attended.</summary>
/// <param name="Trail">For example 清溪镇 › 河口村.</param>
/// <param name="Listed">Whether the person stands on the list of the training already.</param>
public sealed record AttendeeChoice(
    int PersonId,
    string Name,
    Position Position,
    UnitLink Unit,
    string Trail,
    bool Listed
);

/// <param name="More">Whether more posts are held than a list shows.</param>
public sealed record AttendeeChoices(UnitLink Unit, IReadOnlyList<AttendeeChoice> People, bool More);

/// <summary>The people in office in a unit and all below it, to be ticked, for one training.</summary>
public sealed class AttendeeChoicesQuery(PortalDb portal)
{
    public const int Most = 500;

    /// <param name="leaders">Only chairs and vice-chairs.</param>
    /// <returns>Null when training or unit lie outside the scope or the account may not keep registers.</returns>
    public async Task<AttendeeChoices?> RunAsync(
        UnitScope scope,
        int trainingId,
        int unitId,
        bool leaders = false,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.KeepRegisters))
            return null;
        await using var db = portal.Open(scope);
        if (
            !await db.Trainings.VisibleTo(scope).AnyAsync(t => t.Id == trainingId, cancel)
            || await db.Units.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == unitId, cancel)
                is not { } unit
        )
            return null;
        var posts = db.Posts.Within(unit.Path).Where(p => p.EndOn == null);
        if (leaders)
            posts = posts.Where(p => p.Position < Position.StandingMember);
        var total = await posts.CountAsync(cancel);
        var first = posts.OrderBy(p => p.UnitPath).ThenBy(p => p.Position).ThenBy(p => p.Id).Take(Most);
        var people = await AttendeesInOffice.ReadAsync(db, scope, trainingId, first, cancel);
        return new(new(unit.Id, unit.Name, unit.Level), people, total > Most);
    }
}

internal static class AttendeesInOffice
{
    /// <summary>The holders of posts who lie in the scope, each once, in the order of the tree.</summary>
    public static async Task<List<AttendeeChoice>> ReadAsync(
        PortalDbContext db,
        UnitScope scope,
        int trainingId,
        IQueryable<Committees.Post> posts,
        CancellationToken cancel
    )
    {
        var found = await posts
            .AsNoTracking()
            .OrderBy(p => p.UnitPath)
            .ThenBy(p => p.Position)
            .ThenBy(p => p.Id)
            .Select(p => new
            {
                p.PersonId,
                p.Person.Name,
                // The attendance belongs to this unit, which a merge of two entries may have put elsewhere.
                KeptAt = p.Person.UnitPath,
                p.Position,
                p.UnitPath,
                Unit = new UnitLink(p.Committee.Unit.Id, p.Committee.Unit.Name, p.Committee.Unit.Level),
                Listed = db.TrainingAttendances.Any(a => a.TrainingId == trainingId && a.PersonId == p.PersonId),
            })
            .ToListAsync(cancel);
        var trails = await UnitTrails.LoadAsync(db, scope, found.Select(p => p.UnitPath), cancel);
        return
        [
            .. found
                .Where(p => scope.Covers(p.KeptAt))
                .DistinctBy(p => p.PersonId)
                .Select(p => new AttendeeChoice(
                    p.PersonId,
                    p.Name,
                    p.Position,
                    p.Unit,
                    trails.Of(p.UnitPath),
                    p.Listed
                )),
        ];
    }
}
