using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FederationReform.Papers;
using FederationReform.Papers.Word;
using FluentAssertions;
using WordText = DocumentFormat.OpenXml.Wordprocessing.Text;

namespace FederationReform.Tests.Papers;

/// <summary>Fields in a .docx that Word, WPS or somebody's hand has changed.</summary>
public sealed class WordTemplateTests
{
    private static readonly HashSet<string> Known = ["村名", "乡镇", "预选", "候选人.姓名", "候选人.年龄", "议程.事项"];

    private static readonly PaperValues Values = Sample();

    /// <summary>Word tears a field into runs for a mark of its spelling checker; people type it as their keyboard does.</summary>
    [Theory]
    [InlineData("在{{村名}}召开")]
    [InlineData("在{{|村|名|}}召开")]
    [InlineData("在{|{村名}|}召开")]
    [InlineData("在｛｛村名｝｝召开")]
    [InlineData("在{{ 村 名 }}召开")]
    [InlineData("在{{　村名}}召|开")]
    public void Field_IsFound_HoweverItsTextIsTorn(string runs)
    {
        var template = Docx(body => body.Append(Torn(runs)));

        TemplateReading.Of(template, Known, null).Should().BeEquivalentTo(new TemplateReading(["村名"], []));
        TextOf(Filled(template)).Should().Equal("在河口村召开");
    }

    [Fact]
    public void Value_TakesTheLooksOfTheRun_InWhichTheFieldBegins()
    {
        var template = Docx(body =>
        {
            var paragraph = Torn("在|{{村|名}}召开");
            paragraph.Elements<Run>().ElementAt(1).RunProperties = new(new Bold());
            body.Append(paragraph);
        });

        using var document = WordprocessingDocument.Open(Filled(template), isEditable: false);
        var bold = document
            .MainDocumentPart!.Document.Descendants<Run>()
            .Single(r => r.RunProperties?.Bold is not null);
        bold.InnerText.Should().Be("河口村");
    }

    [Fact]
    public void Row_StandsOnceForEachEntry_AndGoesWithoutEntries()
    {
        var template = Docx(body =>
        {
            body.Append(Rows(["姓名", "年龄"], ["{{候选人.姓名}}", "{{候选人.年龄}}岁"], ["合计", "{{村名}}"]));
            body.Append(Torn("第{{议程.事项}}项"));
            body.Append(Torn("完"));
        });

        TextOf(Filled(template))
            .Should()
            .Equal("姓名", "年龄", "王小梅", "41岁", "{{村名}}", "岁", "合计", "河口村", "完");
        Valid(Filled(template));
    }

    /// <summary>What somebody typed into the portal is text, whatever it looks like.</summary>
    [Fact]
    public void Value_ThatLooksLikeAField_StaysText()
    {
        var template = Docx(body =>
        {
            var outer = Rows(["{{候选人.姓名}}"]);
            outer.Descendants<TableCell>().First().PrependChild(Rows(["内 {{村名}}"]));
            body.Append(outer, Torn("末"));
        });

        TextOf(Filled(template)).Should().Contain("{{村名}}").And.Contain("内 河口村");
    }

