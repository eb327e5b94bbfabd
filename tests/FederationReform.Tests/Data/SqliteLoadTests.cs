using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Data;

/// <summary>DA-07: a county's chairs may all save at once on the embedded database, and none of them is told that it is busy.</summary>
public sealed class SqliteLoadTests
{
    private const int Writers = 20;
    private const int SavesEach = 100;

    [Fact]
    public async Task TwentyWriters_SavingAtOnce_AllGetThrough()
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var county = await given.CountyAsync();
        var chairs = new List<(UnitScope Scope, int Village)>();
        for (var n = 1; n <= Writers; n++)
        {
            var township = await given.TownshipAsync(county, $"第{n}镇");
            var village = await given.VillageAsync(township);
            chairs.Add((await given.AccountAsync(Role.TownshipChair, township), village.Id));
        }
        await given.CampaignAsync(county);

        var waits = await Task.WhenAll(chairs.Select(chair => Task.Run(() => SaveAsync(given, chair.Scope, chair.Village))));

        await using var db = given.Portal.OpenForSystem();
        (await db.AuditRecords.CountAsync(r => r.Event == AuditEvent.RecordSaved)).Should().Be(Writers * SavesEach);
        (await db.UnitReforms.Select(r => r.Version).Distinct().ToListAsync()).Should().ContainSingle();
        waits.SelectMany(w => w).Max().Should().BeLessThan(TimeSpan.FromSeconds(10), "a save that waits longer looks like a fault");
    }

    private static async Task<List<TimeSpan>> SaveAsync(Given given, UnitScope scope, int village)
    {
        var waits = new List<TimeSpan>();
        for (var n = 0; n < SavesEach; n++)
        {
            var started = System.Diagnostics.Stopwatch.GetTimestamp();
            await using var db = given.Portal.Open(scope);
            var reform = await db.UnitReforms.VisibleTo(scope).SingleAsync(r => r.UnitId == village);
            reform.SaveResult(Results.Of(11 + (n % 2)), given.Clock.UtcNow());
            var operation = Guid.NewGuid();
            db.Record(AuditEvent.RecordSaved, reform.Subject, operation, "保存结果");
            (await db.SaveAsync(operation, CancellationToken.None)).Should().BeEmpty();
            waits.Add(System.Diagnostics.Stopwatch.GetElapsedTime(started));
        }
        return waits;
    }
}
