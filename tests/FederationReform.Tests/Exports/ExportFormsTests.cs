using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Committees;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Importing;
using FederationReform.People;
using FederationReform.Representatives;
using FederationReform.Rules;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Structures;
using FederationReform.Tests.Dashboards;
using FederationReform.Tests.Representatives;
using FederationReform.Tests.Rosters;
using FederationReform.Tests.Spreadsheets;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Exports;

public sealed class ExportFormsTests
{
    /// <summary>
    /// Every figure is the dashboard's: 16 villages, 16 chairs, 32 vice-chairs and 146 executives in all,
    /// the leaders among them.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Statistics_SayWhatTheProgressPageSays(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var villages = await given.VillagesAsync(township, 16);
        var neighbour = await given.TownshipAsync(county, "东坑镇");
        await given.VillagesAsync(neighbour, 2);
        var campaign = await given.CampaignAsync(county);
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        foreach (var (village, i) in villages.Select((v, i) => (v, i)))
        {
            await given.InStateAsync(campaign, village, ReformState.Approved, staff);
            await given.CommitteeAsync(campaign, village, DashboardGiven.Team(viceChairs: 2, others: i < 2 ? 7 : 6));
        }
        var progress = (await given.Use<ProgressQuery>().RunAsync(staff, campaign.Id))!;
        var people = (await given.Use<CommitteeFiguresQuery>().RunAsync(staff, campaign.Id))!;

        using var file = new MemoryStream();
        var exported = await given
            .Use<ExportStatistics>()
            .RunAsync(staff, new(campaign.Id, null, null, "上报上级妇联"), file);

        exported.Violations.Should().BeEmpty();
        ReadBack.ShouldBeValid(file);
        var rows = ReadBack.Table(file);
        rows.Select(r => r["单位"]).Should().Equal("合计", "清溪镇", "东坑镇");
        rows.Select(r => r["累计完成"]).Should().Equal((double)progress.Total.Done, 16d, 0d);
        rows.Select(r => r["完成率"]).Should().Equal(progress.Total.Completion.BasisPoints / 10_000d, 1d, 0d);
        rows.Select(r => r["偏差"])
            .Should()
            .Equal([(double)progress.Total.Deviation, .. progress.Rows.Select(r => (double)r.Figures.Deviation)]);
        rows.Select(r => (r["主席"], r["副主席"], r["执委（含主席、副主席）"]))
            .Should()
            .Equal((16d, 32d, 146d), (16d, 32d, 146d), (0d, 0d, 0d));
        rows[0]["班子成员平均年龄"].Should().Be(people.Total.Everyone.MeanAge.Tenths / 10d);
        rows[2]["班子成员平均年龄"].Should().Be("—");

