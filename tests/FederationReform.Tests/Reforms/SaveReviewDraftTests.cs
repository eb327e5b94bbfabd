using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Reforms;

/// <summary>DA-05: what a reviewer typed is offered again, to her alone.</summary>
public sealed class SaveReviewDraftTests
{
    private static readonly ReviewOpinion Opinion = new(
        "会议地点写全称",
        [new(nameof(CongressResult.Place), ""), new("V9", "缺文号")]
    );

    [Theory, OnSqlite, OnPostgres]
    public async Task Opinion_Kept_IsOfferedToHerAgain_AndToNobodyElse(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.SubmittedAsync();
        var colleague = await given.AccountAsync(Role.CountyStaff, village.County);

        (await SaveAsync(given, village, village.Staff, Opinion with { Reason = "会议" })).Should().BeEmpty();
        (await SaveAsync(given, village, village.Staff, Opinion)).Should().BeEmpty();

        (await ReviewAsync(given, village, village.Staff)).Draft.Should().BeEquivalentTo(Opinion);
        (await ReviewAsync(given, village, colleague)).Draft.Should().BeEquivalentTo(ReviewOpinion.None);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OpinionThatSaysNothing_OrWasSent_IsNotKept(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        await village.SubmittedAsync();
        await SaveAsync(given, village, village.Staff, Opinion);

        (await SaveAsync(given, village, village.Staff, new(" ", []))).Should().BeEmpty();
        await using (var db = given.Portal.OpenForSystem())
            (await db.ReviewDrafts.AnyAsync()).Should().BeFalse();

        await SaveAsync(given, village, village.Staff, Opinion);
        var waiting = await village.RecordAsync();
        (
            await given
                .Use<ReturnRecord>()
                .RunAsync(
                    village.Staff,
                    new(village.Campaign.Id, village.Village.Id, waiting.Version, Guid.NewGuid(), "请核对", [])
                )
        )
            .Should()
            .BeEmpty();

        await using var after = given.Portal.OpenForSystem();
        (await after.ReviewDrafts.AnyAsync()).Should().BeFalse();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Opinion_OfAnEarlierSubmission_IsNotOffered(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var first = await village.SubmittedAsync();
        await SaveAsync(given, village, village.Staff, Opinion);
        await given
            .Use<WithdrawSubmission>()
            .RunAsync(village.Chair, new(village.Campaign.Id, village.Village.Id, first.Version, Guid.NewGuid()));

        (
            await given
                .Use<SaveReviewDraft>()
                .RunAsync(village.Staff, new(village.Campaign.Id, village.Village.Id, first.Version, Opinion))
        )
            .Should()
            .ContainSingle(v => v.Code == ReformRefusal.StateCode);
        await village.SubmittedAsync();

        (await ReviewAsync(given, village, village.Staff)).Draft.Should().BeEquivalentTo(ReviewOpinion.None);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task FirstDrafts_OfTwoTabs_AreBothTaken(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.SubmittedAsync();

        var answers = await AtOnce.RunAsync(4, _ => SaveAsync(given, village, village.Staff, Opinion));

        answers.Should().OnlyContain(a => a.Count == 0);
        (await ReviewAsync(given, village, village.Staff)).Draft.Should().BeEquivalentTo(Opinion);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Others_AreRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await village.SubmittedAsync();

        foreach (var stranger in await village.StrangersAsync(Role.CountyStaff, Role.CountyStaff))
            (await SaveAsync(given, village, stranger, Opinion))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        foreach (var role in (Role[])[Role.TownshipChair, Role.VillageFederation, Role.UpperReader, Role.Administrator])
            (await SaveAsync(given, village, await given.AccountAsync(role, village.County), Opinion))
                .Should()
                .ContainSingle(v => v.Code == Refusal.NotAllowedCode);
        (await SaveAsync(given, village, village.Staff, new(new string('长', 50_000), [])))
            .Should()
            .ContainSingle(v => v.Code == "TooLong");
    }

    private static async Task<Violations> SaveAsync(
        Given given,
        VillageCase village,
        UnitScope who,
        ReviewOpinion opinion
    ) =>
        await given
            .Use<SaveReviewDraft>()
            .RunAsync(
                who,
                new(village.Campaign.Id, village.Village.Id, (await village.RecordAsync()).Version, opinion)
            );

    private static async Task<Review> ReviewAsync(Given given, VillageCase village, UnitScope who) =>
        (await given.Use<ReviewQuery>().RunAsync(who, village.Campaign.Id, village.Village.Id))!;
}
