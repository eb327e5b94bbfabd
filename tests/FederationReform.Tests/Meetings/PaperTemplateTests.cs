using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Meetings;
using FederationReform.Meetings.Templates;
using FederationReform.Papers;
using FederationReform.Rules;
using FederationReform.Tests.Support;
using FederationReform.Uploads;
using FluentAssertions;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace FederationReform.Tests.Meetings;

/// <summary>A county's own wording: from the download over a change in Word to the papers of its villages.</summary>
public sealed class PaperTemplateTests
{
    private const string Added = "请各位代表佩戴代表证入场。";

    [Theory, OnSqlite, OnPostgres]
    public async Task Template_ThatIsAdopted_MakesThePapersOfAllUnitsOfTheCounty_AndOfNoOther(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        var elsewhere = await ElsewhereAsync(given);

        (await AdoptAsync(given, village.Staff, await ChangedAsync(given, village.Staff))).Should().BeEmpty();

        (await TextAsync(given, village.Chair, village.Campaign.Id, village.Village.Id))
            .Should()
            .Contain(Added)
            .And.Contain("河口1村")
            .And.NotContain("{{");
        (await TextAsync(given, elsewhere.Chair, elsewhere.Campaign, elsewhere.Village)).Should().NotContain(Added);
        var shown = await given
            .Use<MeetingPaperQuery>()
            .RunAsync(village.Chair, village.Campaign.Id, village.Village.Id, PaperKind.Invitation);
        shown!.Template!.Number.Should().Be(1);
        (await given.AuditAsync())
            .Should()
            .ContainSingle(r => r.Event == AuditEvent.PaperTemplateAdopted && r.Reason == "县里的格式");
    }

    /// <summary>A Word file of the county cannot be put into another file: the others are made, and nothing is hidden.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task OneDocument_HasNoPaperOfATemplate_AndSaysSoWhereNothingIsLeft(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        (await AdoptAsync(given, village.Staff, await ChangedAsync(given, village.Staff))).Should().BeEmpty();
        var input = new MakePapersInput(village.Campaign.Id, village.Village.Id, null, Bundle: PaperBundle.Document);
        var make = given.Use<MakePapers>();

        var (all, invitation) = (new MemoryStream(), new MemoryStream());
        var made = await make.RunAsync(village.Chair, input, all);
        var refused = await make.RunAsync(village.Chair, input with { Kind = PaperKind.Invitation }, invitation);

