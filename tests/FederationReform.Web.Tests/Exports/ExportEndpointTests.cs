using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Ledger;
using FederationReform.Registers;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Tests.Support;
using FederationReform.Web.Components;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;

namespace FederationReform.Web.Tests.Exports;

public sealed class ExportEndpointTests
{
    /// <summary>UP-06, EX-04: a file to take away, never a page; and it is the one that the audit names.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Roster_ComesAsAFile(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var world = await World.CreateAsync(server.Given);
        using var client = await server.SignedInAsync(Of(world, Role.TownshipChair));

        using var answer = await PostAsync(client, $"{Urls.Roster}?sort=strokes", "上报上级妇联");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer
            .Content.Headers.ContentType!.ToString()
            .Should()
            .Be("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        var disposition = answer.Content.Headers.ContentDisposition!;
        (disposition.DispositionType, disposition.FileNameStar)
            .Should()
            .Be(("attachment", "富岭镇妇联执委花名册_20260715.xlsx"));
        answer.Headers.CacheControl!.NoStore.Should().BeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("sandbox");
        var file = await answer.Content.ReadAsByteArrayAsync();
        using var archive = new ZipArchive(new MemoryStream(file));
        archive.Entries.Select(e => e.FullName).Should().Contain("xl/workbook.xml");
        var record = (await server.Given.AuditAsync()).Single(r => r.Event == AuditEvent.RosterExported);
        record.Reason.Should().Be("上报上级妇联");
        record
            .Changes.Single(c => c.Field == "SHA-256")
            .New.Should()
            .Be(Convert.ToHexStringLower(SHA256.HashData(file)));
        Directory
            .GetFiles(Path.GetTempPath(), "portal-export-*")
            .Where(f => new FileInfo(f).Length == file.Length)
            .Should()
            .BeEmpty("nothing stays behind");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task EveryForm_IsReachedFromItsPage(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var world = await World.CreateAsync(server.Given);
        using var client = await server.SignedInAsync(Of(world, Role.CountyStaff));

        foreach (
            var (page, name) in new[]
            {
                (
                    Urls.Progress(world.Place.Campaign, world.Place.Township),
                    "富岭镇2026年村妇联会改联统计表_20260715.xlsx"
                ),
                (Urls.Roster, "浦城县妇联执委花名册_20260715.xlsx"),
                (Urls.Structure, "浦城县村（社区）妇联班子结构_20260715.xlsx"),
            }
        )
        {
            using var answer = await PostAsync(client, page, "存档备查");
            answer.Content.Headers.ContentDisposition!.FileNameStar.Should().Be(name);
        }
        foreach (
            var nobody in (string[])
                [
                    $"{Urls.Roster}?find={server.Services.GetRequiredService<SearchedFor>().Seal("没有这个人")}",
                    $"{Urls.Structure}?body=institutions",
                    $"{Urls.Structure}?group=fulltimevicechairs",
                    $"{Urls.StructurePeopleRoute}?of=democraticparty",
                ]
        )
            (await client.GetStringAsync(nobody)).Should().Contain("class=\"empty\"");
        using var template = await client.GetAsync(Urls.ImportTemplate);
        template.Content.Headers.ContentDisposition!.FileNameStar.Should().Be("浦城县选举结果导入模板.xlsx");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Register_ComesAsItsPageIsFiltered(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var world = await World.CreateAsync(server.Given);
        var chair = Of(world, Role.TownshipChair);
        foreach (var (year, type) in new[] { (2025, ActivityType.Visiting), (2026, ActivityType.Volunteering) })
            (
                await server
                    .Given.Use<AddEntry<Activity>>()
                    .RunAsync(
                        chair,
                        new(
                            world.Place.Township,
                            new()
                            {
                                On = new(year, 5, 8),
                                Type = type,
                                Title = $"{year} 年的活动",
                            },
                            Guid.NewGuid()
                        )
                    )
            ).Should().BeEmpty();
        using var client = await server.SignedInAsync(chair);

        using var answer = await PostAsync(
            client,
            Urls.RegisterOf(RegisterKind.Activities, new(Year: 2025)),
            "核对信息"
        );

        answer.Content.Headers.ContentDisposition!.FileNameStar.Should().Be("富岭镇活动台账_20260715.xlsx");
        var rows = SpreadsheetReader.Read(await answer.Content.ReadAsStreamAsync(), "活动台账.xlsx").Content!.Rows;
        rows[1].Cells[0].Text.Should().Be("富岭镇及下级，2025 年　　富岭镇　2026年7月15日");
        rows.Skip(3).Select(r => r.Cells[4].Text).Should().Equal("2025 年的活动");
        var stranger = world.Strangers.Single(s => s.Role == Role.TownshipChair);
        using var abroad = await server.SignedInAsync(stranger);
        (
            await PostAsync(
                abroad,
                Urls.Roster,
                "存档",
                to: $"{Urls.ExportRegister(RegisterKind.Activities)}?unit={world.Place.Township}"
            )
        )
            .StatusCode.Should()
            .Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Refusals_AreTheirPages()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(server.Given);
        using var client = await server.SignedInAsync(Of(world, Role.TownshipChair));
        var stranger = world.Strangers.Single(s => s.Role == Role.TownshipChair);
        using var abroad = await server.SignedInAsync(stranger);

        (await PostAsync(client, Urls.Roster, " ")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await PostAsync(client, Urls.Roster, "存档", to: $"{Urls.ExportRoster}?unit=999999"))
            .StatusCode.Should()
            .Be(HttpStatusCode.NotFound);
        (await PostAsync(abroad, Urls.Roster, "存档", to: $"{Urls.ExportRoster}?unit={world.Place.Township}"))
            .StatusCode.Should()
            .Be(HttpStatusCode.NotFound);
        (
            await PostAsync(
                abroad,
                Urls.Roster,
                "存档",
                to: Urls.ExportRepresentatives(world.Place.Campaign, world.Place.Village)
            )
        )
            .StatusCode.Should()
            .Be(HttpStatusCode.NotFound);
        (
            await PostAsync(
                abroad,
                Urls.Roster,
                "存档",
                to: Urls.ExportStatistics(world.Place.Campaign, world.Place.Village, new(2026, 7, 15))
            )
        )
            .StatusCode.Should()
            .Be(HttpStatusCode.NotFound);
        using var bare = await client.PostAsync(
            Urls.ExportRoster,
            new FormUrlEncodedContent(new Dictionary<string, string> { ["purpose"] = "存档" })
        );
        bare.StatusCode.Should().Be(HttpStatusCode.BadRequest, "another site has no token (CI-10)");
        (await server.Given.AuditAsync()).Should().NotContain(r => r.Event == AuditEvent.RosterExported);
    }

    [Fact]
    public async Task DisabledAccount_GetsNothing()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(server.Given);
        var chair = Of(world, Role.TownshipChair);
        using var client = await server.SignedInAsync(chair);
        var page = await client.GetStringAsync(Urls.Roster);
        await server.Given.AccountAsync(chair.AccountId, account => account.Disable(server.Given.Clock.UtcNow()));

        var form = WebForm.In(page, Urls.ExportRoster);
        form["purpose"] = "存档";
        var (answer, _) = await form.PostAsync(client, Urls.ExportRoster);
        (answer.StatusCode, answer.Headers.Location!.OriginalString.Split('?')[0])
            .Should()
            .Be((HttpStatusCode.Found, Urls.SignIn));
        using var template = await client.GetAsync(Urls.ImportTemplate);
        template.StatusCode.Should().Be(HttpStatusCode.Found);
    }

    private static UnitScope Of(World world, Role role) => world.Insiders.Single(s => s.Role == role);

    /// <summary>As the dialog of the page sends it.</summary>
    private static async Task<HttpResponseMessage> PostAsync(
        HttpClient client,
        string page,
        string purpose,
        string? to = null
    )
    {
        var html = WebUtility.HtmlDecode(await client.GetStringAsync(page));
        var start = html.IndexOf("action=\"/exports/", StringComparison.Ordinal) + "action=\"".Length;
        var form = WebForm.In(html, "/exports/");
        form["purpose"] = purpose;
        return (await form.PostAsync(client, to ?? html[start..html.IndexOf('"', start)])).Answer;
    }
}
