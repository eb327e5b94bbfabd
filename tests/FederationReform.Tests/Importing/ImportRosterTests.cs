using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.Data;
using FederationReform.Importing;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Importing;

/// <summary>The committees in office from one roster.</summary>
public sealed class ImportRosterTests
{
    private static readonly object?[] Headings =
    [
        "序号",
        "乡镇",
        "村（社区）",
        "姓名",
        "性别",
        "民族",
        "出生年月",
        "政治面貌",
        "文化程度",
        "妇联职务",
        "是否专职",
        "两委成员",
        "身份",
        "工作单位",
        "联系电话",
        "任职时间",
        "特长",
        "分工",
        "备注",
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task UnitsWithoutACommittee_AreRegisteredAsTheyStand(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await RosterCase.OnAsync(given);
        var preview = await roster.StartAsync(
            Row("清溪镇", null, "林一", "主席", "专职"),
            Row("清溪镇", "河口1村", "林二", "主席"),
            Row("清溪镇", null, "林三", "副主席", "是"),
            Row("清溪镇", "河口1村", "林四", "执委", duties: "维权")
        );

        preview.General.Should().BeEmpty();
        preview.Questions.Open.Select(v => v.Field).Should().Equal("ElectedOn");
        preview.Ready.Should().BeFalse("nobody said when they were elected");
        preview = await roster.AnswerAsync(preview, a => a with { ElectedOn = new(2021, 6, 1), TermYears = 5 });

        preview.Ready.Should().BeTrue();
        preview
            .Units.Select(u => (u.Trail, u.Registers, u.People, u.Chairs, u.ViceChairs))
            .Should()
            .Equal(("清溪镇", true, 2, 1, 1), ("清溪镇 › 河口1村", true, 2, 1, 0));
        (await roster.ApplyAsync(preview)).Should().BeEmpty();

        var township = await roster.CommitteeAsync(roster.World.Township);
        (township.ElectedOn, township.EndsOn, township.CampaignId, township.Seats)
            .Should()
            .Be((new DateOnly(2021, 6, 1), new DateOnly(2026, 6, 1), null, new Seats(1, 1, 0, 2)));
        township
            .InOffice.Select(p => (p.Person.Name, p.Position, p.WayIn, p.StartOn))
            .Should()
            .BeEquivalentTo([
                ("林一", Position.Chair, WayIn.Elected, new DateOnly(2021, 6, 1)),
                ("林三", Position.FullTimeViceChair, WayIn.Elected, new DateOnly(2021, 6, 1)),
            ]);
        var village = await roster.CommitteeAsync(roster.World.Villages[0]);
        var executive = village.InOffice.Single(p => p.Person.Name == "林四");
        (executive.Duties, executive.Person.Workplace, executive.Person.Pinyin, executive.Person.Phone)
            .Should()
            .Be(("维权", "河口小学", "linsi", "13800000004"));
        (await given.AuditAsync()).Count(r => r.Event == AuditEvent.CommitteeRegistered).Should().Be(2);
        (await given.Use<RosterQuery>().RunAsync(roster.Staff, new RosterFilter { Text = "linsi" }))!
            .Page.Total.Should()
            .Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CommitteeInOffice_IsChangedFieldByField_AndWhoIsNotNamedStays(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await RosterCase.OnAsync(given);
        await roster.RegisterAsync(
            roster.World.Villages[0],
            Row("清溪镇", "河口1村", "林一", "主席"),
            Row("清溪镇", "河口1村", "林二", "副主席"),
            Row("清溪镇", "河口1村", "林三", "执委"),
            Row("清溪镇", "河口1村", "林四", "执委")
        );
        var before = await roster.CommitteeAsync(roster.World.Villages[0]);

        var preview = await roster.StartAsync(
            Row("清溪镇", "河口1村", "林一", "主席"),
            Row("清溪镇", "河口1村", "林二", "副主席", phone: "13900000002"),
            Row("清溪镇", "河口1村", "林三", "副主席", phone: "13800000003"),
            Row("清溪镇", "河口1村", "林五", "执委"),
            Row("清溪镇", "河口1村", "林一", "主席")
        );

        preview.Counts.Should().Be(new ImportCounts(1, 2, 1, 1, 0));
        preview
            .Rows.Rows.Single(r => r.Name == "林二")
            .Changes.Should()
            .Equal(new FieldChange("联系电话", "138****0002", "139****0002"));
        preview
            .Rows.Rows.Single(r => r.Name == "林三")
            .Changes.Should()
            .Equal(new FieldChange("妇联职务", "执委", "兼职副主席"));
        preview.Units.Single().NotInFile.Should().Equal("林四");
        preview
            .Questions.Open.Select(v => v.Field)
            .Should()
            .BeEquivalentTo(["Way", "On", "Reason"], "a second vice-chair is more than there are places");
        preview = await roster.AnswerAsync(preview, a =>
            a with
            {
                Way = WayIn.ByElected,
                On = new(2026, 7, 10),
                Meeting = "第一届二次执委会议",
                Reason = "镇党委同意",
            }
        );
        (await roster.ApplyAsync(preview)).Should().BeEmpty();

        var after = await roster.CommitteeAsync(roster.World.Villages[0]);
        after
            .InOffice.Select(p => (p.Person.Name, p.Position))
            .Should()
            .BeEquivalentTo([
                ("林一", Position.Chair),
                ("林二", Position.PartTimeViceChair),
                ("林三", Position.PartTimeViceChair),
                ("林四", Position.Executive),
                ("林五", Position.Executive),
            ]);
        var risen = after.InOffice.Single(p => p.Person.Name == "林三");
        (risen.WayIn, risen.StartOn, risen.BegunBy.Meeting)
            .Should()
            .Be((WayIn.ByElected, new DateOnly(2026, 7, 10), "第一届二次执委会议"));
        after
            .Posts.Single(p => p.Id == risen.FormerId)
            .WayOut.Should()
            .Be(WayOut.Reassigned, "a post is never overwritten");
        after.Id.Should().Be(before.Id);
    }

    /// <summary>A wrong row takes nobody out of office: in the sums she stands as she is.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task HolderInAWrongRow_IsCountedAsSheStands(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await RosterCase.OnAsync(given);
        await roster.RegisterAsync(
            roster.World.Villages[0],
            Row("清溪镇", "河口1村", "林一", "主席"),
            Row("清溪镇", "河口1村", "林二", "副主席"),
            Row("清溪镇", "河口1村", "林三", "执委")
        );
        object?[] wrong = Row("清溪镇", "河口1村", "林一", "主席"),
            another = Row("清溪镇", "河口1村", "林四", "主席");
        wrong[6] = "1988-13";

        (await roster.StartAsync(wrong, Row("清溪镇", "河口1村", "林二", "副主席")))
            .Units.Select(u => (u.People, u.Chairs, u.ViceChairs))
            .Should()
            .Equal((3, 1, 1));
        (await roster.StartAsync(wrong, another))
            .Rows.Rows.Single(r => r.Name == "林四")
            .Problems.Should()
            .Contain(v => v.Message.Contains("主席现在是林一"));
    }

    /// <summary>
    /// 联系方式 over 手机号码 and 微信: a second line of headings, also where one of them is none of ours.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task HeadingsInTwoLines_AreReadTogether(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await RosterCase.OnAsync(given);
        var file = XlsxFile.Of([
            ["清溪镇妇联班子"],
            ["序号", "村", "姓名", "职务", "联系方式", null],
            [null, null, null, null, "微信", "手机号码"],
            [1, "河口1村", "林一", "主席", "linyi", "13800000001"],
        ]);

        var started = await given
            .Use<StartImport>()
            .RunAsync(roster.Staff, new(ImportKind.Roster, null, "名册.xlsx", file, Guid.NewGuid()));
        var preview = await roster.PreviewAsync(started.ImportId!.Value);

        preview
            .Columns.Select(c => (c.Heading, c.Key))
            .Should()
            .Equal(
                ("序号", null),
                ("村", "Village"),
                ("姓名", "Name"),
                ("职务", "Position"),
                ("微信", null),
                ("手机号码", "Phone")
            );
        preview.Columns[4].Samples.Should().Equal("linyi");
        preview.Skipped.Should().NotContain(s => s.Why.Contains("表头"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Undo_TakesBackCommitteesPeopleAndPosts(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await RosterCase.OnAsync(given);
        await roster.RegisterAsync(
            roster.World.Villages[0],
            Row("清溪镇", "河口1村", "林一", "主席"),
            Row("清溪镇", "河口1村", "林三", "执委")
        );
        var preview = await roster.StartAsync(
            Row("清溪镇", "河口1村", "林三", "副主席", phone: "13900000009"),
            Row("清溪镇", "河口1村", "林五", "执委"),
            Row("清溪镇", "河口2村", "林六", "主席")
        );
        preview = await roster.AnswerAsync(preview, a =>
            a with
            {
                ElectedOn = new(2021, 6, 1),
                Way = WayIn.ByElected,
                On = new(2026, 7, 10),
                Meeting = "执委会议",
                Reason = "镇党委同意",
            }
        );
        (await roster.ApplyAsync(preview)).Should().BeEmpty();
        (await roster.PeopleAsync()).Should().BeEquivalentTo(["林一", "林三", "林五", "林六"]);

        (await roster.UndoAsync(preview.Id)).Should().BeEmpty();

        (await roster.PeopleAsync()).Should().BeEquivalentTo(["林一", "林三"]);
        var after = await roster.CommitteeAsync(roster.World.Villages[0]);
        after
            .Posts.Select(p => (p.Person.Name, p.Position, p.EndOn, p.Person.Phone))
            .Should()
            .BeEquivalentTo([
                ("林一", Position.Chair, (DateOnly?)null, "13800000001"),
                ("林三", Position.Executive, (DateOnly?)null, "13800000003"),
            ]);
        await using var db = given.Portal.OpenForSystem();
        (await db.Committees.CountAsync()).Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Undo_AfterTheCommitteeWentOn_IsRefusedByName(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await RosterCase.OnAsync(given);
        var preview = await roster.AnswerAsync(
            await roster.StartAsync(Row("清溪镇", "河口1村", "林一", "主席"), Row("清溪镇", "河口2村", "林二", "主席")),
            a => a with { ElectedOn = new(2021, 6, 1) }
        );
        (await roster.ApplyAsync(preview)).Should().BeEmpty();
        var committee = await roster.CommitteeAsync(roster.World.Villages[0]);
        (
            await given
                .Use<EndPost>()
                .RunAsync(
                    roster.Staff,
                    new(committee.Id, committee.Version, committee.InOffice.Single().Id, Guid.NewGuid())
                    {
                        Way = WayOut.Resigned,
                        On = new(2026, 7, 1),
                    }
                )
        )
            .Should()
            .BeEmpty();

        (await roster.UndoAsync(preview.Id))
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("河口1村的班子")
            .And.NotContain("河口2村");
        (await roster.PeopleAsync()).Should().HaveCount(2);
    }

    /// <summary>IN-01: a row that joins is judged in the words of the form.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Row_IsJudgedAsTheFormJudges(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await RosterCase.OnAsync(given);
        await roster.RegisterAsync(
            roster.World.Villages[0],
            Row("清溪镇", "河口1村", "林一", "主席"),
            Row("清溪镇", "河口1村", "林二", "执委")
        );
        var committee = await roster.CommitteeAsync(roster.World.Villages[0]);
        ElectedMember[] people =
        [
            new()
            {
                Name = "陈一",
                Birth = new(new(2010, 3, 1)),
                Phone = "13800000011",
            },
            new()
            {
                Name = "陈二",
                Birth = new(new(1990, 3, 1)),
                Sex = Sex.Male,
            },
            new() { Name = "陈三", Birth = null },
            new()
            {
                Name = "陈四",
                Birth = new(new(1990, 3, 1)),
                Position = Position.PartTimeViceChair,
            },
            new()
            {
                Name = "陈五",
                Birth = new(new(1950, 3, 1)),
                Education = Education.Primary,
            },
        ];
        foreach (var person in people)
        {
            var typed = await given
                .Use<AddPost>()
                .RunAsync(
                    roster.Staff,
                    new(committee.Id, committee.Version, person, Guid.NewGuid())
                    {
                        Way = WayIn.ByElected,
                        On = new(2026, 7, 10),
                        Decided = new("执委会议"),
                    }
                );
            object?[] row =
            [
                1,
                "清溪镇",
                "河口1村",
                person.Name,
                CodeLists.Sex.Name(person.Sex),
                null,
                person.Birth?.ToString(),
                null,
                CodeLists.Education.Name(person.Education),
                CodeLists.Position.Name(person.Position),
                null,
                null,
                null,
                null,
                person.Phone,
            ];
            var preview = await roster.AnswerAsync(await roster.StartAsync(row), a =>
                a with
                {
                    Way = WayIn.ByElected,
                    On = new(2026, 7, 10),
                    Meeting = "执委会议",
                }
            );

            preview
                .Rows.Rows.Single()
                .Problems.Where(p => !p.Message.Contains("职数"))
                .Select(p => (p.Severity, p.Message))
                .Should()
                .BeEquivalentTo(
                    typed.Where(v => !v.Message.Contains("职数")).Select(v => (v.Severity, $"第 2 行：{v.Message}")),
                    person.Name
                );
            (await roster.ApplyAsync(preview)).Should().NotBeEmpty();
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SecondChair_IsRefused_AndTwoWhoExchangePostsAreNot(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await RosterCase.OnAsync(given);
        await roster.RegisterAsync(
            roster.World.Villages[0],
            Row("清溪镇", "河口1村", "林一", "主席"),
            Row("清溪镇", "河口1村", "林二", "副主席")
        );

        var second = await roster.StartAsync(Row("清溪镇", "河口1村", "林二", "主席"));
        second
            .Rows.Rows.Single()
            .Problems.Select(p => p.Message)
            .Should()
            .Equal("第 2 行林二：主席现在是林一。请先登记她离任，再导入新主席。");

        var exchange = await roster.AnswerAsync(
            await roster.StartAsync(
                Row("清溪镇", "河口1村", "林二", "主席"),
                Row("清溪镇", "河口1村", "林一", "副主席")
            ),
            a => a with { Way = WayIn.ByElected, On = new(2026, 7, 10), Meeting = "执委会议" }
        );
        exchange.Counts.Should().Be(new ImportCounts(0, 2, 0, 0, 0));
        (await roster.ApplyAsync(exchange)).Should().BeEmpty();
        (await roster.CommitteeAsync(roster.World.Villages[0]))
            .InOffice.Single(p => p.Position == Position.Chair)
            .Person.Name.Should()
            .Be("林二");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SameNameAndBirthElsewhere_StaysTwo_AndIsSaid(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await RosterCase.OnAsync(given);
        await roster.RegisterAsync(roster.World.Villages[0], Row("清溪镇", "河口1村", "林一", "主席"));

        var preview = await roster.AnswerAsync(await roster.StartAsync(Row("清溪镇", "河口2村", "林一", "主席")), a =>
            a with
            {
                ElectedOn = new(2021, 6, 1),
            }
        );

        preview
            .Rows.Rows.Single()
            .Hints.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("清溪镇 › 河口1村已有同名同出生年月的林一");
        (await roster.ApplyAsync(preview)).Should().BeEmpty();
        (await roster.PeopleAsync()).Should().Equal("林一", "林一");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task TownshipChair_ImportsHerOwnTownshipOnly(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roster = await RosterCase.OnAsync(given);
        var beside = await given.TownshipAsync(roster.World.County, "东坑镇");
        await given.VillageAsync(beside, "水南村");
        var file = XlsxFile.Of([Headings, Row("东坑镇", "水南村", "林一", "主席")]);

        var started = await given
            .Use<StartImport>()
            .RunAsync(roster.World.Chair, new(ImportKind.Roster, null, "名册.xlsx", file, Guid.NewGuid()));
        var preview = (
            await given.Use<ImportPreviewQuery>().RunAsync(roster.World.Chair, started.ImportId!.Value, new())
        )!;
        preview.Rows.Rows.Single().Problems.Single().Message.Should().StartWith("第 2 行：没有找到单位“东坑镇水南村”");
        foreach (var role in (Role[])[Role.VillageFederation, Role.UpperReader])
        {
            var who = await given.AccountAsync(
                role,
                role == Role.UpperReader ? roster.World.County : roster.World.Villages[0]
            );
            (
                await given
                    .Use<StartImport>()
                    .RunAsync(who, new(ImportKind.Roster, null, "名册.xlsx", file, Guid.NewGuid()))
            )
                .Violations.Should()
                .ContainSingle()
                .Which.Code.Should()
                .Be(Refusal.NotAllowedCode);
        }
    }

    private static object?[] Row(
        string township,
        string? village,
        string name,
        string position,
        string? fullTime = null,
        string? phone = null,
        string? duties = null
    ) =>
        [
            1,
            township,
            village,
            name,
            "女",
            "汉",
            "1988-05-0" + (1 + "一二三四五六".IndexOf(name[^1])),
            "中共党员",
            "大专",
            position,
            fullTime,
            "是",
            "务农",
            "河口小学",
            phone ?? "1380000000" + (1 + "一二三四五六".IndexOf(name[^1])),
            null,
            null,
            duties,
            null,
        ];

    /// <summary>County staff with rosters of a township and its villages.</summary>
    private sealed class RosterCase(Given given, VillageCase world)
    {
        public static async Task<RosterCase> OnAsync(Given given) =>
            new(given, await VillageCase.OnAsync(given, villages: 2));

        public VillageCase World => world;

        public UnitScope Staff => world.Staff;

        public async Task<ImportPreview> StartAsync(params object?[][] rows)
        {
            var started = await given
                .Use<StartImport>()
                .RunAsync(
                    Staff,
                    new(ImportKind.Roster, null, "花名册.xlsx", XlsxFile.Of([Headings, .. rows]), Guid.NewGuid())
                );
            started.Violations.Should().BeEmpty();
            return await PreviewAsync(started.ImportId!.Value);
        }

        public async Task<ImportPreview> PreviewAsync(int import) =>
            (await given.Use<ImportPreviewQuery>().RunAsync(Staff, import, new()))!;

        public async Task<ImportPreview> AnswerAsync(ImportPreview seen, Func<RosterAnswers, RosterAnswers> answer)
        {
            (
                await given
                    .Use<ChangeImport>()
                    .RunAsync(
                        Staff,
                        new(seen.Id, seen.Version, seen.Settings with { Answers = answer(seen.Settings.Answers) })
                    )
            )
                .Violations.Should()
                .BeEmpty();
            return await PreviewAsync(seen.Id);
        }

        public async Task<Violations> ApplyAsync(ImportPreview seen) =>
            await given.Use<ApplyImport>().RunAsync(Staff, new(seen.Id, seen.Version, seen.Counts, Guid.NewGuid()));

        public async Task<Violations> UndoAsync(int import) =>
            await given
                .Use<UndoImport>()
                .RunAsync(Staff, new(import, (await PreviewAsync(import)).Version, Guid.NewGuid()));

        public async Task RegisterAsync(Unit unit, params object?[][] rows)
        {
            var preview = await AnswerAsync(await StartAsync(rows), a => a with { ElectedOn = new(2021, 6, 1) });
            (await ApplyAsync(preview)).Should().BeEmpty(unit.Name);
        }

        public async Task<Committee> CommitteeAsync(Unit unit)
        {
            await using var db = given.Portal.OpenForSystem();
            return await db
                .Committees.AsNoTrackingWithIdentityResolution()
                .Include(c => c.Posts)
                    .ThenInclude(p => p.Person)
                .SingleAsync(c => c.UnitId == unit.Id && c.EndedOn == null);
        }

        public async Task<List<string>> PeopleAsync()
        {
            await using var db = given.Portal.OpenForSystem();
            return await db.People.OrderBy(p => p.Id).Select(p => p.Name).ToListAsync();
        }
    }
}
