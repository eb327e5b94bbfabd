using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.People;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Rosters;

/// <summary>Whether a post is held.</summary>
public enum RosterState { InOffice, Left, All }

public enum RosterOrder { Post, Strokes, Oldest, Youngest }

/// <param name="UnitId">This unit and all below it; null for the account's own.</param>
/// <param name="Body">Only committees of units of this level.</param>
/// <param name="CampaignId">Only committees that this campaign formed.</param>
/// <param name="Number">Only committees of this 届, whatever formed them.</param>
/// <param name="Text">A part of the name, the beginning of its pinyin or initials, or at least four digits that the phone ends with.</param>
public sealed record RosterFilter(
    int? UnitId = null, UnitLevel? Body = null, CommitteeForm? Form = null, PostGroup Posts = PostGroup.Everyone, int? CampaignId = null,
    int? Number = null, RosterState State = RosterState.InOffice, string? Text = null, RosterOrder Order = RosterOrder.Post, int Page = 1, int PageSize = RosterQuery.PageSize)
{
    /// <summary>A phone is not looked for by fewer digits: they would list half the county.</summary>
    public bool TooFewDigits => Reading.Compact(Text) is { Length: > 0 and < PersonSearch.FewestDigits } digits && digits.All(char.IsAsciiDigit);
}

/// <param name="On">The day on which ages are taken: today.</param>
/// <param name="Trail">From the reader's own unit down to this one.</param>
/// <param name="Below">The units directly below, to go down.</param>
/// <param name="Campaigns">To choose a term by, and so are the <paramref name="Numbers"/> (届) there are.</param>
public sealed record Roster(
    UnitLink Unit, IReadOnlyList<UnitLink> Trail, IReadOnlyList<UnitLink> Below, DateOnly On, PageOf<RosterRow> Page, IReadOnlyList<CampaignLink> Campaigns, IReadOnlyList<int> Numbers);

/// <summary>One post of one person.</summary>
/// <param name="Above">Null for the reader's own unit.</param>
/// <param name="Phone">Masked.</param>
public sealed record RosterRow(
    int PersonId, string Name, Position Position, UnitLink Unit, UnitLink? Above, CommitteeForm Form, int? Number, Sex Sex, int? EthnicGroup, BirthDate? Birth, int? Age,
    Education Education, PoliticalStatus? PoliticalStatus, Occupation? Occupation, bool? InTwoCommittees, bool? NewlyElected, string? Phone,
    WayIn WayIn, DateOnly StartOn, WayOut? WayOut, DateOnly? EndOn);

/// <summary>花名册: who holds or held which post, in her unit and below. Somebody with posts in two committees stands there twice.</summary>
public sealed class RosterQuery(PortalDb portal)
{
    public const int PageSize = 50;

    /// <summary>To print, or to copy a township at once.</summary>
    public const int LargestPage = 1000;

    // More than these are not found by her name any more, but filtered.
    private const int MostFound = 1000;

    /// <returns>Null when the unit is not in sight, or the account may not read records.</returns>
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
        var number = Math.Clamp(filter.Page, 1, Math.Max(1, (total + size - 1) / size));
        var rows = await Ordered(holders, filter.Order).Skip((number - 1) * size).Take(size)
            .Select(h => new
            {
                h.Person,
                h.Post,
                h.Post.Committee.Form,
                h.Post.Committee.Number,
                Unit = db.Units.Where(u => u.Id == h.Post.UnitId).Select(u => new UnitLink(u.Id, u.Name, u.Level)).First(),
                Above = db.Units.Where(u => u.Id == h.Post.UnitId && u.Parent != null).Select(u => new UnitLink(u.Parent!.Id, u.Parent.Name, u.Parent.Level)).FirstOrDefault(),
            })
            .AsNoTracking().ToListAsync(cancel);

