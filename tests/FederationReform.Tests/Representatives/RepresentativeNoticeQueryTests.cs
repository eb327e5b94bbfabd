using FederationReform.Access;
using FederationReform.Representatives;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Representatives;

/// <summary>公示名单, which hangs out where everybody reads it (个人信息保护法第二十五条).</summary>
public sealed class RepresentativeNoticeQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Notice_NamesThePeopleByStrokes_WithWorkplaceAndPost(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        var fromItsPlace = RollCase.Row("丁三", way: "协商推荐");
        (fromItsPlace["Workplace"], fromItsPlace["Place"], fromItsPlace["Post"]) = ("", "二组", "");
        await roll.WithAsync(RollCase.Row("演示甲"), RollCase.Row("王二", place: "河口小学"), fromItsPlace);
        (await roll.NoticeAsync(new(2026, 7, 1), new(2026, 7, 7))).Should().BeEmpty();

        var notice = (await NoticeAsync(given, roll, roll.Village.Chair))!;

        (notice.CampaignName, notice.UnitName, notice.AboveName).Should().Be((Given.Plan.Name, "河口村", "清溪镇"));
        (notice.From, notice.To, notice.Ways)
            .Should()
            .Be((new DateOnly(2026, 7, 1), new DateOnly(2026, 7, 7), "选举、协商推荐"));
        notice
            .People.Should()
            .Equal(
                new NoticedPerson("丁三", "二组", null),
                new NoticedPerson("王二", "河口小学", "村民"),
                new NoticedPerson("演示甲", "一组", "村民")
            );
        typeof(NoticedPerson)
            .GetProperties()
            .Select(p => p.Name)
            .Should()
            .Equal(["Name", "Workplace", "Post"], "birth, telephone and the rest are never posted");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Notice_OfAnEmptyRoll_IsAnEmptyPaper(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);

        var notice = (await NoticeAsync(given, roll, roll.Village.Chair))!;

        (notice.From, notice.To, notice.Ways).Should().Be((null, null, "推选"));
        notice.People.Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Notice_OfAnotherTownship_OrAnotherCampaign_IsNotFound(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var roll = await RollCase.OnAsync(engine, given);
        await roll.WithAsync(RollCase.Row("演示甲"));
        var village = roll.Village;

        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await NoticeAsync(given, roll, stranger)).Should().BeNull();
        (await NoticeAsync(given, roll, await given.AccountAsync(Role.Administrator, village.County)))
            .Should()
            .BeNull("an administrator reads no records");
        var other = await given.CampaignAsync(village.County, Given.TownshipPlan);
        (await given.Use<RepresentativeNoticeQuery>().RunAsync(village.Chair, other.Id, village.Village.Id))
            .Should()
            .BeNull("the village takes no part in it");

        foreach (
            var reader in (UnitScope[])
                [
                    village.Staff,
                    await given.AccountAsync(Role.VillageFederation, village.Village),
                    await given.AccountAsync(Role.UpperReader, village.County),
                ]
        )
            (await NoticeAsync(given, roll, reader))!.People.Should().ContainSingle();
    }

    private static Task<RepresentativeNotice?> NoticeAsync(Given given, RollCase roll, UnitScope scope) =>
        given.Use<RepresentativeNoticeQuery>().RunAsync(scope, roll.Village.Campaign.Id, roll.Village.Village.Id);
}
