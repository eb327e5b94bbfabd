using FederationReform.Access;
using FederationReform.Committees;
using FederationReform.People;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Committees;
using FederationReform.Tests.Dashboards;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Reforms;

/// <summary>The chair of one village stands on the list of another, or the chair's telephone does.</summary>
public sealed class ElsewhereQueryTests
{
    private static readonly ElectedMember Chair = Results.Member(1, Position.Chair) with
    {
        Name = "祝欣芳",
        Birth = new(new(1985, 3, 8), true),
        Phone = "13900005678",
    };

    private static CongressResult With(params ElectedMember[] members) => Results.Valid with { Members = members };

    [Theory, OnSqlite, OnPostgres]
    public async Task ChairOfTwoVillages_IsSaid_WithTheWayToTheOther(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        await given.CommitteeAsync(village.Campaign, village.Villages[1], [Chair]);
        await given.ReformAsync(village.Campaign, village.Villages[2], r =>
            r.SaveResult(With(Chair with { Name = "李桂花", Phone = "13900009999" }), given.Clock.UtcNow())
        );
        var query = given.Use<ElsewhereQuery>();

        var inOffice = await query.RunAsync(
            village.Chair,
            village.Campaign.Id,
            village.Village.Id,
            With(Chair with { Phone = null })
        );
        var listed = await query.RunAsync(
            village.Chair,
            village.Campaign.Id,
            village.Village.Id,
            With(Chair with { Name = "李桂花", Phone = null })
        );

        var found = inOffice.Should().ContainSingle().Which;
        (found.Code, found.Severity, found.Field)
            .Should()
            .Be((ElsewhereReminders.ChairCode, Severity.Remind, "Members[0].Name"));
        found.Message.Should().Contain("祝欣芳（1985-03-08）同时是河口2村的主席");
        found.See!.PersonId.Should().NotBeNull();
        listed.Should().ContainSingle().Which.See!.UnitId.Should().Be(village.Villages[2].Id);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OnePhoneOfTwoPeople_IsSaid_AlsoWithinTheList(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        await given.CommitteeAsync(village.Campaign, village.Villages[1], [Chair]);

        var found = await given
            .Use<ElsewhereQuery>()
            .RunAsync(
                village.Chair,
                village.Campaign.Id,
                village.Village.Id,
                With(
                    Results.Member(1, Position.Chair) with
                    {
                        Name = "吴秀",
                        Phone = "13900005678",
                    },
                    Results.Member(2) with
                    {
                        Name = "林芳",
                        Phone = "13900001111",
                    },
                    Results.Member(3) with
                    {
                        Name = "林芬",
                        Phone = "13900001111",
                    }
                )
            );

        found.Select(v => v.Field).Should().Equal("Members[0].Phone", "Members[2].Phone");
        found[0].Message.Should().Contain("139****5678").And.Contain("河口2村祝欣芳");
        found[0].See!.PersonId.Should().NotBeNull();
        found[1].Message.Should().Contain("本名单里林芳");
    }

    /// <summary>Another birth is another woman; another post in another village is no second chair.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task AnotherWomanOfTheName_OrAnotherPost_IsNothingToSay(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        await given.CommitteeAsync(village.Campaign, village.Villages[1], [Chair]);
        var query = given.Use<ElsewhereQuery>();

        foreach (
            var member in (ElectedMember[])
                [
                    Chair with
                    {
                        Birth = new(new(1979, 1, 2), true),
                        Phone = null,
                    },
                    Chair with
                    {
                        Position = Position.Executive,
                    },
                ]
        )
            (await query.RunAsync(village.Chair, village.Campaign.Id, village.Village.Id, With(member)))
                .Should()
                .BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OutsideTheScope_OnlyThatSheExists_IsSaid(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var neighbour = await given.TownshipAsync(village.County, "东坑镇");
        var theirs = await given.VillageAsync(neighbour, "上桥村");
        await given.CommitteeAsync(village.Campaign, theirs, [Chair]);
        var query = given.Use<ElsewhereQuery>();

        var forChair = await query.RunAsync(village.Chair, village.Campaign.Id, village.Village.Id, With(Chair));
        var forPhone = await query.RunAsync(
            village.Chair,
            village.Campaign.Id,
            village.Village.Id,
            With(Chair with { Name = "吴秀", Birth = new(new(1990, 1, 1), true) })
        );

        foreach (var found in forChair.Concat(forPhone))
        {
            found.See.Should().BeNull();
            found.Message.Should().Contain("您范围以外").And.NotContain("上桥").And.NotContain("东坑");
        }
        forChair.Should().ContainSingle();
        forPhone.Should().ContainSingle().Which.Message.Should().NotContain("祝欣芳");
        (await query.RunAsync(village.Staff, village.Campaign.Id, village.Village.Id, With(Chair)))
            .Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("上桥村", "the county looks after both");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Strangers_AreToldNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        await given.CommitteeAsync(village.Campaign, village.Villages[1], [Chair]);

        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await given.Use<ElsewhereQuery>().RunAsync(stranger, village.Campaign.Id, village.Village.Id, With(Chair)))
                .Should()
                .BeEmpty();
        (
            await given
                .Use<ElsewhereQuery>()
                .RunAsync(
                    await given.AccountAsync(Role.Administrator, village.County),
                    village.Campaign.Id,
                    village.Village.Id,
                    With(Chair)
                )
        )
            .Should()
            .BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reviewer_SeesTheSame_AndTheSubmissionIsNotStopped(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        var members = Results.Valid.Members.Select((m, i) => i == 0 ? Chair with { For = m.For } : m).ToList();
        await given.CommitteeAsync(village.Campaign, village.Villages[1], [Chair]);
        await village.SubmittedAsync(result: Results.Valid with { Members = members });

        var review = await given.Use<ReviewQuery>().RunAsync(village.Staff, village.Campaign.Id, village.Village.Id);

        review!.Elsewhere.Should().ContainSingle().Which.Code.Should().Be(ElsewhereReminders.ChairCode);
        review.Blocking.Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task AddedPost_NeedsAReason_WhereTheChairHoldsTheSamePostElsewhere(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await CommitteeCase.OnAsync(given);
        var neighbour = await given.VillageAsync(await given.TownshipAsync(place.Village.County, "东坑镇"), "上桥村");
        await given.CommitteeAsync(place.Village.Campaign, neighbour, [Chair]);
        await place.EndAsync(1);

        var refused = await place.AddAsync(Chair);

        refused.Should().ContainSingle().Which.Code.Should().Be(ElsewhereReminders.ChairCode);
        refused[0].Message.Should().NotContain("上桥");
        (await place.AddAsync(Chair, "已与县妇联核对，是同名同日生的两个人")).Should().BeEmpty();
    }
}
