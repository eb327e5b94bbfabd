using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Reforms;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Reforms;

public sealed class SaveResultTests
{
    private static readonly ResultSheet Sheet = ResultSheet.Of(Results.Valid);

    [Theory, OnSqlite, OnPostgres]
    public async Task Result_Saved_IsReadBackAndWrittenIntoHistory(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var before = await ReadAsync(given, chair, campaign, village.Id);

        var saved = await SaveAsync(given, chair, campaign, village.Id, before.Version, Sheet);

        saved.Violations.Should().BeEmpty();
        var after = await ReadAsync(given, chair, campaign, village.Id);
        after.Sheet.SameAs(Sheet).Should().BeTrue();
        (after.Version, after.State, after.SavedBy, after.SavedAt)
            .Should()
            .Be((saved.Version, ReformState.InProgress, chair.AccountName, given.Clock.Now));
        var record = (await AuditAsync(given)).Should().ContainSingle().Subject;
        record.Changes.Should().Contain(new FieldChange("大会日期", null, "2026-07-08"));
        record.Summary.Should().Be("保存河口村的选举结果，改动 23 处");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UnfinishedResult_BreakingRules_IsSaved(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);

        var saved = await SaveAsync(
            given,
            chair,
            campaign,
            village.Id,
            0,
            ResultSheet.Empty.With("Entitled", "10").With("Present", "20").WithCell(0, 0, "演示甲")
        );

        saved.Violations.Should().BeEmpty();
        (await given.ReformAsync(campaign, village)).Result.Present.Should().Be(20);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UnreadableCell_RefusesTheSave_AndLeavesTheDraft(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var typed = Sheet.WithCell(2, ResultColumns.IndexOf("Birth"), "1990-02-30");
        await DraftAsync(given, chair, campaign, village.Id, typed);

        var saved = await SaveAsync(given, chair, campaign, village.Id, 0, typed);

        saved
            .Violations.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Be("第 3 行出生年月“1990-02-30”不存在，请改为实际日期。");
        (await ReadAsync(given, chair, campaign, village.Id)).Draft!.Sheet.SameAs(typed).Should().BeTrue();
        (await given.ReformAsync(campaign, village)).State.Should().Be(ReformState.NotStarted);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SavedDraft_IsGone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        await DraftAsync(given, chair, campaign, village.Id, Sheet);

        await SaveAsync(given, chair, campaign, village.Id, 0, Sheet);

        (await ReadAsync(given, chair, campaign, village.Id)).Draft.Should().BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task StaleVersion_IsRefused_AndTheDraftSurvives(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var other = await given.AccountAsync(Role.VillageFederation, village);
        var mine = Sheet.With("Place", "文化礼堂");
        await DraftAsync(given, chair, campaign, village.Id, mine);
        await SaveAsync(given, other, campaign, village.Id, 0, Sheet);

        var saved = await SaveAsync(given, chair, campaign, village.Id, 0, mine);

        saved.Violations.Should().ContainSingle(v => v.Code == Refusal.StaleCode);
        var read = await ReadAsync(given, chair, campaign, village.Id);
        read.Sheet.SameAs(Sheet).Should().BeTrue();
        (read.Draft!.Sheet["Place"], read.Draft.BaseVersion < read.Version).Should().Be(("文化礼堂", true));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task SameOperation_SentTwice_SavesOnce(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var input = new SaveResultInput(campaign.Id, village.Id, 0, Guid.NewGuid(), Sheet);

        var answers = await AtOnce.RunAsync(6, _ => given.Use<SaveResult>().RunAsync(chair, input));

        answers.Should().OnlyContain(a => a.Violations.Count == 0 && a.Version == 1);
        (await AuditAsync(given)).Should().ContainSingle();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task NothingChanged_WritesNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var first = await SaveAsync(given, chair, campaign, village.Id, 0, Sheet);

        var second = await SaveAsync(given, chair, campaign, village.Id, first.Version, Sheet);

        second.Should().BeEquivalentTo(first);
        (await AuditAsync(given)).Should().ContainSingle();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Phone_IsMaskedInHistory(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var first = await SaveAsync(given, chair, campaign, village.Id, 0, Sheet);

        await SaveAsync(
            given,
            chair,
            campaign,
            village.Id,
            first.Version,
            Sheet.WithCell(0, ResultColumns.IndexOf("Phone"), "13912345678")
        );

        (await AuditAsync(given))[^1].Changes.Should().ContainSingle().Which.New.Should().Be("139****5678");
        (await AuditAsync(given))
            .SelectMany(a => a.Changes)
            .Select(c => c.New)
            .Should()
            .NotContain(text => text != null && text.Contains("13800000001"));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task HandedInRecord_CannotBeSavedOrDrafted(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var ready = await given.CompleteAsync(campaign, village);
        await given.Use<SubmitRecord>().RunAsync(chair, new(campaign.Id, village.Id, ready.Version, Guid.NewGuid()));
        var handedIn = await ReadAsync(given, chair, campaign, village.Id);

        var saved = await SaveAsync(given, chair, campaign, village.Id, handedIn.Version, Sheet.With("Place", "x"));
        var drafted = await DraftAsync(given, chair, campaign, village.Id, Sheet.With("Place", "x"));

        handedIn.May.Edit.Should().BeFalse();
        saved.Violations.Should().ContainSingle().Which.Message.Should().Contain("先撤回");
        drafted.Should().ContainSingle();
        (await given.ReformAsync(campaign, village)).Result.Place.Should().Be(Results.Valid.Place);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Draft_SurvivesWithCellsThatCannotBeRead_AndCanBeDiscarded(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var typed = ResultSheet
            .Empty.With("Entitled", "四十一")
            .WithCell(0, 0, "王𬭎")
            .WithCell(0, 3, "不详")
            .WithReason("AgeLimit", "写到一");
        await DraftAsync(given, chair, campaign, village.Id, ResultSheet.Empty.With("Entitled", "四"));

        await DraftAsync(given, chair, campaign, village.Id, typed);

        var draft = (await ReadAsync(given, chair, campaign, village.Id)).Draft!;
        draft.Sheet.SameAs(typed).Should().BeTrue();
        draft.Origin.SameAs(ResultSheet.Empty).Should().BeTrue();
        draft.SavedAt.Should().Be(given.Clock.Now);
        (await given.Use<DiscardDraft>().RunAsync(chair, new(campaign.Id, village.Id))).Should().BeEmpty();
        (await ReadAsync(given, chair, campaign, village.Id)).Draft.Should().BeNull();
        (await AuditAsync(given)).Should().BeEmpty();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Draft_LikeWhatSheBeganWith_IsNotKept(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        await DraftAsync(given, chair, campaign, village.Id, Sheet);

        await DraftAsync(given, chair, campaign, village.Id, ResultSheet.Empty);

        (await ReadAsync(given, chair, campaign, village.Id)).Draft.Should().BeNull();
    }

    /// <summary>CI-05: a draft is never anybody else's, not even of a colleague who may edit the same record.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task DraftOfAnotherAccount_IsInvisible(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var colleague = await given.AccountAsync(Role.VillageFederation, village);
        await DraftAsync(given, chair, campaign, village.Id, Sheet);

        (await ReadAsync(given, colleague, campaign, village.Id)).Draft.Should().BeNull();
        await given.Use<DiscardDraft>().RunAsync(colleague, new(campaign.Id, village.Id));
        await SaveAsync(given, colleague, campaign, village.Id, 0, Sheet.With("Guide", "林指导"));

        (await ReadAsync(given, chair, campaign, village.Id)).Draft.Should().NotBeNull();
    }

    /// <summary>AC-01, AC-02: out of scope looks like absent, for the query and for every command.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task SiblingTownshipAndAnotherVillage_FindNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var township = await TownshipOfAsync(given, village);
        var sibling = await given.AccountAsync(
            Role.TownshipChair,
            await given.TownshipAsync(township.Parent!, "东坑镇")
        );
        var neighbour = await given.AccountAsync(Role.VillageFederation, await given.VillageAsync(township, "高田村"));

        foreach (var stranger in (UnitScope[])[sibling, neighbour])
        {
            (await given.Use<ResultQuery>().RunAsync(stranger, campaign.Id, village.Id)).Should().BeNull();
            (await SaveAsync(given, stranger, campaign, village.Id, 0, Sheet))
                .Violations.Should()
                .Equal(Refusal.NotFound);
            (await SaveAsync(given, stranger, campaign, 999_999, 0, Sheet)).Violations.Should().Equal(Refusal.NotFound);
            (await DraftAsync(given, stranger, campaign, village.Id, Sheet)).Should().Equal(Refusal.NotFound);
            (await given.Use<DiscardDraft>().RunAsync(stranger, new(campaign.Id, village.Id)))
                .Should()
                .Equal(Refusal.NotFound);
        }
        (await given.ReformAsync(campaign, village)).State.Should().Be(ReformState.NotStarted);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task CountyAndUpperReader_LookButDoNotEdit(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (chair, village, campaign) = await VillageAsync(given);
        var county = (await TownshipOfAsync(given, village)).Parent!;
        await SaveAsync(given, chair, campaign, village.Id, 0, Sheet);

        foreach (
            var reader in (UnitScope[])
                [await given.AccountAsync(Role.CountyStaff, county), await given.AccountAsync(Role.UpperReader, county)]
        )
        {
            var seen = await ReadAsync(given, reader, campaign, village.Id);
            (seen.May.Edit, seen.May.Submit, seen.Sheet.Rows.Count).Should().Be((false, false, 11));
            (await SaveAsync(given, reader, campaign, village.Id, 1, Sheet.With("Guide", "")))
                .Violations.Should()
                .Equal(Refusal.NotAllowed);
            (await DraftAsync(given, reader, campaign, village.Id, Sheet.With("Guide", "")))
                .Should()
                .Equal(Refusal.NotAllowed);
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Administrator_SeesNoResult(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, village, campaign) = await VillageAsync(given);
        var administrator = await given.AccountAsync(
            Role.Administrator,
            (await TownshipOfAsync(given, village)).Parent!
        );

        (await given.Use<ResultQuery>().RunAsync(administrator, campaign.Id, village.Id)).Should().BeNull();
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task VillageFederation_FillsInItsOwn_ButDoesNotHandIn(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var (_, village, campaign) = await VillageAsync(given);
        var own = await given.AccountAsync(Role.VillageFederation, village);

        (await SaveAsync(given, own, campaign, village.Id, 0, Sheet)).Violations.Should().BeEmpty();
        var seen = await ReadAsync(given, own, campaign, village.Id);
        (seen.May.Edit, seen.May.Submit).Should().Be((true, false));
    }

    private static async Task<SavedResult> SaveAsync(
        Given given,
        UnitScope scope,
        Campaign campaign,
        int village,
        int version,
        ResultSheet sheet
    ) => await given.Use<SaveResult>().RunAsync(scope, new(campaign.Id, village, version, Guid.NewGuid(), sheet));

    private static async Task<Violations> DraftAsync(
        Given given,
        UnitScope scope,
        Campaign campaign,
        int village,
        ResultSheet sheet
    ) => await given.Use<SaveDraft>().RunAsync(scope, new(campaign.Id, village, 0, sheet, ResultSheet.Empty));

    private static async Task<VillageResult> ReadAsync(Given given, UnitScope scope, Campaign campaign, int village) =>
        (await given.Use<ResultQuery>().RunAsync(scope, campaign.Id, village))!;

    private static async Task<List<AuditRecord>> AuditAsync(Given given)
    {
        await using var db = given.Portal.OpenForSystem();
        return await db.AuditRecords.Where(a => a.Event == AuditEvent.RecordSaved).OrderBy(a => a.Id).ToListAsync();
    }

    private static async Task<Unit> TownshipOfAsync(Given given, Unit village)
    {
        await using var db = given.Portal.OpenForSystem();
        return await db.Units.Include(u => u.Parent).SingleAsync(u => u.Id == village.ParentId);
    }

    private static async Task<(UnitScope Chair, Unit Village, Campaign Campaign)> VillageAsync(Given given)
    {
        var county = await given.CountyAsync();
        var township = await given.TownshipAsync(county);
        var village = await given.VillageAsync(township);
        var campaign = await given.CampaignAsync(county);
        return (await given.AccountAsync(Role.TownshipChair, township), village, campaign);
    }
}
