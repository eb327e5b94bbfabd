using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Importing;
using FederationReform.Ledger;
using FederationReform.Organisations;
using FederationReform.People;
using FederationReform.Registers;
using FederationReform.Rosters;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Organisations;

public sealed class AreaTests
{
    private static readonly AreaMember member = new()
    {
        Title = "东片",
        Reach = AreaReach.Township,
        On = new(2026, 3, 1),
    };

    /// <summary>An area is the villages that share its name: what they have is added up.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Area_HasWhatItsVillagesHave(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 4);
        await place.ApprovedAsync(place.Villages[0]);
        await AddAsync(given, place.Chair, place.Villages[0], member with { Lead = true });
        await AddAsync(given, place.Chair, place.Villages[1], member);
        await AddAsync(given, place.Chair, place.Villages[2], member with { Title = "西片" });
        foreach (var village in place.Villages.Take(3))
            await AddAsync(
                given,
                place.Chair,
                village,
                new Activity
                {
                    On = new(2026, 5, 1),
                    Type = ActivityType.CultureAndSport,
                    Title = "片区联谊",
                    People = 30,
                    Sessions = 2,
                }
            );

        var figures = await FiguresAsync(given, place.Chair);

        figures.InArea.Should().Be(new Ratio(3, 4));
        figures.Areas.Should().HaveCount(2);
        var east = figures.Areas[0];
        (east.Name, east.Above.Id).Should().Be(("东片", place.Township.Id));
        east.Villages.Select(v => v.Unit.Id).Should().Equal(place.Villages[0].Id, place.Villages[1].Id);
        east.Leads.Select(v => v.Unit.Id).Should().Equal(place.Villages[0].Id);
        east.Executives.Should().Be(Results.Valid.Members.Count, "only one of its villages has a committee");
        figures.Campaign!.Id.Should().Be(place.Campaign.Id);
        east.Completion.Should().Be(new Ratio(1, 2));
        (east.Sessions, east.People).Should().Be((4, 60));
        // Behind each figure of the area stand those of its villages.
        east.Villages.Select(v => (v.Executives, v.Done, v.Sessions, v.People))
            .Should()
            .Equal((Results.Valid.Members.Count, true, 2, 30), (0, false, 2, 30));
        figures.Areas[1].Leads.Should().BeEmpty();
        (await FiguresAsync(given, place.Chair, year: 2025)).Areas[0].Sessions.Should().Be(0);
    }

    /// <summary>The same name in two townships is two areas, unless it was said to cross townships.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Area_OfOneTownship_IsNotMixedWithAnothers(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        var other = await given.TownshipAsync(place.County, "白水乡");
        var villages = new List<Unit>
        {
            await given.VillageAsync(other, "白水1村"),
            await given.VillageAsync(other, "白水2村"),
        };
        var wide = member with { Title = "沿江", Reach = AreaReach.County };
        await AddAsync(given, place.Staff, place.Villages[0], member);
        await AddAsync(given, place.Staff, villages[0], member);
        await AddAsync(given, place.Staff, place.Villages[1], wide with { Lead = true });
        await AddAsync(given, place.Staff, villages[1], wide);

        var figures = await FiguresAsync(given, place.Staff);

        figures
            .Areas.Select(a => (a.Above.Name, a.Name, a.Villages.Count))
            .Should()
            .BeEquivalentTo([("清溪镇", "东片", 1), ("白水乡", "东片", 1), (place.County.Name, "沿江", 2)]);
        (await FiguresAsync(given, place.Chair))
            .Areas.Single(a => a.Name == "沿江")
            .Villages.Should()
            .ContainSingle("a chair sees the villages of the own township");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Village_IsInOneAreaAtMost(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddAsync(given, place.Chair, place.Village, member);

        (await AddOneAsync(place.Village, member with { Title = "西片" }))
            .Single()
            .Message.Should()
            .Be("这个单位已经登记了“东片”，没有再记一次。要补充内容的，请更改那一条。");
        (await AddOneAsync(place.Township, member)).Single().Code.Should().Be("NotKeptHere");

        var row = (await ListAsync()).Page.Rows.Single();
        (
            await given
                .Use<ChangeEntry<AreaMember>>()
                .RunAsync(place.Chair, new(row.Id, row.Version, Guid.NewGuid(), member with { Title = "西片" }))
        )
            .Should()
            .BeEmpty("a village moves to another area by a change");
        (await ListAsync()).Page.Rows.Single().Entry.Title.Should().Be("西片");

        Task<Violations> AddOneAsync(Unit unit, AreaMember entry) =>
            given.Use<AddEntry<AreaMember>>().RunAsync(place.Chair, new(unit.Id, entry, Guid.NewGuid()));

        async Task<EntryList<AreaMember>> ListAsync() =>
            (await given.Use<EntryListQuery<AreaMember>>().RunAsync(place.Chair, new()))!;
    }

    /// <summary>Two who put the village into two areas at the same moment: the database has one.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Village_PutIntoTwoAreasAtOnce_IsInOne(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);

        var answers = await AtOnce.RunAsync(2, n =>
            given
                .Use<AddEntry<AreaMember>>()
                .RunAsync(
                    place.Chair,
                    new(place.Village.Id, member with { Title = n == 0 ? "东片" : "西片" }, Guid.NewGuid())
                )
        );

        answers.Count(a => a.Count == 0).Should().Be(1);
        await using var db = given.Portal.OpenForSystem();
        (await db.Areas.CountAsync()).Should().Be(1);
    }

    /// <summary>A second lead is refused and told who the first is; another area has a lead of its own.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Area_HasOneLead(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 3);
        var lead = member with { Lead = true };
        await AddAsync(given, place.Chair, place.Villages[0], lead);
        await AddAsync(given, place.Chair, place.Villages[1], lead with { Title = "西片" });

        var refused = (await AddOneAsync(place.Villages[2], lead)).Single();
        refused.Should().Match<Violation>(v => v.Code == AreaMember.SecondLeadCode && v.Field == "Lead");
        refused
            .Message.Should()
            .Be(
                "“东片”已经有牵头村：河口1村。一个片区只有一个牵头村；要换的，请先更改河口1村那一条，"
                    + "把牵头村选成“否”，再来保存。"
            );
        // A lead moves to another area only where there is none.
        (await ChangeAsync(place.Villages[1], lead)).Single().Code.Should().Be(AreaMember.SecondLeadCode);
        (await ChangeAsync(place.Villages[0], lead with { Note = "大带小" })).Should().BeEmpty("it is the lead itself");
        (await ChangeAsync(place.Villages[0], member)).Should().BeEmpty();
        (await ChangeAsync(place.Villages[1], lead)).Should().BeEmpty();
        // The same name in another township is another area.
        var other = await given.TownshipAsync(place.County, "白水乡");
        await AddAsync(given, place.Staff, await given.VillageAsync(other, "白水村"), lead);

        Task<Violations> AddOneAsync(Unit unit, AreaMember entry) =>
            given.Use<AddEntry<AreaMember>>().RunAsync(place.Chair, new(unit.Id, entry, Guid.NewGuid()));

        async Task<Violations> ChangeAsync(Unit unit, AreaMember entry)
        {
            var list = (await given.Use<EntryListQuery<AreaMember>>().RunAsync(place.Chair, new(unit.Id)))!;
            var row = list.Page.Rows.Single();
            return await given
                .Use<ChangeEntry<AreaMember>>()
                .RunAsync(place.Chair, new(row.Id, row.Version, Guid.NewGuid(), entry));
        }
    }

    /// <summary>
    /// Of an area over several townships there is one lead in all of them; a chair is not told the neighbour's village.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Area_OverSeveralTownships_HasOneLead(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var other = await given.TownshipAsync(place.County, "白水乡");
        var lead = member with { Title = "沿江", Reach = AreaReach.County, Lead = true };
        await AddAsync(given, place.Staff, await given.VillageAsync(other, "白水村"), lead);

        (await AddOneAsync(place.Staff)).Message.Should().StartWith("“沿江”已经有牵头村：白水村。");
        (await AddOneAsync(place.Chair))
            .Message.Should()
            .Be("“沿江”在别的乡镇已经有牵头村。一个片区只有一个牵头村，请和县妇联核对后再选。");

        async Task<Violation> AddOneAsync(UnitScope scope) =>
            (
                await given.Use<AddEntry<AreaMember>>().RunAsync(scope, new(place.Village.Id, lead, Guid.NewGuid()))
            ).Single();
    }

    /// <summary>Two who make two villages the lead at the same moment: the database has one.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Area_GivenTwoLeadsAtOnce_HasOne(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);

        var answers = await AtOnce.RunAsync(2, n =>
            given
                .Use<AddEntry<AreaMember>>()
                .RunAsync(place.Chair, new(place.Villages[n].Id, member with { Lead = true }, Guid.NewGuid()))
        );

        answers.Count(a => a.Count == 0).Should().Be(1);
        await using var db = given.Portal.OpenForSystem();
        (await db.Areas.CountAsync()).Should().Be(1);
    }

    /// <summary>A file may move the lead from one village to another, and not make two.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Import_MovesTheLead_AndMakesNoSecond(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 3);
        await AddAsync(given, place.Chair, place.Villages[0], member with { Lead = true });
        await AddAsync(given, place.Chair, place.Villages[1], member);

        var second = await StartAsync([
            ["河口3村", "东片", "本乡镇", "是"],
        ]);
        second.Rows.Rows.Single().Problems.Single().Message.Should().Contain("“东片”已经有牵头村：河口1村。");
        var two = await StartAsync([
            ["河口2村", "西片", "本乡镇", "是"],
            ["河口3村", "西片", "本乡镇", "是"],
        ]);
        two.Rows.Rows.SelectMany(r => r.Problems).Single().Message.Should().Contain("“西片”已经有牵头村：河口2村。");

        var moved = await StartAsync([
            ["河口1村", "东片", "本乡镇", "否"],
            ["河口2村", "东片", "本乡镇", "是"],
        ]);
        moved.Rows.Rows.SelectMany(r => r.Problems).Should().BeEmpty();
        (
            await given
                .Use<ApplyImport>()
                .RunAsync(place.Chair, new(moved.Id, moved.Version, moved.Counts, Guid.NewGuid()))
        )
            .Should()
            .BeEmpty();
        (await FiguresAsync(given, place.Chair)).Areas.Single().Leads.Single().Unit.Name.Should().Be("河口2村");

        async Task<ImportPreview> StartAsync(object?[][] rows)
        {
            var file = XlsxFile.Of([
                ["村（社区）", "片区名称", "片区范围", "牵头村"],
                .. rows,
            ]);
            var started = await given
                .Use<StartImport>()
                .RunAsync(place.Chair, new(ImportKind.Areas, null, "片区.xlsx", file, Guid.NewGuid()));
            return (await given.Use<ImportPreviewQuery>().RunAsync(place.Chair, started.ImportId!.Value, new()))!;
        }
    }

    [Fact]
    public void Entry_SaysWhatIsWrongWithIt()
    {
        var today = new DateOnly(2026, 7, 15);
        new AreaMember().Check(today).Select(v => v.Field).Should().Equal("Title", "Reach");
        (member with { On = today.AddDays(1) }).Check(today).Select(v => v.Field).Should().Equal("On");
        (member with { Lead = true, Note = "大带小" }).Check(today).Should().BeEmpty();
    }

    /// <summary>A31: eight villages have a vice-chair from another province.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task ViceChairs_WhoLiveOutside_AreCountedByVillageAndListed(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 10);
        foreach (var village in place.Villages)
            await place.ApprovedAsync(village);
        for (var n = 0; n < 8; n++)
            await LivesAsync(place.Villages[n], Results.Member(2).Name, LivingArea.OtherProvince);
        await LivesAsync(place.Villages[0], Results.Member(3).Name, LivingArea.Province);
        await LivesAsync(place.Villages[8], Results.Member(2).Name, LivingArea.Province);
        await LivesAsync(place.Villages[9], Results.Member(2).Name, LivingArea.County);
        await LivesAsync(place.Villages[9], Results.Member(3).Name, null);
        // An executive who lives outside is no vice-chair.
        await LivesAsync(place.Villages[9], Results.Member(5).Name, LivingArea.OtherProvince);

        var outside = (await given.Use<OutsideLeadersQuery>().RunAsync(place.Staff))!;

        outside.OutsideProvince.ToString().Should().Be("80.00%（8/10）");
        outside.OutsideCounty.ToString().Should().Be("90.00%（9/10）");
        outside.People.Should().HaveCount(10);
        outside.People[0].Should().Match<OutsideLeader>(p => p.Residence == "浙江省龙泉市");
        outside.Unsaid.Should().Be(1);
        var audit = (await given.AuditAsync()).Where(r => r.Event == AuditEvent.PersonCorrected).ToList();
        audit[0].Changes.Should().Contain(new FieldChange("现居地", null, "省外"));

        async Task LivesAsync(Unit village, string name, LivingArea? area)
        {
            await using var db = given.Portal.OpenForSystem();
            var person = await db
                .Posts.Where(p => p.UnitId == village.Id && p.EndOn == null && p.Person.Name == name)
                .Select(p => new { p.Person.Id, p.Person.Version })
                .SingleAsync();
            var fields = new Dictionary<string, string>
            {
                ["Residence"] = "浙江省龙泉市",
                ["LivesIn"] = CodeLists.LivesIn.Name(area),
            };
            (
                await given
                    .Use<CorrectPerson>()
                    .RunAsync(place.Chair, new(person.Id, person.Version, Guid.NewGuid(), fields, "核对"))
            )
                .Should()
                .BeEmpty();
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Figures_OfAUnitOutsideTheScope_AreNotFound(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var other = await given.TownshipAsync(place.County, "白水乡");
        await AddAsync(given, place.Staff, await given.VillageAsync(other, "白水村"), member);
        var administrator = await given.AccountAsync(Role.Administrator, place.County);

        (await FiguresAsync(given, place.Chair)).Areas.Should().BeEmpty();
        foreach (var unit in (int[])[other.Id, place.County.Id, 9999])
        {
            (await given.Use<AreaFiguresQuery>().RunAsync(place.Chair, unit)).Should().BeNull();
            (await given.Use<OutsideLeadersQuery>().RunAsync(place.Chair, unit)).Should().BeNull();
        }
        (await given.Use<AreaFiguresQuery>().RunAsync(administrator)).Should().BeNull();
        (await given.Use<OutsideLeadersQuery>().RunAsync(administrator)).Should().BeNull();
    }

    private static Task AddAsync<TEntry>(Given given, UnitScope scope, Unit unit, TEntry entry)
        where TEntry : class, IRegisterEntry<TEntry> => CoverageTests.AddAsync(given, scope, unit, entry);

    private static async Task<AreaFigures> FiguresAsync(Given given, UnitScope scope, int? year = null) =>
        (await given.Use<AreaFiguresQuery>().RunAsync(scope, null, year))!;
}
