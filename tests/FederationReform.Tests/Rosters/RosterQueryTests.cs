using FederationReform.Access;
using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Rosters;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Rosters;

public sealed class RosterQueryTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Search_FindsByNamePinyinAndPhone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff) = await FilledAsync(given);

        (await NamesAsync(given, staff, new() { Text = "建华" })).Should().Equal("单建华");
        (await NamesAsync(given, staff, new() { Text = " 单　建华 " })).Should().Equal("单建华");
        foreach (var typed in (string[])["sjh", "SJH", "shanjian", "shan jian hua", "djh", "danjianhua", "ｓｊｈ"])
            (await NamesAsync(given, staff, new() { Text = typed })).Should().Equal(["单建华"], "{0} was typed", typed);
        (await NamesAsync(given, staff, new() { Text = "zeng" })).Should().Equal("曾丽");
        (await NamesAsync(given, staff, new() { Text = "tanf" }))
            .Should()
            .Equal(["覃芳"], "覃 is Qin here and Tan there");
        (await NamesAsync(given, staff, new() { Text = "5678" })).Should().Equal("单建华");
        foreach (var typed in (string[])["%", "_", "' OR 1=1 --", "jianhua", "\uD800"])
            (await NamesAsync(given, staff, new() { Text = typed })).Should().BeEmpty("{0} was typed", typed);
        (await given.Use<RosterQuery>().RunAsync(staff, new() { Text = "5678" }))!
            .Page.Rows.Single()
            .Phone.Should()
            .Be("138****5678");
        place.Village.Name.Should().Be("河口村");
    }

    /// <summary>UN-02: the dot between two parts of a name is typed in many ways, and each finds the person.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task NameWithADot_IsFoundByEveryDot(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await RosterCase.OnAsync(given);
        await place.FormAsync(place.Village, null, RosterCase.Member("阿依古丽·买买提", Position.Chair));
        var staff = await given.AccountAsync(Role.CountyStaff, place.County);

        foreach (var dot in (string[])["·", "•", "・", "‧", "⋅", "．", "。"])
            (await NamesAsync(given, staff, new() { Text = $"阿依古丽{dot}买买提" }))
                .Should()
                .Equal(["阿依古丽·买买提"], "{0} was typed", dot);
    }

    /// <summary>
    /// PD-01: lists hide the middle of a phone. A search by its last five digits, then six, would read out the rest.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Search_ByPhone_TakesTheFourDigitsThatAreShown_AndNoMore(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, staff) = await FilledAsync(given);

        foreach (var typed in (string[])["678", "05678", "0000567", "00005678", "138-0000-5678", "13900005678"])
        {
            (await NamesAsync(given, staff, new() { Text = typed })).Should().BeEmpty("{0} was typed", typed);
            new RosterFilter { Text = typed }
                .NotFourDigits.Should()
                .BeTrue();
        }
        new RosterFilter { Text = "5678" }
            .NotFourDigits.Should()
            .BeFalse();
        new RosterFilter { Text = "单建华" }
            .NotFourDigits.Should()
            .BeFalse();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Filter_NarrowsByUnitPostTermAndState(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, staff) = await FilledAsync(given);
        var later = await given.CampaignAsync(place.County, Given.Plan with { Name = "2031年换届" });
        var next = new RosterCase
        {
            Given = given,
            Prefecture = place.Prefecture,
            County = place.County,
            Township = place.Township,
            Village = place.Village,
            Other = place.Other,
            Neighbour = place.Neighbour,
            NeighboursVillage = place.NeighboursVillage,
            Campaign = later,
        };
        await next.FormAsync(place.Village, new(2026, 7, 12), RosterCase.Member("曾丽", Position.Chair, "1990-05"));

        (await NamesAsync(given, staff, new() { UnitId = place.Township.Id })).Should().Equal("曾丽", "尉迟兰", "覃芳");
        (await NamesAsync(given, staff, new() { UnitId = place.Village.Id, State = RosterState.Left }))
            .Should()
            .Equal("单建华", "曾丽");
        (await NamesAsync(given, staff, new() { UnitId = place.Village.Id, State = RosterState.All }))
            .Should()
            .HaveCount(3);
        (await NamesAsync(given, staff, new() { CampaignId = later.Id })).Should().Equal("曾丽");
        (await NamesAsync(given, staff, new() { Posts = PostGroup.Chairs })).Should().Equal("曾丽", "尉迟兰", "王英");
        (await NamesAsync(given, staff, new() { Body = UnitLevel.Township })).Should().BeEmpty();
        (await NamesAsync(given, staff, new() { Body = UnitLevel.Village, Form = CommitteeForm.Federation }))
            .Should()
            .HaveCount(4);
        (await NamesAsync(given, staff, new() { Form = CommitteeForm.WomensCommittee })).Should().BeEmpty();
        await using (var db = given.Portal.OpenForSystem())
        {
            var committee = await db.Committees.SingleAsync(c => c.UnitId == place.Other.Id);
            committee.Describe(committee.Form, 14, committee.EndsOn, committee.Seats);
            await db.SaveChangesAsync();
        }
        (await NamesAsync(given, staff, new() { Number = 14 })).Should().Equal("尉迟兰", "覃芳");
        (await given.Use<RosterQuery>().RunAsync(staff, new()))!.Numbers.Should().Equal(14);
        (await given.Use<RosterQuery>().RunAsync(staff, new() { UnitId = place.Village.Id }))!
            .Numbers.Should()
            .BeEmpty();
        var left = (await given.Use<RosterQuery>().RunAsync(staff, new() { State = RosterState.Left }))!.Page.Rows[0];
        (left.WayOut, left.EndOn, left.Above!.Name)
            .Should()
            .Be((WayOut.TermEnded, new DateOnly(2026, 7, 12), "清溪镇"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Order_IsByPostStrokesOrAge_PageByPage(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, staff) = await FilledAsync(given);

        (await NamesAsync(given, staff, new())).Should().Equal("单建华", "曾丽", "尉迟兰", "覃芳", "王英");
        (await NamesAsync(given, staff, new() { Order = RosterOrder.Strokes }))
            .Should()
            .Equal("王英", "单建华", "尉迟兰", "覃芳", "曾丽");
        (await NamesAsync(given, staff, new() { Order = RosterOrder.Oldest }))
            .Should()
            .Equal("尉迟兰", "覃芳", "单建华", "曾丽", "王英");
        (await NamesAsync(given, staff, new() { Order = RosterOrder.Youngest }))
            .Should()
            .Equal(["曾丽", "单建华", "覃芳", "尉迟兰", "王英"], "whose birth is not known comes last");
        var second = (
            await given
                .Use<RosterQuery>()
                .RunAsync(
                    staff,
                    new()
                    {
                        Order = RosterOrder.Strokes,
                        Page = 2,
                        PageSize = 2,
                    }
                )
        )!.Page;
        (second.Total, second.Pages, second.Number).Should().Be((5, 3, 2));
        second.Rows.Select(r => r.Name).Should().Equal("尉迟兰", "覃芳");
        (await given.Use<RosterQuery>().RunAsync(staff, new() { Page = 99, PageSize = 2 }))!.Page.Number.Should().Be(3);
        second.Rows[0].Age.Should().Be(48);
    }

    /// <summary>
    /// AC-01, AC-09: her own subtree, never beside it, never above it; the same by link, search and use case.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Roster_EndsAtTheScope(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (place, _) = await FilledAsync(given);
        var village = await given.AccountAsync(Role.VillageFederation, place.Village);
        var chair = await given.AccountAsync(Role.TownshipChair, place.Township);
        var neighbour = await given.AccountAsync(Role.TownshipChair, place.Neighbour);
        var upper = await given.AccountAsync(Role.UpperReader, place.Prefecture);
        var administrator = await given.AccountAsync(Role.Administrator, place.County);

        (await NamesAsync(given, village, new())).Should().Equal("单建华", "曾丽");
        (await NamesAsync(given, chair, new())).Should().HaveCount(4);
        (await NamesAsync(given, neighbour, new())).Should().Equal("王英");
        (await NamesAsync(given, upper, new())).Should().HaveCount(5);
        (await NamesAsync(given, upper, new() { UnitId = place.Township.Id })).Should().HaveCount(4);
        (await given.Use<RosterQuery>().RunAsync(administrator, new()))
            .Should()
            .BeNull("accounts are hers, people are not");
        foreach (var text in (string[])["单建华", "sjh", "5678"])
            (await NamesAsync(given, neighbour, new() { Text = text })).Should().BeEmpty();
        foreach (var unit in (int[])[place.Village.Id, place.Township.Id, place.County.Id, 999_999])
        {
            (await given.Use<RosterQuery>().RunAsync(neighbour, new() { UnitId = unit })).Should().BeNull();
            if (unit != place.Village.Id)
                (await given.Use<RosterQuery>().RunAsync(village, new() { UnitId = unit })).Should().BeNull();
        }
    }

    private static async Task<(RosterCase, UnitScope Staff)> FilledAsync(Given given)
    {
        var place = await RosterCase.OnAsync(given);
        await place.FormAsync(
            place.Village,
            null,
            RosterCase.Member("单建华", Position.Chair, "1985-03-12", "13800005678"),
            RosterCase.Member("曾丽", Position.Executive, "1990-05", "13800001234")
        );
        await place.FormAsync(
            place.Other,
            null,
            RosterCase.Member("尉迟兰", Position.Chair, "1978-02-01"),
            RosterCase.Member("覃芳", Position.Executive, "1979-11-30")
        );
        await place.FormAsync(place.NeighboursVillage, null, RosterCase.Member("王英", Position.Chair, null));
        return (place, await given.AccountAsync(Role.CountyStaff, place.County));
    }

    private static async Task<IEnumerable<string>> NamesAsync(Given given, UnitScope scope, RosterFilter filter) =>
        (await given.Use<RosterQuery>().RunAsync(scope, filter))!.Page.Rows.Select(r => r.Name);
}
