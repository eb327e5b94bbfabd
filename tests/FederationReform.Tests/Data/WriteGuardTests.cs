using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Data;

/// <summary>AC-03: whatever a use case forgets, nothing is written outside the scope.</summary>
public sealed class WriteGuardTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task ForeignRow_LoadedAndChanged_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (neighbour, foreign, campaign) = await NeighbourAsync(given);
        await using var db = given.Portal.Open(neighbour);
        var reform = await db.UnitReforms.SingleAsync(r => r.Id == foreign.Id);
        reform.SaveResult(Results.Valid, given.Clock.UtcNow());
        Recorded(db, reform);

        await db.Invoking(d => d.SaveChangesAsync()).Should().ThrowAsync<OutOfScopeException>();

        (await given.ReformAsync(campaign, foreign.Unit)).State.Should().Be(ReformState.NotStarted);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Stub_WithAPathOfItsOwnChoosing_MatchesNoRow(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (neighbour, foreign, campaign) = await NeighbourAsync(given);
        await using var db = given.Portal.Open(neighbour);
        var stub = await db.UnitReforms.AsNoTracking().SingleAsync(r => r.Id == foreign.Id);
        db.Attach(stub);
        db.Entry(stub).Property(r => r.UnitPath).CurrentValue = neighbour.Path;
        db.Entry(stub).Property(r => r.UnitPath).OriginalValue = neighbour.Path;
        db.Entry(stub).Property(r => r.UnitId).CurrentValue = neighbour.UnitId;
        db.Entry(stub).Property(r => r.UnitId).OriginalValue = neighbour.UnitId;
        stub.SaveResult(Results.Valid, given.Clock.UtcNow());
        Recorded(db, stub);

        await db.Invoking(d => d.SaveChangesAsync()).Should().ThrowAsync<DbUpdateConcurrencyException>();

        (await given.ReformAsync(campaign, foreign.Unit)).State.Should().Be(ReformState.NotStarted);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ForeignRow_Removed_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (neighbour, foreign, campaign) = await NeighbourAsync(given);
        await using var db = given.Portal.Open(neighbour);
        db.Remove(await db.UnitReforms.SingleAsync(r => r.Id == foreign.Id));

        await db.Invoking(d => d.SaveChangesAsync()).Should().ThrowAsync<OutOfScopeException>();

        (await given.ReformAsync(campaign, foreign.Unit)).Should().NotBeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Row_ThatNamesAUnitOutsideUnderAPathInside_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (neighbour, foreign, _) = await NeighbourAsync(given);
        await using var db = given.Portal.Open(neighbour);
        db.Record(
            AuditEvent.RecordSaved,
            new AuditSubject(SubjectKind.UnitReform, foreign.Id, foreign.UnitId, neighbour.Path),
            "x"
        );

        await db.Invoking(d => d.SaveChangesAsync()).Should().ThrowAsync<OutOfScopeException>();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Change_WithoutWhoWhenWhy_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, foreign, _) = await NeighbourAsync(given);
        var owner = await given.AccountAsync(Role.TownshipChair, foreign.Unit.Parent!);
        await using var db = given.Portal.Open(owner);
        var reform = await db.UnitReforms.SingleAsync(r => r.Id == foreign.Id);
        reform.SaveResult(Results.Valid, given.Clock.UtcNow());

        await db.Invoking(d => d.SaveChangesAsync())
            .Should()
            .ThrowAsync<InvalidOperationException>()
            .WithMessage("*who, when and why*");
    }

    private static async Task<(
        UnitScope Neighbour,
        UnitReform Foreign,
        FederationReform.Campaigns.Campaign Campaign
    )> NeighbourAsync(Given given)
    {
        var county = await given.CountyAsync();
        var own = await given.TownshipAsync(county, "清溪镇");
        var other = await given.TownshipAsync(county, "东坑镇");
        await given.VillageAsync(own);
        var village = await given.VillageAsync(other, "高田村");
        var campaign = await given.CampaignAsync(county);
        var neighbour = await given.AccountAsync(Role.TownshipChair, own);
        await using var db = given.Portal.OpenForSystem();
        var foreign = await db.UnitReforms.Include(r => r.Unit.Parent).SingleAsync(r => r.UnitId == village.Id);
        return (neighbour, foreign, campaign);
    }

    private static void Recorded(PortalDbContext db, UnitReform reform) =>
        db.Record(AuditEvent.RecordSaved, reform.Subject, "x");
}
