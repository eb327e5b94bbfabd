using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Elections;
using FederationReform.Reforms;
using FederationReform.Representatives;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Campaigns;

/// <summary>A campaign that is given up in the middle: nothing is lost, and nobody goes on filling it in.</summary>
public sealed class CloseCampaignTests
{
    private const string Why = "市里统一到明年换届，本任务停止";

    private static async Task<Violations> CloseAsync(
        Given given,
        VillageCase village,
        UnitScope? who = null,
        string? reason = Why,
        Guid? operation = null
    )
    {
        var campaign = (await given.Use<CampaignQuery>().RunAsync(village.Staff, village.Campaign.Id))!;
        return await given
            .Use<CloseCampaign>()
            .RunAsync(
                who ?? village.Staff,
                new(village.Campaign.Id, campaign.Version, operation ?? Guid.NewGuid(), reason)
            );
    }

    private static async Task<Violations> ReopenAsync(Given given, VillageCase village, string? reason = "决定继续")
    {
        var campaign = (await given.Use<CampaignQuery>().RunAsync(village.Staff, village.Campaign.Id))!;
        return await given
            .Use<ReopenCampaign>()
            .RunAsync(village.Staff, new(village.Campaign.Id, campaign.Version, Guid.NewGuid(), reason));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task ClosedCampaign_IsReadOnly_AndEveryRecordSaysWhy(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        await village.ApprovedAsync(village.Villages[0]);
        await village.SubmittedAsync(village.Villages[1]);
        await given.CompleteAsync(village.Campaign, village.Villages[2]);

        (await CloseAsync(given, village, reason: " ")).Should().ContainSingle(v => v.Field == "Reason");
        (await CloseAsync(given, village)).Should().BeEmpty();

        var audit = (await given.AuditAsync())[^1];
        (audit.Event, audit.Reason).Should().Be((AuditEvent.CampaignClosed, Why));
        audit.Summary.Should().Contain("还有 2 个");
        (await CloseAsync(given, village)).Should().ContainSingle(v => v.Code == ReformRefusal.ClosedCode);
        var record = (
            await given.Use<RecordQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Villages[2].Id)
        )!;
        record.ClosedReason.Should().Be(Why);
        record.May.Should().Be(RecordActions.None);
        var result = (
            await given.Use<ResultQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Villages[2].Id)
        )!;
        (result.ClosedReason, result.May.Edit).Should().Be((Why, false));

