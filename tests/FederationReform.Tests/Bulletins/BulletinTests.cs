using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FederationReform.Access;
using FederationReform.Bulletins;
using FederationReform.Campaigns;
using FederationReform.Dashboards;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Reforms;
using FederationReform.Tests.Spreadsheets;
using FederationReform.Tests.Support;
using FluentAssertions;
using Microsoft.EntityFrameworkCore;

#pragma warning disable RS0030 // Reviewed: an independent count of a throw-away database, in SQL of its own.

namespace FederationReform.Tests.Bulletins;

public sealed class BulletinTests
{
    /// <summary>
    /// The bulletin at the closing of the week says what the board says at that moment, and what an independent count
    /// in SQL says.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Figures_AreThoseOfTheBoard_AndOfACountInSql(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 4);
        var second = await given.TownshipAsync(place.County, "东坑镇");
        var late = await given.VillageAsync(second, "溪尾村");
        (await given.Use<AddUnitsToCampaign>().RunAsync(place.Staff, new(place.Campaign.Id, [late.Id], Guid.NewGuid())))
            .Should()
            .BeEmpty();
        await place.ApprovedAsync(place.Villages[0]);
        given.Clock.Advance(TimeSpan.FromDays(7));
        await place.ApprovedAsync(place.Villages[1]);
        await place.ReturnedAsync(place.Villages[2]);
        await given.AddedAsync(place.Chair, place.Campaign, place.Villages[2], EvidenceCase.Photo);
        await given.AddedAsync(place.Chair, place.Campaign, place.Villages[2], EvidenceCase.Photo);
        await given.AddedAsync(place.Chair, place.Campaign, place.Villages[3], EvidenceCase.SignInSheet);
        var week = await CloseWeekAsync(given, place.Staff);

        var progress = (await given.Use<ProgressQuery>().RunAsync(place.Staff, place.Campaign.Id))!;
        var people = (await given.Use<CommitteeFiguresQuery>().RunAsync(place.Staff, place.Campaign.Id))!;
        var figures = await FiguresAsync(given, place, week);

        figures.Total.Done.Should().Be(progress.Total.Done).And.Be(2);
        figures.Total.Required.Should().Be(progress.Total.Required).And.Be(5);
        figures.Total.Net.Should().Be(1);
        figures.Total.Papers.Should().Be(progress.Total.Papers);
        figures.Total.People.Chairs.Should().Be(people.Total.Chairs.All);
        figures.Total.People.Executives.Should().Be(people.Total.Executives.All);
        figures.Total.Added.Executives.Should().Be(people.Total.Executives.All / 2);
        (figures.Total.Returned, figures.Total.Decided).Should().Be((1, 3));
        figures
            .Rows.Select(r => (r.Name, r.Done, r.Required))
            .Should()
            .Equal(progress.Rows.Select(r => (r.Unit.Name, r.Figures.Done, r.Figures.Required)));
        await using var db = given.Portal.OpenForSystem();
        (await CountAsync("\"UnitReforms\" WHERE \"CampaignId\" = {0} AND \"State\" = 4"))
            .Should()
            .Be(figures.Total.Done);
        (await CountAsync("\"UnitReforms\" WHERE \"CampaignId\" = {0} AND \"State\" <> 5"))
            .Should()
            .Be(figures.Total.Required);
        (
            await CountAsync(
                "(SELECT DISTINCT \"UnitReformId\", \"Paper\" FROM \"EvidenceFiles\" "
                    + "WHERE \"CampaignId\" = {0} AND \"RemovedAt\" IS NULL) AS p"
            )
        )
            .Should()
            .Be(figures.Total.PapersThere)
            .And.Be(2);
        (
            await CountAsync(
                "\"AuditRecords\" WHERE \"Event\" IN "
                    + $"({(int)AuditEvent.RecordApproved}, {(int)AuditEvent.RecordReturned})"
            )
        )
            .Should()
            .Be(figures.Total.Decided);
        (await CountAsync($"\"AuditRecords\" WHERE \"Event\" = {(int)AuditEvent.RecordReturned}"))
            .Should()
            .Be(figures.Total.Returned);
        (await CountAsync("\"Posts\" WHERE \"CampaignId\" = {0} AND \"EndOn\" IS NULL"))
            .Should()
            .Be(figures.Total.People.Executives);

