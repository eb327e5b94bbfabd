using System.Xml.Linq;
using FederationReform.Exports;
using FederationReform.Figures;
using FederationReform.People;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Spreadsheets.Writing;
using FluentAssertions;

namespace FederationReform.Tests.Spreadsheets;

public sealed class SpreadsheetWriterTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>EX-01: nothing that somebody typed is ever computed, and what comes back is what was typed.</summary>
    [Fact]
    public void TextThatLooksLikeAFormula_StaysText()
    {
        string[] typed =
        [
            "=1+1",
            "+86 138",
            "-5",
            "-",
            "@SUM(A1)",
            "\t=1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "=HYPERLINK(\"http://x\")",
            "=cmd|'/c calc'!A1",
            "正常",
        ];
        using var file = Written(sheet =>
        {
            foreach (var text in typed)
                sheet.Row(ExportCell.Of(text), ExportCell.Exact(text));
        });

        var part = ReadBack.Parts(file, "xl/worksheets/").Single();
        part.Descendants(Main + "f").Should().BeEmpty();
        var looks = ReadBack
            .Parts(file, "xl/styles.xml")
            .Single()
            .Root!.Element(Main + "cellXfs")!
            .Elements()
            .Select(x => (string?)x.Attribute("quotePrefix") == "1")
            .ToList();
        part.Descendants(Main + "c")
            .Skip(2)
            .Select(c => looks[(int)c.Attribute("s")!])
            .Should()
            .Equal(typed.SelectMany(t => new[] { t != "正常", t != "正常" }));
        ReadBack.Sheets(file).Single().Value.Skip(1).Select(r => r[0]).Should().Equal(typed);
        ReadBack.ShouldBeValid(file);
    }

    /// <summary>C12: what the portal writes, its own import reads as it was.</summary>
    [Fact]
    public void FileOfOurs_IsReadByOurImport()
    {
        string[] typed =
        [
            "=1+1",
            "+86 138 0000 0000",
            "-5",
            "@SUM(A1)",
            "＝1",
            "=HYPERLINK(\"http://x\")",
            "_x000D_",
            "𬭎·古丽",
            "013800005678",
        ];
        using var file = Written(sheet =>
        {
            foreach (var text in typed)
                sheet.Row(ExportCell.Exact(text), ExportCell.Of(new BirthDate(new(1972, 5, 1), DayKnown: false)));
        });
        file.Position = 0;

        var read = SpreadsheetReader.Read(file, "名册.xlsx");

        read.Violations.Should().BeEmpty();
        read.Content!.Rows.Skip(1)
            .Select(r => r.Cells[0])
            .Should()
            .Equal(typed.Select(t => new SheetCell(t, CellKind.Text)));
        read.Content.Rows.Skip(1)
            .Select(r => r.Cells[1])
            .Should()
            .AllBeEquivalentTo(new SheetCell("1972-05", CellKind.Date));
    }

    /// <summary>EX-02: whatever stands in the database, the file opens, and what was lost is said.</summary>
    [Fact]
    public void TextThatNoFileTakes_IsReplacedAndListed()
    {
        using var file = Written(sheet =>
        {
            sheet.Row(ExportCell.Of("张\u000B三"), ExportCell.Of("\uD800半个"));
            sheet.Row(ExportCell.Of("𬭎𠮷"), ExportCell.Of(new string('长', 32_766) + "𠮷"));
            sheet.Row(ExportCell.Of("_x000D_ _X0041_"), ExportCell.Of("\uFFFE\0"));
            sheet.Row(ExportCell.Of("<a>&amp;\"'"), ExportCell.Of(" 两头空 "));
        });

        var sheets = ReadBack.Sheets(file);
        var rows = sheets["表一"];
        rows[1].Should().Equal("张\uFFFD三", "\uFFFD半个");
        rows[2][0].Should().Be("𬭎𠮷");
        ((string)rows[2][1]!).Should().Be(new string('长', 32_766), "a character is never cut in two");
        rows[3].Should().Equal("_x000D_ _X0041_", "\uFFFD\uFFFD");
        rows[4].Should().Equal("<a>&amp;\"'", " 两头空 ");
        sheets["导出说明"]
            .Skip(1)
            .Select(r => (r[1], r[2]))
            .Should()
            .Equal(("A2", "甲"), ("B2", "乙"), ("B3", "乙"), ("B4", "乙"));
        ReadBack.ShouldBeValid(file);
    }

    [Fact]
    public void TypedCells_ComeBackAsWhatTheyAre()
    {
        using var file = Written(sheet =>
        {
            sheet.Row(ExportCell.Exact("350722198503120000"), ExportCell.Exact("013800005678"));
            sheet.Row(ExportCell.Of(146), ExportCell.Of(new Ratio(3752, 4158)));
            sheet.Row(
                ExportCell.Of(new DateOnly(1986, 5, 4)),
                ExportCell.Of(new BirthDate(new(1972, 5, 1), DayKnown: false))
            );
            sheet.Row(ExportCell.Of(new DateOnly(1900, 1, 1)), ExportCell.Of((int?)null));
            sheet.Row(ExportCell.Of(new Ratio(0, 0)), ExportCell.Of(new MeanAge(441, 10)));
        });

        var rows = ReadBack.Sheets(file).Single().Value.Skip(1).ToList();
        rows[0].Should().Equal("350722198503120000", "013800005678");
        rows[1].Should().Equal(146d, 0.9024d);
        rows[2].Should().Equal(new DateTime(1986, 5, 4), new DateTime(1972, 5, 1));
        rows[3].Should().BeEquivalentTo(new object?[] { "1900-01-01", null });
        rows[4].Should().Equal("—", 44.1);
        ReadBack.ShouldBeValid(file);
    }

    [Fact]
    public void Sheet_PrintsOnA4WithItsHeadOnEveryPage()
    {
        using var file = new MemoryStream();
        using (var writer = new SpreadsheetWriter(file))
        {
            var sheet = writer.Begin(
                new("名册", [new("姓名", 10), new("单位", 20)]) { Title = "清溪镇花名册", Subtitle = "2026年7月15日" }
            );
            sheet.Row(
                ExportCell.Of("王芳") with
                {
                    Fill = CellFill.Error,
                },
                ExportCell.Of("河口村") with
                {
                    Bold = true,
                }
            );
            writer.Finish();
        }

        var part = ReadBack.Parts(file, "xl/worksheets/").Single().Root!;
        part.Element(Main + "pageSetup")!
            .Attributes()
            .Select(a => $"{a.Name}={a.Value}")
            .Should()
            .Equal("paperSize=9", "orientation=landscape", "fitToWidth=1", "fitToHeight=0");
        part.Descendants(Main + "pane").Single().Attribute("topLeftCell")!.Value.Should().Be("A4");
        part.Descendants(Main + "mergeCell").Select(m => m.Attribute("ref")!.Value).Should().Equal("A1:B1", "A2:B2");
        ReadBack
            .Parts(file, "xl/workbook.xml")
            .Single()
            .Descendants(Main + "definedName")
            .Single()
            .Value.Should()
            .Be("'名册'!$3:$3");
        ReadBack.ShouldBeValid(file);
    }

    [Fact]
    public void DropDown_OffersWhatTheColumnTakes()
    {
        using var file = new MemoryStream();
        using (var writer = new SpreadsheetWriter(file))
        {
            writer.Begin(
                new("填写", [new("姓名", 10), ExportColumn.Offering("民族", 8, CodeLists.EthnicGroup)])
                {
                    RowsToFill = 100,
                }
            );
            writer.Finish();
        }

        var rule = ReadBack.Parts(file, "xl/worksheets/")[0].Descendants(Main + "dataValidation").Single();
        rule.Attribute("sqref")!.Value.Should().Be("B2:B101");
        rule.Element(Main + "formula1")!.Value.Should().Be("选项!$A$2:$A$57");
        ReadBack
            .Sheets(file)["选项"]
            .Select(r => r[0])
            .Should()
            .Equal(["民族", .. CodeLists.EthnicGroup.Choices.Select(c => c.Name)]);
        ReadBack
            .Parts(file, "xl/workbook.xml")
            .Single()
            .Descendants(Main + "sheet")
            .Select(s => (string?)s.Attribute("state"))
            .Should()
            .Equal(null, "hidden");
        ReadBack.ShouldBeValid(file);
    }

    [Fact]
    public void SheetNames_AreSafeAndDiffer()
    {
        using var file = new MemoryStream();
        using (var writer = new SpreadsheetWriter(file))
        {
            foreach (
                var name in (string[])
                    [
                        string.Concat(Enumerable.Repeat("A/B[1]:*", 40)),
                        string.Concat(Enumerable.Repeat("A/B[1]:*", 40)),
                        "'引号'",
                        "",
                        "导出说明",
                        "a\u000Bb",
                    ]
            )
                writer.Begin(new(name, [new("甲", 8)]));
            writer.Finish();
        }

        var names = ReadBack.Sheets(file).Keys.ToList();
        names
            .Should()
            .HaveCount(6)
            .And.OnlyHaveUniqueItems()
            .And.OnlyContain(n => n.Length > 0 && n.Length <= 31 && !n.Any(c => "[]:*?/\\".Contains(c)));
        names.Should().Contain("引号").And.NotContain("导出说明");
        ReadBack.ShouldBeValid(file);
    }

    [Theory]
    [InlineData("清溪镇花名册", "清溪镇花名册.xlsx")]
    [InlineData("../../a\\b:c*?\"<>|", "a b c.xlsx")]
    [InlineData("\u202Egnp.exe\u200B", "gnp.exe.xlsx")]
    [InlineData("\r\nContent-Type: x", "Content-Type x.xlsx")]
    [InlineData("...", "导出.xlsx")]
    public void FileName_IsSafeOnEverySystem(string name, string expected)
    {
        SheetText.FileName(name).Should().Be(expected);
    }

    private static MemoryStream Written(Action<SheetWriter> write)
    {
        var file = new MemoryStream();
        using var writer = new SpreadsheetWriter(file);
        write(writer.Begin(new("表一", [new("甲", 20), new("乙", 20)])));
        writer.Finish();
        return file;
    }
}
