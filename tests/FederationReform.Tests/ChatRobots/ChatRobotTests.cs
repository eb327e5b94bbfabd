using System.Net;
using System.Text;
using System.Text.Json;
using FederationReform.Access;
using FederationReform.Bulletins;
using FederationReform.ChatRobots;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Notices;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.ChatRobots;

public sealed class ChatRobotTests
{
    /// <summary>It fails twice and is then accepted; what arrives names units and nobody.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Message_ThatFailsTwice_IsSentAgainUntilItIsAccepted(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        using var server = RobotServer.Answering(500, 503, 200);
        using var client = new ChatRobotClient(local: true);
        var place = await OnAsync(given, server.Address);
        await RemindAsync(given, place);

        await SendAsync(given, client);
        (await MessagesAsync(given, place)).Single().Fault.Should().Be("对方回答 500");
        await SendAsync(given, client);
        server.Requests.Should().HaveCount(1, "it waits a minute");
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(given, client);
        given.Clock.Advance(TimeSpan.FromMinutes(5));
        await SendAsync(given, client);
        given.Clock.Advance(TimeSpan.FromDays(1));
        await SendAsync(given, client);

        server.Requests.Should().HaveCount(3);
        var message = (await MessagesAsync(given, place)).Single();
        (message.SentAt is not null, message.Attempts, message.Fault).Should().Be((true, 3, null));
        using var body = JsonDocument.Parse(server.Requests.Last().Body);
        body.RootElement.GetProperty("text")
            .GetProperty("content")
            .GetString()
            .Should()
            .Be("【催办】会改联：清溪镇 1 个单位还有 1 份记录没有提交，请抓紧办理。");
    }

    [Theory, OnSqlite]
    public async Task Redirect_IsNotFollowed(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        using var server = new RobotServer(
            (_, response) =>
            {
                response.Redirect("/elsewhere");
                return Task.CompletedTask;
            }
        );
        using var client = new ChatRobotClient(local: true);
        var place = await OnAsync(given, server.Address);
        await RemindAsync(given, place);

        await SendAsync(given, client);

        server.Requests.Single().Path.Should().Be("/send");
        (await MessagesAsync(given, place)).Single().Fault.Should().Be("对方要求转到别的地址，没有照办");
    }

    /// <summary>Robots of WeCom answer 200 also where they refuse.</summary>
    [Theory, OnSqlite]
    public async Task Refusal_InTheBody_IsAFault(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        using var server = new RobotServer(
            (_, response) =>
                response
                    .OutputStream.WriteAsync("""{"errcode":93000,"errmsg":"invalid webhook url"}"""u8.ToArray())
                    .AsTask()
        );
        using var client = new ChatRobotClient(local: true);
        var place = await OnAsync(given, server.Address);
        await RemindAsync(given, place);

        await SendAsync(given, client);

        (await MessagesAsync(given, place)).Single().Fault.Should().Be("群机器人没有接受（错误 93000）");
    }

    /// <summary>The process stops after the commit: the next one sends it.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Message_OfAProcessThatStoppedBeforeSending_StillGoes(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        using var server = RobotServer.Answering(200);
        var place = await OnAsync(given, server.Address);
        await RemindAsync(given, place);
        server.Requests.Should().BeEmpty("nothing is sent in the transaction");

        given.Clock.Advance(TimeSpan.FromHours(7));
        using var restarted = new ChatRobotClient(local: true);
        await SendAsync(given, restarted);

        server.Requests.Should().ContainSingle();
    }

    /// <summary>
    /// The process stops after the group took the message and before that was saved: it arrives once more, and a
    /// process that stops there each time sends it so many times and no more.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Message_OfAProcessThatStoppedAfterSending_ArrivesAgain_AndNotForEver(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        CancellationTokenSource stop = null!;
        using var server = new RobotServer(
            async (_, _) =>
            {
                await stop.CancelAsync();
                await Task.Delay(200);
            }
        );
        using var client = new ChatRobotClient(local: true);
        var place = await OnAsync(given, server.Address);
        await RemindAsync(given, place);

        for (var crash = 0; crash < RobotMessage.MostAttempts + 3; crash++)
        {
            using (stop = new())
            {
                var token = stop.Token;
                var sending = () => given.Use<SendRobotMessages>().RunAsync(client, token);
                if (crash < RobotMessage.MostAttempts)
                    await sending.Should().ThrowAsync<OperationCanceledException>();
                else
                    await sending();
                await SendAsync(given, client);
            }
            given.Clock.Advance(RobotMessage.Lease);
        }

        server.Requests.Should().HaveCount(RobotMessage.MostAttempts);
        (await MessagesAsync(given, place))
            .Single()
            .Should()
            .Match<ShownRobotMessage>(m => m.NextAt == null && m.SentAt == null && m.Fault == "发送时程序中断");
    }

    /// <summary>Two nodes look at once: one of them sends.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Message_IsTakenByOneOfTwoNodes(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        using var server = RobotServer.Answering(200);
        using var client = new ChatRobotClient(local: true);
        var place = await OnAsync(given, server.Address);
        await RemindAsync(given, place);

        await AtOnce.RunAsync(4, _ => given.Use<SendRobotMessages>().RunAsync(client));

        server.Requests.Should().ContainSingle();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Robot_IsOffByDefault_AndWhatWaitsIsGivenUpWhenItIsSwitchedOff(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        using var server = RobotServer.Answering(200);
        using var client = new ChatRobotClient(local: true);
        var place = await VillageCase.OnAsync(given);
        await RemindAsync(given, place);
        (await MessagesAsync(given, place)).Should().BeEmpty();
        (await given.Use<TryChatRobot>().RunAsync(place.Staff)).Single().Code.Should().Be("Off");

        (await SetAsync(given, place.Staff, on: true, server.Address)).Should().BeEmpty();
        (await given.Use<TryChatRobot>().RunAsync(place.Staff)).Should().BeEmpty();
        (await SetAsync(given, place.Staff, on: false, null)).Should().BeEmpty();
        await SendAsync(given, client);

        server.Requests.Should().BeEmpty();
        (await MessagesAsync(given, place)).Single().Fault.Should().Be("群机器人已关闭");
    }

    /// <summary>Bulletin and notice tell it in their own transaction; a chair's own notice does not.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task BulletinAndNotice_AreTold_WithoutTheirWords(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await OnAsync(given, "https://robot.example.cn/send?key=1");
        var week = (await given.Use<BulletinListQuery>().RunAsync(place.Staff, 1))!.Weeks[0];
        var begun = await given.Use<BeginBulletin>().RunAsync(place.Staff, new(place.Campaign.Id, week.Until));
        var draft = (await given.Use<BulletinDraftQuery>().RunAsync(place.Staff, begun.DraftId))!;
        var input = new IssueBulletinInput(begun.DraftId, draft.Version, Guid.NewGuid(), draft.Text);
        (await given.Use<IssueBulletin>().RunAsync(place.Staff, input)).Violations.Should().BeEmpty();
        (await given.Use<IssueBulletin>().RunAsync(place.Staff, input)).Violations.Should().BeEmpty();
        foreach (var issuer in (UnitScope[])[place.Staff, place.Chair])
        {
            var notice = (await given.Use<BeginNotice>().RunAsync(issuer)).NoticeId;
            (
                await given
                    .Use<IssueNotice>()
                    .RunAsync(issuer, new(notice, 0, Guid.NewGuid(), new("关于王演示同志任职的通知", "正文")))
            )
                .Should()
                .BeEmpty();
        }

        (await MessagesAsync(given, place))
            .Select(m => m.Text)
            .Should()
            .Equal(
                "【通知】浦城县妇联发出一份通知，发给 1 个单位，请在平台上阅读并签收。",
                "【周报】浦城县2026年第1期周报已签发：累计完成 0/1，本周净增 0。"
            );
    }

    /// <summary>What is refused tells nobody.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Reminder_ThatIsRefused_LeavesNoMessage(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await OnAsync(given, "https://robot.example.cn/send?key=1");
        await RemindAsync(given, place);
        await RemindAsync(given, place);

        (await MessagesAsync(given, place)).Should().ContainSingle();
    }

    /// <summary>Neither page nor audit nor database shows the address again.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Address_IsSealed_AndNeverShown(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await OnAsync(given, "https://robot.example.cn/send?key=geheim-4711");

        var shown = (await given.Use<ChatRobotQuery>().RunAsync(place.Staff))!;
        (shown.On, shown.Host).Should().Be((true, "robot.example.cn"));
        (await given.AuditAsync())
            .Single(r => r.Event == AuditEvent.ChatRobotSet)
            .Should()
            .Match<AuditRecord>(r => !r.Summary.Contains("geheim") && r.Changes.All(c => !c.New!.Contains("geheim")));
        await using var db = given.Portal.OpenForSystem();
        var column = db.Model.FindEntityType(typeof(ChatRobot))!.FindProperty(nameof(ChatRobot.Address))!;
        var stored = (byte[])column.GetValueConverter()!.ConvertToProvider("https://robot.example.cn/geheim-4711")!;
        Encoding.UTF8.GetString(stored).Should().NotContain("geheim").And.NotContain("robot");

        (await SetAsync(given, place.Staff, on: true, null)).Should().BeEmpty("an empty field keeps it");
        (await db.ChatRobots.AsNoTracking().SingleAsync()).Address.Should().EndWith("geheim-4711");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Robot_OfOthers_IsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await OnAsync(given, "https://robot.example.cn/send?key=1");
        var elsewhere = await given.AccountAsync(Role.CountyStaff, await given.CountyAsync("松溪县"));
        (await given.Use<ChatRobotQuery>().RunAsync(elsewhere))!.Host.Should().BeNull();
        (await given.Use<ChatRobotQuery>().RunAsync(place.Chair)).Should().BeNull();
        (await SetAsync(given, place.Chair, on: false, null)).Single().Should().Be(Refusal.NotAllowed);
        (await given.Use<TryChatRobot>().RunAsync(place.Chair)).Single().Should().Be(Refusal.NotAllowed);
        await given.AccountAsync(place.Staff.AccountId, a => a.Disable(given.Clock.UtcNow()));
        (await SetAsync(given, place.Staff, on: false, null)).Single().Code.Should().Be(Refusal.RightsChangedCode);
        await using var db = given.Portal.OpenForSystem();
        (await db.ChatRobots.SingleAsync()).On.Should().BeTrue();
    }

    [Theory]
    [InlineData("http://robot.example.cn/send")]
    [InlineData("https://127.0.0.1/send")]
    [InlineData("https://[::1]/send")]
    [InlineData("https://10.1.2.3/send")]
    [InlineData("https://user:pass@robot.example.cn/send")]
    [InlineData("file:///etc/passwd")]
    [InlineData("robot")]
    public void Address_ThatMayNotBeSentTo_IsRefusedWhenItIsTyped(string address) =>
        RobotAddress.Read("Address", address, local: false).Wrong!.Field.Should().Be("Address");

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.0.0.1", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.16.0.1", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("2408:8000::1", true)]
    [InlineData("43.137.1.1", true)]
    public void Address_OfANetwork_IsPublicOrNot(string address, bool isPublic) =>
        RobotAddress.IsPublic(IPAddress.Parse(address)).Should().Be(isPublic);

    /// <summary>A name that stands for this machine is looked up, checked, and not connected to.</summary>
    [Fact]
    public async Task Name_OfThisMachine_IsNotConnectedTo()
    {
        using var client = new ChatRobotClient(local: false);

        (await client.SendAsync("https://localhost:1/send", "x", default))
            .Should()
            .Be("域名指向内网或本机的地址，没有发送");
    }

    private static async Task<VillageCase> OnAsync(Given given, string address)
    {
        var place = await VillageCase.OnAsync(given);
        (await SetAsync(given, place.Staff, on: true, address)).Should().BeEmpty();
        return place;
    }

    private static async Task<Violations> SetAsync(Given given, UnitScope scope, bool on, string? address)
    {
        var version = (await given.Use<ChatRobotQuery>().RunAsync(scope))?.Version ?? -1;
        return await given.Use<SetChatRobot>().RunAsync(scope, new(version, Guid.NewGuid(), on, address, Local: true));
    }

    private static Task<Violations> RemindAsync(Given given, VillageCase place) =>
        given.Use<RemindUnits>().RunAsync(place.Staff, new(place.Campaign.Id, [place.Township.Id], Guid.NewGuid()));

    private static Task<int> SendAsync(Given given, ChatRobotClient client) =>
        given.Use<SendRobotMessages>().RunAsync(client);

    private static async Task<IReadOnlyList<ShownRobotMessage>> MessagesAsync(Given given, VillageCase place) =>
        (await given.Use<ChatRobotQuery>().RunAsync(place.Staff))!.Messages;
}
