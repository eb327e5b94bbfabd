using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <param name="On">The day on which ages are computed: today.</param>
/// <param name="Trail">The units from the reader's own unit down to this one.</param>
/// <param name="Below">The units directly below, to go down to.</param>
/// <param name="Campaigns">
/// The choices for <see cref="RosterFilter.CampaignId"/>; <paramref name="Numbers"/> (届) are those for
/// <see cref="RosterFilter.Number"/>.
/// </param>
public sealed record Roster(
    UnitLink Unit,
    IReadOnlyList<UnitLink> Trail,
    IReadOnlyList<UnitLink> Below,
    DateOnly On,
    PageOf<RosterRow> Page,
    IReadOnlyList<CampaignLink> Campaigns,
    IReadOnlyList<int> Numbers
);

/// <summary>
/// 花名册: the posts that are or were held in the caller's unit and below. A person with posts in two committees is
/// listed twice.
/// </summary>
public sealed class RosterQuery(PortalDb portal)
{
    public const int PageSize = 50;

    /// <summary>For printing, or for copying a whole township.</summary>
    public const int LargestPage = 1000;

    // With more matches, the query filters by the text instead of listing the people's ids.
    private const int MostFound = 1000;

    /// <returns>Null when the unit lies outside the scope or the account may not read records.</returns>
    public async Task<Roster?> RunAsync(UnitScope scope, RosterFilter filter, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await FindAsync(db, scope, filter, cancel) is not { } source)
            return null;
        var (unit, holders) = source;
        var total = await holders.CountAsync(cancel);
        var size = Math.Clamp(filter.PageSize, 1, LargestPage);
        var number = Paging.Number(filter.Page, total, size);
        var rows = await Ordered(holders, filter.Order)
            .Skip((number - 1) * size)
            .Take(size)
            .Select(h => new
            {
                h.Person,
                h.Post,
                h.Post.Committee.Form,
                h.Post.Committee.Number,
                Unit = db
                    .Units.Where(u => u.Id == h.Post.UnitId)
                    .Select(u => new UnitLink(u.Id, u.Name, u.Level))
                    .First(),
                Above = db
                    .Units.Where(u => u.Id == h.Post.UnitId && u.Parent != null)
                    .Select(u => new UnitLink(u.Parent!.Id, u.Parent.Name, u.Parent.Level))
                    .FirstOrDefault(),
            })
            .AsNoTracking()
            .ToListAsync(cancel);

        var today = portal.Clock.Today();
        var campaigns = await db
            .Campaigns.AsNoTracking()
            .ShownTo(scope)
            .OrderByDescending(c => c.Id)
            .Select(c => new { c.Id, c.Plan })
            .ToListAsync(cancel);
        var above = UnitPath.SelfAndAncestors(unit.Path).Where(scope.Covers).ToList();
        return new(
            new(unit.Id, unit.Name, unit.Level),
            await db
                .Units.Where(u => above.Contains(u.Path))
                .OrderBy(u => u.Path)
                .Select(u => new UnitLink(u.Id, u.Name, u.Level))
                .ToListAsync(cancel),
            await db
                .Units.Where(u => u.ParentId == unit.Id && u.ValidTo == null)
                .OrderBy(u => u.Path)
                .Select(u => new UnitLink(u.Id, u.Name, u.Level))
                .ToListAsync(cancel),
            today,
            new(
                [
                    .. rows.Select(r =>
                        RosterRow.Of(
                            r.Person,
                            r.Post,
                            r.Form,
                            r.Number,
                            r.Unit,
                            r.Unit.Id == scope.UnitId ? null : r.Above,
                            today
                        )
                    ),
                ],
                total,
                number,
                size
            ),
            [.. campaigns.Select(c => CampaignLink.Of(c.Id, c.Plan))],
            await db
                .Committees.VisibleTo(scope)
                .Within(unit.Path)
                .Where(c => c.Number != null)
                .Select(c => c.Number!.Value)
                .Distinct()
                .OrderDescending()
                .ToListAsync(cancel)
        );
    }

    /// <summary>
    /// The unit, and the posts that the filter selects, unordered. Null when the unit lies outside the scope.
    /// </summary>
    internal static async Task<RosterSource?> FindAsync(
        PortalDbContext db,
        UnitScope scope,
        RosterFilter filter,
        CancellationToken cancel
    )
    {
        var unitId = filter.UnitId ?? scope.UnitId;
        if (
            await db.Units.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == unitId, cancel)
            is not { } unit
        )
            return null;
        var holders = Filtered(db, db.Posts.VisibleTo(scope).Within(unit.Path), filter);
        // No index finds a part of a name. Scanning the names of all people pays only when the unit has no sibling,
        // that is, when it covers everything that the installation holds on its level.
        var everybody =
            PersonSearch.IsIndexed(filter.Text)
            || !await db.Units.AnyAsync(u => u.ParentId == unit.ParentId && u.Id != unit.Id, cancel);
        if (unit.Level < UnitLevel.Township && everybody && await FoundAsync(db, filter.Text, cancel) is { } found)
            holders = holders.Where(h => found.Contains(h.Post.PersonId));
        return new(unit, holders);
    }

    /// <summary>
    /// The ids of the people whom the text matches, when there are few: their posts are then read by id. The engines
    /// cannot estimate how few they are and would read all posts of a prefecture first. Null for an empty text and for
    /// many matches.
    /// </summary>
    private static async Task<List<int>?> FoundAsync(PortalDbContext db, string? text, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var found = await db.People.Matching(text, db.Seal).Select(p => p.Id).Take(MostFound + 1).ToListAsync(cancel);
        return found.Count > MostFound ? null : found;
    }

    private static IQueryable<Holder> Filtered(PortalDbContext db, IQueryable<Post> posts, RosterFilter filter)
    {
        if (filter.State != RosterState.All)
            posts = posts.Where(p => (p.EndOn == null) == (filter.State == RosterState.InOffice));
        if (filter.CampaignId is { } campaign)
            posts = posts.Where(p => p.CampaignId == campaign);
        if (filter.Number is { } term)
            posts = posts.Where(p => p.Committee.Number == term);
        if (filter.Form is { } form)
            posts = posts.Where(p => p.Committee.Form == form);
        if (filter.Body is { } level)
            posts = posts.Where(p => db.Units.Any(u => u.Id == p.UnitId && u.Level == level));
        return posts
            .Join(
                db.People.Matching(filter.Text, db.Seal),
                p => p.PersonId,
                p => p.Id,
                (post, person) => new Holder { Post = post, Person = person }
            )
            .Where(filter.Posts.Condition());
    }

    internal static IQueryable<Holder> Ordered(IQueryable<Holder> holders, RosterOrder order) =>
        order switch
        {
            RosterOrder.Strokes => holders
                .OrderBy(h => h.Person.StrokeKey)
                .ThenBy(h => h.Person.Name)
                .ThenBy(h => h.Post.Id),
            RosterOrder.Oldest => holders
                .OrderBy(h => h.Person.BornOn == null)
                .ThenBy(h => h.Person.BornOn)
                .ThenBy(h => h.Post.Id),
            RosterOrder.Youngest => holders
                .OrderBy(h => h.Person.BornOn == null)
                .ThenByDescending(h => h.Person.BornOn)
                .ThenBy(h => h.Post.Id),
            _ => holders.OrderBy(h => h.Post.UnitPath).ThenBy(h => h.Post.Position).ThenBy(h => h.Post.Id),
        };
}

internal sealed record RosterSource(Unit Unit, IQueryable<Holder> Holders);