    [Fact]
    public void Paragraph_WithNothingToSay_IsLeftOut_AndACellKeepsOne()
    {
        var template = Docx(body =>
            body.Append(
                Torn("{{预选}}"),
                Torn("{{村名}}{{预选}}"),
                Rows(["{{预选}}"]),
                Rows(["名", "{{村名}}"], ["{{预选}}", "{{预选}}"]),
                Torn("末")
            )
        );

        TextOf(Filled(template)).Should().Equal("河口村", "名", "河口村", "末");
        Valid(Filled(template));
        using var document = WordprocessingDocument.Open(Filled(template), isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;
        body.Elements<Paragraph>().Should().HaveCount(2, "nothing stays of a line that has nothing to say");
        body.Elements<Table>().Should().ContainSingle().Which.Elements<TableRow>().Should().ContainSingle();
    }

    [Fact]
    public void HeaderFooterAndTextBox_AreFilled()
    {
        var template = Docx(
            body =>
                body.Append(
                    new Paragraph(
                        new Run(
                            new Picture(
                                new DocumentFormat.OpenXml.Vml.Shape(
                                    new DocumentFormat.OpenXml.Vml.TextBox(new TextBoxContent(Torn("框{{村|名}}")))
                                )
                            )
                        )
                    )
                ),
            header: Torn("{{乡|镇}}文件")
        );

        using var document = WordprocessingDocument.Open(Filled(template), isEditable: false);
        document.MainDocumentPart!.Document.InnerText.Should().Contain("框河口村");
        document.MainDocumentPart.HeaderParts.Single().Header.InnerText.Should().Be("清溪镇文件");
    }

    [Fact]
    public void WholeText_IsRepeated_EachOnANewSheet()
    {
        var template = Docx(body => body.Append(Torn("登记表"), Rows(["姓名", "{{候选人.姓名}}"]), Torn("{{村名}}")));

        var filled = Filled(template, each: "候选人");

        TextOf(filled).Should().Equal("登记表", "姓名", "王小梅", "河口村", "登记表", "姓名", "{{村名}}", "河口村");
        using var document = WordprocessingDocument.Open(filled, isEditable: false);
        document.MainDocumentPart!.Document.Descendants<PageBreakBefore>().Should().ContainSingle();
        Valid(filled);
    }

    [Fact]
    public void Problems_AreNamedWithTheirPlace()
    {
        var template = Docx(
            body =>
                body.Append(
                    Torn("一"),
                    Torn("在{{村|明}}召开大会"),
                    Torn("{{村名"),
                    Rows(["甲"], ["{{候选人.姓名}}{{议程.事项}}"]),
                    Torn("末")
                ),
            header: Torn("{{候选人.姓名}}")
        );

        var problems = TemplateReading.Of(template, Known, null).Problems;

        problems
            .Select(p => $"{p.Place}|{p.Near}|{p.Message}")
            .Should()
            .BeEquivalentTo(
                "正文第2段|在{{村明}}召开大会|没有“村明”这个字段。",
                "正文第3段|{{村名|“{{”和“}}”没有成对，或者一个字段跨了两行。",
                "正文第1个表格第2行|{{候选人.姓名}}{{议程.事项}}|一行里有几个清单的字段：候选人、议程。",
                "页眉第1段|{{候选人.姓名}}|“候选人.姓名”是清单里的字段，只能写在正文里。"
            );
    }

    [Fact]
    public void WordsOwnFields_AreRefused_ButForPageNumbers()
    {
        var asked = Docx(body =>
            body.Append(
                new Paragraph(
                    new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }),
                    new Run(new FieldCode(" DD")),
                    new Run(new FieldCode("EAUTO c:\\\\x ")),
                    new Run(new FieldChar { FieldCharType = FieldCharValues.End }),
                    new Run(new WordText("{{村名}}"))
                )
            )
        );
        var page = Docx(body =>
            body.Append(new Paragraph(new SimpleField(new Run()) { Instruction = " PAGE " }), Torn("{{村名}}"))
        );

