using System.Security.Cryptography;
using System.Text;
using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Files;
using FederationReform.KeptFiles;
using FederationReform.Reforms;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Evidence;

public sealed class EvidenceTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task Photo_Added_IsKeptWithoutItsPlace_AndRecorded(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var photo = PhotoFile.Jpeg(800, 600, turn: 6);

        var id = await AddAsync(given, village, EvidenceCase.SignInSheet, photo, "../../签到\u202E.png");

        var opened = await given.Use<EvidenceFileQuery>().RunAsync(village.Staff, id);
        opened!.Name.Should().Be("签到.jpg");
        opened.Kind.Should().Be(FileKind.Jpeg);
        Encoding.ASCII.GetString(await BytesAsync(opened)).Should().NotContain(PhotoFile.Place);
        var small = await given.Use<EvidenceFileQuery>().RunAsync(village.Staff, id, thumbnail: true);
        (await BytesAsync(small!)).Length.Should().BeLessThan(12_000);
        var record = await given.Use<RecordQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Village.Id);
        record!.State.Should().Be(ReformState.InProgress, "work on the papers is work on the record");
        var step = record.Evidence.Single(e => e.Step == StepCode.V6);
        step.Papers.Single(p => p.Paper == EvidenceCase.SignInSheet).Files.Should().ContainSingle(f => f.Id == id);
        step.Completeness.Should().Be(new Ratio(1, 5));
        step.Missing.Should().Equal("工作报告", "计票单", "选举结果报告单", "照片");
        var audit = (await given.AuditAsync()).Single(r => r.Event == AuditEvent.EvidenceAdded);
        audit.Summary.Should().Be("上传“大会”的材料：签到表");
        audit.Changes.Single().New.Should().Be(Convert.ToHexStringLower(SHA256.HashData(photo)));
        await using var db = given.Portal.OpenForSystem();
        (await db.Uploads.CountAsync()).Should().Be(0, "it became a paper");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Paper_OfficeFile_IsKeptByteByByte(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var pdf = PhotoFile.Pdf();

        var id = await AddAsync(given, village, EvidenceCase.SignInSheet, pdf, "照片.jpg");

        var opened = await given.Use<EvidenceFileQuery>().RunAsync(village.Chair, id);
        opened!.Name.Should().Be("照片.pdf", "what it is, its content says");
        (await BytesAsync(opened)).Should().Equal(pdf);
        (await given.Use<EvidenceFileQuery>().RunAsync(village.Chair, id, thumbnail: true)).Should().BeNull();
    }

    [Theory]
    [InlineData("合影.heic", "FileHeic")]
    [InlineData("程序.exe", "FileUnknown")]
    [InlineData("相册.zip", "FileUnknown")]
    [InlineData("照片.JPG", null)]
    [InlineData("image 123", null)]
    public async Task File_Announced_IsCheckedFirst(string name, string? code)
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(given);
        var begin = given.Use<FederationReform.Uploads.BeginUpload>();
        var paper = FederationReform.Uploads.UploadUse.Paper;

        var begun = await begin.RunAsync(village.Chair, new(Guid.NewGuid(), name, 1000, paper));
        var large = await begin.RunAsync(village.Chair, new(Guid.NewGuid(), "照片.jpg", 20 * 1024 * 1024 + 1, paper));

        begun.Violations.Select(v => v.Code).Should().Equal(code is null ? [] : [code]);
        large.Violations.Select(v => v.Code).Should().Equal("FileTooLarge");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task File_ThatIsNone_IsRefused_AndTheUploadStays(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var upload = await given.UploadedAsync(village.Chair, PhotoFile.Heic());

        var violations = await given
            .Use<AddEvidence>()
            .RunAsync(village.Chair, Input(village, EvidenceCase.Photo, upload));

        violations.Should().ContainSingle(v => v.Code == "FileHeic");
        await using var db = given.Portal.OpenForSystem();
        (await db.EvidenceFiles.CountAsync()).Should().Be(0);
        Directory.Exists(Path.Combine(given.Database.Folder, "files")).Should().BeFalse("nothing was kept");
    }

    /// <summary>A lost answer, a double click: the same upload is one paper.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Upload_AddedTwiceAtOnce_IsOnePaper(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var upload = await given.UploadedAsync(village.Chair, PhotoFile.Jpeg());
        var input = Input(village, EvidenceCase.Photo, upload);

        var answers = await AtOnce.RunAsync(4, _ => given.Use<AddEvidence>().RunAsync(village.Chair, input));
        var later = await given.Use<AddEvidence>().RunAsync(village.Chair, input);

        answers.Append(later).Should().OnlyContain(v => v.Count == 0);
        await using var db = given.Portal.OpenForSystem();
        (await db.EvidenceFiles.CountAsync()).Should().Be(1);
    }

    /// <summary>A photo that comes while the chair types the result makes nothing of it stale.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Photos_DoNotMakeAnOpenFormStale(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.Photo);
        var version = (await village.RecordAsync()).Version;

        await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.Photo);

        (await village.RecordAsync()).Version.Should().Be(version);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Paper_Removed_IsGoneForEverybody_AndInTheHistory(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var id = await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.Photo);
        var input = new RemoveEvidenceInput(village.Campaign.Id, village.Village.Id, id, Guid.NewGuid());

        var answers = await AtOnce.RunAsync(3, _ => given.Use<RemoveEvidence>().RunAsync(village.Chair, input));

        answers.Should().OnlyContain(v => v.Count == 0);
        (await given.Use<EvidenceFileQuery>().RunAsync(village.Chair, id)).Should().BeNull();
        var record = await given.Use<RecordQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Village.Id);
        record!.Evidence.Sum(e => e.Files).Should().Be(0);
        var history = await given
            .Use<RecordHistoryQuery>()
            .RunAsync(village.Chair, village.Campaign.Id, village.Village.Id);
        history!.Rows.Select(h => h.Summary).Should().Contain("删除“大会”的材料：照片");
        (await given.Use<RemoveEvidence>().RunAsync(village.Chair, input with { OperationId = Guid.NewGuid() }))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Stranger_FindsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var id = await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.Photo);
        var strangers = await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff);
        var administrator = await given.AccountAsync(Role.Administrator, village.County);

        foreach (var stranger in strangers.Append(administrator))
        {
            (await given.Use<EvidenceFileQuery>().RunAsync(stranger, id)).Should().BeNull();
            (await given.Use<EvidenceFileQuery>().RunAsync(stranger, id, thumbnail: true)).Should().BeNull();
        }
        var upload = await given.UploadedAsync(strangers[0], PhotoFile.Jpeg());
        (await given.Use<AddEvidence>().RunAsync(strangers[0], Input(village, EvidenceCase.Photo, upload)))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        var input = new RemoveEvidenceInput(village.Campaign.Id, village.Village.Id, id, Guid.NewGuid());
        (await given.Use<RemoveEvidence>().RunAsync(strangers[0], input))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
        (await given.Use<RemoveEvidence>().RunAsync(village.Staff, input))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotAllowedCode, "the county looks at papers, and returns the record");
    }

    /// <summary>Somebody else's upload is nobody's paper.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Upload_OfAnotherAccount_IsNotFound(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var colleague = await given.AccountAsync(Role.TownshipChair, village.Township);
        var upload = await given.UploadedAsync(colleague, PhotoFile.Jpeg());

        (await given.Use<AddEvidence>().RunAsync(village.Chair, Input(village, EvidenceCase.Photo, upload)))
            .Should()
            .ContainSingle(v => v.Code == Refusal.NotFoundCode);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task RecordApproved_IsReadOnly_ButForLaterSteps(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var id = await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.Photo);
        await village.ApprovedAsync();
        var upload = await given.UploadedAsync(village.Chair, PhotoFile.Jpeg());
        var plate = village.Campaign.Plan.Papers.Single(p => p.Step == StepCode.V8);

        var added = await given.Use<AddEvidence>().RunAsync(village.Chair, Input(village, EvidenceCase.Photo, upload));
        var removed = await given
            .Use<RemoveEvidence>()
            .RunAsync(village.Chair, new(village.Campaign.Id, village.Village.Id, id, Guid.NewGuid()));
        var later = await given.Use<AddEvidence>().RunAsync(village.Chair, Input(village, plate, upload));

        added.Concat(removed).Should().HaveCount(2).And.OnlyContain(v => v.Code == "RecordState");
        later.Should().BeEmpty("the nameplate hangs after the approval");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Campaign_ThatDemandsPapers_TakesNoRecordWithoutThem(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, plan: Given.Plan with { PapersBeforeSubmission = true });
        await given.AllAddedAsync(village.Chair, village.Campaign, village.Village, p =>
            p.BeforeSubmission() && p != EvidenceCase.Photo
        );
        var ready = await given.CompleteAsync(village.Campaign, village.Village);
        SubmitRecordInput Input(int version) => new(village.Campaign.Id, village.Village.Id, version, Guid.NewGuid());

        var refused = await given.Use<SubmitRecord>().RunAsync(village.Chair, Input(ready.Version));
        var record = await given.Use<RecordQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Village.Id);
        await given.AddedAsync(village.Chair, village.Campaign, village.Village, EvidenceCase.Photo);
        var taken = await given
            .Use<SubmitRecord>()
            .RunAsync(village.Chair, Input((await village.RecordAsync()).Version));

        refused
            .Should()
            .ContainSingle(v =>
                v.Code == PapersCompleteRule.Code
                && v.Field == "V6"
                && v.Message == "“大会”还缺材料：照片。请在这一步上传照片或文件。"
            );
        record!.Missing.Should().ContainSingle(v => v.Code == PapersCompleteRule.Code);
        taken.Should().BeEmpty();
    }

    private static AddEvidenceInput Input(VillageCase village, StepPaper paper, Guid upload) =>
        new(village.Campaign.Id, village.Village.Id, paper.Step, paper.Id, upload);

    private static async Task<int> AddAsync(Given given, VillageCase village, StepPaper paper, byte[] file, string name)
    {
        var upload = await given.UploadedAsync(village.Chair, file, name);
        (await given.Use<AddEvidence>().RunAsync(village.Chair, Input(village, paper, upload))).Should().BeEmpty();
        await using var db = given.Portal.OpenForSystem();
        return await db.EvidenceFiles.Select(f => f.Id).SingleAsync();
    }

    private static async Task<byte[]> BytesAsync(OpenedFile file)
    {
        await using var content = file.Content;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}
