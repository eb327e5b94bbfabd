using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Evidence;
using FederationReform.Exports;
using FederationReform.Notices;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Tests.Notices;

public sealed class NoticeTests
{
    private static readonly NoticeText text = new(
        "关于报送村妇联换届进展情况的通知",
        "请各乡镇妇联于每周五前报送进展。\n\n联系人另行通知。",
        "浦妇[2026]12号",
        new(2026, 7, 20)
    );

    /// <summary>From the draft to the signature: written, issued, opened, reminded of, signed.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Notice_IsIssuedReadRemindedOfAndSigned(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var next = await given.TownshipAsync(place.County, "东坑镇");
        var id = await IssuedAsync(given, place.Staff);
        (await given.Use<UnreadNoticesQuery>().RunAsync(place.Chair)).Should().Be(1);
        var sent = (await given.Use<NoticeQuery>().RunAsync(place.Staff, id))!;
        sent.Number.Should().Be("浦妇〔2026〕12号");
        sent.Recipients!.Select(r => (r.Unit.Name, r.ReadAt, r.HasAccount))
            .Should()
            .Equal(("清溪镇", null, true), ("东坑镇", null, false));

        await given.Use<OpenNotice>().RunAsync(place.Chair, id);
        given.Clock.Advance(TimeSpan.FromHours(1));
        await given.Use<OpenNotice>().RunAsync(place.Chair, id);
        var read = (await given.Use<NoticeQuery>().RunAsync(place.Chair, id))!;
        read.Recipients.Should().BeNull("a recipient does not see how it stands with others");
        read.Own!.ReadAt.Should().Be(new DateTime(2026, 7, 15, 4, 0, 0), "the first time stays");
        read.MaySign.Should().BeTrue();
        (await given.Use<UnreadNoticesQuery>().RunAsync(place.Chair)).Should().Be(0);

        (await RemindAsync(given, place.Staff, id, place.Township.Id)).Should().BeEmpty();
        (await RemindAsync(given, place.Staff, id, place.Township.Id)).Single().Code.Should().Be("RemindedToday");
        var standing = (await given.Use<StandingRemindersQuery>().RunAsync(place.Chair)).Single();
        (standing.Title, standing.Items.Single().What).Should().Be((text.Title!, "没有签收"));
        (await given.Use<DueQuery>().RunAsync(place.Chair))!
            .Items.Single()
            .Should()
            .Match<DueItem>(i => i.Kind == DueKind.Notice && i.DaysLeft == 5 && i.AboutId == id);

        (await SignAsync(given, place.Chair, id)).Should().BeEmpty();
        (await SignAsync(given, place.Chair, id)).Should().BeEmpty("it is signed");
        (await given.Use<StandingRemindersQuery>().RunAsync(place.Chair)).Should().BeEmpty();
        (await given.Use<DueQuery>().RunAsync(place.Chair))!.Items.Should().BeEmpty();
        (await RemindAsync(given, place.Staff, id, place.Township.Id)).Single().Code.Should().Be("NothingOpen");

        (await SignAsync(given, place.Staff, id, place.Township.Id)).Should().BeEmpty("it is signed already");
        (await SignAsync(given, place.Staff, id, next.Id)).Should().BeEmpty("nobody there has an account");
        var rows = (await given.Use<NoticeQuery>().RunAsync(place.Staff, id))!.Recipients!;
        rows.Select(r => (r.SignedBy, r.SignedFor)).Should().Equal(("张主席", false), ("李干事", true));
        (await given.AuditAsync())
            .Select(r => r.Event)
            .Should()
            .ContainInOrder(
                AuditEvent.NoticeIssued,
                AuditEvent.NoticeRead,
                AuditEvent.Reminded,
                AuditEvent.NoticeSigned,
                AuditEvent.NoticeSigned
            );
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Issuer_DoesNotSignForAUnitThatHasAnAccount(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var id = await IssuedAsync(given, place.Staff);

        (await SignAsync(given, place.Staff, id, place.Township.Id)).Single().Code.Should().Be("HasAccount");
        await given.AccountAsync(place.Chair.AccountId, a => a.Disable(given.Clock.UtcNow()));
        (await SignAsync(given, place.Staff, id, place.Township.Id)).Should().BeEmpty("it has none any more");
    }

    /// <summary>A township sends to its villages, a prefecture to its counties.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Notice_GoesToTheUnitsDirectlyBelow(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var place = await VillageCase.OnAsync(given, villages: 2, prefecture: prefecture);
        await given.UnitAsync(UnitLevel.Institution, "清溪中学", place.Township);
        var village = await given.AccountAsync(Role.VillageFederation, place.Villages[1]);
        var upper = await given.AccountAsync(Role.CountyStaff, prefecture);

