using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FederationReform.Papers;
using FederationReform.Papers.Word;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Papers;

/// <summary>
/// The parts of a .docx against GB/T 9704-2012. The numbers are written out here: they are those of the standard, not
/// those of the program.
/// </summary>
public sealed class WordPaperTests
{
    private const double TwipsPerMillimetre = 1440 / 25.4;

    [Fact]
    public void EveryBlock_IsValidForWord()
    {
        using var document = Open(SamplePapers.Everything);

        new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(document)
            .Select(e => $"{e.Path?.XPath}: {e.Description}")
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void Sheet_HasTheSizeAndMarginsOfTheStandard()
    {
        var sheet = Sections(SamplePapers.Everything)[0];

        Millimetres(sheet.GetFirstChild<PageSize>()!.Width!).Should().BeApproximately(210, 0.05);
        Millimetres(sheet.GetFirstChild<PageSize>()!.Height!).Should().BeApproximately(297, 0.05);
        var margins = sheet.GetFirstChild<PageMargin>()!;
        Millimetres(margins.Top!).Should().BeApproximately(37, 0.05);
        Millimetres(margins.Bottom!).Should().BeApproximately(35, 0.05);
        Millimetres(margins.Left!).Should().BeApproximately(28, 0.05);
        Millimetres(margins.Right!).Should().BeApproximately(26, 0.05);
    }

    /// <summary>A pitch of 29 pt leaves room for 21 lines only, and type of 16 pt as it is for 27 characters.</summary>
    /// <param name="twentieths">Of a point, from one line to the next.</param>
    /// <param name="below">Millimetres that stay free below the last line.</param>
    [Theory]
    [InlineData(LinePitch.Standard, 579, 0.5)]
    [InlineData(LinePitch.Office, 560, 8)]
    public void Grid_Takes22LinesOf28Characters(LinePitch pitch, int twentieths, double below)
    {
        var sheet = Sections(SamplePapers.FullPages, pitch)[0];
        var (page, margins) = (sheet.GetFirstChild<PageSize>()!, sheet.GetFirstChild<PageMargin>()!);
        var height = (int)page.Height!.Value - margins.Top!.Value - margins.Bottom!.Value;
        var width = (int)(page.Width!.Value - margins.Left!.Value - margins.Right!.Value);
        var grid = sheet.GetFirstChild<DocGrid>()!;

        grid.Type!.Value.Should().Be(DocGridValues.Lines);
        grid.LinePitch!.Value.Should().Be(twentieths);
        (height / twentieths).Should().Be(22);
        var closer = Style(SamplePapers.FullPages, "Normal", pitch).Descendants<Spacing>().Single().Val!.Value;
        (width / (16 * 20 + closer)).Should().Be(28);
        (width - 28 * (16 * 20 + closer)).Should().BeLessThan(28);
        ((height - 22 * twentieths) / TwipsPerMillimetre).Should().BeInRange(0, below);
        var line = Style(SamplePapers.FullPages, "Normal", pitch).Descendants<SpacingBetweenLines>().Single();
        line.LineRule!.Value.Should().Be(LineSpacingRuleValues.Exact);
        line.Line!.Value.Should().Be($"{twentieths}");
    }

    [Theory]
    [InlineData("Title", "方正小标宋简体", "44")]
    [InlineData("Heading1", "黑体", "32")]
    [InlineData("Heading2", "楷体_GB2312", "32")]
    [InlineData("Heading3", "仿宋_GB2312", "32")]
    [InlineData("Heading4", "仿宋_GB2312", "32")]
    [InlineData("AttachmentMark", "黑体", "32")]
    [InlineData("Footer", "宋体", "28")]
    public void Style_HasTheFontAndSizeOfTheStandard(string id, string font, string halfPoints)
    {
        var style = Style(SamplePapers.Everything, id);

        style.Descendants<RunFonts>().Single().EastAsia!.Value.Should().Be(font);
        style.Descendants<FontSize>().Single().Val!.Value.Should().Be(halfPoints);
    }

    [Fact]
    public void Text_IsSetIn16PointFangsong()
    {
        using var document = Open(SamplePapers.Everything);
        var usual = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!;

        usual.Descendants<RunFonts>().Single().EastAsia!.Value.Should().Be("仿宋_GB2312");
        usual.Descendants<FontSize>().Single().Val!.Value.Should().Be("32");
        document
            .MainDocumentPart.FontTablePart!.Fonts!.Elements<Font>()
            .Should()
            .OnlyContain(f => f.AltName != null, "a machine without the font needs another one")
            .And.HaveCount(5);
    }

    [Fact]
    public void Headings_AreListedByTheNavigation()
    {
        for (var level = 1; level <= 4; level++)
        {
            var style = Style(SamplePapers.Everything, $"Heading{level}");
            style.StyleName!.Val!.Value.Should().Be($"heading {level}");
            style.Descendants<OutlineLevel>().Single().Val!.Value.Should().Be(level - 1);
        }
        using var document = Open(SamplePapers.Everything);
        Paragraphs(document).Count(p => StyleOf(p).StartsWith("Heading", StringComparison.Ordinal)).Should().Be(4);
    }

    [Fact]
    public void Paragraph_BeginsTwoCharactersToTheRight()
    {
        Style(SamplePapers.Everything, "BodyIndent")
            .Descendants<Indentation>()
            .Single()
            .FirstLineChars!.Value.Should()
            .Be(200);
    }

    [Fact]
    public void PageNumber_StandsRightOnOddPagesAndLeftOnEvenOnes()
    {
        using var document = Open(SamplePapers.Everything);
        var main = document.MainDocumentPart!;
        var sheet = main.Document.Body!.Descendants<SectionProperties>().First();

        main.DocumentSettingsPart!.Settings.GetFirstChild<EvenAndOddHeaders>().Should().NotBeNull();
        var odd = FooterOf(main, sheet, HeaderFooterValues.Default);
        var even = FooterOf(main, sheet, HeaderFooterValues.Even);
        odd.Descendants<Justification>().Single().Val!.Value.Should().Be(JustificationValues.Right);
        odd.Descendants<Indentation>().Single().RightChars!.Value.Should().Be(100);
        even.Descendants<Justification>().Single().Val!.Value.Should().Be(JustificationValues.Left);
        even.Descendants<Indentation>().Single().LeftChars!.Value.Should().Be(100);
        odd.InnerText.Should().Be("— 1 —");
        odd.Descendants<SimpleField>().Single().Instruction!.Value!.Trim().Should().Be("PAGE");
    }

    [Fact]
    public void Table_RepeatsItsHeadAndTearsNoRow()
    {
        using var document = Open(SamplePapers.Everything);
        var rows = document.MainDocumentPart!.Document.Body!.Elements<Table>().First().Elements<TableRow>().ToList();

        rows.Should().HaveCount(41);
        rows[0].Descendants<TableHeader>().Should().ContainSingle();
        rows.Skip(1).Should().OnlyContain(row => !row.Descendants<TableHeader>().Any());
        rows.Should().OnlyContain(row => row.Descendants<CantSplit>().Any());
    }

    [Fact]
    public void Roster_LiesAcrossTheSheet()
    {
        var sheet = Sections(SamplePapers.Everything)[1];

        sheet.GetFirstChild<PageSize>()!.Orient!.Value.Should().Be(PageOrientationValues.Landscape);
        Millimetres(sheet.GetFirstChild<PageSize>()!.Width!).Should().BeApproximately(297, 0.05);
        Millimetres(sheet.GetFirstChild<PageMargin>()!.Top!).Should().BeApproximately(28, 0.05, "that is the binding");
    }

    /// <summary>Nothing on a ballot may tell it from another: no number of a page, and all copies are equal.</summary>
    [Fact]
    public void Ballots_AreEqualAndCarryNoNumber()
    {
        var sections = Sections(SamplePapers.Everything);
        sections.Should().HaveCount(4);
        Millimetres(sections[3].GetFirstChild<PageSize>()!.Width!).Should().BeApproximately(148, 0.05);

        using var document = Open(SamplePapers.Everything);
        var copies = document
            .MainDocumentPart!.Document.Body!.Elements<Table>()
            .ElementAt(1)
            .Elements<TableRow>()
            .SelectMany(row => row.Elements<TableCell>())
            .Select(cell => cell.OuterXml)
            .ToList();
        foreach (var sheet in document.MainDocumentPart.Document.Body.Descendants<SectionProperties>().Skip(2))
            FooterOf(document.MainDocumentPart, sheet, HeaderFooterValues.Even)
                .InnerText.Should()
                .BeEmpty("a section that names no footer takes that of the one before");
        copies.Should().HaveCount(4);
        copies.Distinct().Should().ContainSingle();
    }

    [Fact]
    public void Writing_TheSamePaperTwice_GivesTheSameText()
    {
        using var once = Open(SamplePapers.Everything);
        using var again = Open(SamplePapers.Everything);

        again.MainDocumentPart!.Document.OuterXml.Should().Be(once.MainDocumentPart!.Document.OuterXml);
    }

    /// <summary>A break of its own after a full sheet would leave an empty one.</summary>
    [Fact]
    public void PageBreak_IsSaidByWhatFollows()
    {
        using var document = Open(
            Paper.Of("一", new ParagraphBlock("前"), new PageBreakBlock(), new HeadingBlock(1, "后"))
        );

        Paragraphs(document).Should().HaveCount(2);
        Paragraphs(document).Last().ParagraphProperties!.PageBreakBefore.Should().NotBeNull();
    }

    [Fact]
    public void Signature_DoesNotStandAloneOnASheet()
    {
        using var document = Open(
            Paper.Of("一", new ParagraphBlock("此复。"), new SignatureBlock("妇联", "2026年7月1日", Sealed: true))
        );

        Paragraphs(document).SkipLast(1).Should().OnlyContain(p => p.ParagraphProperties!.KeepNext != null);
    }

    /// <summary>A sheet with nothing but the signature would ask for 「此页无正文」, which the standard forbids.</summary>
    [Fact]
    public void Signature_AndNoteOfAttachments_TakeALineOfTheTextAlong()
    {
        using var document = Open(
            Paper.Of(
                "一",
                new ParagraphBlock("特此报告。"),
                new AttachmentNoteBlock("名单", "花名册"),
                new SignatureBlock("妇联", "2026年7月1日", Sealed: true),
                new NoteBlock("联系人：王小梅")
            )
        );

        Paragraphs(document).SkipLast(1).Should().OnlyContain(p => p.ParagraphProperties!.KeepNext != null);
    }

    [Fact]
    public void LastParagraph_DoesNotStandAloneOnASheet_NorDoesARemarkBelowATable()
    {
        using var document = Open(
            Paper.Of(
                "一",
                new ParagraphBlock("第一条"),
                new ParagraphBlock("第二条"),
                new ParagraphBlock("第三条"),
                new PageBreakBlock(),
                TableBlock.Of(
                    [new("序号", 1)],
                    [
                        ["1"],
                        ["2"],
                    ]
                ),
                new ParagraphBlock("注：", ParagraphKind.Small)
            )
        );

        document
            .MainDocumentPart!.Document.Body!.Descendants<Paragraph>()
            .Where(p => p.ParagraphProperties!.KeepNext != null)
            .Select(p => p.InnerText)
            .Should()
            .Equal("第二条", "2");
    }

    [Fact]
    public void Table_OfACloserPitch_HasItInEveryCell()
    {
        using var document = Open(
            Paper.Of(
                "一",
                TableBlock.Of(
                    [new("序号", 1), new("姓名", 1)],
                    [
                        ["1", "王"],
                    ]
                ) with
                {
                    Pitch = 16.5,
                }
            )
        );

        document
            .MainDocumentPart!.Document.Body!.Descendants<TableCell>()
            .Select(c => c.Descendants<SpacingBetweenLines>().Single().Line!.Value)
            .Should()
            .Equal("330", "330", "330", "330");
    }

    [Fact]
    public void Text_ThatXmlCannotHold_IsLeftOut()
    {
        using var document = Open(Paper.Of("一", new ParagraphBlock("王\u000b小\u0001梅\n𠮷")));

        var text = Paragraphs(document).Single();
        text.InnerText.Should().Be("王小梅𠮷");
        text.Descendants<Break>().Should().ContainSingle();
    }

    /// <summary>A county chooses the pitch of the text; titles, tables and remarks keep their own.</summary>
    [Theory]
    [InlineData("Title")]
    [InlineData("TableCell")]
    [InlineData("Small")]
    [InlineData("Footer")]
    public void Style_WithAPitchOfItsOwn_KeepsIt(string id)
    {
        var office = Style(SamplePapers.Everything, id, LinePitch.Office);

        office.Descendants<SpacingBetweenLines>().Single().Line!.Value.Should().NotBe("560");
        office.OuterXml.Should().Be(Style(SamplePapers.Everything, id).OuterXml);
    }

    private static WordprocessingDocument Open(Paper paper, LinePitch pitch = LinePitch.Standard)
    {
        var file = new MemoryStream();
        WordPaper.Write(paper, pitch, file);
        file.Position = 0;
        return WordprocessingDocument.Open(file, isEditable: false);
    }

    private static List<SectionProperties> Sections(Paper paper, LinePitch pitch = LinePitch.Standard)
    {
        using var document = Open(paper, pitch);
        return
        [
            .. document
                .MainDocumentPart!.Document.Body!.Descendants<SectionProperties>()
                .Select(s => (SectionProperties)s.CloneNode(true)),
        ];
    }

    private static Style Style(Paper paper, string id, LinePitch pitch = LinePitch.Standard)
    {
        using var document = Open(paper, pitch);
        var style = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>();
        return (Style)style.Single(s => s.StyleId == id).CloneNode(true);
    }

    private static IEnumerable<Paragraph> Paragraphs(WordprocessingDocument document) =>
        document.MainDocumentPart!.Document.Body!.Elements<Paragraph>();

    private static string StyleOf(Paragraph paragraph) =>
        paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? "";

    private static Footer FooterOf(MainDocumentPart main, SectionProperties sheet, HeaderFooterValues kind) =>
        ((FooterPart)main.GetPartById(sheet.Elements<FooterReference>().Single(f => f.Type! == kind).Id!)).Footer!;

    private static double Millimetres(UInt32Value twips) => twips.Value / TwipsPerMillimetre;

    private static double Millimetres(Int32Value twips) => twips.Value / TwipsPerMillimetre;
}