        var form = ReadBack.Sheets(file)["班子情况统计表"];
        form[2]
            .Should()
            .Equal(
                "项目",
                "内容",
                "主席人数",
                "占比",
                "分母",
                "副主席人数",
                "占比",
                "分母",
                "其中专职副主席人数",
                "占比",
                "分母",
                "执委（含主席、副主席）人数",
                "占比",
                "分母"
            );
        form[3][11].Should().Be(146d);
        var party = form.Single(r => Equals(r[1], "党员（含预备）"));
        party[11..]
            .Should()
            .Equal(
                (double)people.Total.Executives.Party.Part,
                people.Total.Executives.Party.BasisPoints / 10_000d,
                146d
            );
        form.Skip(4)
            .Where(r => Equals(r[0], "学历"))
            .Sum(r => (double)r[11]!)
            .Should()
            .Be(146, "exclusive bands add up");
        var record = (await given.AuditAsync()).Single(r => r.Event == AuditEvent.StatisticsExported);
        (record.Reason, record.Changes.Single(c => c.Field == "SHA-256").New)
            .Should()
            .Be(("上报上级妇联", exported.File!.Sha256));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Statistics_OfAnothersUnit_AreNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var strangers = await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff);
        foreach (var stranger in strangers)
        {
            using var file = new MemoryStream();
            (
                await given
                    .Use<ExportStatistics>()
                    .RunAsync(stranger, new(place.Campaign.Id, place.Village.Id, null, "看看"), file)
            )
                .Violations.Single()
                .Should()
                .Be(Refusal.NotFound);
            (
                await given
                    .Use<ExportRepresentatives>()
                    .RunAsync(stranger, new(place.Campaign.Id, place.Village.Id, "看看"), file)
            )
                .Violations.Single()
                .Should()
                .Be(Refusal.NotFound);
            file.Length.Should().Be(0);
        }
        (await given.AuditAsync())
            .Should()
            .NotContain(r => r.Event == AuditEvent.StatisticsExported || r.Event == AuditEvent.RepresentativesExported);
    }

    /// <summary>Telephones as on the page: whole for who fills in or reviews, masked for who reads.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Representatives_AreThoseOfTheRoll(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        var row = RollCase.Row("王芳");
        row["Phone"] = "13800005678";
        await roll.WithAsync(row, RollCase.Row("李梅", birth: "1990-01-05", way: "协商推荐"));
        var village = roll.Village;
        var chair = await RowsAsync(village.Chair);
        var county = await given
            .Use<RepresentativesQuery>()
            .RunAsync(village.Staff, village.Campaign.Id, village.Village.Id);

        chair.Select(r => r["姓名"]).Should().Equal(county!.Sheet.Representatives.Select(r => r.Name));
        chair
            .Select(r => (r["序号"], r["产生方式"], r["联系电话"]))
            .Should()
            .Equal((1d, "选举", "13800005678"), (2d, "协商推荐", null));
        chair[0].Keys.Should().Equal(["序号", .. RollInputs.Columns.Select(c => c.Title), "资格审查"]);
        (await RowsAsync(await given.AccountAsync(Role.UpperReader, village.County)))[0]
            ["联系电话"]
            .Should()
            .Be("138****5678");
        (await given.AuditAsync()).Count(r => r.Event == AuditEvent.RepresentativesExported).Should().Be(2);

        async Task<List<Dictionary<string, object?>>> RowsAsync(UnitScope who)
        {
            using var file = new MemoryStream();
            (
                await given
                    .Use<ExportRepresentatives>()
                    .RunAsync(who, new(village.Campaign.Id, village.Village.Id, "存档备查"), file)
            )
                .Violations.Should()
                .BeEmpty();
            ReadBack.ShouldBeValid(file);
            return ReadBack.Table(file);
        }
    }

    /// <summary>The file's figures are the page's; a neighbour gets none.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Structure_SaysWhatItsPageSays(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        var old = await given.CampaignAsync(place.County, Given.Plan with { Name = "2021年换届" });
        await given.CommitteeAsync(old, place.Village, DashboardGiven.Team(1, 3), new(2021, 6, 8));
        await using (var db = given.Portal.OpenForSystem())
        {
            var former = await db.Committees.Include(c => c.Posts).SingleAsync();
            former.End(new(2026, 7, 8));
            foreach (var post in former.Posts)
                post.End(new(WayOut.TermEnded, new(2026, 7, 8), Resolution.None));
            await db.SaveChangesAsync();
        }
        await given.CommitteeAsync(
            place.Campaign,
            place.Village,
            DashboardGiven.Team(2, 3).Select(m => m with { PoliticalStatus = PoliticalStatus.PartyMember })
        );
        await given.CommitteeAsync(place.Campaign, place.NeighboursVillage, DashboardGiven.Team(1, 1));
        var staff = await given.AccountAsync(Role.CountyStaff, place.County);
        var figures = (await given.Use<StructureQuery>().RunAsync(staff, new()))!;

        using var file = new MemoryStream();
        var exported = await given.Use<ExportStructure>().RunAsync(staff, new(new(), "会议材料"), file);

        exported.Violations.Should().BeEmpty();
        exported.File!.Name.Should().Be("浦城县村（社区）妇联班子结构_20260715.xlsx");
        ReadBack.ShouldBeValid(file);
        var sheets = ReadBack.Sheets(file);
        sheets.Keys.Should().Equal("班子情况统计表", "与上届比较", "各单位", "结构提示");
        var party = sheets["班子情况统计表"].Single(r => Equals(r[1], "党员（含预备）"));
        party[11..]
            .Should()
            .Equal(
                (double)figures.Total.Executives.Party.Part,
                figures.Total.Executives.Party.BasisPoints / 10_000d,
                (double)figures.Total.Executives.All
            );
        sheets["与上届比较"]
            .Single(r => Equals(r[1], "党员（含预备）"))[12..]
            .Should()
            .Equal(6d, 1d, 0d, 0d, "+100.00");
        sheets["与上届比较"]
            [1][0]
            .Should()
            .Be(
                "两届都有记录的 1 个单位；本届年龄按 2026年7月15日，"
                    + $"上届按任期内同一时点 {figures.Former!.Then:yyyy年M月d日}　　浦城县及下级，村（社区），"
                    + "在任，年龄按 2026年7月15日 的周岁　　2 个村（社区）有班子，共 3 个　　浦城县　2026年7月15日"
            );
        sheets["各单位"].Skip(3).Select(r => (r[0], r[4])).Should().Equal(("合计", 9d), ("清溪镇", 6d), ("东坑镇", 3d));
        (await given.AuditAsync())
            .Single(r => r.Event == AuditEvent.StructureExported)
            .Changes.Single(c => c.Field == "SHA-256")
            .New.Should()
            .Be(exported.File.Sha256);

        using var none = new MemoryStream();
        var neighbour = await given.AccountAsync(Role.TownshipChair, place.Neighbour);
        (await given.Use<ExportStructure>().RunAsync(neighbour, new(new(place.Village.Id), "看看"), none))
            .Violations.Single()
            .Should()
            .Be(Refusal.NotFound);
        (
            await given
                .Use<ExportStructure>()
                .RunAsync(neighbour, new(new(Body: StructureBody.Institutions), "看看"), none)
        )
            .Violations.Single()
            .Code.Should()
            .Be("Nothing");
        (await given.Use<ExportStructure>().RunAsync(neighbour, new(new(), ""), none))
            .Violations.Single()
            .Field.Should()
            .Be("Purpose");
        none.Length.Should().Be(0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Template_HasTheHeadingsOfTheImport(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await given.TownshipAsync(place.County, "东坑镇");

        using var file = new MemoryStream();
        var exported = await given.Use<ExportTemplate>().RunAsync(place.Chair, ImportKind.Results, file);

        exported.File!.Name.Should().Be("清溪镇选举结果导入模板.xlsx");
        ReadBack.ShouldBeValid(file);
        var sheets = ReadBack.Sheets(file);
        sheets.Keys.Should().Equal("填写", "填写说明", "选项");
        sheets["填写"]
            .Single()
            .Should()
            .Equal([
                "乡镇",
                "村（社区）",
                .. ResultColumns.Members.Select(c => c.Title),
                .. ResultColumns.Meeting.Select(c => c.Title),
            ]);
        foreach (var column in ResultColumns.Members)
            sheets["填写说明"].Should().ContainSingle(r => Equals(r[0], column.Title));
        sheets["选项"].Select(r => r[1]).OfType<string>().Should().Equal("村（社区）", "河口1村", "河口2村");
        sheets["选项"].SelectMany(r => r).Should().NotContain("东坑镇", "her neighbour's is not hers to choose");
    }

    /// <summary>
    /// Neither the empty sheet nor an exported roster has a heading that the import would ask about, but for what it
    /// does not take.
    /// </summary>
    [Theory, OnSqlite]
    public async Task Import_KnowsTheHeadingsOfEveryFile(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        await place.FormAsync(
            place.Village,
            null,
            RosterCase.Member("王芳", Position.Chair, "1985-03-12"),
            RosterCase.Member("李梅", born: "1972-05")
        );
        var chair = await given.AccountAsync(Role.TownshipChair, place.Township);
        foreach (var kind in Enum.GetValues<ImportKind>())
        {
            using var template = new MemoryStream();
            await given.Use<ExportTemplate>().RunAsync(chair, kind, template);
            var (headings, mapping) = Recognised(kind, template, out _);
            mapping
                .Values.Should()
                .BeEquivalentTo(
                    ImportForms.Of(kind).Offered.Select(c => c.Key),
                    "{0}: {1}",
                    kind,
                    string.Join("、", headings)
                );
        }

        using var roster = new MemoryStream();
        await given.Use<ExportRoster>().RunAsync(chair, new(new(), RosterForm.Executives, "核对信息"), roster);
        var (names, known) = Recognised(ImportKind.Roster, roster, out var content);
        names.Where((_, i) => !known.ContainsKey(i)).Should().Equal("序号", "年龄", "是否常委", "届次", "任职方式");
        var birth = known.Single(k => k.Value == "Birth").Key;
        content.Rows.Skip(3).Select(r => r.Cells[birth].Text).Should().Equal("1985-03-12", "1972-05");
    }

    private static (IReadOnlyList<string>, Dictionary<int, string>) Recognised(
        ImportKind kind,
        Stream file,
        out SheetContent content
    )
    {
        file.Position = 0;
        var workbook = SpreadsheetReader.Read(file, "名册.xlsx");
        workbook.Violations.Should().BeEmpty();
        content = workbook.Content!;
        var headings = ImportTable.HeadingsOf(ImportForms.Of(kind), content, null);
        return (headings!.Headings, ImportTable.Recognise(ImportForms.Of(kind), headings, []));
    }
}