        var ofTownship = await IssuedAsync(given, place.Chair);
        (await given.Use<NoticeQuery>().RunAsync(place.Chair, ofTownship))!
            .Recipients!.Select(r => r.Unit.Name)
            .Should()
            .Equal("河口1村", "河口2村");
        (await SignAsync(given, village, ofTownship)).Should().BeEmpty();
        (await given.Use<NoticeQuery>().RunAsync(place.Staff, ofTownship))!
            .Recipients!.Count(r => r.SignedAt is not null)
            .Should()
            .Be(1, "who stands above sees it");

        var ofPrefecture = await IssuedAsync(given, upper);
        (await SignAsync(given, place.Staff, ofPrefecture)).Should().BeEmpty();
        (await given.Use<NoticeQuery>().RunAsync(place.Chair, ofPrefecture)).Should().BeNull("it went to the county");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Notice_ToChosenUnits_IsNothingToTheOthers(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var next = await given.TownshipAsync(place.County, "东坑镇");
        var neighbour = await given.AccountAsync(Role.TownshipChair, next);
        var village = await given.AccountAsync(Role.VillageFederation, place.Village);
        var elsewhere = await given.AccountAsync(Role.CountyStaff, await given.CountyAsync("松溪县"));
        var draft = (await given.Use<BeginNotice>().RunAsync(place.Staff)).NoticeId;
        (await AddFileAsync(given, place.Staff, draft)).Should().BeEmpty();
        var written = (await given.Use<NoticeDraftQuery>().RunAsync(place.Staff, draft))!;
        foreach (var scope in (UnitScope[])[place.Chair, neighbour, village, elsewhere])
        {
            (await given.Use<NoticeQuery>().RunAsync(scope, draft)).Should().BeNull("it is a draft");
            (await given.Use<NoticeFileQuery>().RunAsync(scope, written.Files[0].Id)).Should().BeNull();
            (await given.Use<NoticeDraftQuery>().RunAsync(scope, draft)).Should().BeNull();
        }
        (await IssueAsync(given, place.Staff, draft, text with { To = [place.Township.Id] })).Should().BeEmpty();

        await using (
            var file = (await given.Use<NoticeFileQuery>().RunAsync(place.Chair, written.Files[0].Id))!.Content
        )
            file.Length.Should().BePositive();
        foreach (var stranger in (UnitScope[])[neighbour, village, elsewhere])
        {
            (await given.Use<NoticeQuery>().RunAsync(stranger, draft)).Should().BeNull();
            (await given.Use<NoticeFileQuery>().RunAsync(stranger, written.Files[0].Id)).Should().BeNull();
            (await given.Use<NoticeListQuery>().RunAsync(stranger, NoticeBox.Received, 1))!
                .Notices.Total.Should()
                .Be(0);
            (await given.Use<NoticeListQuery>().RunAsync(stranger, NoticeBox.Sent, 1))!.Notices.Total.Should().Be(0);
            await given.Use<OpenNotice>().RunAsync(stranger, draft);
            (await SignAsync(given, stranger, draft)).Single().Should().Be(Refusal.NotFound);
            (await SignAsync(given, stranger, draft, place.Township.Id)).Single().Should().Be(Refusal.NotFound);
            using var export = new MemoryStream();
            (await given.Use<ExportNotice>().RunAsync(stranger, new(draft, "存档"), export))
                .Violations.Single()
                .Should()
                .Be(Refusal.NotFound);
        }
        foreach (var stranger in (UnitScope[])[neighbour, elsewhere, place.Chair])
        {
            (await RemindAsync(given, stranger, draft, place.Township.Id)).Single().Should().Be(Refusal.NotFound);
            (await given.Use<WithdrawNotice>().RunAsync(stranger, new(draft, 3, Guid.NewGuid(), "x")))
                .Single()
                .Should()
                .Be(Refusal.NotFound);
        }
        (await given.Use<BeginNotice>().RunAsync(village)).Violations.Single().Should().Be(Refusal.NotAllowed);
        await using var db = given.Portal.OpenForSystem();
        (await db.NoticeRecipients.SingleAsync()).ReadAt.Should().BeNull("no stranger left a mark");
    }

