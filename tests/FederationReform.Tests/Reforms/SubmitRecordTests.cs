using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Reforms;

public sealed class SubmitRecordTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task CompleteRecord_Submitted_WaitsForTheCounty(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var ready = await given.CompleteAsync(campaign, village);

        var violations = await given
            .Use<SubmitRecord>()
            .RunAsync(chair, new(campaign.Id, village.Id, ready.Version, Guid.NewGuid()));

        violations.Should().BeEmpty();
        var reform = await given.ReformAsync(campaign, village);
        reform.State.Should().Be(ReformState.Submitted);
        reform.Submissions.Should().ContainSingle().Which.Result.Members.Should().HaveCount(11);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SameOperation_SentTwice_SubmitsOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var ready = await given.CompleteAsync(campaign, village);
        var input = new SubmitRecordInput(campaign.Id, village.Id, ready.Version, Guid.NewGuid());

        var answers = await AtOnce.RunAsync(10, _ => given.Use<SubmitRecord>().RunAsync(chair, input));

        answers.Should().OnlyContain(v => v.Count == 0);
        (await given.ReformAsync(campaign, village)).Submissions.Should().ContainSingle();
        await using var db = given.Portal.OpenForSystem();
        (await db.AuditRecords.CountAsync(r => r.OperationId == input.OperationId)).Should().Be(1);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task IncompleteRecord_Submitted_SaysEveryMissingStep(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var empty = await given.ReformAsync(campaign, village);

        var violations = await given
            .Use<SubmitRecord>()
            .RunAsync(chair, new(campaign.Id, village.Id, empty.Version, Guid.NewGuid()));

        violations
            .Where(v => v.Code == RecordRules.StepMissingCode)
            .Select(v => v.Field)
            .Should()
            .Equal("V6", "V7", "V9");
        (await given.ReformAsync(campaign, village)).State.Should().Be(ReformState.NotStarted);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SiblingTownshipsChair_FindsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var ready = await given.CompleteAsync(campaign, village);
        var sibling = await given.AccountAsync(
            Role.TownshipChair,
            await given.TownshipAsync(await CountyOfAsync(given, chair), "东坑镇")
        );

        var foreign = await given
            .Use<SubmitRecord>()
            .RunAsync(sibling, new(campaign.Id, village.Id, ready.Version, Guid.NewGuid()));
        var absent = await given
            .Use<SubmitRecord>()
            .RunAsync(sibling, new(campaign.Id, 999_999, ready.Version, Guid.NewGuid()));

        foreign.Should().Equal(absent).And.ContainSingle(v => v.Code == Refusal.NotFoundCode);
    }

    private static async Task<(UnitScope Chair, Unit Village, Campaign Campaign)> VillageAsync(Given given)
    {
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var village = await given.VillageAsync(township);
        var campaign = await given.CampaignAsync(county);
        return (await given.AccountAsync(Role.TownshipChair, township), village, campaign);
    }

    private static async Task<Unit> CountyOfAsync(Given given, UnitScope scope)
    {
        await using var db = given.Portal.OpenForSystem();
        var township = await db.Units.Include(u => u.Parent).SingleAsync(u => u.Id == scope.UnitId);
        return township.Parent!;
    }
}
