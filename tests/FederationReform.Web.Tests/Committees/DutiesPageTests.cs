using FederationReform.Tests.Support;
using FederationReform.Web.Committees;
using FederationReform.Web.Tests.Components;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Web.Tests.Committees;

public sealed class DutiesPageTests
{
    [Fact]
    public async Task Duties_TypedForTwo_AreSavedTogether()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(server.Given);
        await village.ApprovedAsync();
        await using var page = await OpenPage<DutiesPage>.OnAsync(server, village.Chair, p =>
            p.Add(x => x.Unit, village.Village.Id)
        );
        var (chair, executive) = (Results.Member(1).Name, Results.Member(5).Name);

        page.Fill($"{chair}的分工", "全面工作");
        page.Fill($"{executive}的分工", "家庭教育、儿童之家");
        page.Press("保存分工");

        page.ShouldSay("分工已保存。");
        page.ShouldSay("共 11 人，已填 2 人");
        await using var db = server.Given.Portal.OpenForSystem();
        (await db.Posts.Where(p => p.Duties != null).Select(p => new { p.Person.Name, p.Duties }).ToListAsync())
            .Should()
            .BeEquivalentTo([
                new { Name = chair, Duties = "全面工作" },
                new { Name = executive, Duties = "家庭教育、儿童之家" },
            ]);
    }

    [Fact]
    public async Task CommitteeChangedMeanwhile_IsReadAgain_AndWhatWasTypedStays()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(server.Given);
        await village.ApprovedAsync();
        await using var page = await OpenPage<DutiesPage>.OnAsync(server, village.Chair, p =>
            p.Add(x => x.Unit, village.Village.Id)
        );
        await using var other = await OpenPage<DutiesPage>.OnAsync(server, village.Staff, p =>
            p.Add(x => x.Unit, village.Village.Id)
        );
        var (chair, executive) = (Results.Member(1).Name, Results.Member(5).Name);
        page.Fill($"{executive}的分工", "儿童之家");
        other.Fill($"{chair}的分工", "全面工作");
        other.Press("保存分工");
        other.ShouldSay("分工已保存。");

        page.Press("保存分工");
        page.Press("读取最新班子，保留我填的分工");
        page.Press("保存分工");
        page.ShouldSay("分工已保存。");

        await using var db = server.Given.Portal.OpenForSystem();
        (await db.Posts.Where(p => p.Person.Name == executive).Select(p => p.Duties).SingleAsync())
            .Should()
            .Be("儿童之家");
    }
}
