using System.Text.Json;
using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Tests.Support;
using FederationReform.Walls;
using FluentAssertions;

namespace FederationReform.Tests.Walls;

public sealed class WallTests
{
    /// <summary>The same figures as the progress page, and no word of anybody.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Wall_ShowsTheFiguresOfTheProgressPage_AndNobody(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 3);
        await place.ApprovedAsync();
        await place.SubmittedAsync(place.Villages[1]);
        await given.AddedAsync(place.Chair, place.Campaign, place.Villages[2], EvidenceCase.Photo);
        var token = await OnAsync(given, place);

        var wall = (await given.Use<WallQuery>().RunAsync(token))!;

        var progress = (await given.Use<ProgressQuery>().RunAsync(place.Staff, place.Campaign.Id))!;
        wall.UnitName.Should().Be(place.County.Name);
        wall.Total.Should()
            .Be(
                new WallCounts(
                    progress.Total.Required,
                    progress.Total.Done,
                    progress.Total.Planned,
                    progress.Total.Submitted,
                    progress.Total.Returned,
                    progress.Total.NotStarted,
                    progress.Total.NetThisWeek,
                    new(progress.Total.Papers.Part, progress.Total.Papers.Whole)
                )
            );
        (wall.Total.Done, wall.Total.Required, wall.Total.Submitted).Should().Be((1, 3, 1));
        var asked = 3 * place.Campaign.Plan.Papers.Count;
        wall.Total.Papers.Should().Be(new WallPapers(1, asked));
        wall.Rows.Should()
            .Equal(new WallRow(place.Township.Name, 3, 1, progress.Rows[0].Figures.Planned, new(1, asked)));
        var sent = JsonSerializer.Serialize(wall);
        await using var db = given.Portal.OpenForSystem();
        var names = db.Accounts.Select(a => a.DisplayName).ToList();
        names.AddRange(db.People.Select(p => p.Name));
        names.Should().NotBeEmpty();
        names.Should().OnlyContain(name => !sent.Contains(name));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Token_ThatWasReplacedSwitchedOffOrNeverMade_ShowsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var first = await OnAsync(given, place);
        var second = await OnAsync(given, place);
        second.Should().NotBe(first).And.HaveLength(43, "32 bytes");

        (await given.Use<WallQuery>().RunAsync(first)).Should().BeNull("it was replaced");
        (await given.Use<WallQuery>().RunAsync(second)).Should().NotBeNull();
        foreach (var wrong in (string?[])[null, "", second + "A", second[..42], new('x', 5000)])
            (await given.Use<WallQuery>().RunAsync(wrong)).Should().BeNull();

        (await given.Use<WallLinkQuery>().RunAsync(place.Staff, place.Campaign.Id))!.On.Should().BeTrue();
        (await given.Use<SwitchOffWall>().RunAsync(place.Staff, new(place.Campaign.Id, Guid.NewGuid())))
            .Should()
            .BeEmpty();
        (await given.Use<WallQuery>().RunAsync(second)).Should().BeNull();
        (await given.Use<WallLinkQuery>().RunAsync(place.Staff, place.Campaign.Id))!.On.Should().BeFalse();
        (await given.AuditAsync())
            .Where(r => r.Event is AuditEvent.WallSwitchedOn or AuditEvent.WallSwitchedOff)
            .Select(r => r.Event)
            .Should()
            .Equal(AuditEvent.WallSwitchedOn, AuditEvent.WallSwitchedOn, AuditEvent.WallSwitchedOff);
        await using var db = given.Portal.OpenForSystem();
        JsonSerializer
            .Serialize(db.AuditRecords.ToList())
            .Should()
            .NotContain(first)
            .And.NotContain(second, "the token is kept nowhere");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Wall_EndsWithItsCampaign(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var token = await OnAsync(given, place);
        var version = place.Campaign.Version;
        await given.Use<CloseCampaign>().RunAsync(place.Staff, new(place.Campaign.Id, version, Guid.NewGuid(), "停办"));
        (await given.Use<WallQuery>().RunAsync(token)).Should().BeNull("the campaign is closed");
        (await given.Use<SwitchOnWall>().RunAsync(place.Staff, new(place.Campaign.Id, Guid.NewGuid())))
            .Violations.Single()
            .Code.Should()
            .Be("CampaignClosed");
        await given
            .Use<ReopenCampaign>()
            .RunAsync(place.Staff, new(place.Campaign.Id, version + 1, Guid.NewGuid(), "续办"));
        (await given.Use<WallQuery>().RunAsync(token)).Should().NotBeNull();

        // The last minute of the last day in China, and the first after it.
        given.Clock.Advance(
            new DateTime(2026, 8, 31, 15, 59, 0, DateTimeKind.Utc) - given.Clock.GetUtcNow().UtcDateTime
        );
        (await given.Use<WallQuery>().RunAsync(token)).Should().NotBeNull();
        given.Clock.Advance(TimeSpan.FromMinutes(1));
        (await given.Use<WallQuery>().RunAsync(token)).Should().BeNull();
        (await given.Use<SwitchOnWall>().RunAsync(place.Staff, new(place.Campaign.Id, Guid.NewGuid())))
            .Violations.Single()
            .Code.Should()
            .Be("CampaignOver");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Wall_OfOthers_IsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var token = await OnAsync(given, place);
        var elsewhere = (await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))[1];

        (await given.Use<WallLinkQuery>().RunAsync(elsewhere, place.Campaign.Id)).Should().BeNull();
        (await given.Use<SwitchOnWall>().RunAsync(elsewhere, new(place.Campaign.Id, Guid.NewGuid())))
            .Violations.Single()
            .Should()
            .Be(Refusal.NotFound);
        (await given.Use<SwitchOffWall>().RunAsync(elsewhere, new(place.Campaign.Id, Guid.NewGuid())))
            .Single()
            .Should()
            .Be(Refusal.NotFound);
        (await given.Use<SwitchOnWall>().RunAsync(place.Chair, new(place.Campaign.Id, Guid.NewGuid())))
            .Violations.Single()
            .Should()
            .Be(Refusal.NotAllowed);
        // The account that switched it on may go; the wall is the county's.
        await given.AccountAsync(place.Staff.AccountId, a => a.Disable(given.Clock.GetUtcNow().UtcDateTime));
        (await given.Use<SwitchOnWall>().RunAsync(place.Staff, new(place.Campaign.Id, Guid.NewGuid())))
            .Violations.Single()
            .Should()
            .Be(Refusal.RightsChanged);
        (await given.Use<WallQuery>().RunAsync(token)).Should().NotBeNull();
    }

    /// <summary>Two at once: one link is told, and it shows; the other is told that it came too late.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Wall_SwitchedOnByTwo_HasOneLink(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);

        var answers = await AtOnce.RunAsync(2, _ =>
            given.Use<SwitchOnWall>().RunAsync(place.Staff, new(place.Campaign.Id, Guid.NewGuid()))
        );

        var shown = 0;
        foreach (var answer in answers.Where(a => a.Token is not null))
            shown += await given.Use<WallQuery>().RunAsync(answer.Token) is null ? 0 : 1;
        shown.Should().Be(1);
        answers.Where(a => a.Token is null && a.Violations.Single() != Refusal.Stale).Should().BeEmpty();
    }

    private static async Task<string> OnAsync(Given given, VillageCase place)
    {
        var on = await given.Use<SwitchOnWall>().RunAsync(place.Staff, new(place.Campaign.Id, Guid.NewGuid()));
        on.Violations.Should().BeEmpty();
        return on.Token!;
    }
}
