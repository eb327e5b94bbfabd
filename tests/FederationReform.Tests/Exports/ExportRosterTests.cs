using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Figures;
using FederationReform.IdNumbers;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Tests.Rosters;
using FederationReform.Tests.Spreadsheets;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Exports;

public sealed class ExportRosterTests
{
    /// <summary>All pages, in the page's order, under whatever it is filtered by.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task File_HasExactlyTheRowsOfThePage(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff) = await FilledAsync(given);
        RosterFilter[] filters =
        [
            new(),
            new() { UnitId = place.Township.Id },
            new() { Order = RosterOrder.Strokes },
            new() { Order = RosterOrder.Youngest, State = RosterState.All },
            new() { Text = "王" },
            new() { Posts = PostGroup.Others },
            new() { CampaignId = place.Campaign.Id, Form = CommitteeForm.Federation },
        ];
        foreach (var filter in filters)
        {
            var shown = new List<RosterRow>();
            for (var page = 1; page == 1 || shown.Count < (await PageAsync(page)).Page.Total; page++)
                shown.AddRange((await PageAsync(page)).Page.Rows);

            using var file = new MemoryStream();
            var exported = await given
                .Use<ExportRoster>()
                .RunAsync(staff, new(filter, RosterForm.Executives, "存档备查"), file);

            exported.Violations.Should().BeEmpty();
            exported.File!.Rows.Should().Be(shown.Count);
            var rows = ReadBack.Table(file);
            rows.Select(r => r["姓名"]).Should().Equal(shown.Select(r => r.Name), "of {0}", filter);
            rows.Select(r =>
                    (r["妇联职务"], r["村（社区）"], r["乡镇"], r["年龄"], r["出生年月"], r["联系电话"], r["任职时间"])
                )
                .Should()
                .Equal(
                    shown.Select(r =>
                        (
                            (object?)CodeLists.Position.Name(r.Position),
                            (object?)r.Unit.Name,
                            (object?)r.Above!.Name,
                            r.Age is { } age ? (object?)(double)age : null,
                            (object?)r.Birth?.Date.ToDateTime(default),
                            (object?)r.Phone,
                            (object?)r.StartOn.ToDateTime(default)
                        )
                    )
                );
            ReadBack.ShouldBeValid(file);

            async Task<Roster> PageAsync(int page) =>
                (await given.Use<RosterQuery>().RunAsync(staff, filter with { Page = page, PageSize = 2 }))!;
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task LeadersForm_HasLeadersOnly(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, staff) = await FilledAsync(given);

        using var file = new MemoryStream();
        (await given.Use<ExportRoster>().RunAsync(staff, new(new(), RosterForm.Leaders, "会议材料"), file))
            .File!.Name.Should()
            .Be("浦城县妇联领导花名册_20260715.xlsx");

        ReadBack
            .Table(file)
            .Select(r => (r["序号"], r["妇联职务"], r["是否专职"]))
            .Should()
            .Equal((1d, "主席", null), (2d, "兼职副主席", "否"), (3d, "主席", null));
        ReadBack
            .Sheets(file)
            .Single()
            .Value[1][0]
            .Should()
            .Be("浦城县及下级，在任，主席、副主席　　年龄为 2026年7月15日 的周岁　　浦城县　2026年7月15日");
    }

    /// <summary>EX-04: the audit says who took what, for what, and which file it was.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Audit_SaysWhatTheFileIs(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff) = await FilledAsync(given);

        using var file = new MemoryStream();
        var exported = await given
            .Use<ExportRoster>()
            .RunAsync(
                staff,
                new(new() { UnitId = place.Township.Id, Text = "王" }, RosterForm.Executives, " 上报上级妇联 "),
                file
            );