        var today = portal.Clock.Today();
        var campaigns = await db.Campaigns.AsNoTracking().ShownTo(scope).OrderByDescending(c => c.Id).Select(c => new { c.Id, c.Plan }).ToListAsync(cancel);
        var above = UnitPath.SelfAndAncestors(unit.Path).Where(scope.Covers).ToList();
        return new(
            new(unit.Id, unit.Name, unit.Level),
            await db.Units.Where(u => above.Contains(u.Path)).OrderBy(u => u.Path).Select(u => new UnitLink(u.Id, u.Name, u.Level)).ToListAsync(cancel),
            await db.Units.Where(u => u.ParentId == unit.Id && u.ValidTo == null).OrderBy(u => u.Path).Select(u => new UnitLink(u.Id, u.Name, u.Level)).ToListAsync(cancel),
            today,
            new([.. rows.Select(r => Row(r.Person, r.Post, r.Form, r.Number, r.Unit, r.Unit.Id == scope.UnitId ? null : r.Above, today))], total, number, size),
            [.. campaigns.Select(c => CampaignLink.Of(c.Id, c.Plan))],
            await db.Committees.VisibleTo(scope).Within(unit.Path).Where(c => c.Number != null).Select(c => c.Number!.Value).Distinct().OrderDescending().ToListAsync(cancel));
    }

    /// <summary>The unit that is looked at, and everybody the filter lets through, in no order. Null when the unit is not in sight.</summary>
    internal static async Task<RosterSource?> FindAsync(PortalDbContext db, UnitScope scope, RosterFilter filter, CancellationToken cancel)
    {
        var unitId = filter.UnitId ?? scope.UnitId;
        if (await db.Units.AsNoTracking().VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == unitId, cancel) is not { } unit)
            return null;
        var holders = Filtered(db, db.Posts.VisibleTo(scope).Within(unit.Path), filter);
        // A part of a name no index finds: going through all names is worth it only for who looks at all of the installation.
        var everybody = PersonSearch.IsIndexed(filter.Text) || !await db.Units.AnyAsync(u => u.ParentId == unit.ParentId && u.Id != unit.Id, cancel);
        if (unit.Level < UnitLevel.Township && everybody && await FoundAsync(db, filter.Text, cancel) is { } found)
            holders = holders.Where(h => found.Contains(h.Post.PersonId));
        return new(unit, holders);
    }

    /// <summary>
    /// Who is meant by the text, if few are: their posts are then read by their numbers. Neither engine can know how few, and would read all
    /// posts of a prefecture first. Null for no text and for many.
    /// </summary>
    private static async Task<List<int>?> FoundAsync(PortalDbContext db, string? text, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var found = await db.People.Matching(text).Select(p => p.Id).Take(MostFound + 1).ToListAsync(cancel);
        return found.Count > MostFound ? null : found;
    }

    internal static RosterRow Row(Person person, Post post, CommitteeForm form, int? number, UnitLink unit, UnitLink? above, DateOnly today)
    {
        var birth = person.BornOn is { } born ? new BirthDate(born, person.BirthDayKnown) : (BirthDate?)null;
        return new(
            person.Id, person.Name, post.Position, unit, above, form, number, person.Sex, person.EthnicGroup, birth, birth?.AgeOn(today),
            person.Education, person.PoliticalStatus, person.Occupation, post.InTwoCommittees, post.NewlyElected, PhoneText.Masked(person.Phone),
            post.WayIn, post.StartOn, post.WayOut, post.EndOn);
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
        return posts.Join(db.People.Matching(filter.Text), p => p.PersonId, p => p.Id, (post, person) => new Holder { Post = post, Person = person }).Where(filter.Posts.Condition());
    }

    internal static IQueryable<Holder> Ordered(IQueryable<Holder> holders, RosterOrder order) => order switch
    {
        RosterOrder.Strokes => holders.OrderBy(h => h.Person.StrokeKey).ThenBy(h => h.Person.Name).ThenBy(h => h.Post.Id),
        RosterOrder.Oldest => holders.OrderBy(h => h.Person.BornOn == null).ThenBy(h => h.Person.BornOn).ThenBy(h => h.Post.Id),
        RosterOrder.Youngest => holders.OrderBy(h => h.Person.BornOn == null).ThenByDescending(h => h.Person.BornOn).ThenBy(h => h.Post.Id),
        _ => holders.OrderBy(h => h.Post.UnitPath).ThenBy(h => h.Post.Position).ThenBy(h => h.Post.Id),
    };
}

internal sealed record RosterSource(Unit Unit, IQueryable<Holder> Holders);
