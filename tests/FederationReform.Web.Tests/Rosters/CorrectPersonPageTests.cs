using FederationReform.People;
using FederationReform.Tests.Support;
using FederationReform.Web.Rosters;
using FederationReform.Web.Tests.Components;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Web.Tests.Rosters;

public sealed class CorrectPersonPageTests
{
    private static readonly string name = Results.Member(5).Name;

    [Fact]
    public async Task Person_IsCorrected_WithTheReason()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(server.Given);
        await village.ApprovedAsync();
        var id = (await PersonAsync(server, name)).Id;
        await using var page = await OpenPage<CorrectPersonPage>.OnAsync(server, village.Chair, p =>
            p.Add(x => x.Id, id)
        );

        page.Fill("姓名", "演示更正");
        page.Fill("文化程度", "大学本科");
        page.Fill("电话已停用，删除", true);
        page.Press("保存更正");
        page.ShouldSay("请填写更正原因");
        page.Fill("更正原因", "核对身份证");
        page.Press("保存更正");

        page.ShouldGoTo(Urls.Person(id));
        var person = await PersonAsync(server, "演示更正");
        (person.Id, person.Education, person.Phone).Should().Be((id, Education.Bachelor, null));
    }

    private static async Task<Person> PersonAsync(PortalServer server, string called)
    {
        await using var db = server.Given.Portal.OpenForSystem();
        return await db.People.AsNoTracking().SingleAsync(p => p.Name == called);
    }
}
