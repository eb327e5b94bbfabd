using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Tests.Support;
using FederationReform.Web.Reforms;
using FederationReform.Web.Tests.Components;
using FederationReform.Web.Tests.Support;
using FluentAssertions;

namespace FederationReform.Web.Tests.Reforms;

/// <summary>What only the county does to a record, pressed on the record's page.</summary>
public sealed class RecordDecisionsTests
{
    [Fact]
    public async Task ApprovedRecord_IsUnlocked_WithItsReason()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(server.Given);
        await village.ApprovedAsync();
        await using var page = await OpenAsync(server, village, village.Staff);

        page.Press("解锁这份记录");
        page.Press("解锁这份记录", dialog: "解锁河口村的记录");
        page.ShouldSay("请填写");
        (await village.RecordAsync()).State.Should().Be(ReformState.Approved, "no reason was given");
        page.Fill("解锁原因，填报人会看到", "出生日期录错");
        page.Press("解锁这份记录", dialog: "解锁河口村的记录");

        page.ShouldSay("已解锁，记录回到填报人的待办。");
        var record = await village.RecordAsync();
        (record.State, record.StateReason).Should().Be((ReformState.Returned, "出生日期录错"));
    }

    [Fact]
    public async Task Village_IsExempted_AndTakenBack()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(server.Given);
        await using var page = await OpenAsync(server, village, village.Staff);

        page.Press("把河口村列为免做");
        page.Fill("免做原因，填报人会看到", "整村搬迁");
        page.Press("列为免做", dialog: "把河口村列为免做");
        page.ShouldSay("已列为免做。");
        (await village.RecordAsync()).State.Should().Be(ReformState.Exempt);

        page.Press("恢复河口村的办理");
        page.Press("恢复办理", dialog: "恢复河口村的办理？");
        page.ShouldSay("已恢复办理。");
        (await village.RecordAsync()).State.Should().Be(ReformState.NotStarted);
    }

    [Fact]
    public async Task Chair_IsOfferedNeither()
    {
        await using var server = await PortalServer.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(server.Given);
        await village.ApprovedAsync();
        await using var page = await OpenAsync(server, village, village.Chair);

        page.ShouldSay("办理步骤");
        page.ShouldNotSay("解锁");
        page.ShouldNotSay("免做");
    }

    private static Task<OpenPage<RecordPage>> OpenAsync(PortalServer server, VillageCase village, UnitScope who) =>
        OpenPage<RecordPage>.OnAsync(server, who, p =>
            p.Add(x => x.Campaign, village.Campaign.Id).Add(x => x.Unit, village.Village.Id)
        );
}
