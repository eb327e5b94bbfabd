using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Units;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Units;

public sealed class CreateUnitsFromDivisionsTests
{
    private const string Nanping = "3507";
    private const string Pucheng = "350722";

    [Theory, OnSqlite, OnPostgres]
    public async Task Prefecture_Created_HasAllItsCountiesTownshipsAndVillages(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var administrator = await AdministratorAsync(given);

        var preview = await given.Use<PreviewDivisionsQuery>().RunAsync(administrator, Nanping);
        var created = await CreateAsync(given, administrator, Nanping);

        created.Violations.Should().BeEmpty();
        created.Counts.Should().Equal(preview!.Counts);
        created
            .Counts.Should()
            .Equal(
                new LevelCount(UnitLevel.Province, 1, 0, 0),
                new(UnitLevel.Prefecture, 1, 0, 0),
                new(UnitLevel.County, 10, 0, 0),
                new(UnitLevel.Township, 142, 0, 0),
                new(UnitLevel.Village, 1943, 0, 0)
            );
        await using var db = given.Portal.OpenForSystem();
        var stored = (
            await db.Units.GroupBy(u => u.Level).Select(g => new { g.Key, Count = g.Count() }).ToListAsync()
        ).ToDictionary(g => g.Key, g => g.Count);
        stored
            .Should()
            .Equal(
                new Dictionary<UnitLevel, int>
                {
                    [UnitLevel.Nation] = 1,
                    [UnitLevel.Province] = 1,
                    [UnitLevel.Prefecture] = 1,
                    [UnitLevel.County] = 10,
                    [UnitLevel.Township] = 142,
                    [UnitLevel.Village] = 1943,
                }
            );
        var target = await db.Units.SingleAsync(u => u.Id == created.UnitId);
        target.Name.Should().Be("南平市");
        target.Code.Should().Be("350700000000");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task County_Created_HasItsAncestorsItsVillagesAndTheirKinds(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var administrator = await AdministratorAsync(given);

        var created = await CreateAsync(given, administrator, Pucheng);

        var county = await given.Use<UnitQuery>().RunAsync(administrator, created.UnitId!.Value);
        county!.PathText.Should().Be("全国 › 福建省 › 南平市 › 浦城县");
        county.OpenChildren.Should().Be(19);
        await using var db = given.Portal.OpenForSystem();
        var villages = await db.Units.Include(u => u.Parent).Where(u => u.Level == UnitLevel.Village).ToListAsync();
        villages
            .Should()
            .HaveCount(308)
            .And.OnlyContain(v => v.Parent!.Level == UnitLevel.Township && v.Code!.StartsWith("350722"));
        villages
            .CountBy(v => v.Kind)
            .Should()
            .BeEquivalentTo(
                new Dictionary<UnitKind, int>
                {
                    [UnitKind.Village] = 286,
                    [UnitKind.Community] = 21,
                    [UnitKind.VillageLike] = 1,
                }
            );
        villages.Should().NotContain(v => v.Name.EndsWith("委员会") || v.Name.EndsWith("村委会"));
        (
            await db
                .Units.Where(u => u.Level == UnitLevel.Township)
                .OrderBy(u => u.Path)
                .Select(u => u.Code)
                .ToListAsync()
        )
            .Should()
            .BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Run_AfterTheCounty_AddsTheRestOfThePrefectureAndNothingTwice(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var administrator = await AdministratorAsync(given);
        await CreateAsync(given, administrator, Pucheng);

        var rest = await CreateAsync(given, administrator, Nanping);
        var again = await CreateAsync(given, administrator, Nanping);

        rest.Counts.Should()
            .Contain(new LevelCount(UnitLevel.County, 9, 1, 0))
            .And.Contain(new LevelCount(UnitLevel.Village, 1943 - 308, 308, 0));
        again.Violations.Should().BeEmpty();
        again.Counts.Should().OnlyContain(c => c.New == 0);
        await using var db = given.Portal.OpenForSystem();
        (await db.Units.CountAsync()).Should().Be(1 + 1 + 1 + 10 + 142 + 1943);
        (await db.Units.Where(u => u.Code != null).GroupBy(u => u.Code).CountAsync(g => g.Count() > 1)).Should().Be(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SentTwiceAtOnce_AddsNothingTwice(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var administrator = await AdministratorAsync(given);

        var answers = await AtOnce.RunAsync(2, _ => CreateAsync(given, administrator, Pucheng));

        answers.Should().OnlyContain(a => a.Violations.Count == 0);
        answers.Select(a => a.UnitId).Distinct().Should().ContainSingle();
        await using var db = given.Portal.OpenForSystem();
        (await db.Units.CountAsync(u => u.Level == UnitLevel.Village)).Should().Be(308);
        (await db.AuditRecords.CountAsync(r => r.Event == AuditEvent.UnitsCreatedFromDivisions)).Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Creation_IsOneRecordInTheAuditOfTheCounty(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var administrator = await AdministratorAsync(given);

        var created = await CreateAsync(given, administrator, Pucheng);

        await using var db = given.Portal.OpenForSystem();
        var record = await db.AuditRecords.SingleAsync();
        record.Event.Should().Be(AuditEvent.UnitsCreatedFromDivisions);
        record.UnitId.Should().Be(created.UnitId);
        record
            .Summary.Should()
            .Be("从全国行政区划创建浦城县：新建 330 个单位（省级 1、地级 1、县级 1、乡级 19、村级 308）");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CountyAdministrator_CreatesBelowHerOwnCountyOnly(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await PrefectureAsync(given);
        var county = await given.UnitAsync(UnitLevel.County, "浦城县", prefecture, "350722000000");
        await given.UnitAsync(UnitLevel.County, "光泽县", prefecture, "350723000000");
        var own = await given.AccountAsync(Role.Administrator, county);

        var absent = await CreateAsync(given, own, "999999");
        foreach (var other in (string[])["350723", "350724", Nanping, "3501", "35", "", "350722001"])
        {
            (await CreateAsync(given, own, other)).Should().BeEquivalentTo(absent);
            (await given.Use<PreviewDivisionsQuery>().RunAsync(own, other)).Should().BeNull();
        }
        var created = await CreateAsync(given, own, Pucheng);

        absent.Violations.Should().ContainSingle(v => v.Code == Refusal.NotFoundCode);
        created.UnitId.Should().Be(county.Id);
        created.Counts.Should().Contain(new LevelCount(UnitLevel.Village, 308, 0, 0));
        await using var db = given.Portal.OpenForSystem();
        (await db.Units.CountAsync(u => u.Level == UnitLevel.Village && !u.Path.StartsWith(county.Path)))
            .Should()
            .Be(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CountyAdministrator_OfAnotherCounty_CannotCreateHersBeforeItExists(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await PrefectureAsync(given);
        var neighbour = await given.AccountAsync(
            Role.Administrator,
            await given.UnitAsync(UnitLevel.County, "光泽县", prefecture, "350723000000")
        );

        var created = await CreateAsync(given, neighbour, Pucheng);

        created.Violations.Should().ContainSingle(v => v.Code == Refusal.NotFoundCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RolesOtherThanAdministrator_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await PrefectureAsync(given);

        foreach (var role in Enum.GetValues<Role>().Except([Role.Administrator]))
        {
            var account = await given.AccountAsync(role, prefecture);
            (await CreateAsync(given, account, Pucheng))
                .Violations.Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
            (await given.Use<PreviewDivisionsQuery>().RunAsync(account, Pucheng)).Should().BeNull();
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UnitsMadeByHand_AreRecognisedByNameAndGetTheCode(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var administrator = await AdministratorAsync(given);
        var prefecture = await PrefectureAsync(given);
        var county = await given.UnitAsync(UnitLevel.County, "浦城县", prefecture);
        await given.UnitAsync(UnitLevel.Township, "富岭镇", county);

        var created = await CreateAsync(given, administrator, Pucheng);

        created
            .Counts.Should()
            .Contain(new LevelCount(UnitLevel.County, 0, 1, 0))
            .And.Contain(new LevelCount(UnitLevel.Township, 18, 1, 0));
        await using var db = given.Portal.OpenForSystem();
        (await db.Units.Where(u => u.Level == UnitLevel.County).Select(u => u.Code).ToListAsync())
            .Should()
            .Equal("350722000000");
        (await db.Units.Where(u => u.Name == "富岭镇").Select(u => u.Code).ToListAsync())
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("350722");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ClosedTownship_IsNotMadeAgain(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var administrator = await AdministratorAsync(given);
        await CreateAsync(given, administrator, Pucheng);
        int villages;
        await using (var db = given.Portal.OpenForSystem())
        {
            var merged = await db.Units.FirstAsync(u => u.Level == UnitLevel.Township);
            villages = await db.Units.CountAsync(u => u.ParentId == merged.Id);
            merged.Close(new(2026, 7, 1));
            await db.SaveChangesAsync();
        }

        var again = await CreateAsync(given, administrator, Pucheng);

        again
            .Counts.Should()
            .Contain(new LevelCount(UnitLevel.Township, 0, 18, 1))
            .And.Contain(new LevelCount(UnitLevel.Village, 0, 308 - villages, villages));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CityWithoutCounties_AndMunicipality_KeepTheirLevels(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var administrator = await AdministratorAsync(given);

        var dongguan = await CreateAsync(given, administrator, "441900");
        var dongcheng = await CreateAsync(given, administrator, "110101");

        (await given.Use<UnitQuery>().RunAsync(administrator, dongguan.UnitId!.Value))!
            .PathText.Should()
            .Be("全国 › 广东省 › 东莞市 › 东莞市");
        (await given.Use<UnitQuery>().RunAsync(administrator, dongcheng.UnitId!.Value))!
            .PathText.Should()
            .Be("全国 › 北京市 › 东城区");
    }

    private static Task<CreatedUnits> CreateAsync(Given given, UnitScope scope, string code) =>
        given.Use<CreateUnitsFromDivisions>().RunAsync(scope, new(code, Guid.NewGuid()));

    private static async Task<UnitScope> AdministratorAsync(Given given)
    {
        await using var db = given.Portal.OpenForSystem();
        return await given.AccountAsync(
            Role.Administrator,
            await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation)
        );
    }

    private static async Task<Unit> PrefectureAsync(Given given) =>
        await given.UnitAsync(
            UnitLevel.Prefecture,
            "南平市",
            await given.UnitAsync(UnitLevel.Province, "福建省", code: "350000000000"),
            "350700000000"
        );
}
