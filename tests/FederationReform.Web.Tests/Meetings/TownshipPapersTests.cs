using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Papers.Word;
using FederationReform.Tests.Support;
using FederationReform.Web.Meetings;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;

namespace FederationReform.Web.Tests.Meetings;

public sealed class TownshipPapersTests
{
    private const string Making = "正在生成材料";

    [Theory, OnSqlite, OnPostgres]
    public async Task Chair_TakesAFolderForEachVillage_AgainAndInPieces(Engine engine)
    {
        await using var server = await PortalServer.OnAsync(engine);
        var village = await VillageCase.OnAsync(server.Given, villages: 3);
        using var client = await server.SignedInAsync(village.Chair);
        var (campaign, township) = (village.Campaign.Id, village.Township.Id);
        (await client.GetStringAsync(Urls.TownshipPapers(campaign, township))).Should().Contain("份还缺内容");

        using var started = await StartAsync(client, campaign, township, "after");
        started.Headers.Location!.OriginalString.Should().Be(Urls.TownshipPapers(campaign, township));
        var page = await MadeAsync(client, campaign, township);

        page.Should().Contain("共 18 份").And.Contain(Urls.TownshipPack(campaign, township));
        using var answer = await client.GetAsync(Urls.TownshipPack(campaign, township));
        answer.Content.Headers.ContentType!.ToString().Should().Be("application/zip");
        answer.Content.Headers.ContentDisposition!.FileNameStar.Should().Be("3个单位会后材料_20260715.zip");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var archive = new ZipArchive(new MemoryStream(bytes));
        archive
            .Entries.Select(e => e.FullName.Split('/')[0])
            .Distinct()
            .Should()
            .Equal("01-河口1村", "02-河口2村", "03-河口3村");

        using var rest = new HttpRequestMessage(HttpMethod.Get, Urls.TownshipPack(campaign, township));
        rest.Headers.Range = new RangeHeaderValue(1000, null);
        using var restAnswer = await client.SendAsync(rest);
        restAnswer.StatusCode.Should().Be(HttpStatusCode.PartialContent, "a download that broke off goes on");
        (await restAnswer.Content.ReadAsByteArrayAsync()).Should().Equal(bytes[1000..]);
        (await server.Given.AuditAsync())
            .Should()
            .ContainSingle(r => r.Event == AuditEvent.PapersMade, "it is made once")
            .Which.Summary.Should()
            .EndWith("会后材料，18 份");
    }

    [Fact]
    public async Task Chair_TakesOnePaperOfEveryVillage_InOneDocument()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(server.Given, villages: 3);
        using var client = await server.SignedInAsync(village.Chair);
        var (campaign, township) = (village.Campaign.Id, village.Township.Id);

        using var started = await StartAsync(
            client,
            campaign,
            township,
            "all",
            ("kind", "request"),
            ("bundle", "document")
        );
        var page = await MadeAsync(client, campaign, township);

