using FederationReform.Tests.Support;
using FederationReform.Web.Rosters;
using FederationReform.Web.Tests.Components;
using FederationReform.Web.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Web.Tests.Rosters;

public sealed class MergePageTests
{
    private const string Ask = "合并以后不能拆开";
    private static readonly string name = Results.Member(5).Name;

    [Fact]
    public async Task TwoEntries_BecomeTheOneThatIsKept()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var (village, people) = await TwinsAsync(server);
        await using var page = await OpenPage<MergePage>.OnAsync(server, village.Staff, p =>
            p.Add(x => x.First, people[0]).Add(x => x.Second, people[1])
        );

        page.Press("合并成一份档案");
        page.ShouldSay("请填写合并依据");
        page.Fill("保留河口2村的档案", true);
        page.Fill("合并依据（怎样核对的）", "村主席电话核对");
        page.Press("合并成一份档案");
        page.Press("先不做", Ask);
        (await PeopleAsync(server)).Should().HaveCount(2, "the question was answered with no");
        page.Press("合并成一份档案");
        page.Press("合并成一份档案", Ask);

        page.ShouldGoTo(Urls.Person(people[1]));
        (await PeopleAsync(server)).Should().Equal(people[1]);
        await using var db = server.Given.Portal.OpenForSystem();
        (await db.Posts.CountAsync(p => p.PersonId == people[1])).Should().Be(2);
    }

    /// <summary>The same person was elected in two villages and entered twice.</summary>
    private static async Task<(VillageCase Village, List<int> People)> TwinsAsync(PortalServer server)
    {
        var village = await VillageCase.OnAsync(server.Given, villages: 2);
        foreach (var unit in village.Villages)
            await village.ApprovedAsync(unit);
        return (village, await PeopleAsync(server));
    }

    private static async Task<List<int>> PeopleAsync(PortalServer server)
    {
        await using var db = server.Given.Portal.OpenForSystem();
        return await db.People.Where(p => p.Name == name).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync();
    }
}
