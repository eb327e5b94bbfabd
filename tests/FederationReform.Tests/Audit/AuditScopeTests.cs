using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Audit;

public sealed class AuditScopeTests
{
    /// <summary>
    /// AL-06: history is kept for good, is found years later, and shows no more of it than the reader's own unit and
    /// below, whatever the address asks for.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task History_OfYearsAgo_IsFoundWithinTheReadersScopeOnly(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.SubmittedAsync();
        var admin = await given.AccountAsync(Role.Administrator, village.County);
        var elsewhere = await given.AccountAsync(Role.Administrator, await given.CountyAsync("松溪县"));
        var query = given.Use<AuditListQuery>();

        given.Clock.Advance(TimeSpan.FromDays(3 * 366));

        var seen = (await query.RunAsync(admin, new() { UnitId = village.Village.Id }))!;
        seen.Rows.Should().Contain(r => r.Event == AuditEvent.RecordSubmitted);
        (await query.RunAsync(admin, new() { To = new(2026, 7, 16) }))!.Total.Should().Be(seen.Total);
        (await query.RunAsync(elsewhere, new() { UnitId = village.Village.Id })).Should().BeNull();
        (await query.RunAsync(elsewhere, new() { AccountId = village.Chair.AccountId }))!.Rows.Should().BeEmpty();
        (await query.RunAsync(elsewhere, new() { Person = "河口村" }))!.Rows.Should().BeEmpty();
    }

    /// <summary>CI-17: an address cannot ask for a page that holds a whole county.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Page_IsBounded_WhateverTheAddressAsksFor(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var admin = await given.AccountAsync(Role.Administrator, county);
        await using (var db = given.Portal.OpenForSystem())
        {
            for (var n = 0; n <= AuditListQuery.PageSize; n++)
                db.RecordAs(
                    AuditActor.Console,
                    AuditEvent.UnitDescribed,
                    () => new(SubjectKind.Unit, county.Id, county.Id, county.Path),
                    "一条记录"
                );
            await db.SaveChangesAsync();
        }

        var page = (await given.Use<AuditListQuery>().RunAsync(admin, new() { PageSize = int.MaxValue }))!;

        page.Total.Should().Be(AuditListQuery.PageSize + 1);
        page.Rows.Should().HaveCount(AuditListQuery.PageSize);
    }
}
