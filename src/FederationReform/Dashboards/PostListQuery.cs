using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.People;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>The people behind a figure of <see cref="CommitteeFigures"/>.</summary>
/// <param name="On">The day on which ages were taken.</param>
public sealed record PostList(int CampaignId, string CampaignName, UnitWords Words, UnitLink Unit, DateOnly On, PageOf<PostRow> Page);

/// <param name="Age">Completed years; null when the birth date is not known.</param>
public sealed record PostRow(int PersonId, string Name, Position Position, UnitLink Unit, UnitLink? Above, int? Age, Education Education, PoliticalStatus? PoliticalStatus, Occupation? Occupation, bool? InTwoCommittees, bool? NewlyElected);

/// <summary>As many people as the figure says: both are counted by the same condition. Without phones; the roster has those.</summary>
public sealed class PostListQuery(PortalDb portal)
{
    public const int PageSize = 50;

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <param name="on">See <see cref="CommitteeFiguresQuery"/>.</param>
    /// <returns>Null when the campaign or the unit is not in sight, or the account may not read records.</returns>
    public async Task<PostList?> RunAsync(
        UnitScope scope, int campaignId, int? unitId, PostGroup group, PeopleFigure figure, DateOnly? on = null, int page = 1, CancellationToken cancel = default)
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        var day = subject.AgesOn(on, portal.Clock.Today());
        var holders = db.Holders(subject).Where(group.Condition()).Where(PeopleConditions.Of(figure, new AgeDays(day)));
        return new PostList(campaignId, subject.Plan.Name, subject.Plan.Words, subject.Link, day, await PageAsync(db, scope, holders, day, page, cancel));
    }

    /// <summary>Unit by unit, the leaders first.</summary>
    internal static async Task<PageOf<PostRow>> PageAsync(PortalDbContext db, UnitScope scope, IQueryable<Holder> holders, DateOnly day, int page, CancellationToken cancel)
    {
        var total = await holders.CountAsync(cancel);
        var number = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var rows = await holders
            .OrderBy(h => h.Post.UnitPath).ThenBy(h => h.Post.Position).ThenBy(h => h.Post.Id)
            .Skip((number - 1) * PageSize).Take(PageSize)
            .Join(db.Units, h => h.Post.UnitId, u => u.Id, (h, u) => new { h, u })
            .OrderBy(x => x.h.Post.UnitPath).ThenBy(x => x.h.Post.Position).ThenBy(x => x.h.Post.Id)
            .Select(x => new
            {
                x.h.Post.PersonId,
                x.h.Person.Name,
                x.h.Post.Position,
                Unit = new UnitLink(x.u.Id, x.u.Name, x.u.Level),
                Above = new UnitLink(x.u.Parent!.Id, x.u.Parent.Name, x.u.Parent.Level),
                x.h.Person.BornOn,
                x.h.Person.Education,
                x.h.Person.PoliticalStatus,
                x.h.Person.Occupation,
                x.h.Post.InTwoCommittees,
                x.h.Post.NewlyElected,
            }).ToListAsync(cancel);
        return new([.. rows.Select(r => new PostRow(
            r.PersonId, r.Name, r.Position, r.Unit, r.Unit.Id == scope.UnitId ? null : r.Above, r.BornOn is { } born ? new BirthDate(born).AgeOn(day) : null,
            r.Education, r.PoliticalStatus, r.Occupation, r.InTwoCommittees, r.NewlyElected))], total, number, PageSize);
    }
}
