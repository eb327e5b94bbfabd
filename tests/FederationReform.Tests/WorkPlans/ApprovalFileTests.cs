using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Files;
using FederationReform.Tests.Support;
using FederationReform.WorkPlans;
using FluentAssertions;

namespace FederationReform.Tests.WorkPlans;

/// <summary>The papers of the stations on a plan's way.</summary>
public sealed class ApprovalFileTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Paper_IsAddedShownAndRemoved_AndTheHistorySaysSo(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var upload = await given.UploadedAsync(place.Staff, PhotoFile.Pdf(), "实施方案.pdf");

        (await AddAsync(given, place.Staff, place, ApprovalStage.Issued, upload)).Should().BeEmpty();
        (await AddAsync(given, place.Staff, place, ApprovalStage.Issued, upload)).Should().BeEmpty("it came once");
        (await AddedAsync(given, place.Staff, place, ApprovalStage.Opinions)).Should().BeEmpty();

        var papers = await PapersAsync(given, place.Chair, place);
        papers
            .Select(p => (p.Stage, p.Name, p.Kind))
            .Should()
            .Equal(
                (ApprovalStage.Issued, "实施方案.pdf", FileKind.Pdf),
                (ApprovalStage.Opinions, "IMG_0712.jpg", FileKind.Jpeg)
            );
        (await BytesAsync(given, place.Chair, place, papers[0].Id)).Should().Equal(PhotoFile.Pdf());

        (await RemoveAsync(given, place.Staff, place, papers[0].Id)).Should().BeEmpty();
        (await PapersAsync(given, place.Chair, place)).Should().Equal(papers[1]);
        (await BytesAsync(given, place.Staff, place, papers[0].Id)).Should().BeNull();
        (await RemoveAsync(given, place.Staff, place, papers[0].Id)).Should().Equal(Refusal.NotFound);
        var history = (await given.AuditAsync()).Where(a =>
            a.Event is AuditEvent.ApprovalFileAdded or AuditEvent.ApprovalFileRemoved
        );
        history
            .Select(a => a.Summary)
            .Should()
            .Equal(
                "“2026年村妇联会改联”的工作方案：上传印发的文件",
                "“2026年村妇联会改联”的工作方案：上传征求意见的文件",
                "“2026年村妇联会改联”的工作方案：删除印发的文件"
            );
        history.Select(a => a.Changes.Single().Field).Should().OnlyContain(f => f == "SHA-256");
    }

    /// <summary>AC-01, AC-02, AC-08: the plan is the county's; its villages read it, and nobody else does.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Paper_IsRead_ByThoseWhoAreShownThePlan_AndChangedByItsOwner(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddedAsync(given, place.Staff, place, ApprovalStage.Issued);
        var paper = (await PapersAsync(given, place.Staff, place)).Single().Id;
        var sibling = await given.TownshipAsync(place.County, "东坑镇");
        UnitScope[] readers =
        [
            place.Chair,
            await given.AccountAsync(Role.TownshipChair, sibling),
            await given.AccountAsync(Role.VillageFederation, place.Village),
            await given.AccountAsync(Role.UpperReader, place.County),
        ];
        foreach (var reader in readers)
        {
            (await BytesAsync(given, reader, place, paper)).Should().NotBeNull();
            (await AddAsync(given, reader, place, ApprovalStage.Issued, Guid.NewGuid()))
                .Should()
                .Equal(Refusal.NotAllowed);
            (await RemoveAsync(given, reader, place, paper)).Should().Equal(Refusal.NotAllowed);
        }

        var administrator = await given.AccountAsync(Role.Administrator, place.County);
        (await BytesAsync(given, administrator, place, paper)).Should().BeNull();
        var elsewhere = await given.CountyAsync("建瓯市");
        var stranger = await given.AccountAsync(Role.CountyStaff, elsewhere);
        (await BytesAsync(given, stranger, place, paper)).Should().BeNull();
        (await AddedAsync(given, stranger, place, ApprovalStage.Issued)).Should().Equal(Refusal.NotFound);
        (await RemoveAsync(given, stranger, place, paper)).Should().Equal(Refusal.NotFound);
        var chairElsewhere = await given.AccountAsync(
            Role.TownshipChair,
            await given.TownshipAsync(elsewhere, "徐墩镇")
        );
        (await BytesAsync(given, chairElsewhere, place, paper)).Should().BeNull();

        // By the address of another campaign, though both are shown.
        var other = await given.CampaignAsync(place.County, Given.TownshipPlan);
        (await given.Use<ApprovalFileQuery>().RunAsync(place.Staff, other.Id, paper)).Should().BeNull();
        (await given.Use<RemoveApprovalFile>().RunAsync(place.Staff, new(other.Id, paper, Guid.NewGuid())))
            .Should()
            .Equal(Refusal.NotFound);

        var upload = await given.UploadedAsync(place.Staff, PhotoFile.Jpeg());
        await given.AccountAsync(place.Staff.AccountId, a => a.Disable(given.Clock.UtcNow()));
        (await AddAsync(given, place.Staff, place, ApprovalStage.Issued, upload)).Should().Equal(Refusal.RightsChanged);
        (await RemoveAsync(given, place.Staff, place, paper)).Should().Equal(Refusal.RightsChanged);
    }

    /// <summary>A village is not shown the townships' campaign, and so not its plan either.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Paper_OfTheTownshipsCampaign_IsNoVillages(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var campaign = await given.CampaignAsync(place.County, Given.TownshipPlan);
        var upload = await given.UploadedAsync(place.Staff, PhotoFile.Pdf());
        (await given.Use<AddApprovalFile>().RunAsync(place.Staff, new(campaign.Id, ApprovalStage.Draft, upload)))
            .Should()
            .BeEmpty();
        var paper = (await given.Use<WorkPlanQuery>().RunAsync(place.Chair, campaign.Id))!.Papers.Single().Id;
        var village = await given.AccountAsync(Role.VillageFederation, place.Village);

        (await given.Use<ApprovalFileQuery>().RunAsync(village, campaign.Id, paper)).Should().BeNull();
        await using var shown = (
            await given.Use<ApprovalFileQuery>().RunAsync(place.Chair, campaign.Id, paper)
        )!.Content;
        shown.Length.Should().Be(PhotoFile.Pdf().Length);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Papers_OfOneStation_AreNotWithoutEnd_AndAClosedCampaignTakesNone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        for (var n = 0; n < ApprovalFile.MostOfAStage; n++)
            (await AddedAsync(given, place.Staff, place, ApprovalStage.Draft)).Should().BeEmpty();

        (await AddedAsync(given, place.Staff, place, ApprovalStage.Draft))
            .Single()
            .Message.Should()
            .StartWith("起草初稿已有 10 个文件");
        (await AddedAsync(given, place.Staff, place, ApprovalStage.Survey)).Should().BeEmpty("it is another station");
        (await AddedAsync(given, place.Staff, place, (ApprovalStage)7)).Should().Equal(Refusal.NotFound);

        var paper = (await PapersAsync(given, place.Staff, place))[0].Id;
        await using (var db = given.Portal.OpenForSystem())
        {
            var campaign = db.Campaigns.Single(c => c.Id == place.Campaign.Id);
            campaign.Close("林晓岚", "完成", given.Clock.UtcNow());
            await db.SaveChangesAsync();
        }
        (await AddedAsync(given, place.Staff, place, ApprovalStage.Survey)).Should().NotBeEmpty();
        (await RemoveAsync(given, place.Staff, place, paper)).Should().NotBeEmpty();
        (await BytesAsync(given, place.Chair, place, paper)).Should().NotBeNull("what was kept is still read");
    }

    /// <summary>The cleaning of files without a row knows these, removed ones too.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Paper_IsNotForgotten(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        await AddedAsync(given, place.Staff, place, ApprovalStage.Draft);
        await AddedAsync(given, place.Staff, place, ApprovalStage.Draft);
        var papers = await PapersAsync(given, place.Staff, place);
        await RemoveAsync(given, place.Staff, place, papers[1].Id);
        // The files carry the machine's own time.
        given.Clock.Advance(TimeSpan.FromDays(3650));

        await given.Use<ForgetEvidenceFiles>().RunAsync();

        Directory
            .GetFiles(Path.Combine(given.Database.Folder, "files"), "*", SearchOption.AllDirectories)
            .Should()
            .HaveCount(4, "each photo and its small picture stay");
        (await BytesAsync(given, place.Chair, place, papers[0].Id)).Should().NotBeNull();
    }

    private static async Task<Violations> AddedAsync(
        Given given,
        UnitScope scope,
        VillageCase place,
        ApprovalStage stage
    ) => await AddAsync(given, scope, place, stage, await given.UploadedAsync(scope, PhotoFile.Jpeg()));

    private static Task<Violations> AddAsync(
        Given given,
        UnitScope scope,
        VillageCase place,
        ApprovalStage stage,
        Guid upload
    ) => given.Use<AddApprovalFile>().RunAsync(scope, new(place.Campaign.Id, stage, upload));

    private static Task<Violations> RemoveAsync(Given given, UnitScope scope, VillageCase place, int file) =>
        given.Use<RemoveApprovalFile>().RunAsync(scope, new(place.Campaign.Id, file, Guid.NewGuid()));

    private static async Task<IReadOnlyList<ApprovalPaper>> PapersAsync(
        Given given,
        UnitScope scope,
        VillageCase place
    ) => (await given.Use<WorkPlanQuery>().RunAsync(scope, place.Campaign.Id))!.Papers;

    private static async Task<byte[]?> BytesAsync(Given given, UnitScope scope, VillageCase place, int file)
    {
        if (await given.Use<ApprovalFileQuery>().RunAsync(scope, place.Campaign.Id, file) is not { } opened)
            return null;
        await using var content = opened.Content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
