using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Tests.Support;
using FederationReform.WorkPlans;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Dashboards;

/// <summary>资料齐全率 wherever a completion rate stands: the same figure as on the progress page.</summary>
public sealed class PaperRatesTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Campaign_DeskAndBoard_HaveOneRate(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 3);
        await AddAsync(given, place);
        var asked = place.Campaign.Plan.Papers.Count;

        var board = (await given.Use<ProgressQuery>().RunAsync(place.Staff, place.Campaign.Id))!.Total.Papers;

        board.Should().Be(new Ratio(3, 3 * asked));
        (await given.Use<CampaignPapersQuery>().RunAsync(place.Staff))[place.Campaign.Id].Should().Be(board);
        (await given.Use<CampaignPapersQuery>().RunAsync(place.Staff, place.Campaign.Id))
            .Should()
            .BeEquivalentTo(new Dictionary<int, Ratio> { [place.Campaign.Id] = board });
        (await given.Use<ChairDeskQuery>().RunAsync(place.Chair, place.Campaign.Id))!.Papers.Should().Be(board);
    }

    /// <summary>An exempt village counts neither above nor below the line; nor does a paper that was removed.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Batches_HaveTheirOwnRates(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 3);
        await AddAsync(given, place);
        var asked = place.Campaign.Plan.Papers.Count;
        (
            await given
                .Use<SaveWorkPlan>()
                .RunAsync(
                    place.Staff,
                    new(
                        place.Campaign.Id,
                        null,
                        Guid.NewGuid(),
                        new([], [new(1, "试点批", new(2026, 5, 5), new(2026, 6, 10))], [])
                    )
                )
        )
            .Should()
            .BeEmpty();
        await using (var db = given.Portal.OpenForSystem())
        {
            var first = place.Villages[0].Id;
            var assignment = UnitAssignment.Of(
                await db.UnitReforms.Include(r => r.Unit).SingleAsync(r => r.UnitId == first)
            );
            assignment.Arrange(1, pilot: false, guide: null);
            db.UnitAssignments.Add(assignment);
            await db.SaveChangesAsync();
        }

        var rates = await given.Use<BatchPapersQuery>().RunAsync(place.Staff, place.Campaign.Id);

        rates.Should().BeEquivalentTo(new Dictionary<int, Ratio> { [1] = new(2, asked), [0] = new(1, 2 * asked) });
        (await given.Use<BatchPapersQuery>().RunAsync(place.Chair, place.Campaign.Id)).Should().BeEquivalentTo(rates);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Rates_OfOthers_AreNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await given.AddedAsync(place.Chair, place.Campaign, place.Village, EvidenceCase.Photo);

        foreach (var stranger in await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
        {
            (await given.Use<CampaignPapersQuery>().RunAsync(stranger))
                .GetValueOrDefault(place.Campaign.Id)
                .Part.Should()
                .Be(0, stranger.AccountName);
            (await given.Use<BatchPapersQuery>().RunAsync(stranger, place.Campaign.Id))
                .Values.Sum(r => r.Part)
                .Should()
                .Be(0, stranger.AccountName);
        }
        (await given.Use<BatchPapersQuery>().RunAsync(place.Staff, 0)).Should().BeEmpty();
    }

    /// <summary>Two papers of the first village, one of the second; two photos of one paper are one.</summary>
    private static async Task AddAsync(Given given, VillageCase place)
    {
        await given.AddedAsync(place.Chair, place.Campaign, place.Villages[0], EvidenceCase.Photo);
        await given.AddedAsync(place.Chair, place.Campaign, place.Villages[0], EvidenceCase.Photo);
        await given.AddedAsync(place.Chair, place.Campaign, place.Villages[0], EvidenceCase.SignInSheet);
        await given.AddedAsync(place.Chair, place.Campaign, place.Villages[1], EvidenceCase.Photo);
    }
}