    /// <summary>The recipient reads why; the file, which may be the reason, is gone for the recipient.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Notice_Withdrawn_StaysMarked_WithoutItsFiles(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var draft = (await given.Use<BeginNotice>().RunAsync(place.Staff)).NoticeId;
        await AddFileAsync(given, place.Staff, draft);
        await IssueAsync(given, place.Staff, draft, text);
        var sent = (await given.Use<NoticeQuery>().RunAsync(place.Staff, draft))!;
        (await given.Use<WithdrawNotice>().RunAsync(place.Staff, new(draft, sent.Version, Guid.NewGuid(), " ")))
            .Single()
            .Field.Should()
            .Be("Reason");

        (await given.Use<WithdrawNotice>().RunAsync(place.Staff, new(draft, sent.Version, Guid.NewGuid(), "附件错了")))
            .Should()
            .BeEmpty();

        var seen = (await given.Use<NoticeQuery>().RunAsync(place.Chair, draft))!;
        (seen.WithdrawnReason, seen.Files.Count, seen.MaySign).Should().Be(("附件错了", 0, false));
        (await given.Use<NoticeFileQuery>().RunAsync(place.Chair, sent.Files[0].Id)).Should().BeNull();
        (await SignAsync(given, place.Chair, draft)).Single().Code.Should().Be("Withdrawn");
        (await RemindAsync(given, place.Staff, draft, place.Township.Id)).Single().Code.Should().Be("Withdrawn");
        (await given.Use<UnreadNoticesQuery>().RunAsync(place.Chair)).Should().Be(0);
        await using var content = (await given.Use<NoticeFileQuery>().RunAsync(place.Staff, sent.Files[0].Id))!.Content;
        content.Length.Should().BePositive("the issuer still has it");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Draft_WithoutWhatANoticeNeeds_IsNotIssued(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var draft = (await given.Use<BeginNotice>().RunAsync(place.Staff)).NoticeId;

        (await IssueAsync(given, place.Staff, draft, new(" ", null, null, new(2026, 7, 14), [])))
            .Select(v => v.Field)
            .Should()
            .BeEquivalentTo("Title", "Body", "SignBy", "To");
        (await IssueAsync(given, place.Staff, draft, text with { To = [place.Village.Id] }))
            .Single()
            .Code.Should()
            .Be("NobodyBelow", "a village is not directly below a county");
        (await IssueAsync(given, place.Staff, draft, text with { To = [place.Township.Id, place.Village.Id] }))
            .Single()
            .Code.Should()
            .Be("UnknownUnit");
    }

    /// <summary>Two of the staff write one draft: the second is told, and what is issued is changed by nobody.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Draft_ThatAColleagueChanged_IsNotWrittenOver(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var colleague = await given.AccountAsync(Role.CountyStaff, place.County);
        var draft = (await given.Use<BeginNotice>().RunAsync(place.Staff)).NoticeId;
        var saved = await given.Use<SaveNotice>().RunAsync(colleague, new(draft, 0, text));
        saved.Violations.Should().BeEmpty();

