using FederationReform.Access;
using FederationReform.People;
using FederationReform.Tests.Support;
using FederationReform.Web.Committees;
using FederationReform.Web.Tests.Components;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Web.Tests.Committees;

/// <summary>What is done to a post on the page of its committee.</summary>
public sealed class CommitteePageTests
{
    private static readonly string viceChair = Results.Member(2).Name;

    [Fact]
    public async Task Position_IsChanged_AndTheChangeIsUndone()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(server.Given);
        await village.ApprovedAsync();
        await using var page = await OpenAsync(server, village, village.Staff);

        page.Press("变更职务", row: viceChair);
        page.Fill("新职务", nameof(Position.Executive));
        page.Fill("变更日期", "2026-07-14");
        page.Fill("决定会议", "第一届二次执委会议");
        page.Press("登记职务变动", dialog: $"变更{viceChair}的职务");
        page.ShouldSay($"已登记{viceChair}的职务变动。");
        (await PostsAsync(server))
            .Should()
            .Equal((Position.PartTimeViceChair, new DateOnly(2026, 7, 14)), (Position.Executive, null));

        page.Press("撤销登记", row: "原任兼职副主席");
        page.Press("撤销这次登记", dialog: $"撤销{viceChair}的任职登记");
        page.ShouldSay("撤销原因");
        page.Fill("撤销原因", "登记错了人");
        page.Press("撤销这次登记", dialog: $"撤销{viceChair}的任职登记");
        page.ShouldSay("已撤销登记。");
        (await PostsAsync(server)).Should().Equal((Position.PartTimeViceChair, null));
    }

    [Fact]
    public async Task Post_IsCorrected_WithItsReason()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(server.Given);
        await village.ApprovedAsync();
        await using var page = await OpenAsync(server, village, village.Chair);
        var dialog = $"更正{viceChair}的任职";

        page.Press("更正", row: viceChair);
        page.Fill("批准文件", "清委〔2026〕12号");
        page.Press("保存更正", dialog);
        page.ShouldSay("请填写更正原因");
        page.Fill("更正原因", "文号录错");
        page.Press("保存更正", dialog);

        page.ShouldSay($"已更正{viceChair}的任职。");
        await using var db = server.Given.Portal.OpenForSystem();
        (await db.Posts.Where(p => p.Person.Name == viceChair).Select(p => p.BegunBy.Document).SingleAsync())
            .Should()
            .Be("清委〔2026〕12号");
    }

    private static Task<OpenPage<CommitteePage>> OpenAsync(PortalServer server, VillageCase village, UnitScope who) =>
        OpenPage<CommitteePage>.OnAsync(server, who, p => p.Add(x => x.Unit, village.Village.Id));

    private static async Task<List<(Position, DateOnly?)>> PostsAsync(PortalServer server)
    {
        await using var db = server.Given.Portal.OpenForSystem();
        return await db
            .Posts.Where(p => p.Person.Name == viceChair)
            .OrderBy(p => p.Id)
            .Select(p => ValueTuple.Create(p.Position, p.EndOn))
            .ToListAsync();
    }
}