        var record = (await given.AuditAsync()).Single(r => r.Event == AuditEvent.RosterExported);
        (record.AccountId, record.Reason, record.UnitId, record.SubjectKind)
            .Should()
            .Be((staff.AccountId, "上报上级妇联", place.Township.Id, SubjectKind.Unit));
        record.Summary.Should().Be("导出清溪镇妇联执委花名册，2 行");
        var said = record.Changes.ToDictionary(c => c.Field, c => c.New);
        said["条件"].Should().Be("清溪镇及下级，在任，“王”");
        said["行数"].Should().Be("2");
        said["栏目"].Should().StartWith("序号、乡镇、村（社区）、姓名、");
        said["文件"].Should().Be(exported.File!.Name);
        said["SHA-256"]
            .Should()
            .Be(exported.File.Sha256)
            .And.Be(Convert.ToHexStringLower(SHA256.HashData(file.ToArray())));
    }

    /// <summary>PD-01: in full only for who may see them, who asks for them, and with a trace.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Telephones_AreMaskedUnlessAskedFor(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff) = await FilledAsync(given);

        using var file = new MemoryStream();
        await given.Use<ExportRoster>().RunAsync(staff, new(new(), RosterForm.Executives, "核对信息"), file);
        using var full = new MemoryStream();
        await given
            .Use<ExportRoster>()
            .RunAsync(staff, new(new(), RosterForm.Executives, "工作联系", FullPhones: true), full);
        using var none = new MemoryStream();
        var reader = await given.AccountAsync(Role.UpperReader, place.Prefecture);
        (
            await given
                .Use<ExportRoster>()
                .RunAsync(reader, new(new(), RosterForm.Executives, "工作联系", FullPhones: true), none)
        )
            .Violations.Single()
            .Code.Should()
            .Be(Refusal.NotAllowedCode);

        ReadBack.Table(full).Select(r => r["联系电话"]).Should().Contain("13800005678");
        (await given.AuditAsync())
            .Where(r => r.Event == AuditEvent.RosterExported)
            .Select(r => r.Changes.Single(c => c.Field == "条件").New)
            .Should()
            .Equal("浦城县及下级，在任", "浦城县及下级，在任，含完整电话");
        none.Length.Should().Be(0);
        ReadBack.Parts(file, "xl/").Should().OnlyContain(p => !p.ToString().Contains("13800005678"));
        ReadBack.Table(file).Select(r => r["联系电话"]).Should().Contain("138****5678");
    }

    /// <summary>PD-01: a column only where the county registers ID numbers, and never one in full.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task IdNumbers_AreMasked_WhereTheyAreRegistered(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff) = await FilledAsync(given);
        var (chair, number) = (
            await given.AccountAsync(Role.TownshipChair, place.Township),
            FakeIdNumber.Of("19850312")
        );
        (await TableAsync())[0].Keys.Should().NotContain("身份证号");
        (await given.Use<SwitchOnIdNumbers>().RunAsync(staff, new(Guid.NewGuid(), "干部审核需要"))).Should().BeEmpty();
        Person person;
        await using (var db = given.Portal.OpenForSystem())
            person = await db.People.SingleAsync(p => p.Name == "单建华");
        (
            await given
                .Use<RegisterIdNumber>()
                .RunAsync(chair, new(person.Id, person.Version, Guid.NewGuid(), number, Confirmed: true))
        )
            .Should()
            .BeEmpty();

        (await TableAsync())
            .Select(r => r["身份证号"])
            .Should()
            .Contain(IdNumberText.Masked(number))
            .And.NotContain(number);

        async Task<List<Dictionary<string, object?>>> TableAsync()
        {
            using var file = new MemoryStream();
            (await given.Use<ExportRoster>().RunAsync(staff, new(new(), RosterForm.Executives, "核对信息"), file))
                .Violations.Should()
                .BeEmpty();
            return ReadBack.Table(file);
        }
    }

    /// <summary>
    /// AC-01, AC-09: a neighbour gets what a stranger to the number gets; who may not read records is recorded.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OtherAccounts_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, _) = await FilledAsync(given);
        var neighbour = await given.AccountAsync(Role.TownshipChair, place.Neighbour);

        foreach (var unit in (int[])[place.Township.Id, place.Village.Id, place.County.Id, 999_999])
            (await RunAsync(neighbour, new() { UnitId = unit })).Violations.Single().Should().Be(Refusal.NotFound);
        (await RunAsync(await given.AccountAsync(Role.Administrator, place.County), new()))
            .Violations.Single()
            .Code.Should()
            .Be(Refusal.NotAllowedCode);
        (await given.AuditAsync()).Should().ContainSingle(r => r.Event == AuditEvent.Denied);
        (await RunAsync(neighbour, new())).File!.Rows.Should().Be(1);
        (await RunAsync(await given.AccountAsync(Role.VillageFederation, place.Village), new()))
            .File!.Rows.Should()
            .Be(3);
        (await RunAsync(await given.AccountAsync(Role.UpperReader, place.Prefecture), new())).File!.Rows.Should().Be(5);
        (await RunAsync(neighbour, new(), purpose: " ")).Violations.Single().Field.Should().Be("Purpose");
        (await RunAsync(neighbour, new() { Text = "没有这个人" })).Violations.Single().Code.Should().Be("Nothing");
        (await given.AuditAsync())
            .Count(r => r.Event == AuditEvent.RosterExported)
            .Should()
            .Be(3, "what was refused is no export");

        async Task<Exported> RunAsync(UnitScope who, RosterFilter filter, string purpose = "存档备查")
        {
            using var file = new MemoryStream();
            var exported = await given
                .Use<ExportRoster>()
                .RunAsync(who, new(filter, RosterForm.Executives, purpose), file);
            if (exported.File is null)
                file.Length.Should().Be(0);
            return exported;
        }
    }

    /// <summary>EX-02: a name that came past every check breaks no export.</summary>
    [Theory, OnSqlite]
    public async Task NameThatNoFileTakes_IsExportedAndListed(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff) = await FilledAsync(given);
        await using (var db = given.Portal.OpenForSystem())
        {
            var person = await db.People.FirstAsync(p => p.Name == "单建华");
            db.Entry(person).Property(p => p.Name).CurrentValue = "单\u000B建华";
            var unit = await db.Units.SingleAsync(u => u.Id == place.County.Id);
            db.Entry(unit).Property(u => u.Name).CurrentValue = "A/B[1]:*\u0001";
            await db.SaveChangesAsync();
        }

        using var file = new MemoryStream();
        var exported = await given
            .Use<ExportRoster>()
            .RunAsync(staff, new(new(), RosterForm.Executives, "核对信息"), file);

        exported.File!.Name.Should().Be("A B[1] 妇联执委花名册_20260715.xlsx");
        ReadBack.Table(file).Select(r => r["姓名"]).Should().Contain("单\uFFFD建华");
        ReadBack.Sheets(file)["导出说明"].Select(r => r[2]).Should().Contain("姓名");
        ReadBack.ShouldBeValid(file);
    }

    private static async Task<(RosterCase, UnitScope)> FilledAsync(Given given)
    {
        var place = await RosterCase.OnAsync(given);
        await place.FormAsync(
            place.Village,
            null,
            RosterCase.Member("王秀英", Position.Chair, "1978-06-02"),
            RosterCase.Member("单建华", Position.PartTimeViceChair, "1985-03-12", "13800005678"),
            RosterCase.Member("曾丽", born: "1990-05")
        );
        await place.FormAsync(place.Other, null, RosterCase.Member("王芳", Position.Executive, null));
        await place.FormAsync(place.NeighboursVillage, null, RosterCase.Member("=1+1", Position.Chair, "1969-12-30"));
        return (place, await given.AccountAsync(Role.CountyStaff, place.County));
    }
}
