using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FederationReform.Units;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Units;

/// <summary>Renaming, re-coding, describing, closing and reopening a unit.</summary>
public sealed class ChangeUnitTests
{
    private static readonly DateOnly Today = new(2026, 7, 15);

    [Theory, OnSqlite, OnPostgres]
    public async Task Unit_Renamed_KeepsItsIdAndSaysBothNames(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, village) = await VillageAsync(given);

        var violations = await given
            .Use<RenameUnit>()
            .RunAsync(administrator, new(village.Id, 0, "河口新村", Guid.NewGuid()));

        violations.Should().BeEmpty();
        (await given.Use<UnitQuery>().RunAsync(administrator, village.Id))!
            .Should()
            .BeEquivalentTo(new { Name = "河口新村", Version = 1 });
        var record = await LastRecordAsync(given);
        record.Event.Should().Be(AuditEvent.UnitRenamed);
        record.SubjectId.Should().Be(village.Id);
        record.Changes.Should().Equal(new FieldChange("名称", "河口村", "河口新村"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Name_OfAnOpenSibling_IsRefusedAndOfAClosedOneIsFree(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, village) = await VillageAsync(given);
        var sibling = await given.VillageAsync(village.Parent!, "上河村");

        var taken = await given.Use<RenameUnit>().RunAsync(administrator, new(village.Id, 0, "上河村", Guid.NewGuid()));
        await CloseAsync(given, administrator, sibling);
        var free = await given.Use<RenameUnit>().RunAsync(administrator, new(village.Id, 0, "上河村", Guid.NewGuid()));
        var reopened = await given
            .Use<ReopenUnit>()
            .RunAsync(administrator, new(sibling.Id, 1, "停用有误", Guid.NewGuid()));

        taken.Should().ContainSingle(v => v.Code == "UnitNameTaken");
        free.Should().BeEmpty();
        reopened.Should().ContainSingle(v => v.Code == "UnitNameTaken");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Code_Changed_TakenAndGivenAgainAfterClosing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, village) = await VillageAsync(given);
        var other = await given.UnitAsync(UnitLevel.Village, "上河村", village.Parent, "350722101202");

        var taken = await RecodeAsync(given, administrator, village, 0, "350722101202");
        var wrong = await RecodeAsync(given, administrator, village, 0, "35072210120A");
        await CloseAsync(given, administrator, other);
        var free = await RecodeAsync(given, administrator, village, 0, "350722101202");
        var removed = await RecodeAsync(given, administrator, village, 1, " ");

        taken.Should().ContainSingle(v => v.Code == "UnitCodeTaken");
        wrong.Should().ContainSingle(v => v.Field == "Code");
        free.Should().BeEmpty();
        removed.Should().BeEmpty();
        (await LastRecordAsync(given)).Summary.Should().Be("河口村的代码由 350722101202 改为 无");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Description_Changed_SaysEveryOldAndNewValue(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, village) = await VillageAsync(given);

        var violations = await given
            .Use<DescribeUnit>()
            .RunAsync(administrator, new(village.Id, 0, UnitKind.Community, 812, 1034, Guid.NewGuid()));

        violations.Should().BeEmpty();
        (await LastRecordAsync(given))
            .Changes.Should()
            .Equal(
                new FieldChange("类别", "村", "社区"),
                new("妇女人数", null, "812"),
                new("妇女儿童人数", null, "1034")
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Description_OfAnotherLevelOrWithImpossibleNumbers_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, village) = await VillageAsync(given);

        var violations = await given
            .Use<DescribeUnit>()
            .RunAsync(administrator, new(village.Id, 0, UnitKind.Town, -1, -2, Guid.NewGuid()));
        var fewer = await given
            .Use<DescribeUnit>()
            .RunAsync(administrator, new(village.Id, 0, UnitKind.Village, 100, 99, Guid.NewGuid()));
        var undefined = await given
            .Use<DescribeUnit>()
            .RunAsync(administrator, new(village.Id, 0, (UnitKind)77, null, null, Guid.NewGuid()));

        violations.Select(v => v.Field).Should().Equal("Kind", "Women", "WomenAndChildren");
        fewer.Should().ContainSingle(v => v.Field == "WomenAndChildren");
        undefined.Should().ContainSingle(v => v.Field == "Kind");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Unit_WithOpenChildren_IsClosedFromBelow(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, village) = await VillageAsync(given);
        var township = village.Parent!;

        var refused = await given
            .Use<CloseUnit>()
            .RunAsync(administrator, new(township.Id, 0, Today.AddDays(1), null, Guid.NewGuid()));
        await CloseAsync(given, administrator, village);
        var closed = await CloseAsync(given, administrator, township);

        refused.Select(v => v.Field).Should().Equal("", "LastDay", "Reason");
        closed.Should().BeEmpty();
        var record = await LastRecordAsync(given);
        record.Summary.Should().Be("停用清溪镇，最后一天 2026-07-15");
        record.Reason.Should().Be("并入河滨街道");
        (await given.Use<ReopenUnit>().RunAsync(administrator, new(village.Id, 1, "停用有误", Guid.NewGuid())))
            .Should()
            .ContainSingle(v => v.Message.Contains("上级单位“清溪镇”已停用"));
        (await given.Use<ReopenUnit>().RunAsync(administrator, new(township.Id, 1, "停用有误", Guid.NewGuid())))
            .Should()
            .BeEmpty();
        (await given.Use<ReopenUnit>().RunAsync(administrator, new(village.Id, 1, "停用有误", Guid.NewGuid())))
            .Should()
            .BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ClosedUnit_ChangesInNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, village) = await VillageAsync(given);
        await CloseAsync(given, administrator, village);