        page.Should().Contain("共 3 份");
        using var answer = await client.GetAsync(Urls.TownshipPack(campaign, township));
        answer.Content.Headers.ContentType!.ToString().Should().Be(WordPaper.ContentType);
        answer
            .Content.Headers.ContentDisposition!.FileNameStar.Should()
            .Be("3个单位召开大会的请示（合订）_20260715.docx");
    }

    [Fact]
    public async Task File_IsGone_AfterAQuarterOfAnHour()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(server.Given, villages: 2);
        using var client = await server.SignedInAsync(village.Chair);
        var (campaign, township) = (village.Campaign.Id, village.Township.Id);
        using var started = await StartAsync(client, campaign, township, "after");
        await MadeAsync(client, campaign, township);
        var pack = server.Services.GetRequiredService<PaperPacks>().Of(village.Chair.AccountId)!;
        string file;
        using (var open = pack.Open()!)
            file = open.Name;
        File.Exists(file).Should().BeTrue();

        server.Given.Clock.Advance(PaperPacks.Kept);
        using var late = await client.GetAsync(Urls.TownshipPack(campaign, township));

        late.StatusCode.Should().Be(HttpStatusCode.NotFound);
        File.Exists(file).Should().BeFalse();
        pack.Open().Should().BeNull();
    }

    [Fact]
    public async Task Cancelled_LeavesNoFile_AndNoRecord()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(server.Given, villages: 2);
        using var client = await server.SignedInAsync(village.Chair);
        var (campaign, township) = (village.Campaign.Id, village.Township.Id);
        // The account has one heavy job at a time: what is begun waits until this one ends.
        using var turn = await server.Services.GetRequiredService<HeavyWork>().EnterAsync(village.Chair.AccountId);

        using var started = await StartAsync(client, campaign, township, "all");
        var waiting = WebUtility.HtmlDecode(await client.GetStringAsync(Urls.TownshipPapers(campaign, township)));
        waiting.Should().Contain(Making).And.Contain("取消");
        (await client.GetStringAsync(Urls.TownshipPackState(campaign, township))).Should().Contain("\"running\":true");
        using var early = await client.GetAsync(Urls.TownshipPack(campaign, township));
        early.StatusCode.Should().Be(HttpStatusCode.NotFound);
        var (cancelled, _) = await WebForm
            .In(waiting, "/cancel")
            .PostAsync(client, Urls.CancelTownshipPack(campaign, township));
        using (cancelled)
            cancelled.StatusCode.Should().Be(HttpStatusCode.Found);

        (await MadeAsync(client, campaign, township)).Should().Contain("已经取消，没有留下文件");
        using var file = await client.GetAsync(Urls.TownshipPack(campaign, township));
        file.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await server.Given.AuditAsync()).Should().NotContain(r => r.Event == AuditEvent.PapersMade);
    }

    [Fact]
    public async Task SecondTownship_WaitsForTheFirst()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var given = server.Given;
        var county = await given.CountyAsync();
        var (first, second) = (await given.TownshipAsync(county), await given.TownshipAsync(county, "石陂镇"));
        await given.VillageAsync(first);
        await given.VillageAsync(second, "水南村");
        var campaign = await given.CampaignAsync(county);
        var staff = await given.AccountAsync(Role.CountyStaff, county);
        using var client = await server.SignedInAsync(staff);
        // The form of a page that was opened earlier.
        var html = WebUtility.HtmlDecode(await client.GetStringAsync(Urls.TownshipPapers(campaign.Id, second.Id)));
        var form = WebForm.In(html, "/exports/");
        using var turn = await server.Services.GetRequiredService<HeavyWork>().EnterAsync(staff.AccountId);
        using var started = await StartAsync(client, campaign.Id, first.Id, "all");

        var (answer, _) = await form.PostAsync(client, Urls.TownshipPack(campaign.Id, second.Id));
        answer.Dispose();
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(Urls.TownshipPapers(campaign.Id, second.Id)));

        page.Should()
            .Contain($"您正在生成{first.Name}的材料")
            .And.Contain(Urls.TownshipPapers(campaign.Id, first.Id))
            .And.NotContain("<h2>生成材料</h2>");
        var packs = server.Services.GetRequiredService<PaperPacks>();
        packs.Of(staff.AccountId)!.Input.UnitId.Should().Be(first.Id);
    }

    [Fact]
    public async Task Stranger_IsToldThatThereIsNothing()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var world = await World.CreateAsync(server.Given);
        var (campaign, township) = (world.Place.Campaign, world.Place.Township);
        using var chair = await server.SignedInAsync(world.Insiders.Single(s => s.Role == Role.TownshipChair));
        using var started = await StartAsync(chair, campaign, township, "all");
        await MadeAsync(chair, campaign, township);

        foreach (
            var stranger in world
                .Strangers.Concat(world.Neighbours)
                .Where(s => s.Role is Role.TownshipChair or Role.CountyStaff or Role.VillageFederation)
        )
        {
            using var client = await server.SignedInAsync(stranger);
            var page = await client.GetStringAsync(Urls.Roster);
            var (answer, _) = await WebForm
                .In(page, Urls.SignOut)
                .PostAsync(client, Urls.TownshipPack(campaign, township));
            using (answer)
                answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
            foreach (
                var address in (string[])
                    [
                        Urls.TownshipPapers(campaign, township),
                        Urls.TownshipPack(campaign, township),
                        Urls.TownshipPackState(campaign, township),
                    ]
            )
            {
                using var read = await client.GetAsync(address);
                read.StatusCode.Should().Be(HttpStatusCode.NotFound, $"{stranger.Role} asks for {address}");
            }
        }
        using var bare = await chair.PostAsync(Urls.TownshipPack(campaign, township), new FormUrlEncodedContent([]));
        bare.StatusCode.Should().Be(HttpStatusCode.BadRequest, "another site has no token (CI-10)");
    }

    private static async Task<HttpResponseMessage> StartAsync(
        HttpClient client,
        int campaign,
        int unit,
        string part,
        params (string Name, string Value)[] more
    )
    {
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(Urls.TownshipPapers(campaign, unit)));
        var form = WebForm.In(page, "/exports/");
        form["part"] = part;
        foreach (var (name, value) in more)
            form[name] = value;
        return (await form.PostAsync(client, Urls.TownshipPack(campaign, unit))).Answer;
    }

    /// <summary>The page as it is when nothing is made any more.</summary>
    private static async Task<string> MadeAsync(HttpClient client, int campaign, int unit)
    {
        var page = "";
        await UntilAsync(async () =>
        {
            page = WebUtility.HtmlDecode(await client.GetStringAsync(Urls.TownshipPapers(campaign, unit)));
            return !page.Contains(Making, StringComparison.Ordinal);
        });
        return page;
    }

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await done())
                return;
            await Task.Delay(100);
        }
        throw new TimeoutException("It did not end within half a minute.");
    }
}
