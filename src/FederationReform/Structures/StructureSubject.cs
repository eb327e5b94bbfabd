using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Structures;

/// <summary>What a structure figure is about, within the caller's scope, and the posts that it counts.</summary>
/// <param name="Plan">The plan of the chosen campaign; null for the committees in office.</param>
/// <param name="On">The day on which ages are computed.</param>
internal sealed record StructureSubject(Unit Unit, StructureFilter Filter, CampaignPlan? Plan, DateOnly On)
{
    public UnitLink Link => new(Unit.Id, Unit.Name, Unit.Level);

    /// <summary>
    /// For the committees in office, executives are counted with their leaders, as most documents do.
    /// </summary>
    public bool ExecutivesIncludeLeaders => Plan?.Rules.ExecutivesIncludeLeaders ?? true;

    /// <returns>Null when the unit or campaign lies outside the scope or the account may not read records.</returns>
    public static async Task<StructureSubject?> FindAsync(
        PortalDbContext db,
        UnitScope scope,
        StructureFilter filter,
        DateOnly today,
        CancellationToken cancel
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        var unitId = filter.UnitId ?? scope.UnitId;
        if (
            await db.Units.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == unitId, cancel)
            is not { } unit
        )
            return null;
        if (filter.CampaignId is not { } campaignId)
            return new(unit, filter, null, filter.On is { Year: > 1949 and < 2200 } day ? day : today);
        return await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is { } subject
            ? new(unit, filter, subject.Plan, subject.AgesOn(filter.On, today))
            : null;
    }

    /// <summary>The posts that are counted, with their people.</summary>
    public IQueryable<Holder> Holders(PortalDbContext db)
    {
        var posts = Here(db.Posts.Within(Unit.Path));
        posts = Filter.CampaignId is { } campaign
            ? posts.Where(p => p.CampaignId == campaign && (p.EndOn == null || p.WayOut == WayOut.TermEnded))
            : posts.Where(p => p.EndOn == null);
        if (Filter.Form is { } form)
            posts = posts.Where(p => p.Committee.Form == form);
        return With(db, posts);
    }

    /// <summary>Those of <see cref="Holders"/> whose unit has a known previous committee.</summary>
    public IQueryable<Holder> Comparable(PortalDbContext db) =>
        Holders(db)
            .Where(h =>
                db.Committees.Any(former =>
                    former.UnitId == h.Post.UnitId
                    && former.Id != h.Post.CommitteeId
                    && former.EndedOn <= h.Post.Committee.ElectedOn
                )
            );

    /// <summary>The people in the previous committees of these units at the end of their term.</summary>
    public IQueryable<Holder> Former(PortalDbContext db)
    {
        var current = Current(db);
        var last = db
            .Committees.Within(Unit.Path)
            .Where(former =>
                former.EndedOn != null
                && current.Any(c =>
                    c.UnitId == former.UnitId
                    && c.Id != former.Id
                    && former.EndedOn <= c.ElectedOn
                    && !db.Committees.Any(between =>
                        between.UnitId == former.UnitId
                        && between.Id != c.Id
                        && between.EndedOn <= c.ElectedOn
                        && between.EndedOn > former.EndedOn
                    )
                )
            );
        var posts = Here(db.Posts.Within(Unit.Path))
            .Where(p => p.WayOut == WayOut.TermEnded && last.Select(c => c.Id).Contains(p.CommitteeId));
        return With(db, posts);
    }

    /// <summary>The committees that are counted.</summary>
    public IQueryable<Committee> Current(PortalDbContext db)
    {
        var committees = db.Committees.Within(Unit.Path);
        committees = Filter.CampaignId is { } campaign
            ? committees.Where(c => c.CampaignId == campaign)
            : committees.Where(c => c.EndedOn == null);
        return Filter.Form is { } form ? committees.Where(c => c.Form == form) : committees;
    }

    /// <summary>The units of the chosen kind that are in use.</summary>
    public IQueryable<Unit> Units(PortalDbContext db)
    {
        var level = Filter.Body.Level();
        var units = db.Units.Within(Unit.Path).Where(u => u.Level == level && u.ValidTo == null);
        return Filter.Body.Kind() is { } kind ? units.Where(u => u.Kind == kind) : units;
    }

    private IQueryable<Post> Here(IQueryable<Post> posts)
    {
        var level = Filter.Body.Level();
        posts = posts.Where(p => p.Committee.Unit.Level == level);
        return Filter.Body.Kind() is { } kind ? posts.Where(p => p.Committee.Unit.Kind == kind) : posts;
    }

    private static IQueryable<Holder> With(PortalDbContext db, IQueryable<Post> posts) =>
        posts.Join(
            db.People,
            p => p.PersonId,
            p => p.Id,
            (post, person) => new Holder { Post = post, Person = person }
        );
}

internal static class SeveralPosts
{
    /// <summary>The people who hold more than one post now within the scope (一人多职).</summary>
    public static IQueryable<Holder> WithSeveralPosts(
        this IQueryable<Holder> holders,
        PortalDbContext db,
        UnitScope scope
    )
    {
        var now = db.Posts.VisibleTo(scope).Where(p => p.EndOn == null);
        return holders.Where(h => now.Count(p => p.PersonId == h.Post.PersonId) > 1);
    }
}