        foreach (var change in Changes(given))
            (await change(administrator, village.Id, 1)).Should().ContainSingle(v => v.Message.Contains("已停用"));
        (
            await given
                .Use<AddUnit>()
                .RunAsync(administrator, new(village.Id, UnitKind.Village, "小组", null, null, Guid.NewGuid()))
        )
            .Violations.Should()
            .NotBeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OwnUnitAndTheRoot_AreNotClosed(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var administrator = await given.AccountAsync(Role.Administrator, county);
        await using var db = given.Portal.OpenForSystem();
        var root = await db.Units.SingleAsync(u => u.Level == UnitLevel.Nation);
        var national = await given.AccountAsync(Role.Administrator, root);

        (await CloseAsync(given, administrator, county)).Should().ContainSingle(v => v.Code == "UnitState");
        foreach (var change in Changes(given))
            (await change(national, root.Id, 0)).Should().ContainSingle(v => v.Message.Contains("最上级"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task StaleVersion_IsRefusedByEveryChange(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, village) = await VillageAsync(given);
        await given.Use<RenameUnit>().RunAsync(administrator, new(village.Id, 0, "河口新村", Guid.NewGuid()));

        foreach (var change in Changes(given).Append(ReopenAsync(given)))
            (await change(administrator, village.Id, 0)).Should().ContainSingle(v => v.Code == Refusal.StaleCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TwoChangesAtOnce_OneIsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, village) = await VillageAsync(given);

        var answers = await AtOnce.RunAsync(
            () => given.Use<RenameUnit>().RunAsync(administrator, new(village.Id, 0, "河口新村", Guid.NewGuid())),
            () => RecodeAsync(given, administrator, village, 0, "350722101209")
        );

        answers.Count(a => a.Count == 0).Should().Be(1);
        answers.Single(a => a.Count > 0).Should().ContainSingle(v => v.Code == Refusal.StaleCode);
    }

    /// <summary>AC-05: a neighbour's unit answers exactly like one that is not there.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task NeighbourLowerAndOtherRoles_ChangeNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, village) = await VillageAsync(given);
        var neighbour = await given.AccountAsync(Role.Administrator, await given.CountyAsync("光泽县"));
        var below = await given.AccountAsync(Role.Administrator, await given.VillageAsync(village.Parent!, "上河村"));

        foreach (var change in Changes(given).Append(ReopenAsync(given)))
        {
            foreach (var stranger in (UnitScope[])[neighbour, below])
                (await change(stranger, village.Id, 0))
                    .Should()
                    .Equal(await change(stranger, 999_999, 0))
                    .And.ContainSingle(v => v.Code == Refusal.NotFoundCode);
            (await change(below, village.Parent!.Id, 0)).Should().ContainSingle(v => v.Code == Refusal.NotFoundCode);
            foreach (var role in Enum.GetValues<Role>().Except([Role.Administrator]))
                (await change(await given.AccountAsync(role, village.Parent!), village.Id, 0))
                    .Should()
                    .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
        }
        await using var db = given.Portal.OpenForSystem();
        (await db.Units.SingleAsync(u => u.Id == village.Id)).Version.Should().Be(0);
        (await db.AuditRecords.Where(r => r.Event != AuditEvent.Denied).CountAsync()).Should().Be(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Closing_SaysWhatItTouches(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (administrator, village) = await VillageAsync(given);
        await given.AccountAsync(Role.VillageFederation, village);
        await given.CampaignAsync(village.Parent!);

        (await given.Use<UnitClosingQuery>().RunAsync(administrator, village.Id)).Should().Be(new UnitClosing(0, 1, 1));
        (await given.Use<UnitClosingQuery>().RunAsync(administrator, village.Parent!.Id))
            .Should()
            .Be(new UnitClosing(1, 0, 0));
        (
            await given
                .Use<UnitClosingQuery>()
                .RunAsync(await given.AccountAsync(Role.CountyStaff, village.Parent!), village.Id)
        )
            .Should()
            .BeNull();
        (
            await given
                .Use<UnitClosingQuery>()
                .RunAsync(await given.AccountAsync(Role.Administrator, await given.CountyAsync("光泽县")), village.Id)
        )
            .Should()
            .BeNull();
    }

    private static IEnumerable<Func<UnitScope, int, int, Task<Violations>>> Changes(Given given) =>
        [
            (scope, unit, version) =>
                given.Use<RenameUnit>().RunAsync(scope, new(unit, version, "新名村", Guid.NewGuid())),
            (scope, unit, version) =>
                given.Use<RecodeUnit>().RunAsync(scope, new(unit, version, "350722101299", Guid.NewGuid())),
            (scope, unit, version) =>
                given.Use<DescribeUnit>().RunAsync(scope, new(unit, version, UnitKind.Village, 1, 2, Guid.NewGuid())),
            (scope, unit, version) =>
                given.Use<CloseUnit>().RunAsync(scope, new(unit, version, Today, "并入河滨街道", Guid.NewGuid())),
        ];

    private static Func<UnitScope, int, int, Task<Violations>> ReopenAsync(Given given) =>
        (scope, unit, version) =>
            given.Use<ReopenUnit>().RunAsync(scope, new(unit, version, "停用有误", Guid.NewGuid()));

    private static Task<Violations> CloseAsync(Given given, UnitScope scope, Unit unit) =>
        given.Use<CloseUnit>().RunAsync(scope, new(unit.Id, 0, Today, "并入河滨街道", Guid.NewGuid()));

    private static Task<Violations> RecodeAsync(Given given, UnitScope scope, Unit unit, int version, string code) =>
        given.Use<RecodeUnit>().RunAsync(scope, new(unit.Id, version, code, Guid.NewGuid()));

    private static async Task<AuditRecord> LastRecordAsync(Given given)
    {
        await using var db = given.Portal.OpenForSystem();
        return await db.AuditRecords.OrderByDescending(r => r.Id).FirstAsync();
    }

    private static async Task<(UnitScope Administrator, Unit Village)> VillageAsync(Given given)
    {
        var county = await given.CountyAsync();
        var village = await given.VillageAsync(await given.TownshipAsync(county));
        return (await given.AccountAsync(Role.Administrator, county), village);
    }
}