        TemplateReading.Of(asked, Known, null).Problems.Single().Message.Should().Contain("DDEAUTO");
        TemplateReading.Of(page, Known, null).Problems.Should().BeEmpty();
    }

    [Fact]
    public void TrackedChanges_AreRefused()
    {
        var template = Docx(body =>
            body.Append(new Paragraph(new InsertedRun(new Run(new WordText("{{村名}}"))) { Author = "甲", Id = "1" }))
        );

        TemplateReading.Of(template, Known, null).Problems.Single().Message.Should().Contain("修订");
    }

    /// <summary>UP-08: what acts by itself, or is fetched from elsewhere, or is larger than it seems.</summary>
    [Theory]
    [InlineData("word/vbaProject.bin", "x", "宏")]
    [InlineData("word/embeddings/oleObject1.bin", "x", "嵌入")]
    [InlineData(
        "word/_rels/document.xml.rels",
        "<R TargetMode=\"External\" Target=\"http://x/\"/>",
        "外部内容（http://x/）"
    )]
    [InlineData("word/deep.xml", "deep", "太复杂")]
    [InlineData("word/large.xml", "large", "过大")]
    [InlineData("word/dtd.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "打不开")]
    [InlineData("../word/x.xml", "<a/>", "不正常")]
    [InlineData("Word/Document.xml", "<a/>", "不正常")]
    public void Package_ThatIsNotSafe_IsRefused(string part, string content, string why)
    {
        var file = new MemoryStream();
        file.Write(Docx(body => body.Append(Torn("{{村名}}"))));
        WordPackage.Check(file.ToArray()).Should().BeNull();
        using (var package = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            package.GetEntry(part)?.Delete();
            using var stream = package.CreateEntry(part).Open();
            stream.Write(
                content switch
                {
                    "deep" => Encoding.UTF8.GetBytes(
                        string.Concat(Enumerable.Repeat("<a>", 200)) + string.Concat(Enumerable.Repeat("</a>", 200))
                    ),
                    "large" => new byte[30 * 1024 * 1024],
                    _ => Encoding.UTF8.GetBytes(content),
                }
            );
        }

        WordPackage.Check(file.ToArray())!.Message.Should().Contain(why);
    }

    private static PaperValues Sample()
    {
        var values = new PaperValues();
        values.Set("村名", "河口村");
        values.Set("乡镇", "清溪镇");
        values.Set("预选", (string?)null);
        values.Set(
            "候选人",
            [
                new(new Dictionary<string, string?> { ["候选人.姓名"] = "王小梅", ["候选人.年龄"] = "41" }),
                new(new Dictionary<string, string?> { ["候选人.姓名"] = "{{村名}}", ["候选人.年龄"] = "" }),
            ]
        );
        values.Set("议程", (IReadOnlyList<PaperEntry>)[]);
        return values;
    }

    /// <summary>A paragraph whose text is torn into runs at each |.</summary>
    private static Paragraph Torn(string runs) =>
        new(
            runs.Split('|')
                .SelectMany<string, OpenXmlElement>(text =>
                    [
                        new ProofError { Type = ProofingErrorValues.SpellStart },
                        new Run(new WordText(text) { Space = SpaceProcessingModeValues.Preserve }),
                    ]
                )
        );

    private static Table Rows(params string[][] rows) =>
        new([
            new TableProperties(new TableWidth { Width = "0", Type = TableWidthUnitValues.Auto }),
            new TableGrid(rows[0].Select(_ => new GridColumn())),
            .. rows.Select(cells => new TableRow(cells.Select(cell => new TableCell(Torn(cell))))),
        ]);

    private static byte[] Docx(Action<Body> write, Paragraph? header = null)
    {
        var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            var body = new Body();
            write(body);
            main.Document = new(body);
            if (header is not null)
            {
                main.AddNewPart<HeaderPart>("rHead").Header = new(header);
                body.Append(
                    new SectionProperties(new HeaderReference { Type = HeaderFooterValues.Default, Id = "rHead" })
                );
            }
        }
        return file.ToArray();
    }

    private static MemoryStream Filled(byte[] template, string? each = null)
    {
        var file = new MemoryStream();
        WordTemplate.Fill(template, "试", Values, each, file);
        file.Position = 0;
        return file;
    }

    private static List<string> TextOf(MemoryStream file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file.ToArray()), isEditable: false);
        return
        [
            .. document
                .MainDocumentPart!.Document.Descendants<Paragraph>()
                .Select(p => p.InnerText)
                .Where(text => text.Length > 0),
        ];
    }

    private static void Valid(MemoryStream file)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(file.ToArray()), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Office2019)
            .Validate(document)
            .Select(e => $"{e.Path?.XPath}: {e.Description}")
            .Should()
            .BeEmpty();
    }
}