        foreach (var answer in await AttemptsAsync(given, village))
            answer.Should().ContainSingle().Which.Message.Should().Contain(Why);
        (await given.Use<ReviewQueueQuery>().RunAsync(village.Staff)).Total.Should().Be(0);
        (await given.Use<SenderQueueQuery>().RunAsync(village.Chair)).Should().BeEmpty();
        (await given.Use<ReviewQuery>().RunAsync(village.Staff, village.Campaign.Id, village.Villages[1].Id))
            .Should()
            .BeNull();
        var desk = (await given.Use<ChairDeskQuery>().RunAsync(village.Chair, village.Campaign.Id))!;
        (desk.Next, desk.ClosedReason).Should().Be((null, Why));
    }

    /// <summary>Every way into a record of the campaign.</summary>
    private static async Task<List<Violations>> AttemptsAsync(Given given, VillageCase village)
    {
        var (campaign, approved, waiting, open) = (
            village.Campaign.Id,
            await village.RecordAsync(village.Villages[0]),
            await village.RecordAsync(village.Villages[1]),
            await village.RecordAsync(village.Villages[2])
        );
        var sheet = ResultSheet.Of(Results.Valid);
        return
        [
            (
                await given
                    .Use<SaveResult>()
                    .RunAsync(village.Chair, new(campaign, open.UnitId, open.Version, Guid.NewGuid(), sheet))
            ).Violations,
            await given
                .Use<SaveDraft>()
                .RunAsync(village.Chair, new(campaign, open.UnitId, open.Version, sheet, ResultSheet.Empty)),
            await given
                .Use<SetStep>()
                .RunAsync(
                    village.Chair,
                    new(
                        campaign,
                        open.UnitId,
                        open.Version,
                        Guid.NewGuid(),
                        StepCode.V2,
                        new DateOnly(2026, 6, 2),
                        null
                    )
                ),
            await given
                .Use<SubmitRecord>()
                .RunAsync(village.Chair, new(campaign, open.UnitId, open.Version, Guid.NewGuid())),
            await given
                .Use<WithdrawSubmission>()
                .RunAsync(village.Chair, new(campaign, waiting.UnitId, waiting.Version, Guid.NewGuid())),
            await given
                .Use<ApproveRecord>()
                .RunAsync(village.Staff, new(campaign, waiting.UnitId, waiting.Version, Guid.NewGuid())),
            await given
                .Use<UnlockRecord>()
                .RunAsync(village.Staff, new(campaign, approved.UnitId, approved.Version, Guid.NewGuid(), "更正")),
            await given
                .Use<ExemptUnit>()
                .RunAsync(village.Staff, new(campaign, open.UnitId, open.Version, Guid.NewGuid(), "整村搬迁")),
            (
                await given
                    .Use<AddElection>()
                    .RunAsync(
                        village.Chair,
                        new(campaign, open.UnitId, ElectionPurpose.Executives, null, Guid.NewGuid())
                    )
            ).Violations,
            await given
                .Use<SetNotice>()
                .RunAsync(
                    village.Chair,
                    new(
                        campaign,
                        open.UnitId,
                        RepresentativeRoll.NotBegun,
                        Guid.NewGuid(),
                        new DateOnly(2026, 6, 1),
                        new DateOnly(2026, 6, 5)
                    )
                ),
        ];
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Reopened_GoesOnWhereItStood(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await given.CompleteAsync(village.Campaign, village.Village);
        (await ReopenAsync(given, village)).Should().ContainSingle(v => v.Code == "CampaignRuns");
        (await CloseAsync(given, village)).Should().BeEmpty();
        (await ReopenAsync(given, village, reason: null)).Should().ContainSingle(v => v.Field == "Reason");

        (await ReopenAsync(given, village)).Should().BeEmpty();

        (await given.AuditAsync())[^1].Event.Should().Be(AuditEvent.CampaignReopened);
        await village.SubmittedAsync();
    }

    /// <summary>The villages may begin anew elsewhere, and the old campaign cannot come back beside it.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task VillagesOfAClosedCampaign_AreFree_AndThenItStaysClosed(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        (await CloseAsync(given, village)).Should().BeEmpty();

        var created = await given
            .Use<CreateCampaign>()
            .RunAsync(
                village.Staff,
                new(village.County.Id, Given.Plan with { Name = "2026年村妇联会改联（重新组织）" }, Guid.NewGuid())
            );

        created.Violations.Blocking.Should().BeFalse();
        created.CampaignId.Should().BePositive();
        (await ReopenAsync(given, village)).Should().ContainSingle(v => v.Code == "UnitsTaken");
        (await given.Use<CampaignsInSightQuery>().RunAsync(village.Chair))[0].Id.Should().Be(created.CampaignId);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OnlyTheCountyItself_Closes_AndOnlyOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        (await CloseAsync(given, village, village.Chair))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotAllowed.Code);
        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await CloseAsync(given, village, stranger)).Should().ContainSingle();
        var disabled = await given.AccountAsync(Role.CountyStaff, village.County);
        await given.AccountAsync(disabled.AccountId, a => a.Disable(given.Clock.UtcNow()));
        (await CloseAsync(given, village, disabled)).Should().NotBeEmpty();
        (await given.Use<CampaignQuery>().RunAsync(village.Staff, village.Campaign.Id))!.Closing.Should().BeNull();

        var operation = Guid.NewGuid();
        (await CloseAsync(given, village, operation: operation)).Should().BeEmpty();
        (await CloseAsync(given, village, operation: operation)).Should().BeEmpty("it was this very operation");
        (await given.AuditAsync()).Count(a => a.Event == AuditEvent.CampaignClosed).Should().Be(1);
    }
}
