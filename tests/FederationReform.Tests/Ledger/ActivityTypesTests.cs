using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Importing;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Tests.Spreadsheets;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Ledger;

/// <summary>A county begins with the types of the seeds' reports, and adds, orders and retires its own.</summary>
public sealed class ActivityTypesTests
{
    private const int Visiting = (int)ActivityType.Visiting;
    private const int Patrol = Visiting * 1000 + 1;

    private static readonly EntryTypes<Activity> own = EntryTypes<Activity>.Usual.With("巡河护河", Visiting);

    private static readonly Activity patrol = new()
    {
        On = new(2026, 6, 1),
        Type = (ActivityType)Patrol,
        Title = "巾帼巡河",
        People = 12,
    };

    [Theory, OnSqlite, OnPostgres]
    public async Task OwnType_IsOfferedReadWrittenAndCounted(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        (await AddAsync(given, place.Chair, place.Village, patrol))
            .Single()
            .Field.Should()
            .Be("Type", "no list has the number yet");
        (await SetAsync(given, place.Staff, own, null)).Should().BeEmpty();
        (await given.AuditAsync())
            .Single(r => r.Event == AuditEvent.RegisterRulesSet)
            .Changes.Should()
            .Equal(new FieldChange("巡河护河", null, "巡河护河，合计到走访慰问，在用"));

        (await AddAsync(given, place.Chair, place.Village, patrol)).Should().BeEmpty();
        (
            await AddAsync(
                given,
                place.Chair,
                place.Village,
                patrol with
                {
                    Type = ActivityType.Visiting,
                    Title = "走访",
                    People = 3,
                }
            )
        )
            .Should()
            .BeEmpty();

        var list = await ListAsync(given, place.Chair);
        list.Page.Rows.Select(r => r.Type).Should().BeEquivalentTo("巡河护河", "走访慰问");
        list.Categories.Should().BeEquivalentTo([new EntryCount(Patrol, 1), new EntryCount(Visiting, 1)]);
        (await ListAsync(given, place.Chair, Visiting)).Page.Total.Should().Be(2, "with a type come its own ones");
        (await ListAsync(given, place.Chair, Patrol)).Page.Total.Should().Be(1);
        var history = await given
            .Use<EntryHistoryQuery<Activity>>()
            .RunAsync(place.Chair, list.Page.Rows.Single(r => r.Type == "巡河护河").Id);
        history!.Single().Changes.Should().Contain(new FieldChange("类型", null, "巡河护河"));
        var totals = (await given.Use<ActivityTotalsQuery>().RunAsync(place.Chair, null, null))!;
        var type = totals.Types.Single();
        (type.Name, type.Sums.People).Should().Be(("走访慰问", 15));
        type.Own.Should().Equal((Patrol, "巡河护河", new ActivitySums(1, 12, 0, 0)));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OwnType_IsImportedAndExported(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await SetAsync(given, place.Staff, own, null);
        using var template = new MemoryStream();
        await given.Use<ExportTemplate>().RunAsync(place.Chair, ImportKind.Activities, template);
        ReadBack.Sheets(template)["选项"].SelectMany(r => r).Should().Contain("巡河护河");
        var file = XlsxFile.Of([
            ["村", "日期", "类型", "活动名称"],
            [place.Village.Name, "2026-06-01", "巡河护河", "巾帼巡河"],
        ]);

        var preview = await StartAsync(given, place.Chair, file);

        preview.Rows.Rows.SelectMany(r => r.Problems).Should().BeEmpty();
        (
            await given
                .Use<ApplyImport>()
                .RunAsync(place.Chair, new(preview.Id, preview.Version, preview.Counts, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        (await ListAsync(given, place.Chair)).Page.Rows.Single().Type.Should().Be("巡河护河");
        using var exported = new MemoryStream();
        (
            await given
                .Use<ExportRegister<Activity>>()
                .RunAsync(place.Staff, new(new(Category: Patrol), "核对"), exported)
        )
            .Violations.Should()
            .BeEmpty();
        ReadBack.Sheets(exported).Values.SelectMany(s => s).SelectMany(r => r).Should().Contain("巡河护河");
        (await StartAsync(given, place.Staff, exported.ToArray())).Counts.Should().Be(new ImportCounts(0, 0, 1, 0, 0));

        await SetAsync(given, place.Staff, Retired(own), 0);
        (await StartAsync(given, place.Staff, exported.ToArray()))
            .Counts.Should()
            .Be(new ImportCounts(0, 0, 1, 0, 0), "what stands in the register keeps its type");
        var late = XlsxFile.Of([
            ["村", "日期", "类型", "活动名称"],
            [place.Village.Name, "2026-06-02", "巡河护河", "再次巡河"],
        ]);
        (await StartAsync(given, place.Chair, late))
            .Rows.Rows.Single()
            .Problems.Single()
            .Message.Should()
            .Be("第 2 行：“巡河护河”已停用，请选择列表中的另一项。");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Entry_KeepsATypeThatIsRetired_AndNoOtherGetsIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await SetAsync(given, place.Staff, own, null);
        await AddAsync(given, place.Chair, place.Village, patrol);
        (await SetAsync(given, place.Staff, Retired(own), 0)).Should().BeEmpty();

        var row = (await ListAsync(given, place.Chair)).Page.Rows.Single();
        row.Type.Should().Be("巡河护河");
        (
            await given
                .Use<ChangeEntry<Activity>>()
                .RunAsync(place.Chair, new(row.Id, row.Version, Guid.NewGuid(), row.Entry with { People = 13 }))
        )
            .Should()
            .BeEmpty();
        (await AddAsync(given, place.Chair, place.Village, patrol with { Title = "再次巡河" }))
            .Single()
            .Message.Should()
            .Be("“巡河护河”已停用，请选择列表中的另一项。");
        using var template = new MemoryStream();
        await given.Use<ExportTemplate>().RunAsync(place.Chair, ImportKind.Activities, template);
        ReadBack.Sheets(template)["选项"].SelectMany(r => r).Should().NotContain("巡河护河");
        (await given.Use<ActivityTotalsQuery>().RunAsync(place.Chair, null, null))!
            .Types.Single()
            .Own.Single()
            .Name.Should()
            .Be("巡河护河", "and it stays in the sums");
    }

    /// <summary>
    /// One number means two things in two counties: the prefecture's sums go by the type that every county has, and
    /// beneath it by the name of each county's own.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OwnTypes_OfSeveralCounties_AreSummedByGroupAndName(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        string[][] lists =
        [
            ["巡河护河", "集市摆摊"],
            ["集市摆摊"],
            [],
        ];
        foreach (var (names, i) in lists.Select((names, i) => (names, i)))
        {
            var county = await given.CountyAsync($"第{i}县", prefecture);
            var staff = await given.AccountAsync(Role.CountyStaff, county);
            var types = names.Aggregate(EntryTypes<Activity>.Usual, (all, name) => all.With(name, Visiting));
            if (names.Length > 0)
                (await SetAsync(given, staff, types, null)).Should().BeEmpty();
            var village = await given.VillageAsync(await given.TownshipAsync(county));
            foreach (var number in names.Select((_, n) => Patrol + n).Append(Visiting))
                (
                    await AddAsync(
                        given,
                        staff,
                        village,
                        patrol with
                        {
                            Type = (ActivityType)number,
                            Title = $"{number}",
                            People = 10,
                        }
                    )
                )
                    .Should()
                    .BeEmpty();
        }

        var city = await given.AccountAsync(Role.UpperReader, prefecture);
        var type = (await given.Use<ActivityTotalsQuery>().RunAsync(city, null, null))!.Types.Single();

        (type.Name, type.Sums.People).Should().Be(("走访慰问", 60));
        type.Own.Select(o => (o.Number, o.Name, o.Sums.People))
            .Should()
            .Equal((null, "集市摆摊", 20L), (null, "巡河护河", 10L));
        var list = (await given.Use<EntryListQuery<Activity>>().RunAsync(city, new()))!;
        list.Categories.Should().Equal(new EntryCount(Visiting, 6));
        list.Page.Rows.Select(r => r.Type)
            .Should()
            .BeEquivalentTo("巡河护河", "集市摆摊", "集市摆摊", "走访慰问", "走访慰问", "走访慰问");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task List_ThatCannotBe_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await SetAsync(given, place.Staff, own, null);

        (await SetAsync(given, place.Staff, EntryTypes<Activity>.Usual, 0))
            .Single()
            .Message.Should()
            .Be("“巡河护河”可能已有人登记，不能删除，请停用。");
        (await SetAsync(given, place.Staff, own.With(" ", Visiting), 0)).Should().Contain(v => v.Field == "Name-4002");
        (await SetAsync(given, place.Staff, own.With("志愿服务", Visiting), 0)).Single().Code.Should().Be("TypeTwice");
        (await SetAsync(given, place.Staff, own.With("别处", 55), 0))
            .Single()
            .Message.Should()
            .Be("请选择合计到哪一项。");
        var renamed = own with
        {
            Decided = [.. own.All.Select(t => t.Number == Visiting ? t with { Name = "慰问" } : t)],
        };
        (await SetAsync(given, place.Staff, renamed, 0)).Single().Code.Should().Be("TypeKept");
        (await SetAsync(given, place.Chair, own, 0)).Should().Equal(Refusal.NotAllowed);
        var mine = own with { Decided = [.. own.All.Reverse().Select(t => t.Own ? t with { Name = "河道巡护" } : t)] };
        (await SetAsync(given, place.Staff, mine, 0)).Should().BeEmpty();
        (await given.AuditAsync())[^1].Changes.Select(c => c.Field).Should().Equal("河道巡护", "次序");
        (await given.Use<RegisterRulesQuery<EntryTypes<Activity>>>().RunAsync(place.Chair))!
            .Rules.All[0]
            .Name.Should()
            .Be("河道巡护");
        var elsewhere = (await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))[^1];
        (await given.Use<RegisterRulesQuery<EntryTypes<Activity>>>().RunAsync(elsewhere))!
            .Rules.All.Should()
            .NotContain(t => t.Own, "each county has its own list");
    }

    private static EntryTypes<Activity> Retired(EntryTypes<Activity> types) =>
        types with
        {
            Decided = [.. types.All.Select(t => t with { Retired = t.Own })],
        };

    private static Task<Violations> SetAsync(Given given, UnitScope scope, EntryTypes<Activity> types, int? version) =>
        given.Use<SetRegisterRules<EntryTypes<Activity>>>().RunAsync(scope, new(types, version, Guid.NewGuid()));

    private static Task<Violations> AddAsync(Given given, UnitScope scope, Unit unit, Activity entry) =>
        given.Use<AddEntry<Activity>>().RunAsync(scope, new(unit.Id, entry, Guid.NewGuid()));

    private static async Task<EntryList<Activity>> ListAsync(Given given, UnitScope scope, int? type = null) =>
        (await given.Use<EntryListQuery<Activity>>().RunAsync(scope, new(Category: type)))!;

    private static async Task<ImportPreview> StartAsync(Given given, UnitScope scope, byte[] file)
    {
        var started = await given
            .Use<StartImport>()
            .RunAsync(scope, new(ImportKind.Activities, null, "台账.xlsx", file, Guid.NewGuid()));
        started.Violations.Should().BeEmpty();
        return (await given.Use<ImportPreviewQuery>().RunAsync(scope, started.ImportId!.Value, new()))!;
    }
}
