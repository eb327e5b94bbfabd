using FederationReform.Access;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Units;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Units;

/// <summary>Reading the tree: one unit, its children, and searching.</summary>
public sealed class UnitReadingTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Ancestors_AboveTheScope_AreNamesWithoutALink(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (prefecture, county, township, village) = await TreeAsync(given);
        var chair = await given.AccountAsync(Role.TownshipChair, township);

        var unit = await given.Use<UnitQuery>().RunAsync(chair, village.Id);

        unit!
            .Ancestors.Should()
            .Equal(
                new UnitStep(null, "福建省", UnitLevel.Province),
                new(null, prefecture.Name, UnitLevel.Prefecture),
                new(null, county.Name, UnitLevel.County),
                new(township.Id, township.Name, UnitLevel.Township)
            );
        unit.PathText.Should().Be("福建省 › 南平市 › 浦城县 › 清溪镇 › 河口村");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Children_AreByCodeAndPaged(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, county, township, village) = await TreeAsync(given);
        await given.UnitAsync(UnitLevel.Village, "乙村", township, "350722101202");
        var first = await given.UnitAsync(UnitLevel.Village, "甲村", township, "350722101201");
        await using (var db = given.Portal.OpenForSystem())
        {
            for (var n = 0; n < UnitChildrenQuery.PageSize; n++)
                db.Units.Add(
                    Unit.Create(
                        await db.Units.SingleAsync(u => u.Id == township.Id),
                        10 + n,
                        UnitLevel.Village,
                        UnitKind.Village,
                        $"第{n}村",
                        null
                    )
                );
            (await db.Units.SingleAsync(u => u.Name == "乙村")).Close(new(2026, 7, 1));
            await db.SaveChangesAsync();
        }
        var staff = await given.AccountAsync(Role.CountyStaff, county);

        var open = await given.Use<UnitChildrenQuery>().RunAsync(staff, township.Id);
        var second = await given.Use<UnitChildrenQuery>().RunAsync(staff, township.Id, page: 2);
        var closed = await given.Use<UnitChildrenQuery>().RunAsync(staff, township.Id, UnitStatus.Closed);
        var townships = await given.Use<UnitChildrenQuery>().RunAsync(staff, county.Id, UnitStatus.All);

        open!.Total.Should().Be(UnitChildrenQuery.PageSize + 2);
        open.Rows.Select(r => r.Id)
            .Should()
            .StartWith([first.Id, village.Id], "units without a code come last, in the order of the tree");
        second!.Rows.Should().HaveCount(2);
        closed!.Rows.Should().ContainSingle().Which.Name.Should().Be("乙村");
        townships!.Rows.Single(r => r.Id == township.Id).OpenChildren.Should().Be(UnitChildrenQuery.PageSize + 2);
    }

    /// <summary>AC-09: nothing that is read counts or names what lies outside the scope.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Neighbour_ReadsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, county, township, village) = await TreeAsync(given);
        var sibling = await given.TownshipAsync(county, "东坑镇");

        foreach (var role in Enum.GetValues<Role>())
        {
            var stranger = await given.AccountAsync(role, sibling);
            foreach (var id in (int[])[village.Id, township.Id, county.Id, 999_999])
            {
                (await given.Use<UnitQuery>().RunAsync(stranger, id)).Should().BeNull();
                (await given.Use<UnitChildrenQuery>().RunAsync(stranger, id)).Should().BeNull();
            }
            (await SearchAsync(given, stranger, "河口")).Should().BeEmpty();
            (await SearchAsync(given, stranger, "镇")).Should().ContainSingle().Which.PathText.Should().Be("东坑镇");
            (await SearchAsync(given, stranger, "3507")).Should().BeEmpty();
        }
    }

    /// <summary>AC-10: units 1 and 10 of one parent are not confused, and an empty scope sees nothing.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task UnitsOneAndTen_AreApartAndTheEmptyScopeSeesNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var townships = new List<Unit>();
        for (var n = 1; n <= 37; n++)
            townships.Add(await given.TownshipAsync(county, $"第{n}镇"));
        foreach (var township in townships)
            await given.VillageAsync(township, $"{township.Name}河口村");
        var one = await given.AccountAsync(Role.TownshipChair, townships[0]);
        var nowhere = new UnitScope(one.AccountId, "x", Role.Administrator, one.UnitId, "x", UnitLevel.Township, "");

        (await SearchAsync(given, one, "河口")).Should().ContainSingle().Which.Name.Should().Be("第1镇河口村");
        (await given.Use<UnitQuery>().RunAsync(one, townships[9].Id)).Should().BeNull();
        (await given.Use<UnitQuery>().RunAsync(one, townships[35].Id)).Should().BeNull();
        (await SearchAsync(given, nowhere, "河口")).Should().BeEmpty();
        (await given.Use<UnitQuery>().RunAsync(nowhere, townships[0].Id)).Should().BeNull();
        (await given.Use<UnitChildrenQuery>().RunAsync(nowhere, townships[0].Id)).Should().BeNull();
    }

    /// <summary>IN-03: what SQL would take for more than a character is only a character.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Wildcards_AreLiteral(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, county, township, _) = await TreeAsync(given);
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        foreach (var name in (string[])["100%村", "下_村", @"反\村", "撇'村", "分;--村", "[甲]村"])
            await given.VillageAsync(township, name);

        foreach (var text in (string[])["%", "_", @"\", "'", ";--", "[甲]"])
            (await SearchAsync(given, staff, text))
                .Should()
                .ContainSingle("of {0}", text)
                .Which.Name.Should()
                .Contain(text);
        (await SearchAsync(given, staff, "%%")).Should().BeEmpty();
        (await SearchAsync(given, staff, "' OR 1=1 --")).Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Search_FindsByPartCommitteeNameAndCode(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, county, township, village) = await TreeAsync(given);
        var coded = await given.UnitAsync(UnitLevel.Village, "上河口村", township, "350722101201");
        var closed = await given.VillageAsync(township, "下河口村");
        await using (var db = given.Portal.OpenForSystem())
        {
            (await db.Units.SingleAsync(u => u.Id == closed.Id)).Close(new(2026, 7, 1));
            await db.SaveChangesAsync();
        }
        var staff = await given.AccountAsync(Role.CountyStaff, county);

        (await SearchAsync(given, staff, "河口"))
            .Select(u => u.Id)
            .Should()
            .Equal([village.Id, coded.Id], "a name that begins so comes first");
        (await SearchAsync(given, staff, "河口村委会")).Select(u => u.Id).Should().Equal(village.Id, coded.Id);
        (await SearchAsync(given, staff, " 河口村村民委员会　")).Should().HaveCount(2);
        (await SearchAsync(given, staff, "350722101"))
            .Should()
            .ContainSingle()
            .Which.PathText.Should()
            .Be("清溪镇 › 上河口村");
        (await given.Use<UnitSearchQuery>().RunAsync(staff, new("河口", Status: UnitStatus.All))).Should().HaveCount(3);
        (await given.Use<UnitSearchQuery>().RunAsync(staff, new("清溪", UnitLevel.Village))).Should().BeEmpty();
        (await SearchAsync(given, staff, "  ")).Should().BeEmpty();
        (await SearchAsync(given, staff, "河\0口")).Should().BeEmpty();
        (await SearchAsync(given, staff, "河\uD872")).Should().BeEmpty();
        (await SearchAsync(given, staff, county.Name)).Should().ContainSingle().Which.PathText.Should().Be(county.Name);
    }

    /// <summary>np, nanping and 南平 all find 南平市; a renamed unit is found by its new name only.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Search_FindsByPinyin(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (prefecture, _, township, village) = await TreeAsync(given);
        var upper = await given.VillageAsync(township, "上河口村");
        var administrator = await given.AccountAsync(Role.Administrator, prefecture);

        foreach (var typed in (string[])["np", "nanping", "南平", "NP", "nan ping", "ｎｐ", "NanPingShi"])
            (await SearchAsync(given, administrator, typed))[0].Name.Should().Be("南平市", "{0} was typed", typed);
        (await SearchAsync(given, administrator, "hk"))
            .Select(u => u.Id)
            .Should()
            .Equal([village.Id, upper.Id], "a name that begins so comes first");
        (await SearchAsync(given, administrator, "ekou")).Should().BeEmpty("a syllable is not cut");
        (
            await given
                .Use<RenameUnit>()
                .RunAsync(administrator, new(village.Id, village.Version, "查田村", Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        (await SearchAsync(given, administrator, "chatian")).Should().ContainSingle().Which.Id.Should().Be(village.Id);
        (await SearchAsync(given, administrator, "hk")).Select(u => u.Id).Should().Equal(upper.Id);
        (
            await given
                .Use<AddUnit>()
                .RunAsync(administrator, new(township.Id, UnitKind.Village, "厦坪村", null, null, Guid.NewGuid()))
        )
            .Violations.Should()
            .BeEmpty();
        (await SearchAsync(given, administrator, "xp")).Should().ContainSingle();
        (await SearchAsync(given, administrator, "sp")).Should().ContainSingle("both readings are kept");
        (
            await SearchAsync(
                given,
                await given.AccountAsync(
                    Role.TownshipChair,
                    await given.TownshipAsync(await given.CountyAsync("邻县"))
                ),
                "np"
            )
        )
            .Should()
            .BeEmpty("UN: out of scope is not found");
    }

    private static Task<IReadOnlyList<UnitFound>> SearchAsync(Given given, UnitScope scope, string text) =>
        given.Use<UnitSearchQuery>().RunAsync(scope, new(text));

    private static async Task<(Unit Prefecture, Unit County, Unit Township, Unit Village)> TreeAsync(Given given)
    {
        var province = await given.UnitAsync(UnitLevel.Province, "福建省");
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市", province);
        var county = await given.UnitAsync(UnitLevel.County, "浦城县", prefecture);
        var township = await given.TownshipAsync(county);
        return (prefecture, county, township, await given.VillageAsync(township));
    }
}
