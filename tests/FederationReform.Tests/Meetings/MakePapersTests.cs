using System.IO.Compression;
using System.Security.Cryptography;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Exports;
using FederationReform.Meetings;
using FederationReform.Tests.Elections;
using FederationReform.Tests.Representatives;
using FederationReform.Tests.Rules;
using FederationReform.Tests.Support;
using FederationReform.Tree;
using FluentAssertions;

namespace FederationReform.Tests.Meetings;

public sealed class MakePapersTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task AllPapers_AreAZipOfNumberedDocuments_ThatWordAccepts(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await PreparedAsync(given);

        var (made, file) = await MakeAsync(given, village.Chair, village, null);

        made.File!.Name.Should().Be("河口村会务材料_20260715.zip");
        made.File.Rows.Should().Be(28);
        using var archive = new ZipArchive(file);
        archive.Entries.Select(e => e.FullName).Should().OnlyHaveUniqueItems().And.HaveCount(28);
        archive.Entries[0].FullName.Should().Be("01-召开大会的请示.docx");
        archive.Entries[^1].FullName.Should().Be("28-归档目录.docx");
        foreach (var entry in archive.Entries)
        {
            using var document = WordprocessingDocument.Open(Copy(entry), isEditable: false);
            new OpenXmlValidator(FileFormatVersions.Office2019)
                .Validate(document)
                .Select(e => $"{entry.FullName}: {e.Path?.XPath}: {e.Description}")
                .Should()
                .BeEmpty();
        }
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Making_IsRecordedWithWhatAndHowMany(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);

        var (made, file) = await MakeAsync(given, village.Chair, village, PaperKind.HostScript);

        made.File!.Name.Should().Be("河口村主持词_20260715.docx");
        var record = (await given.AuditAsync()).Single(r => r.Event == AuditEvent.PapersMade);
        record.Summary.Should().Be("生成河口村主持词，1 份");
        record.UnitId.Should().Be(village.Village.Id);
        record
            .Changes.Single(c => c.Field == "SHA-256")
            .New.Should()
            .Be(Convert.ToHexStringLower(SHA256.HashData(file.ToArray())))
            .And.Be(made.File.Sha256);
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Township_GetsAFolderForEachVillage(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 3);
        var told = new Told();
        var file = new MemoryStream();

        var made = await given
            .Use<MakePapers>()
            .RunAsync(village.Chair, new(village.Campaign.Id, village.Township.Id, null), file, told);

        made.File!.Name.Should().Be("3个单位会务材料_20260715.zip");
        told.Last.Should().Be(new Ratio(84, 84));
        using var archive = new ZipArchive(file);
        archive
            .Entries.Select(e => e.FullName.Split('/')[0])
            .Distinct()
            .Should()
            .Equal("01-河口1村", "02-河口2村", "03-河口3村");
        (await given.AuditAsync()).Single(r => r.Event == AuditEvent.PapersMade).Summary.Should().EndWith("84 份");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Parts_AreAllPapersTogether_AndTheirOwnNames(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);

        foreach (var (part, count, name) in Parts)
        {
            var file = new MemoryStream();
            var made = await given
                .Use<MakePapers>()
                .RunAsync(village.Chair, new(village.Campaign.Id, village.Township.Id, null, PaperSize.A5, part), file);
            made.File!.Name.Should().Be($"2个单位{name}_20260715.zip");
            made.File.Rows.Should().Be(2 * count);
        }
    }

    /// <summary>For the printer: one file, in which no paper begins on the back of another one.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task AllPapers_InOneDocument_EachBeginOnASheetOfTheirOwn(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        var told = new Told();
        var file = new MemoryStream();
        var input = new MakePapersInput(
            village.Campaign.Id,
            village.Township.Id,
            null,
            Part: PaperPart.After,
            Bundle: PaperBundle.Document
        );

        var made = await given.Use<MakePapers>().RunAsync(village.Chair, input, file, told);

        made.File!.Name.Should().Be("2个单位会后材料（合订）_20260715.docx");
        made.File.Rows.Should().Be(12);
        told.Last.Should().Be(new Ratio(12, 12));
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(document)
            .Select(e => $"{e.Path?.XPath}: {e.Description}")
            .Should()
            .BeEmpty();
        var body = document.MainDocumentPart!.Document.Body!;
        body.InnerText.Should().Contain("河口1村").And.Contain("河口2村");
        var begun = body.Descendants<SectionProperties>()
            .Where(s => s.GetFirstChild<SectionType>()!.Val!.Value == SectionMarkValues.OddPage)
            .ToList();
        begun.Should().HaveCount(11, "the first one begins the file");
        begun.Should().OnlyContain(s => s.GetFirstChild<PageNumberType>()!.Start!.Value == 1);
        (await given.AuditAsync())
            .Single(r => r.Event == AuditEvent.PapersMade)
            .Summary.Should()
            .EndWith("会后材料，12 份");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Township_SaysHowManyPapersOfEachVillageHaveBlanks(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given, villages: 2);
        var query = given.Use<TownshipPapersQuery>();
        var before = (await query.RunAsync(village.Chair, village.Campaign.Id, village.Township.Id))!;
        await new ElectionDay(given, village.Chair, village.Campaign, village.Village).CountedAsync(Sheets.Executives);

        var after = (await query.RunAsync(village.Chair, village.Campaign.Id, village.Township.Id))!;

        before.Villages.Select(v => v.UnitName).Should().Equal("河口1村", "河口2村");
        after.Villages[0].Meeting.Should().BePositive().And.BeLessThan(before.Villages[0].Meeting);
        after.Villages[1].Should().Be(before.Villages[1]);
        var pack = (
            await given.Use<MeetingPackQuery>().RunAsync(village.Chair, village.Campaign.Id, village.Village.Id)
        )!;
        pack.TownshipId.Should().Be(village.Township.Id);
        (after.Villages[0].Meeting + after.Villages[0].After)
            .Should()
            .Be(pack.Papers.Count(p => p.Lacks.Count > 0), "the page of the village says the same");
        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
            (await query.RunAsync(stranger, village.Campaign.Id, village.Township.Id)).Should().BeNull();
        (await query.RunAsync(village.Staff, village.Campaign.Id, village.County.Id)).Should().BeNull("it is a county");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Stranger_GetsTheSameNothing_AsForWhatDoesNotExist(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var village = await VillageCase.OnAsync(given);
        foreach (var stranger in await village.StrangersAsync(Role.TownshipChair, Role.CountyStaff))
        {
            var (made, file) = await MakeAsync(given, stranger, village, null);
            made.Violations.Should().Equal(Refusal.NotFound);
            file.Length.Should().Be(0);
            (await given.Use<MeetingPackQuery>().RunAsync(stranger, village.Campaign.Id, village.Village.Id))
                .Should()
                .BeNull();
            (
                await given
                    .Use<MeetingPaperQuery>()
                    .RunAsync(stranger, village.Campaign.Id, village.Village.Id, PaperKind.Agenda)
            )
                .Should()
                .BeNull();
        }
        (
            await given
                .Use<MakePapers>()
                .RunAsync(village.Chair, new(village.Campaign.Id, 999_999, null), new MemoryStream())
        )
            .Violations.Should()
            .Equal(Refusal.NotFound);
        (await given.AuditAsync()).Should().NotContain(r => r.Event == AuditEvent.PapersMade);
    }

    [Fact]
    public async Task Administrator_MayNotMakePapers()
    {
        await using var given = await Given.OnAsync(Engine.Sqlite);
        var village = await VillageCase.OnAsync(given);
        var administrator = await given.AccountAsync(Role.Administrator, village.County);

        var (made, _) = await MakeAsync(given, administrator, village, null);

        made.Violations.Should().Equal(Refusal.NotAllowed);
    }

    /// <summary>A telephone stands only on the forms that ask for it, and only for those who may see it.</summary>
    [Theory, OnSqlite, OnPostgres]
    public async Task Telephone_StandsOnTheFormsOnly_AndNotForUpperReaders(Engine engine)
    {
        await using var given = await Given.OnAsync(engine);
        var prefecture = await given.UnitAsync(UnitLevel.Prefecture, "南平市");
        var village = await VillageCase.OnAsync(given, prefecture: prefecture);
        var roll = new RollCase(given, village);
        var row = RollCase.Row("王小梅");
        row["Phone"] = "13900001234";
        await roll.WithAsync(row);
        var reader = await given.AccountAsync(Role.UpperReader, prefecture);

        foreach (var paper in MeetingPapers.All)
        {
            var mine = await TextAsync(given, village.Chair, village, paper.Kind);
            mine.Contains("13900001234").Should().Be(paper.Kind == PaperKind.RepresentativeForms, paper.Name);
            (await TextAsync(given, reader, village, paper.Kind)).Should().NotContain("13900001234");
        }
    }

    private static (PaperPart Part, int Count, string Name)[] Parts =>
        [(PaperPart.All, 28, "会务材料"), (PaperPart.Meeting, 22, "会前会上材料"), (PaperPart.After, 6, "会后材料")];

    private static async Task<VillageCase> PreparedAsync(Given given)
    {
        var village = await VillageCase.OnAsync(given);
        var roll = new RollCase(given, village);
        await roll.WithAsync([.. Enumerable.Range(1, 41).Select(n => RollCase.Row($"代表{n}"))]);
        await new ElectionDay(given, village.Chair, village.Campaign, village.Village).CountedAsync(Sheets.Executives);
        return village;
    }

    private static async Task<(Exported Made, MemoryStream File)> MakeAsync(
        Given given,
        UnitScope who,
        VillageCase village,
        PaperKind? kind
    )
    {
        var file = new MemoryStream();
        var made = await given
            .Use<MakePapers>()
            .RunAsync(who, new(village.Campaign.Id, village.Village.Id, kind), file);
        return (made, file);
    }

    private static async Task<string> TextAsync(Given given, UnitScope who, VillageCase village, PaperKind kind)
    {
        var (_, file) = await MakeAsync(given, who, village, kind);
        using var document = WordprocessingDocument.Open(file, isEditable: false);
        return document.MainDocumentPart!.Document.Body!.InnerText;
    }

    private static MemoryStream Copy(ZipArchiveEntry entry)
    {
        var copy = new MemoryStream();
        using var part = entry.Open();
        part.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private sealed class Told : IProgress<Ratio>
    {
        public Ratio Last { get; private set; }

        public void Report(Ratio value) => Last = value;
    }
}
