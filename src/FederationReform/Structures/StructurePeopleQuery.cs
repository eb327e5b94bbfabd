using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Figures;
using FederationReform.Units;

namespace FederationReform.Structures;

/// <summary>The people behind a figure of <see cref="StructureFigures"/>.</summary>
/// <param name="CampaignName">Null for the committees in office.</param>
public sealed record StructurePeople(UnitLink Unit, string? CampaignName, DateOnly On, PageOf<PostRow> Page);

/// <summary>Lists exactly the people of a figure, because both use the same condition.</summary>
public sealed class StructurePeopleQuery(PortalDb portal)
{
    /// <param name="several">True for people who hold more than one post now.</param>
    /// <returns>Null when the unit or campaign lies outside the scope or the account may not read records.</returns>
    public async Task<StructurePeople?> RunAsync(
        UnitScope scope,
        StructureFilter filter,
        PostGroup group,
        PeopleFigure figure,
        bool several = false,
        int page = 1,
        CancellationToken cancel = default
    )
    {
        await using var db = portal.Open(scope);
        if (await StructureSubject.FindAsync(db, scope, filter, portal.Clock.Today(), cancel) is not { } subject)
            return null;
        var holders = subject
            .Holders(db)
            .Where(group.Condition())
            .Where(PeopleConditions.Of(figure, new AgeDays(subject.On)));
        if (several)
            holders = holders.WithSeveralPosts(db, scope);
        return new(
            subject.Link,
            subject.Plan?.Name,
            subject.On,
            await PostListQuery.PageAsync(db, scope, holders, subject.On, page, cancel)
        );
    }
}
