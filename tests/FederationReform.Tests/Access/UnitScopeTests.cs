using System.Reflection;
using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Access;

/// <summary>
/// The two faces of a scope say the same: for a row at hand and as a condition on a query (AC-02, AC-10).
/// </summary>
public sealed class UnitScopeTests
{
    /// <summary>
    /// Every unit as the scope, against every unit: five levels, with the ordinals in which a careless comparison goes
    /// wrong.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task CoversAndVisibleTo_AgreeForEveryPairOfUnits(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        await using var db = given.Portal.OpenForSystem();
        foreach (var ordinal in (int[])[1, 2, 9, 10, 11, 35, 36, 37, 100, 360, 1296, 1679615])
            await BranchAsync(db, ordinal);
        var units = await db.Units.AsNoTracking().ToListAsync();
        units.Should().HaveCountGreaterThan(60);

        foreach (var root in units)
        {
            var scope = ScopeAt(root.Path);
            var seen = await db.Units.VisibleTo(scope).Select(u => u.Path).ToListAsync();
            seen.Should().BeEquivalentTo(units.Where(u => scope.Covers(u)).Select(u => u.Path), $"of {root.Path}");
            seen.Should().OnlyContain(p => p.StartsWith(root.Path, StringComparison.Ordinal));
        }
    }

    /// <summary>AC-10: an account without a unit sees nothing, not everything.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task EmptyScope_IsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        await given.VillageAsync(await given.TownshipAsync(await given.CountyAsync()));
        await using var db = given.Portal.OpenForSystem();

        (await db.Units.VisibleTo(ScopeAt("")).CountAsync()).Should().Be(0);
        (await db.Accounts.VisibleTo(ScopeAt("")).CountAsync()).Should().Be(0);
        ScopeAt("").Covers("0001").Should().BeFalse();
        ScopeAt("").Covers("").Should().BeFalse();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RandomPaths_AgreeToo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var random = new System.Random(20260715);
        await using (var db = given.Portal.OpenForSystem())
        {
            for (var n = 0; n < 40; n++)
                await BranchAsync(db, random.Next(1, 1679615));
        }
        await using var reading = given.Portal.OpenForSystem();
        var paths = await reading.Units.Select(u => u.Path).ToListAsync();

        for (var n = 0; n < 100; n++)
        {
            // A path, a part of one, or one that a tamperer would try.
            var path = paths[random.Next(paths.Count)];
            var root = random.Next(4) switch
            {
                0 => path[..random.Next(path.Length + 1)],
                1 => path + "0001",
                2 => path.ToLowerInvariant(),
                _ => path,
            };
            var scope = ScopeAt(root);
            (await reading.Units.VisibleTo(scope).Select(u => u.Path).ToListAsync())
                .Should()
                .BeEquivalentTo(paths.Where(p => scope.Covers(p)), root);
        }
    }

    /// <summary>
    /// Paths as such, without a database: what is contained begins with it, segment by segment, and lies in its range
    /// by byte order.
    /// </summary>
    [Fact]
    public void Contains_IsPrefixBySegment_AndTheRangeOfAnIndex()
    {
        var path = Gen.Choose(1, 4)
            .SelectMany(depth => Gen.ArrayOf(Gen.Choose(1, 1679615), depth))
            .Select(ordinals => ordinals.Aggregate(UnitPath.Root, UnitPath.Child));

        Prop.ForAll(path.ToArbitrary(), path.ToArbitrary(), (root, other) =>
            {
                var within = UnitPath.SelfAndAncestors(other).Contains(root);
                var inRange =
                    string.CompareOrdinal(other, root) >= 0 && string.CompareOrdinal(other, UnitPath.End(root)) < 0;
                return UnitPath.Contains(root, other) == within
                    && within == inRange
                    && UnitPath.Contains(root, UnitPath.Child(root, 1))
                    && !UnitPath.Contains(UnitPath.Child(root, 1), root);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    /// <summary>
    /// AC-02: every kind of row, found by reflection; five identities; each sees its own part of the whole, on both
    /// engines.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task EveryKindOfRow_IsLimitedToTheSubtree(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        UnitScope[] identities = await WorldAsync(given);
        await using var db = given.Portal.OpenForSystem();
        var kinds = db
            .Model.GetEntityTypes()
            .Select(e => e.ClrType)
            .Where(t => typeof(IBelongsToUnit).IsAssignableFrom(t))
            .ToList();
        kinds.Should().HaveCountGreaterThanOrEqualTo(8);
        var filled = 0;
        foreach (var kind in kinds)
        {
            var seen = (int)
                await (Task<int>)
                    typeof(UnitScopeTests)
                        .GetMethod(nameof(SeenAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                        .MakeGenericMethod(kind)
                        .Invoke(null, [db, identities])!;
            filled += seen > 0 ? 1 : 0;
        }
        filled.Should().BeGreaterThanOrEqualTo(5, "rows that are not there prove nothing");
    }

    /// <summary>
    /// AC-02: a row belongs to a unit, or it is named here with the reason why nobody's scope applies to it.
    /// </summary>
    [Fact]
    public void EveryKindOfRow_BelongsToAUnit_OrIsKnownNotTo()
    {
        Dictionary<string, string> unscoped = new()
        {
            ["Unit"] = "is the tree itself, guarded by its own path",
            ["SignInAttempts"] = "counted before anybody is known",
            ["PersonalDataKeyMark"] = "says which key sealed the database",
            ["DataProtectionKey"] = "keys of the program",
            ["IdentityUserClaim`1"] = "Identity's, unused: rights are never claims",
            ["IdentityUserLogin`1"] = "Identity's, unused: no outside sign-in",
            ["IdentityUserToken`1"] = "Identity's, unused until a second factor",
        };
        using var db = new SqlitePortalDbContext.DesignTime().CreateDbContext([]);
        var rows = db.Model.GetEntityTypes().Where(e => !e.IsOwned()).Select(e => e.ClrType).ToList();

        rows.Where(t => !typeof(IBelongsToUnit).IsAssignableFrom(t))
            .Select(t => t.Name)
            .Should()
            .BeEquivalentTo(unscoped.Keys);
    }

    private static async Task<int> SeenAsync<T>(PortalDbContext db, UnitScope[] identities)
        where T : class, IBelongsToUnit
    {
        var all = await db.Set<T>().AsNoTracking().Select(r => r.UnitPath).ToListAsync();
        foreach (var identity in identities)
        {
            var seen = await db.Set<T>().VisibleTo(identity).Select(r => r.UnitPath).ToListAsync();
            seen.Should()
                .BeEquivalentTo(
                    all.Where(path => identity.Covers(path)),
                    $"{typeof(T).Name} for {identity.Role} at {identity.UnitName}"
                );
        }
        return all.Count;
    }

    private static async Task<UnitScope[]> WorldAsync(Given given)
    {
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var county = await given.CountyAsync(prefecture: prefecture);
        var village = await given.VillageAsync(await given.TownshipAsync(county));
        var neighbour = await given.TownshipAsync(county, "东坑镇");
        await given.VillageAsync(neighbour, "高田村");
        var other = await given.CountyAsync("松溪县", prefecture);
        await given.VillageAsync(await given.TownshipAsync(other, "花桥乡"), "花桥村");
        var campaign = await given.CampaignAsync(prefecture);
        await given.CompleteAsync(campaign, village);
        await using (var db = given.Portal.OpenForSystem())
        {
            var reform = await db
                .UnitReforms.Include(r => r.Submissions)
                .SingleAsync(r => r.UnitId == village.Id && r.CampaignId == campaign.Id);
            reform.Submit("test", given.Clock.UtcNow());
            db.Drafts.Add(FederationReform.Reforms.Draft.Of(1, reform, 0, "x", given.Clock.UtcNow()));
            await db.SaveChangesAsync();
        }
        UnitScope[] identities =
        [
            await given.AccountAsync(Role.VillageFederation, village),
            await given.AccountAsync(Role.TownshipChair, neighbour),
            await given.AccountAsync(Role.CountyStaff, county),
            await given.AccountAsync(Role.Administrator, other),
            await given.AccountAsync(Role.UpperReader, prefecture),
        ];
        foreach (var identity in identities)
            await given
                .Use<CreateAccount>()
                .RunAsync(identity, new(identity.UnitId, Role.CountyStaff, "林新", "linxin", Guid.NewGuid()));
        return identities;
    }

    private static UnitScope ScopeAt(string path) => new(1, "x", Role.CountyStaff, 1, "x", UnitLevel.County, path);

    /// <summary>A province of this ordinal with one unit of the same ordinal at each level below.</summary>
    private static async Task BranchAsync(PortalDbContext db, int ordinal)
    {
        var parent = await db.Units.SingleAsync(u => u.Path == UnitPath.Root);
        foreach (var level in Enum.GetValues<UnitLevel>().Where(l => l > UnitLevel.Nation))
        {
            var path = UnitPath.Child(parent.Path, ordinal);
            var unit = await db.Units.SingleOrDefaultAsync(u => u.Path == path)
                ?? db.Units.Add(
                    Unit.Create(parent, ordinal, level, UnitKindNames.KindsAt(level).First(), $"{level}{ordinal}", null)
                ).Entity;
            parent = unit;
        }
        await db.SaveChangesAsync();
    }
}