        Task<int> CountAsync(string rows)
        {
            var sql = $"SELECT COUNT(*) AS \"Value\" FROM {rows}";
            return db.Database.SqlQueryRaw<int>(sql, place.Campaign.Id).SingleAsync();
        }
    }

    /// <summary>
    /// What was approved after the closing belongs to the next week, whenever the bulletin is written.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Approval_AfterTheClosing_IsOfTheNextWeek(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 3);
        await place.ApprovedAsync(place.Villages[0]);
        var week = await CloseWeekAsync(given, place.Staff);
        await place.ApprovedAsync(place.Villages[1]);

        (await FiguresAsync(given, place, week)).Total.Should().Match<BulletinRow>(t => t.Done == 1 && t.Net == 1);
        var next = await CloseWeekAsync(given, place.Staff);
        (await FiguresAsync(given, place, next)).Total.Should().Match<BulletinRow>(t => t.Done == 2 && t.Net == 1);
    }

    /// <summary>
    /// The issued bulletin stays as it is when a record is corrected, and shows the record and the people that it
    /// counted.
    /// </summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task IssuedBulletin_AfterACorrection_StaysAndShowsTheDifference(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        var approved = await place.ApprovedAsync(place.Villages[0]);
        var week = await CloseWeekAsync(given, place.Staff);
        var id = await IssueAsync(given, place, week);
        var before = (await given.Use<BulletinQuery>().RunAsync(place.Staff, id))!;
        before.Unlocked.Should().BeEmpty();
        before.Differences.Should().BeEmpty();

        (
            await given
                .Use<UnlockRecord>()
                .RunAsync(
                    place.Staff,
                    new(place.Campaign.Id, place.Villages[0].Id, approved.Version, Guid.NewGuid(), "票数有误")
                )
        )
            .Should()
            .BeEmpty();
        var after = (await given.Use<BulletinQuery>().RunAsync(place.Staff, id))!;

        after.Figures.Total.Done.Should().Be(1);
        after.Figures.Should().BeEquivalentTo(before.Figures);
        after.Text.Should().Be(before.Text);
        after.Unlocked.Should().Equal(new UnlockedSince(place.Villages[0].Id, place.Villages[0].Name, "票数有误"));
        after
            .Differences.Should()
            .Contain(d => d.Unit == "合计" && d.What == "执委" && d.Issued > 0 && d.Now == 0)
            .And.Contain(d => d.Unit == place.Township.Name && d.What == "主席" && d.Issued == 1 && d.Now == 0);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Issue_Numbers_Once_AndWithdrawalKeepsTheNumber(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await place.ApprovedAsync(place.Villages[0]);
        var week = await CloseWeekAsync(given, place.Staff);
        var draft = await BeginAsync(given, place, week);
        var shown = (await given.Use<BulletinDraftQuery>().RunAsync(place.Staff, draft))!;
        var input = new IssueBulletinInput(draft, shown.Version, Guid.NewGuid(), shown.Text);

        var first = await given.Use<IssueBulletin>().RunAsync(place.Staff, input);
        var again = await given.Use<IssueBulletin>().RunAsync(place.Staff, input);

        first.Violations.Should().BeEmpty();
        again.Should().BeEquivalentTo(first, "the same operation is answered the same");
        var bulletin = (await given.Use<BulletinQuery>().RunAsync(place.Staff, first.BulletinId))!;
        (bulletin.Year, bulletin.Number).Should().Be((2026, 1));
        (await BeginViolationsAsync(given, place, week)).Single().Code.Should().Be("AlreadyThere");

        var withdrawal = new WithdrawBulletinInput(bulletin.Id, bulletin.Version, Guid.NewGuid(), " ");
        (await given.Use<WithdrawBulletin>().RunAsync(place.Staff, withdrawal)).Should().ContainSingle();
        (
            await given
                .Use<WithdrawBulletin>()
                .RunAsync(place.Staff, withdrawal with { OperationId = Guid.NewGuid(), Reason = "数字有误" })
        )
            .Should()
            .BeEmpty();
        var second = (await given.Use<BulletinQuery>().RunAsync(place.Staff, await IssueAsync(given, place, week)))!;
        second.Number.Should().Be(2);
        (await given.Use<BulletinQuery>().RunAsync(place.Staff, bulletin.Id))!.WithdrawnReason.Should().Be("数字有误");
        (await given.AuditAsync()).Count(r => r.Event == AuditEvent.BulletinIssued).Should().Be(2);
    }

    /// <summary>Two of the staff issue the same draft at once: one number, one bulletin.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Issue_ByTwoAtOnce_MakesOne(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        var colleague = await given.AccountAsync(Role.CountyStaff, place.County, "王干事");
        var draft = await BeginAsync(given, place, await CloseWeekAsync(given, place.Staff));
        var shown = (await given.Use<BulletinDraftQuery>().RunAsync(place.Staff, draft))!;

        var answers = await AtOnce.RunAsync(() => IssueAsync(place.Staff), () => IssueAsync(colleague));

        answers.Count(a => a.Violations.Count == 0).Should().Be(1);
        (await given.Use<BulletinListQuery>().RunAsync(place.Staff, 1))!.Bulletins.Total.Should().Be(1);

        Task<IssuedBulletin> IssueAsync(UnitScope scope) =>
            given.Use<IssueBulletin>().RunAsync(scope, new(draft, shown.Version, Guid.NewGuid(), shown.Text));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Draft_ThatAColleagueChanged_IsNotOverwritten(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        var colleague = await given.AccountAsync(Role.CountyStaff, place.County, "王干事");
        var draft = await BeginAsync(given, place, await CloseWeekAsync(given, place.Staff));
        var shown = (await given.Use<BulletinDraftQuery>().RunAsync(place.Staff, draft))!;

        var first = await given
            .Use<SaveBulletinDraft>()
            .RunAsync(colleague, new(draft, shown.Version, new("同事写的")));
        var second = await given
            .Use<SaveBulletinDraft>()
            .RunAsync(place.Staff, new(draft, shown.Version, new("我写的")));
        var third = await given
            .Use<SaveBulletinDraft>()
            .RunAsync(colleague, new(draft, first.Version, new("同事又写的")));

        second.Violations.Single().Should().Be(Refusal.Stale);
        (await given.Use<DiscardBulletinDraft>().RunAsync(place.Staff, new(draft, shown.Version)))
            .Single()
            .Should()
            .Be(Refusal.Stale);
        third.Violations.Should().BeEmpty();
        (await given.Use<BulletinDraftQuery>().RunAsync(place.Staff, draft))!.Text.Body.Should().Be("同事又写的");
    }

    /// <summary>Out of scope looks like not found; who may not write is refused.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Bulletin_OfAnotherCounty_IsNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        var week = await CloseWeekAsync(given, place.Staff);
        var draft = await BeginAsync(given, place, week.WeekBefore());
        var id = await IssueAsync(given, place, week);
        var strangers = await place.StrangersAsync(Role.TownshipChair, Role.CountyStaff);
        using var file = new MemoryStream();
        foreach (var stranger in strangers.Append(place.Chair))
        {
            (await given.Use<BulletinQuery>().RunAsync(stranger, id)).Should().BeNull();
            (await given.Use<BulletinDraftQuery>().RunAsync(stranger, draft)).Should().BeNull();
            (await given.Use<BulletinListQuery>().RunAsync(stranger, 1))!.Bulletins.Total.Should().Be(0);
            (await given.Use<ExportBulletin>().RunAsync(stranger, new(id, "看看"), file))
                .Violations.Single()
                .Should()
                .Be(Refusal.NotFound);
        }
        var elsewhere = strangers.Single(s => s.Role == Role.CountyStaff);
        (await given.Use<SaveBulletinDraft>().RunAsync(elsewhere, new(draft, 1, new("x"))))
            .Violations.Single()
            .Should()
            .Be(Refusal.NotFound);
        (await given.Use<DiscardBulletinDraft>().RunAsync(elsewhere, new(draft, 1)))
            .Single()
            .Should()
            .Be(Refusal.NotFound);
        (await given.Use<IssueBulletin>().RunAsync(elsewhere, new(draft, 1, Guid.NewGuid(), new("x"))))
            .Violations.Single()
            .Should()
            .Be(Refusal.NotFound);
        (await given.Use<WithdrawBulletin>().RunAsync(elsewhere, new(id, 1, Guid.NewGuid(), "x")))
            .Single()
            .Should()
            .Be(Refusal.NotFound);
        (await given.Use<BeginBulletin>().RunAsync(elsewhere, new(place.Campaign.Id, week.Until)))
            .Violations.Single()
            .Should()
            .Be(Refusal.NotFound);
        (await given.Use<BeginBulletin>().RunAsync(place.Chair, new(place.Campaign.Id, week.Until)))
            .Violations.Single()
            .Should()
            .Be(Refusal.NotAllowed);
        (await given.Use<SetWeekClosing>().RunAsync(place.Chair, new(WeekClosing.Usual, Guid.NewGuid())))
            .Single()
            .Should()
            .Be(Refusal.NotAllowed);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Export_HoldsTheIssuedFigures(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await place.ApprovedAsync(place.Villages[0]);
        var id = await IssueAsync(given, place, await CloseWeekAsync(given, place.Staff));
        using var file = new MemoryStream();

        var exported = await given.Use<ExportBulletin>().RunAsync(place.Staff, new(id, "上报上级妇联"), file);

        exported.Violations.Should().BeEmpty();
        ReadBack.ShouldBeValid(file);
        var rows = ReadBack.Table(file);
        rows.Select(r => (r["单位"], r["累计完成"], r["应完成"]))
            .Should()
            .Equal(("合计", 1d, 2d), (place.Township.Name, 1d, 2d));
        (await given.AuditAsync()).Should().ContainSingle(r => r.Event == AuditEvent.BulletinExported);
    }

    /// <summary>The same bulletin as a paper of the office: the text, and the table across as its attachment.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Export_ForWord_HoldsTextAndTable(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await place.ApprovedAsync(place.Villages[0]);
        var id = await IssueAsync(given, place, await CloseWeekAsync(given, place.Staff));
        using var file = new MemoryStream();

        var exported = await given
            .Use<ExportBulletin>()
            .RunAsync(place.Staff, new(id, "上报上级妇联", BulletinForm.Paper), file);

        exported.File!.Name.Should().EndWith("2026年第1期.docx");
        using var word = WordprocessingDocument.Open(file, isEditable: false);
        new OpenXmlValidator().Validate(word).Should().BeEmpty();
        var body = word.MainDocumentPart!.Document!.Body!;
        body.InnerText.Should().Contain("（2026年第1期）").And.Contain("完成率50.00%（1/2）").And.Contain("附件");
        body.Descendants<Table>().Single().InnerText.Should().Contain(place.Township.Name).And.Contain("50.00%");
        body.Descendants<PageSize>().Select(s => s.Orient?.Value).Should().Contain(PageOrientationValues.Landscape);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Closing_OfItsOwn_MovesTheWeek(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);

        (await given.Use<SetWeekClosing>().RunAsync(place.Staff, new(new(DayOfWeek.Friday, 17), Guid.NewGuid())))
            .Should()
            .BeEmpty();

        var list = (await given.Use<BulletinListQuery>().RunAsync(place.Staff, 1))!;
        list.Weeks[0].ClosesAt.Should().Be("2026年7月10日17时");
        list.Closing.Name.Should().Be("周五17时");
        (await given.Use<SetWeekClosing>().RunAsync(place.Staff, new(new(DayOfWeek.Friday, 25), Guid.NewGuid())))
            .Single()
            .Code.Should()
            .Be("Closing");
        var open = list.Weeks[0].Until.AddDays(7);
        (await given.Use<BeginBulletin>().RunAsync(place.Staff, new(place.Campaign.Id, open)))
            .Violations.Single()
            .Message.Should()
            .Contain("2026年7月17日17时");
    }

    /// <summary>A full name goes out only where the county switched that on, or where it is no name.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Name_InTheText_IsSurnameAndSomebody_UnlessTheCountyNames(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var place = await VillageCase.OnAsync(given, villages: 2);
        await place.ApprovedAsync();
        var week = await CloseWeekAsync(given, place.Staff);
        var named = await PersonAsync(given);
        var draft = await BeginAsync(given, place, week);
        var written = new BulletinText("截至本周。", $"{place.Chair.AccountName}反映，{named}没有分工。");

        var refused = await IssueTextAsync(given, place, draft, written);

        refused.BulletinId.Should().Be(0);
        refused.Violations.Should().OnlyContain(v => v.Code == "NameStands");
        refused
            .Names.Should()
            .BeEquivalentTo([
                new NameInText(named, $"{named[..1]}某"),
                new NameInText(place.Chair.AccountName, $"{place.Chair.AccountName[..1]}某"),
            ]);
        var masked = written.Masked(refused.Names);
        masked.Problems.Should().Be($"{place.Chair.AccountName[..1]}某反映，{named[..1]}某没有分工。");
        (await IssueTextAsync(given, place, draft, masked with { Measures = $"学习{named}" }, named))
            .Violations.Should()
            .BeEmpty("the writer answered for the word");
        (await given.AuditAsync())
            .Single(r => r.Event == AuditEvent.BulletinIssued)
            .Changes.Should()
            .Contain(new FieldChange("不是人名", null, named));

        (await SetNamesAsync(place.Chair)).Single().Code.Should().Be(Refusal.NotAllowed.Code);
        (await SetNamesAsync(place.Staff)).Should().BeEmpty();
        (await given.Use<BulletinListQuery>().RunAsync(place.Staff, 1))!.NamesPeople.Should().BeTrue();
        (await given.Use<BulletinListQuery>().RunAsync(place.Staff, 1))!.Closing.Should().Be(WeekClosing.Usual);
        var next = await BeginAsync(given, place, await CloseWeekAsync(given, place.Staff));
        (await IssueTextAsync(given, place, next, written)).Violations.Should().BeEmpty();
        (await given.AuditAsync())
            .Single(r => r.Event == AuditEvent.BulletinNamesSet)
            .Changes.Should()
            .Equal(new FieldChange("周报里的人名", "只写姓和“某”", "可以写全名"));

        Task<Violations> SetNamesAsync(UnitScope scope) =>
            given.Use<SetBulletinNames>().RunAsync(scope, new(NamesPeople: true, Guid.NewGuid()));
    }

    private static async Task<string> PersonAsync(Given given)
    {
        await using var db = given.Portal.OpenForSystem();
        return await db.People.Select(p => p.Name).FirstAsync();
    }

    private static async Task<IssuedBulletin> IssueTextAsync(
        Given given,
        VillageCase place,
        int draft,
        BulletinText text,
        params string[] noNames
    )
    {
        var shown = (await given.Use<BulletinDraftQuery>().RunAsync(place.Staff, draft))!;
        return await given
            .Use<IssueBulletin>()
            .RunAsync(place.Staff, new(draft, shown.Version, Guid.NewGuid(), text) { NoNames = noNames });
    }

    private static async Task<BulletinWeek> CloseWeekAsync(Given given, UnitScope staff)
    {
        var last = (await given.Use<BulletinListQuery>().RunAsync(staff, 1))!.Weeks[0];
        given.Clock.Advance(last.Until.AddDays(7) - given.Clock.GetUtcNow().UtcDateTime);
        return new(last.Until.AddDays(7));
    }

    private static async Task<BulletinFigures> FiguresAsync(Given given, VillageCase place, BulletinWeek week) =>
        (await given.Use<BulletinDraftQuery>().RunAsync(place.Staff, await BeginAsync(given, place, week)))!.Figures;

    private static async Task<int> BeginAsync(Given given, VillageCase place, BulletinWeek week)
    {
        var begun = await given.Use<BeginBulletin>().RunAsync(place.Staff, new(place.Campaign.Id, week.Until));
        begun.Violations.Should().BeEmpty();
        return begun.DraftId;
    }

    private static async Task<Violations> BeginViolationsAsync(Given given, VillageCase place, BulletinWeek week) =>
        (await given.Use<BeginBulletin>().RunAsync(place.Staff, new(place.Campaign.Id, week.Until))).Violations;

    private static async Task<int> IssueAsync(Given given, VillageCase place, BulletinWeek week)
    {
        var draft = await BeginAsync(given, place, week);
        var shown = (await given.Use<BulletinDraftQuery>().RunAsync(place.Staff, draft))!;
        var issued = await given
            .Use<IssueBulletin>()
            .RunAsync(place.Staff, new(draft, shown.Version, Guid.NewGuid(), shown.Text));
        issued.Violations.Should().BeEmpty();
        return issued.BulletinId;
    }
}
