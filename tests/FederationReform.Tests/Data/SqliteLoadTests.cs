using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Data;

/// <summary>
/// DA-07: a county's chairs may all save at once on the embedded database, and none of them is told that it is busy.
/// </summary>
public sealed class SqliteLoadTests
{
    private const int Writers = 20;
    private const int SavesEach = 100;

    // In line, a writer is overtaken by each other one once or a few times; without a line, by hundreds.
    private const int Overtaken = 10 * Writers;

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

        await AtOnce.RunAsync(Writers, n => SaveAsync(given, chairs[n].Scope, chairs[n].Village));

        await using var db = given.Portal.OpenForSystem();
        var saves = await db
            .AuditRecords.Where(r => r.Event == AuditEvent.RecordSaved)
            .OrderBy(r => r.Id)
            .Select(r => r.AccountId)
            .ToListAsync();
        saves.Should().HaveCount(Writers * SavesEach);
        (await db.UnitReforms.Select(r => r.Version).Distinct().ToListAsync()).Should().ContainSingle();
        chairs
            .Max(c => LongestWait(saves, c.Scope.AccountId))
            .Should()
            .BeLessThan(Overtaken, "writers wait in line; who is overtaken for ever is told in the end that it failed");
    }

    /// <summary>How many saves of others came between two of this account.</summary>
    private static int LongestWait(List<int> saves, int account)
    {
        var turns = Enumerable.Range(0, saves.Count).Where(n => saves[n] == account).ToList();
        return turns.Zip(turns.Skip(1), (one, next) => next - one - 1).Max();
    }

    private static async Task<bool> SaveAsync(Given given, UnitScope scope, int village)
    {
        for (var n = 0; n < SavesEach; n++)
        {
            await using var db = given.Portal.Open(scope);
            var reform = await db.UnitReforms.VisibleTo(scope).SingleAsync(r => r.UnitId == village);
            reform.SaveResult(Results.Of(11 + (n % 2)), given.Clock.UtcNow());
            db.Record(AuditEvent.RecordSaved, reform.Subject, "保存结果");
            (await db.SaveAsync(CancellationToken.None)).Should().BeEmpty();
        }
        return true;
    }
}