        made.File!.Rows.Should().Be(27);
        refused.Violations.Should().ContainSingle().Which.Code.Should().Be("OwnTemplates");
        invitation.Length.Should().Be(0);
        (await given.AuditAsync())
            .Single(r => r.Event == AuditEvent.PapersMade)
            .Changes.Single(c => c.Field == "材料")
            .New.Should()
            .NotContain("会议通知")
            .And.Contain("议程");
        var township = await given
            .Use<TownshipPapersQuery>()
            .RunAsync(village.Chair, village.Campaign.Id, village.Township.Id);
        township!.OfCounty.Select(p => p.Kind).Should().Equal(PaperKind.Invitation);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task History_KeepsEachVersion_AndTheBuiltInComesBack(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var first = await ChangedAsync(given, village.Staff);
        (await AdoptAsync(given, village.Staff, first)).Should().BeEmpty();
        (await AdoptAsync(given, village.Staff, first)).Should().BeEmpty("the same operation, sent again");
        (await AdoptAsync(given, village.Staff, await ChangedAsync(given, village.Staff, "第二版的话。")))
            .Should()
            .BeEmpty();

        (await RestoreAsync(given, village.Staff, null)).Should().BeEmpty();
        (await TextAsync(given, village)).Should().NotContain(Added).And.NotContain("第二版的话");
        (await RestoreAsync(given, village.Staff, 1)).Should().BeEmpty();
        (await TextAsync(given, village)).Should().Contain(Added);

        var history = (
            await given.Use<TemplateHistoryQuery>().RunAsync(village.Staff, PaperKind.Invitation, TemplateCase.Congress)
        )!;
        history
            .Select(v => (v.Number, v.BuiltIn, v.SameAs, v.By))
            .Should()
            .Equal(
                (4, false, 1, "李干事"),
                (3, true, null, "李干事"),
                (2, false, null, "李干事"),
                (1, false, null, "李干事")
            );
        (await RestoreAsync(given, village.Staff, 3)).Should().Equal(Refusal.NotFound);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task UnknownField_IsNamed_AndRefusesTheTemplate(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var upload = await ChangedAsync(given, village.Staff, "请到{{会场地点}}签到。");

        var check = (
            await given
                .Use<CheckTemplateQuery>()
                .RunAsync(village.Staff, PaperKind.Invitation, TemplateCase.Congress, upload)
        )!;

        check.Problems.Should().ContainSingle(p => p.Message.Contains("会场地点") && p.Near.Contains("签到"));
        (await AdoptAsync(given, village.Staff, upload)).Should().NotBeEmpty();
        (await TextAsync(given, village)).Should().NotContain("会场地点");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Trial_ShowsThePaper_WhileNothingHoldsYet(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var upload = await ChangedAsync(given, village.Staff);
        var check = (
            await given
                .Use<CheckTemplateQuery>()
                .RunAsync(village.Staff, PaperKind.Invitation, TemplateCase.Congress, upload)
        )!;
        check.Violations.Should().BeEmpty();
        check.Unused.Should().BeEmpty();
        check.Trials.Should().ContainSingle(t => t.UnitId == village.Village.Id);

        var file = new MemoryStream();
        var made = await TryAsync(given, village.Staff, village, upload, file);

        made.Violations.Should().BeEmpty();
        TextOf(file).Should().Contain(Added).And.Contain("河口村");
        (await TextAsync(given, village)).Should().NotContain(Added);
        (await given.AuditAsync())
            .Should()
            .ContainSingle(r => r.Event == AuditEvent.PapersMade && r.Summary.Contains("试生成河口村"));
    }

    /// <summary>A template whose field the portal gave up: the papers are the built-in ones, and are made.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task TemplateThatCanNoLongerBeFilled_IsLeftAside(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await using (var db = given.Portal.OpenForSystem())
        {
            db.PaperTemplates.Add(
                PaperTemplate.Of(
                    village.Staff,
                    (PaperKind.Invitation, TemplateCase.Congress),
                    1,
                    new(2026, 7, 1, 0, 0, 0, DateTimeKind.Utc),
                    "旧版",
                    Changed(
                        TemplateFile.BuiltInOf((PaperKind.Invitation, TemplateCase.Congress), LinePitch.Standard),
                        "旧版的话{{以前有的字段}}"
                    )
                )
            );
            await db.SaveChangesAsync();
        }

        (await TextAsync(given, village)).Should().Contain("现将有关事项通知如下").And.NotContain("旧版的话");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task OnlyStaffOfTheCounty_MaySetTemplates(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await AdoptAsync(given, village.Staff, await ChangedAsync(given, village.Staff));
        var elsewhere = await given.AccountAsync(Role.CountyStaff, await given.CountyAsync("松溪县"));
        var colleague = await given.AccountAsync(Role.CountyStaff, village.County);
        var mine = await ChangedAsync(given, village.Staff);
        await using (var db = given.Portal.OpenForSystem())
            db.PaperTemplates.Should().ContainSingle();

        foreach (
            var scope in new[]
            {
                village.Chair,
                await given.AccountAsync(Role.VillageFederation, village.Village),
                await given.AccountAsync(Role.Administrator, village.County),
            }
        )
        {
            (await given.Use<TemplateListQuery>().RunAsync(scope)).Should().BeNull();
            (await given.Use<TemplateHistoryQuery>().RunAsync(scope, PaperKind.Invitation, TemplateCase.Congress))
                .Should()
                .BeNull();
            (await given.Use<TemplateFileQuery>().RunAsync(scope, PaperKind.Invitation, TemplateCase.Congress, null))
                .Should()
                .BeNull();
            (await given.Use<CheckTemplateQuery>().RunAsync(scope, PaperKind.Invitation, TemplateCase.Congress, mine))
                .Should()
                .BeNull();
            (await AdoptAsync(given, scope, mine)).Should().Equal(Refusal.NotAllowed);
            (await RestoreAsync(given, scope, null)).Should().Equal(Refusal.NotAllowed);
            (await TryAsync(given, scope, village, mine, new())).Violations.Should().Equal(Refusal.NotAllowed);
        }
        // Staff of another county see their own templates, and nothing of this one's.
        (await given.Use<TemplateHistoryQuery>().RunAsync(elsewhere, PaperKind.Invitation, TemplateCase.Congress))
            .Should()
            .BeEmpty();
        (await given.Use<TemplateFileQuery>().RunAsync(elsewhere, PaperKind.Invitation, TemplateCase.Congress, 1))
            .Should()
            .BeNull();
        (await given.Use<CheckTemplateQuery>().RunAsync(elsewhere, PaperKind.Invitation, TemplateCase.Congress, mine))
            .Should()
            .BeNull();
        (await AdoptAsync(given, elsewhere, mine)).Should().Equal(Refusal.NotFound);
        (await RestoreAsync(given, elsewhere, 1)).Should().Equal(Refusal.NotFound);
        (await TryAsync(given, elsewhere, village, mine, new())).Violations.Should().Equal(Refusal.NotFound);
        // Who uploaded a file is who may use it.
        (await AdoptAsync(given, colleague, mine)).Should().Equal(Refusal.NotFound);
    }

    /// <summary>A wording for the executives' meeting makes that meeting's papers, and no congress's.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Template_OfTheExecutivesMeeting_MakesItsPapersAlone(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        var meeting = Results.Valid with { Body = ElectingBody.EnlargedExecutiveMeeting };
        await given.CompleteAsync(village.Campaign, village.Villages[1], meeting);
        var file = await given
            .Use<TemplateFileQuery>()
            .RunAsync(village.Staff, PaperKind.Invitation, TemplateCase.Executives, null);
        TextOf(new(file!.Bytes)).Should().Contain("各位执委").And.Contain("{{会议名称}}");
        file.Name.Should().Be("会议通知模板（执委（扩大）会议，A4 纸）.docx");
        var upload = await given.UploadedAsync(village.Staff, Changed(file.Bytes, Added), "a.docx", UploadUse.Template);

        (
            await given
                .Use<AdoptTemplate>()
                .RunAsync(village.Staff, new(PaperKind.Invitation, TemplateCase.Executives, upload, "补选的格式"))
        )
            .Should()
            .BeEmpty();

        (await TextAsync(given, village.Chair, village.Campaign.Id, village.Villages[1].Id))
            .Should()
            .Contain(Added)
            .And.Contain("各位执委")
            .And.NotContain("{{");
        (await TextAsync(given, village)).Should().NotContain(Added, "a congress has another wording");
        var kinds = (await given.Use<TemplateListQuery>().RunAsync(village.Staff))!.Kinds;
        kinds
            .Single(k => k.Paper.Kind == PaperKind.Invitation)
            .Cases.Select(c => (c.Case, c.Now?.Number))
            .Should()
            .Equal((TemplateCase.Congress, null), (TemplateCase.Executives, 1));
    }

    /// <summary>A ballot on A5 is cut from other sheets than one on A4; the copies of a sheet are equal all the same.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Template_OfASmallSheet_MakesTheBallotsOnA5(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        const string sealedHere = "（盖章有效）";
        var file = await given
            .Use<TemplateFileQuery>()
            .RunAsync(village.Staff, PaperKind.ExecutiveBallot, TemplateCase.Small, null);
        var upload = await given.UploadedAsync(
            village.Staff,
            Changed(file!.Bytes, sealedHere),
            "a.docx",
            UploadUse.Template
        );

        (
            await given
                .Use<AdoptTemplate>()
                .RunAsync(village.Staff, new(PaperKind.ExecutiveBallot, TemplateCase.Small, upload, "加盖章处"))
        )
            .Should()
            .BeEmpty();

        (await BallotAsync(PaperSize.A5)).Should().Contain(sealedHere).And.NotContain("{{");
        (await BallotAsync(PaperSize.A4)).Should().NotContain(sealedHere);
        var noSuchSheet = await given
            .Use<RestoreTemplate>()
            .RunAsync(village.Staff, new(PaperKind.Invitation, TemplateCase.Small, null, "不合适", Guid.NewGuid()));
        noSuchSheet.Should().Equal(Refusal.NotFound);

        async Task<string> BallotAsync(PaperSize size)
        {
            var made = new MemoryStream();
            MakePapersInput input = new(village.Campaign.Id, village.Village.Id, PaperKind.ExecutiveBallot, size);
            (await given.Use<MakePapers>().RunAsync(village.Chair, input, made)).Violations.Should().BeEmpty();
            return TextOf(made);
        }
    }

