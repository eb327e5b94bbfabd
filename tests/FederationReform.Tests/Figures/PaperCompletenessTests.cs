using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Evidence;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Figures;

/// <summary>资料齐全率: numerator, denominator, and the records behind it.</summary>
public sealed class PaperCompletenessTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Rate_CountsEachAskedPaperOnce_AndNothingOfTheExempt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 4);
        var (campaign, asked) = (village.Campaign, village.Campaign.Plan.Papers.Count);
        var (complete, some, none, exempt) = (
            village.Villages[0],
            village.Villages[1],
            village.Villages[2],
            village.Villages[3]
        );
        await given.AllAddedAsync(village.Chair, campaign, complete);
        await given.AddedAsync(village.Chair, campaign, some, EvidenceCase.Photo);
        await given.AddedAsync(village.Chair, campaign, some, EvidenceCase.Photo);
        await given.AddedAsync(village.Chair, campaign, some, EvidenceCase.SignInSheet);
        await given.AddedAsync(village.Chair, campaign, some, new(StepPaper.Other, StepCode.V6, ""));
        var removed = await given.AddedAsync(village.Chair, campaign, some, campaign.Plan.Papers[0]);
        await given.Use<RemoveEvidence>().RunAsync(village.Chair, new(campaign.Id, some.Id, removed, Guid.NewGuid()));
        await given.AddedAsync(village.Chair, campaign, exempt, EvidenceCase.Photo);
        await given
            .Use<ExemptUnit>()
            .RunAsync(
                village.Staff,
                new(campaign.Id, exempt.Id, (await village.RecordAsync(exempt)).Version, Guid.NewGuid(), "并村")
            );

        var progress = (await given.Use<ProgressQuery>().RunAsync(village.Staff, campaign.Id))!;
        var township = (await given.Use<ProgressQuery>().RunAsync(village.Chair, campaign.Id))!;
        var lacking = (
            await given.Use<RecordListQuery>().RunAsync(village.Staff, campaign.Id, null, RecordSelection.Lacking)
        )!;
        var all = (
            await given.Use<RecordListQuery>().RunAsync(village.Staff, campaign.Id, null, RecordSelection.Required)
        )!;

        progress.Total.Papers.Should().Be(new Ratio(asked + 2, 3 * asked));
        progress.Rows.Single().Figures.Papers.Should().Be(progress.Total.Papers);
        township.Rows.Select(r => r.Figures.Papers.Part).Should().Equal(asked, 2, 0, 0);
        lacking.Page.Rows.Select(r => (r.Unit.Name, r.Papers.Part)).Should().Equal((some.Name, 2), (none.Name, 0));
        all.Page.Rows.Sum(r => r.Papers.Part).Should().Be(progress.Total.Papers.Part, "the list is the figure");
        all.Page.Rows.Sum(r => r.Papers.Whole).Should().Be(progress.Total.Papers.Whole);
        (await RecountAsync(given, campaign)).Should().Be(progress.Total.Papers.Part);
    }

    /// <summary>The county asks for less: what was uploaded for the rest is there and counts no more.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Rate_FollowsTheCampaign(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.Photo);
        await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.SignInSheet);

        var violations = await given
            .Use<ChangeCampaign>()
            .RunAsync(
                village.Staff,
                new(
                    village.Campaign.Id,
                    village.Campaign.Version,
                    Guid.NewGuid(),
                    village.Campaign.Plan with
                    {
                        Papers = [EvidenceCase.Photo with { Name = "会场照片" }],
                    },
                    null
                )
            );

        violations.Should().BeEmpty();
        var progress = (await given.Use<ProgressQuery>().RunAsync(village.Staff, village.Campaign.Id))!;
        progress.Total.Papers.Should().Be(new Ratio(1, 1));
        var record = (await given.Use<RecordQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Village.Id))!;
        var congress = record.Evidence.Single(e => e.Step == StepCode.V6);
        congress.Papers.Select(p => (p.Paper.Name, p.Files.Count)).Should().Equal(("会场照片", 1), ("其他材料", 1));
    }

    [Fact]
    public void Papers_Typed_KeepTheirNumbers()
    {
        var before = StepPapers.Usual(UnitLevel.Village);
        StepPaper[] congress = [.. before.Where(p => p.Step == StepCode.V6)];

        Numbers("照片、工作报告").Should().Equal(("照片", 605), ("工作报告", 601));
        Numbers("工作报告、计票单、选举结果报告单、签到表、会场照片").Should().Contain(("会场照片", 605));
        Numbers("工作报告，影像，音频").Should().Equal(("工作报告", 601), ("影像", 606), ("音频", 607));
        Numbers("").Should().BeEmpty();
        StepPapers.Typed(before, StepCode.V1, "公告").Should().Equal(new StepPaper(101, StepCode.V1, "公告"));
        congress.Should().HaveCount(5);

        IEnumerable<(string, int)> Numbers(string text) =>
            StepPapers.Typed(before, StepCode.V6, text).Select(p => (p.Name, p.Id));
    }

    /// <summary>The same in one statement, as somebody would who does not trust the portal.</summary>
    private static async Task<int> RecountAsync(Given given, Campaign campaign)
    {
        var papers = string.Join(",", campaign.Plan.Papers.Select(p => p.Id));
        await using var db = given.Portal.OpenForSystem();
#pragma warning disable RS0030, EF1002 // A recount past the portal, with numbers only.
        return await db
            .Database.SqlQueryRaw<int>(
                $"""
                SELECT CAST(COUNT(*) AS INT) AS "Value" FROM (
                    SELECT DISTINCT f."UnitReformId", f."Paper" FROM "EvidenceFiles" f
                    JOIN "UnitReforms" r ON r."Id" = f."UnitReformId"
                    WHERE f."RemovedAt" IS NULL AND r."State" <> 5 AND r."CampaignId" = {campaign.Id}
                        AND f."Paper" IN ({papers})) x
                """
            )
            .SingleAsync();
#pragma warning restore RS0030, EF1002
    }
}
