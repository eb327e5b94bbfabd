using FederationReform.Access;
using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Web.Elections;
using FederationReform.Web.Tests.Components;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Elections;

/// <summary>The count of a ballot: two seats, three candidates, of whom the third is short of the majority.</summary>
public sealed class CountPageTests
{
    private static readonly ElectionSheet counted = new()
    {
        Purpose = ElectionPurpose.Executives,
        Body = ElectingBody.Congress,
        Method = ElectionMethod.Differential,
        HeldOn = new(2026, 7, 8),
        Place = "村部会议室",
        Entitled = 10,
        Present = 9,
        Seats = [new(Position.Executive, 2)],
        Candidates =
        [
            .. Enumerable
                .Range(1, 3)
                .Select(n => new Candidate { Id = n, Person = Results.Member(n, Position.Executive) }),
        ],
        Rounds =
        [
            new()
            {
                Kind = RoundKind.Formal,
                Issued = 9,
                Returned = 9,
                Valid = 9,
                Void = 0,
                Votes = [new(1, 8, 1, 0), new(2, 7, 2, 0), new(3, 3, 6, 0)],
            },
        ],
    };

    private static readonly string third = Results.Member(3).Name;

    [Fact]
    public async Task NameWrittenOntoTheBallot_IsAdded_AndRemovedAgain()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var (village, election) = await ElectionAsync(server);
        await using var page = await OpenAsync(server, village, village.Chair, election);

        page.Fill("选票上另外写的人", "演示另");
        page.Press("添加另选人");
        page.ShouldSay("已添加另选人");
        (await SheetAsync(server, election))
            .Candidates.Where(c => c.WriteIn)
            .Select(c => c.Person.Name)
            .Should()
            .Equal("演示另");

        page.Press("删除", row: "演示另");
        page.ShouldSay("已删除");
        (await SheetAsync(server, election)).Candidates.Should().NotContain(c => c.WriteIn);
    }

    [Fact]
    public async Task LastRound_IsRemoved_AfterAQuestion()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var (village, election) = await ElectionAsync(server);
        await using var page = await OpenAsync(server, village, village.Chair, election);

        page.Press("删除第 1 轮计票");
        page.Press("先不做", dialog: "删除最后一轮计票？");
        (await SheetAsync(server, election)).Rounds.Should().ContainSingle();
        page.Press("删除第 1 轮计票");
        page.Press("删除这一轮", dialog: "删除最后一轮计票？");

        page.ShouldSay("已删除");
        (await SheetAsync(server, election)).Rounds.Should().BeEmpty();
    }

    [Fact]
    public async Task County_DecidesAgainstTheCount_AndTakesItBack()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var (village, election) = await ElectionAsync(server);
        await using var page = await OpenAsync(server, village, village.Staff, election);

        page.Press("认定与计票不一致", row: third);
        page.Press("作出认定", dialog: $"认定{third}当选");
        page.ShouldSay("请填写");
        page.Fill("理由", "票箱里另有一张有效票");
        page.Press("作出认定", dialog: $"认定{third}当选");
        page.ShouldSay("县妇联认定当选：票箱里另有一张有效票");
        (await SheetAsync(server, election)).Marks.Should().ContainSingle(m => m.Candidate == 3 && m.Elected);

        page.Press("撤销认定", row: third);
        page.ShouldNotSay("县妇联认定当选");
        (await SheetAsync(server, election)).Marks.Should().BeEmpty();
    }

    [Fact]
    public async Task ConfirmedCount_IsOpenedAgain_WithItsReason()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var (village, election) = await ElectionAsync(server, confirmedBy: "张主席");
        await using var page = await OpenAsync(server, village, village.Chair, election);

        page.Press("重新打开计票");
        page.ShouldSay("请写明重新打开计票的原因");
        page.Fill("重新打开的原因", "计票单抄错一行");
        page.Press("重新打开计票");

        page.ShouldSay("已重新打开");
        (await server.Given.ElectionAsync(election)).ConfirmedAt.Should().BeNull();
    }

    private static async Task<(VillageCase Village, int Election)> ElectionAsync(
        PortalServer server,
        string? confirmedBy = null
    )
    {
        var village = await VillageCase.OnAsync(server.Given);
        var election = await server.Given.ElectionAsync(
            village.Campaign,
            village.Village,
            counted,
            confirmedBy: confirmedBy
        );
        return (village, election.Id);
    }

    private static Task<OpenPage<CountPage>> OpenAsync(
        PortalServer server,
        VillageCase village,
        UnitScope who,
        int election
    ) =>
        OpenPage<CountPage>.OnAsync(server, who, p =>
            p.Add(x => x.Campaign, village.Campaign.Id)
                .Add(x => x.Unit, village.Village.Id)
                .Add(x => x.Election, election)
        );

    private static async Task<ElectionSheet> SheetAsync(PortalServer server, int election) =>
        (await server.Given.ElectionAsync(election)).Sheet;
}
