using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Evidence;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Dashboards;

public sealed class PhotoWallQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Wall_HasThePhotosOfTheUnit_APageAtATime(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        for (var n = 0; n < PhotoWallQuery.PageSize; n++)
            await given.AddedAsync(village.Chair, village.Campaign, village.Villages[1], EvidenceCase.Photo);
        await given.AddedAsync(village.Chair, village.Campaign, village.Villages[0], EvidenceCase.SignInSheet);
        await given.AddedAsync(
            village.Chair,
            village.Campaign,
            village.Villages[0],
            EvidenceCase.Photo,
            PhotoFile.Pdf()
        );
        var gone = await given.AddedAsync(village.Chair, village.Campaign, village.Villages[0], EvidenceCase.Photo);
        await given
            .Use<RemoveEvidence>()
            .RunAsync(village.Chair, new(village.Campaign.Id, village.Villages[0].Id, gone, Guid.NewGuid()));

        var first = (await WallAsync(village.Staff, 1))!;
        var second = (await WallAsync(village.Staff, 2))!;

        first.Page.Total.Should().Be(PhotoWallQuery.PageSize + 1, "neither papers nor deleted photos hang there");
        first.Page.Rows.Should().HaveCount(PhotoWallQuery.PageSize);
        (first.Page.Rows[0].Unit.Name, first.Page.Rows[0].Paper).Should().Be(("河口1村", "签到表"));
        second.Page.Rows.Should().ContainSingle(p => p.Unit.Name == "河口2村" && p.Step == "大会");
        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await WallAsync(stranger, 1)).Should().BeNull();
        (await WallAsync(await given.AccountAsync(Role.Administrator, village.County), 1)).Should().BeNull();

        Task<PhotoWall?> WallAsync(UnitScope scope, int page) =>
            given.Use<PhotoWallQuery>().RunAsync(scope, village.Campaign.Id, village.Township.Id, page);
    }
}