    /// <summary>Nothing on a ballot may tell it from another, whoever drew it.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task BallotTemplate_WithAnythingThatTellsBallotsApart_IsRefused(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var built = TemplateFile.BuiltInOf((PaperKind.ExecutiveBallot, TemplateCase.Congress), LinePitch.Standard);

        (await MessagesAsync(_ => { })).Should().BeEmpty();
        (await MessagesAsync(body => Number(body).Append(new SimpleField { Instruction = "SEQ ballot" })))
            .Should()
            .ContainSingle(m => m.Contains("会变的域"));
        (await MessagesAsync(body => Number(body).ParagraphProperties!.NumberingProperties = new()))
            .Should()
            .ContainSingle(m => m.Contains("自动编号"));
        (await MessagesAsync(body => Number(body).Append(new Run(new WordText("甲")))))
            .Should()
            .ContainSingle(m => m.Contains("不一样"));

        // Of the first copy on the sheet.
        static Paragraph Number(Body body) => body.Descendants<TableCell>().First().Elements<Paragraph>().First();

        async Task<IEnumerable<string>> MessagesAsync(Action<Body> change)
        {
            var file = new MemoryStream();
            await file.WriteAsync(built);
            using (var document = WordprocessingDocument.Open(file, isEditable: true))
                change(document.MainDocumentPart!.Document.Body!);
            var upload = await given.UploadedAsync(village.Staff, file.ToArray(), "选票.docx", UploadUse.Template);
            var found = await given
                .Use<CheckTemplateQuery>()
                .RunAsync(village.Staff, PaperKind.ExecutiveBallot, TemplateCase.Congress, upload);
            var adopted = await given
                .Use<AdoptTemplate>()
                .RunAsync(village.Staff, new(PaperKind.ExecutiveBallot, TemplateCase.Congress, upload, "试"));
            adopted.Count.Should().Be(found!.Problems.Count > 0 ? 1 : 0);
            return found.Problems.Select(p => p.Message);
        }
    }

    /// <summary>A field that only a congress has is unknown to the wording of another meeting.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Field_OfACongress_IsUnknownToTheExecutivesMeeting(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        var upload = await ChangedAsync(given, village.Staff, "第一项：{{大会的第一项议程}}。");

        (await ProblemsAsync(TemplateCase.Congress)).Should().BeEmpty();
        (await ProblemsAsync(TemplateCase.Executives)).Should().Contain(p => p.Message.Contains("大会的第一项议程"));

        async Task<IReadOnlyList<TemplateFault>> ProblemsAsync(TemplateCase of) =>
            (await given.Use<CheckTemplateQuery>().RunAsync(village.Staff, PaperKind.Invitation, of, upload))!.Problems;
    }

    /// <summary>What a disabled account began before is not carried out.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task DisabledAccount_ChangesAndMakesNothing(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        await AdoptAsync(given, village.Staff, await ChangedAsync(given, village.Staff));
        var upload = await ChangedAsync(given, village.Staff, "第二版的话。");
        await given.AccountAsync(village.Staff.AccountId, a => a.Disable(given.Clock.UtcNow()));

        (await AdoptAsync(given, village.Staff, upload)).Should().Equal(Refusal.RightsChanged);
        (await RestoreAsync(given, village.Staff, null)).Should().Equal(Refusal.RightsChanged);
        var tried = await TryAsync(given, village.Staff, village, upload, new());
        tried.Violations.Should().Equal(Refusal.RightsChanged);
        tried.File.Should().BeNull();
        await using (var db = given.Portal.OpenForSystem())
            db.PaperTemplates.Should().ContainSingle();

        await given.AccountAsync(village.Chair.AccountId, a => a.Disable(given.Clock.UtcNow()));
        var made = await given
            .Use<MakePapers>()
            .RunAsync(
                village.Chair,
                new(village.Campaign.Id, village.Village.Id, PaperKind.Invitation),
                new MemoryStream()
            );
        made.Violations.Should().Equal(Refusal.RightsChanged);
    }

    private static async Task<(UnitScope Chair, int Campaign, int Village)> ElsewhereAsync(Given given)
    {
        var county = await given.CountyAsync("松溪县");
        var township = await given.TownshipAsync(county, "渭田镇");
        var unit = await given.VillageAsync(township, "东边村");
        var campaign = await given.CampaignAsync(county);
        return (await given.AccountAsync(Role.TownshipChair, township), campaign.Id, unit.Id);
    }

    /// <summary>The built-in invitation with a sentence more, uploaded.</summary>
    private static async Task<Guid> ChangedAsync(Given given, UnitScope staff, string sentence = Added)
    {
        var file = (
            await given.Use<TemplateFileQuery>().RunAsync(staff, PaperKind.Invitation, TemplateCase.Congress, null)
        )!;
        return await given.UploadedAsync(staff, Changed(file.Bytes, sentence), "会议通知.docx", UploadUse.Template);
    }

    private static byte[] Changed(byte[] template, string sentence)
    {
        var file = new MemoryStream();
        file.Write(template);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            var body = document.MainDocumentPart!.Document.Body!;
            body.Elements<Paragraph>().Last().InsertBeforeSelf(new Paragraph(new Run(new WordText(sentence))));
        }
        return file.ToArray();
    }

    private static Task<Violations> AdoptAsync(Given given, UnitScope scope, Guid upload) =>
        given
            .Use<AdoptTemplate>()
            .RunAsync(scope, new(PaperKind.Invitation, TemplateCase.Congress, upload, "县里的格式"));

    private static Task<Violations> RestoreAsync(Given given, UnitScope scope, int? number) =>
        given
            .Use<RestoreTemplate>()
            .RunAsync(scope, new(PaperKind.Invitation, TemplateCase.Congress, number, "不合适", Guid.NewGuid()));

    private static Task<Exported> TryAsync(
        Given given,
        UnitScope scope,
        VillageCase village,
        Guid upload,
        MemoryStream file
    ) =>
        given
            .Use<TryTemplate>()
            .RunAsync(
                scope,
                new(PaperKind.Invitation, TemplateCase.Congress, upload, village.Campaign.Id, village.Village.Id),
                file
            );

    private static Task<string> TextAsync(Given given, VillageCase village) =>
        TextAsync(given, village.Chair, village.Campaign.Id, village.Village.Id);

    private static async Task<string> TextAsync(Given given, UnitScope chair, int campaign, int unit)
    {
        var file = new MemoryStream();
        (await given.Use<MakePapers>().RunAsync(chair, new(campaign, unit, PaperKind.Invitation), file))
            .Violations.Should()
            .BeEmpty();
        return TextOf(file);
    }

    private static string TextOf(MemoryStream file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file.ToArray()), isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019)
            .Validate(document)
            .Should()
            .BeEmpty();
        return document.MainDocumentPart!.Document.Body!.InnerText;
    }
}