        (await given.Use<SaveNotice>().RunAsync(place.Staff, new(draft, 0, text)))
            .Violations.Single()
            .Should()
            .Be(Refusal.Stale);
        (await given.Use<DiscardNotice>().RunAsync(place.Staff, new(draft, 0))).Single().Should().Be(Refusal.Stale);
        var operation = Guid.NewGuid();
        var input = new IssueNoticeInput(draft, saved.Version, operation, text);
        (await given.Use<IssueNotice>().RunAsync(place.Staff, input)).Should().BeEmpty();
        (await given.Use<IssueNotice>().RunAsync(place.Staff, input)).Should().BeEmpty("the same operation, once");
        (await given.Use<SaveNotice>().RunAsync(colleague, new(draft, saved.Version + 1, text)))
            .Violations.Single()
            .Should()
            .Be(Refusal.NotFound, "it is no draft any more");
        (await AddFileAsync(given, colleague, draft)).Single().Should().Be(Refusal.NotFound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Notice_ByADisabledAccount_IsNeitherIssuedNorSigned(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var id = await IssuedAsync(given, place.Staff);
        var draft = (await given.Use<BeginNotice>().RunAsync(place.Staff)).NoticeId;
        await given.AccountAsync(place.Chair.AccountId, a => a.Disable(given.Clock.UtcNow()));
        await given.AccountAsync(place.Staff.AccountId, a => a.Disable(given.Clock.UtcNow()));

        (await SignAsync(given, place.Chair, id)).Single().Code.Should().Be(Refusal.RightsChangedCode);
        (await IssueAsync(given, place.Staff, draft, text)).Single().Code.Should().Be(Refusal.RightsChangedCode);
    }

    /// <summary>Judged by content as a paper of a step is; what no draft holds is collected, what one holds is not.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task File_OfADraft_IsJudgedAndKept_AndCollectedWithIt(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var draft = (await given.Use<BeginNotice>().RunAsync(place.Staff)).NoticeId;
        var upload = await given.UploadedAsync(place.Staff, "#!/bin/sh\n"u8.ToArray(), "通知.pdf");
        (await given.Use<AddNoticeFile>().RunAsync(place.Staff, new(draft, upload))).Should().ContainSingle();
        (await AddFileAsync(given, place.Staff, draft)).Should().BeEmpty();
        var file = (await given.Use<NoticeDraftQuery>().RunAsync(place.Staff, draft))!.Files.Single();
        file.Name.Should().Be("会场.jpg", "it is a JPEG, whatever it was called");

        foreach (var stored in Kept(given))
            File.SetLastWriteTimeUtc(stored, given.Clock.UtcNow());
        given.Clock.Advance(TimeSpan.FromDays(3));
        await given.Use<ForgetEvidenceFiles>().RunAsync();
        await using (var kept = (await given.Use<NoticeFileQuery>().RunAsync(place.Staff, file.Id))!.Content)
            kept.Length.Should().BePositive();
        (await given.Use<RemoveNoticeFile>().RunAsync(place.Chair, file.Id)).Single().Should().Be(Refusal.NotFound);
        (await given.Use<RemoveNoticeFile>().RunAsync(place.Staff, file.Id)).Should().BeEmpty();
        (await given.Use<NoticeFileQuery>().RunAsync(place.Staff, file.Id)).Should().BeNull();
        await given.Use<ForgetEvidenceFiles>().RunAsync();
        Kept(given).Should().BeEmpty("no row points to it any more");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Notice_IsExportedAsWord_AndItsSigningTableByTheIssuerAlone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given);
        var id = await IssuedAsync(given, place.Staff);
        await SignAsync(given, place.Chair, id);
        using var paper = new MemoryStream();
        using var table = new MemoryStream();
        using var refused = new MemoryStream();

        (await given.Use<ExportNotice>().RunAsync(place.Chair, new(id, "存档"), paper))
            .File!.Name.Should()
            .Be("关于报送村妇联换届进展情况的通知.docx");
        (await given.Use<ExportNotice>().RunAsync(place.Staff, new(id, "存档", NoticeForm.Table), table))
            .File!.Rows.Should()
            .Be(1);
        (await given.Use<ExportNotice>().RunAsync(place.Chair, new(id, "存档", NoticeForm.Table), refused))
            .Violations.Single()
            .Should()
            .Be(Refusal.NotFound);
        (await given.Use<ExportNotice>().RunAsync(place.Staff, new(id, " "), refused)).File.Should().BeNull();
        paper.Length.Should().BePositive();
        table.Length.Should().BePositive();
    }

    private static async Task<int> IssuedAsync(Given given, UnitScope scope)
    {
        var draft = (await given.Use<BeginNotice>().RunAsync(scope)).NoticeId;
        (await IssueAsync(given, scope, draft, text)).Should().BeEmpty();
        return draft;
    }

    private static async Task<Violations> IssueAsync(Given given, UnitScope scope, int draft, NoticeText text)
    {
        var version = (await given.Use<NoticeDraftQuery>().RunAsync(scope, draft))!.Version;
        return await given.Use<IssueNotice>().RunAsync(scope, new(draft, version, Guid.NewGuid(), text));
    }

    private static Task<Violations> SignAsync(Given given, UnitScope scope, int notice, int? unit = null) =>
        given.Use<SignNotice>().RunAsync(scope, new(notice, Guid.NewGuid(), unit));

    private static Task<Violations> RemindAsync(Given given, UnitScope scope, int notice, int unit) =>
        given.Use<RemindRecipients>().RunAsync(scope, new(notice, [unit], Guid.NewGuid()));

    private static async Task<Violations> AddFileAsync(Given given, UnitScope scope, int draft)
    {
        var upload = await given.UploadedAsync(scope, PhotoFile.Jpeg(), "会场.pdf");
        return await given.Use<AddNoticeFile>().RunAsync(scope, new(draft, upload));
    }

    private static string[] Kept(Given given) =>
        Directory.GetFiles(Path.Combine(given.Database.Folder, "files"), "*", SearchOption.AllDirectories);
}
