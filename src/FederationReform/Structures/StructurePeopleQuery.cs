using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Data;

namespace FederationReform.Structures;

/// <summary>The people behind a figure of <see cref="StructureFigures"/>.</summary>
/// <param name="CampaignName">Null for whoever is in office.</param>
public sealed record StructurePeople(UnitLink Unit, string? CampaignName, DateOnly On, PageOf<PostRow> Page);

/// <summary>As many as the figure says: both are counted by the same condition.</summary>
public sealed class StructurePeopleQuery(PortalDb portal)
{
    /// <param name="several">Only who holds more than one post now.</param>
    /// <returns>Null when the unit or the campaign is not in sight, or the account may not read records.</returns>
    public async Task<StructurePeople?> RunAsync(
        UnitScope scope, StructureFilter filter, PostGroup group, PeopleFigure figure, bool several = false, int page = 1, CancellationToken cancel = default)
    {
        await using var db = portal.Open(scope);
        if (await StructureSubject.FindAsync(db, scope, filter, portal.Clock.Today(), cancel) is not { } subject)
            return null;
        var holders = subject.Holders(db).Where(group.Condition()).Where(PeopleConditions.Of(figure, new AgeDays(subject.On)));
        if (several)
            holders = holders.WithSeveralPosts(db, scope);
        return new(subject.Link, subject.Plan?.Name, subject.On, await PostListQuery.PageAsync(db, scope, holders, subject.On, page, cancel));
    }
}
