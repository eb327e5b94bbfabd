using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Dashboards;

/// <summary>The people behind a figure of <see cref="CommitteeFigures"/>.</summary>
/// <param name="On">The day on which ages are computed.</param>
public sealed record PostList(
    int CampaignId,
    string CampaignName,
    UnitWords Words,
    UnitLink Unit,
    DateOnly On,
    PageOf<PostRow> Page
);

public sealed record PostRow
{
    public required int PersonId { get; init; }
    public required string Name { get; init; }
    public required Position Position { get; init; }
    public required UnitLink Unit { get; init; }
    public required UnitLink? Above { get; init; }

    /// <summary>Completed years; null when the date of birth is not known.</summary>
    public required int? Age { get; init; }

    public required Education Education { get; init; }
    public required PoliticalStatus? PoliticalStatus { get; init; }
    public required Occupation? Occupation { get; init; }
    public required bool? InTwoCommittees { get; init; }
    public required bool? NewlyElected { get; init; }
}

/// <summary>
/// Lists exactly the people of a figure, because both use the same condition. Without phones; the roster has those.
/// </summary>
public sealed class PostListQuery(PortalDb portal)
{
    public const int PageSize = 50;

    /// <param name="unitId">Null for the account's own unit.</param>
    /// <param name="on">See <see cref="CommitteeFiguresQuery"/>.</param>
    /// <returns>
    /// Null when the campaign or the unit lies outside the scope or the account may not read records.
    /// </returns>
    public async Task<PostList?> RunAsync(
        UnitScope scope,
        int campaignId,
        int? unitId,
        PostGroup group,
        PeopleFigure figure,
        DateOnly? on = null,
        int page = 1,
        CancellationToken cancel = default
    )
    {
        if (!scope.May(Permissions.ViewRecord))
            return null;
        await using var db = portal.Open(scope);
        if (await DashboardSubject.FindAsync(db, scope, campaignId, unitId, cancel) is not { } subject)
            return null;
        var day = subject.AgesOn(on, portal.Clock.Today());
        var holders = db.Holders(subject).Where(group.Condition()).Where(PeopleConditions.Of(figure, new AgeDays(day)));
        return new PostList(
            campaignId,
            subject.Plan.Name,
            subject.Plan.Words,
            subject.Link,
            day,
            await PageAsync(db, scope, holders, day, page, cancel)
        );
    }

    /// <summary>One page, ordered by unit and then by position.</summary>
    internal static async Task<PageOf<PostRow>> PageAsync(
        PortalDbContext db,
        UnitScope scope,
        IQueryable<Holder> holders,
        DateOnly day,
        int page,
        CancellationToken cancel
    )
    {
        var total = await holders.CountAsync(cancel);
        var number = Paging.Number(page, total, PageSize);
        var rows = await holders
            .OrderBy(h => h.Post.UnitPath)
            .ThenBy(h => h.Post.Position)
            .ThenBy(h => h.Post.Id)
            .Skip((number - 1) * PageSize)
            .Take(PageSize)
            .Join(db.Units, h => h.Post.UnitId, u => u.Id, (h, u) => new { h, u })
            .OrderBy(x => x.h.Post.UnitPath)
            .ThenBy(x => x.h.Post.Position)
            .ThenBy(x => x.h.Post.Id)
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
            })
            .ToListAsync(cancel);
        return new(
            [
                .. rows.Select(r => new PostRow
                {
                    PersonId = r.PersonId,
                    Name = r.Name,
                    Position = r.Position,
                    Unit = r.Unit,
                    Above = r.Unit.Id == scope.UnitId ? null : r.Above,
                    Age = r.BornOn is { } born ? new BirthDate(born).AgeOn(day) : null,
                    Education = r.Education,
                    PoliticalStatus = r.PoliticalStatus,
                    Occupation = r.Occupation,
                    InTwoCommittees = r.InTwoCommittees,
                    NewlyElected = r.NewlyElected,
                }),
            ],
            total,
            number,
            PageSize
        );
    }
}
