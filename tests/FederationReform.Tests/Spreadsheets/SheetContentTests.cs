using FederationReform.People;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Spreadsheets;

/// <summary>
/// Groups C3, C4, C7 and C12 of the bad-input corpus: what stands in the cells of a sheet that is read.
/// </summary>
public sealed class SheetContentTests
{
    [Fact]
    public void Rows_AreTrimmedAndNumberedAsTheProgramCounts()
    {
        var sheet = Sheet(
            new XlsxFile().SheetXml(
                "名单",
                XlsxFile.Row(2, ["姓名", null, "职务", " ", null])
                    + XlsxFile.Row(3, [" ", "　"])
                    + XlsxFile.Row(7, ["林一"])
            )
        );

        sheet.Name.Should().Be("名单");
        sheet.Rows.Select(r => r.Number).Should().Equal(2, 7);
        sheet.Rows[0].Cells.Select(c => c.Text).Should().Equal("姓名", "", "职务");
        sheet.Rows[0].Cells[1].Kind.Should().Be(CellKind.Blank);
    }

    /// <summary>C3: a sheet formatted to its last row is as long as its last name.</summary>
    [Fact]
    public void BlankFormattedTail_IsLeftOut()
    {
        var tail = string.Concat(
            Enumerable.Range(3, 40_000).Select(i => $"""<row r="{i}"><c r="A{i}" s="1"/><c r="XFD{i}" s="1"/></row>""")
        );
        var sheet = Sheet(
            new XlsxFile().SheetXml(
                "名单",
                XlsxFile.Row(1, ["姓名"])
                    + XlsxFile.Row(2, ["林一"])
                    + tail
                    + """<row r="1048576"><c r="A1048576" s="1"/></row>"""
            )
        );

        sheet.Rows.Should().HaveCount(2);
    }

    /// <summary>UP-03, C3.</summary>
    [Theory]
    [InlineData(20_000, null)]
    [InlineData(20_001, "TooManyRows")]
    public void Row_BeyondTheCap_StopsTheReading(int rows, string? code)
    {
        var workbook = Read(XlsxFile.Of(Enumerable.Range(1, rows).Select(i => new object?[] { i })));

        workbook.Violations.Select(v => v.Code).Should().Equal(code is null ? [] : [code]);
        (workbook.Content?.Rows.Count ?? 0).Should().Be(code is null ? rows : 0);
    }

    /// <summary>UP-03: the texts of a file that is too long are never unpacked, so it may even lack them.</summary>
    [Fact]
    public void TooManyRows_AreRefusedBeforeTheirTextsAreRead()
    {
        var file = new XlsxFile()
            .SheetXml(
                "名单",
                string.Concat(
                    Enumerable.Range(1, 20_001).Select(i => $"""<row r="{i}"><c r="A{i}" t="s"><v>{i}</v></c></row>""")
                )
            )
            .With("xl/sharedStrings.xml", "not even xml");

        Read(file.Build())
            .Violations.Should()
            .ContainSingle()
            .Which.Message.Should()
            .Contain("超过 20000 行")
            .And.Contain("分成几个文件");
    }

    [Theory]
    [InlineData("IV1", null)]
    [InlineData("IW1", "TooManyColumns")]
    [InlineData("XFD1", "TooManyColumns")]
    [InlineData("XFE1", "FileDamaged")]
    public void Column_BeyondTheLimit_IsRefused(string at, string? code) =>
        Read(new XlsxFile().SheetXml("名单", $"""<row r="1"><c r="{at}"><v>1</v></c></row>""").Build())
            .Violations.Select(v => v.Code)
            .Should()
            .Equal(code is null ? [] : [code]);

    [Fact]
    public void HiddenRows_AreReadAndMarked()
    {
        var sheet = Sheet(
            new XlsxFile().SheetXml(
                "名单",
                XlsxFile.Row(1, ["姓名"])
                    + XlsxFile.Row(2, ["林一"], " hidden=\"1\"")
                    + XlsxFile.Row(3, ["林二"], " ht=\"0\" customHeight=\"1\"")
                    + XlsxFile.Row(4, [null], " hidden=\"1\"")
            )
        );

        sheet.HiddenRows.Should().Be(2);
        sheet.Rows.Select(r => r.Hidden).Should().Equal(false, true, true);
    }

    [Fact]
    public void FirstVisibleSheetWithRows_IsRead_AndTheOthersAreNamed()
    {
        var file = new XlsxFile()
            .Sheet(
                "底稿",
                [
                    ["不读"],
                ],
                state: "veryHidden"
            )
            .Sheet("封面", [])
            .Sheet(
                "名单",
                [
                    ["姓名"],
                ]
            )
            .Sheet(
                "参考",
                [
                    ["民族"],
                ],
                state: "hidden"
            )
            .Build();

        var workbook = Read(file);

        workbook.Content!.Name.Should().Be("名单");
        workbook
            .Sheets.Should()
            .Equal(
                new SheetName(0, "底稿", true),
                new SheetName(1, "封面", false),
                new SheetName(2, "名单", false),
                new SheetName(3, "参考", true)
            );
        SpreadsheetReader
            .Read(new MemoryStream(file), "名单.xlsx", sheet: 3)
            .Content!.Rows[0]
            .Cells[0]
            .Text.Should()
            .Be("民族");
        SpreadsheetReader
            .Read(new MemoryStream(file), "名单.xlsx", sheet: 4)
            .Violations.Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("SheetMissing");
    }

    /// <summary>C4: the heading over two rows and the village beside its people.</summary>
    [Fact]
    public void MergedCells_AreFilledDown_AndStandInTheirFirstColumnOnly()
    {
        object?[][] rows =
        [
            ["岭东镇执委名单"],
            ["村", "姓名", "票数", null],
            [null, null, "赞成", "反对"],
            ["前山村", "林一", 20, 0],
            [null, "林二", 19, 1],
            [null, null, null, null],
            ["后山村", "林三", 18, 2],
        ];
        var sheet = Sheet(
            new XlsxFile().Sheet(
                "名单",
                rows,
                after: XlsxFile.Merged("A1:D1", "A2:A3", "B2:B3", "C2:D2", "A4:A6", "A7:A1048576", "Z1:Z9")
            )
        );

        sheet
            .Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text)))
            .Should()
            .Equal(
                "岭东镇执委名单",
                "村|姓名|票数",
                "村|姓名|赞成|反对",
                "前山村|林一|20|0",
                "前山村|林二|19|1",
                "后山村|林三|18|2"
            );
    }

    /// <summary>C2: a block over the whole sheet costs no more than the rows there are.</summary>
    [Fact]
    public void MergedCells_OverTheWholeSheet_AreHarmless() =>
        Sheet(
            new XlsxFile().Sheet(
                "名单",
                [
                    ["一"],
                    [null, "二"],
                ],
                after: XlsxFile.Merged([.. Enumerable.Repeat("A1:XFD1048576", 20_000)])
            )
        )
            .Rows[1]
            .Cells[0]
            .Text.Should()
            .Be("一");

    [Theory]
    [InlineData(13812345678d, "13812345678")]
    [InlineData(1972.5, "1972.5")]
    [InlineData(1972d, "1972")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(-5d, "-5")]
    [InlineData(0.00001, "0.00001")]
    [InlineData(110101199001011234d, "110101199001011000")]
    [InlineData(1e30, "1E+30")]
    public void Number_IsWrittenOutInFull(double number, string text) =>
        Sheet(
            new XlsxFile().Sheet(
                "一",
                [
                    [number],
                ]
            )
        )
            .Rows[0]
            .Cells[0]
            .Should()
            .Be(new SheetCell(text, CellKind.Number));

    /// <summary>C7: a number is a date where its format says so, and Excel counts a day too many in 1900.</summary>
    [Theory]
    [InlineData("26422", XlsxFile.Day, "1972-05-03", CellKind.Date)]
    [InlineData("26422.75", XlsxFile.Day, "1972-05-03", CellKind.Date)]
    [InlineData("26422", XlsxFile.Month, "1972-05", CellKind.Date)]
    [InlineData("26422", XlsxFile.ChineseMonth, "1972-05", CellKind.Date)]
    [InlineData("26422", XlsxFile.ChineseText, "1972-05-03", CellKind.Date)]
    [InlineData("26422", XlsxFile.General, "26422", CellKind.Number)]
    [InlineData("1972.1", XlsxFile.TwoDecimals, "1972.10", CellKind.Number)]
    [InlineData("1972.1", XlsxFile.General, "1972.1", CellKind.Number)]
    [InlineData("1972.12", XlsxFile.TwoDecimals, "1972.12", CellKind.Number)]
    [InlineData("0.5", XlsxFile.ClockTime, "12:00", CellKind.Text)]
    [InlineData("1", XlsxFile.Day, "1900-01-01", CellKind.Date)]
    [InlineData("59", XlsxFile.Day, "1900-02-28", CellKind.Date)]
    [InlineData("60", XlsxFile.Day, "1900-02-29", CellKind.Date)]
    [InlineData("61", XlsxFile.Day, "1900-03-01", CellKind.Date)]
    [InlineData("2958465", XlsxFile.Day, "9999-12-31", CellKind.Date)]
    [InlineData("2958466", XlsxFile.Day, "2958466", CellKind.Number)]
    [InlineData("-5", XlsxFile.Day, "-5", CellKind.Number)]
    [InlineData("14763", XlsxFile.Day, "1940-06-01", CellKind.Date)]
    [InlineData("31536", XlsxFile.Day, "1986-05-04", CellKind.Date)]
    [InlineData("33496", XlsxFile.Day, "1991-09-15", CellKind.Date)]
    public void NumberCell_WithItsFormat_IsWhatSheSees(string value, int style, string text, CellKind kind) =>
        Sheet(new XlsxFile().SheetXml("一", $"""<row r="1"><c r="A1" s="{style}"><v>{value}</v></c></row>"""))
            .Rows[0]
            .Cells[0]
            .Should()
            .Be(new SheetCell(text, kind));

    [Fact]
    public void Date_OfAMacintoshFile_IsTheSameDay()
    {
        var file = new XlsxFile { WorkbookProperties = """<workbookPr date1904="1"/>""" };

        Sheet(file.SheetXml("一", $"""<row r="1"><c r="A1" s="{XlsxFile.Day}"><v>24960</v></c></row>"""))
            .Rows[0]
            .Cells[0]
            .Text.Should()
            .Be("1972-05-03");
    }

    [Fact]
    public void DateCell_IsUnderstoodByTheReaderOfBirthDates()
    {
        foreach (
            var (style, dayKnown) in ((int, bool)[])
                [(XlsxFile.Day, true), (XlsxFile.Month, false), (XlsxFile.ChineseMonth, false)]
        )
        {
            var cell = Sheet(
                new XlsxFile().SheetXml("一", $"""<row r="1"><c r="A1" s="{style}"><v>26422</v></c></row>""")
            )
                .Rows[0]
                .Cells[0];

            BirthDateText.Read(cell.Text).Value.DayKnown.Should().Be(dayKnown);
        }
    }

    /// <summary>
    /// C7, C12: a formula counts for its result; without one it is not taken for an empty cell. What only looks like a
    /// formula stays text.
    /// </summary>
    [Theory]
    [InlineData("""<c r="A1"><f>1+1</f><v>2</v></c>""", "2", CellKind.Number)]
    [InlineData("""<c r="A1" t="str"><f>A2&amp;B2</f><v>林一</v></c>""", "林一", CellKind.Text)]
    [InlineData("""<c r="A1"><f>SUM(B1:B9)</f></c>""", "=SUM(B1:B9)", CellKind.UncalculatedFormula)]
    [InlineData("""<c r="A1"><f>SUM(B1:B9)</f><v></v></c>""", "=SUM(B1:B9)", CellKind.UncalculatedFormula)]
    [InlineData("""<c r="A1" t="shared"><f t="shared" si="0"/></c>""", "=", CellKind.UncalculatedFormula)]
    [InlineData("""<c r="A1" t="e"><f>X!A1</f><v>#REF!</v></c>""", "#REF!", CellKind.Error)]
    [InlineData("""<c r="A1" t="e"><v>#N/A</v></c>""", "#N/A", CellKind.Error)]
    [InlineData("""<c r="A1" t="b"><v>1</v></c>""", "是", CellKind.Text)]
    [InlineData("""<c r="A1" t="d"><v>1985-03-12T00:00:00</v></c>""", "1985-03-12", CellKind.Date)]
    [InlineData("""<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>""", "=1+1", CellKind.Text)]
    [InlineData(
        """<c r="A1" t="inlineStr"><is><t>=HYPERLINK("http://x")</t></is></c>""",
        "=HYPERLINK(\"http://x\")",
        CellKind.Text
    )]
    [InlineData("""<c r="A1" t="inlineStr"><is><t>@SUM</t></is></c>""", "@SUM", CellKind.Text)]
    [InlineData("""<c r="A1" t="inlineStr"><is><t>＝1</t></is></c>""", "＝1", CellKind.Text)]
    [InlineData(
        """<c r="A1" t="inlineStr"><is><t>+86 138 1234 5678</t></is></c>""",
        "+86 138 1234 5678",
        CellKind.Text
    )]
    [InlineData("""<c r="A1" t="inlineStr"><is><t>-</t></is></c>""", "-", CellKind.Text)]
    [InlineData(
        """<c r="A1" t="inlineStr"><is><r><t>林</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 一</t>"""
            + """</r><rPh sb="0" eb="1"><t>lin</t></rPh></is></c>""",
        "林 一",
        CellKind.Text
    )]
    [InlineData("""<c r="A1" t="inlineStr"><is><t>林_x000B_一</t></is></c>""", "林\u000B一", CellKind.Text)]
    [InlineData("""<c r="A1" t="inlineStr"><is><t>林&#xB;一</t></is></c>""", "林\u000B一", CellKind.Text)]
    [InlineData("""<c t="inlineStr"><is><t>没有位置</t></is></c>""", "没有位置", CellKind.Text)]
    public void Cell_IsWhatItShows(string xml, string text, CellKind kind) =>
        Sheet(new XlsxFile().SheetXml("一", $"""<row r="1">{xml}</row>"""))
            .Rows[0]
            .Cells[0]
            .Should()
            .Be(new SheetCell(text, kind));

    [Fact]
    public void SharedText_IsLookedUp_AndABlankOneIsBlank()
    {
        var file = new XlsxFile
        {
            SharedTexts = { "<t>甲</t>", "<r><t>乙</t></r><r><t>丙</t></r><phoneticPr fontId=\"1\"/>", "<t> </t>" },
        };

        var sheet = Sheet(
            file.SheetXml(
                "一",
                """<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="s">"""
                    + """<v>2</v></c><c r="D1" t="s"><v>9</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c>"""
                    + """</row>"""
            )
        );

        sheet.Rows.Should().ContainSingle().Which.Cells.Select(c => c.Text).Should().Equal("乙丙", "甲");
    }

    /// <summary>Other writers: prefixed elements, and the namespaces of the strict variant.</summary>
    [Fact]
    public void Elements_WithPrefixesAndStrictNamespaces_AreRead()
    {
        var file = new XlsxFile()
            .Sheet("一", [])
            .With(
                "xl/worksheets/sheet1.xml",
                """<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>"""
                    + """<x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c></x:row>"""
                    + """</x:sheetData></x:worksheet>"""
            );

        Sheet(file).Rows[0].Cells[0].Text.Should().Be("姓名");
    }

    /// <summary>The same roster in the format of Excel 97–2003.</summary>
    [Fact]
    public void OldFormat_IsReadAlike()
    {
        object?[][] rows =
        [
            ["岭东镇名单"],
            ["村", "姓名", "出生年月", "电话"],
            ["前山村", "林一", (26422d, XlsFile.Month), 13812345678d],
            [null, "林二", (26422d, XlsFile.Day), 1972.5],
            [null, "林三", (byte)0x17, "=1+1"],
        ];
        var file = new XlsFile()
            .Sheet(
                "隐藏",
                [
                    ["不读"],
                ],
                hidden: true
            )
            .Sheet("名单", rows, hiddenRows: [4], merged: [(2, 4, 0, 0), (0, 0, 0, 3)])
            .Build();

        var workbook = SpreadsheetReader.Read(new MemoryStream(file), "名单.xls");

        workbook.Violations.Should().BeEmpty();
        workbook.Sheets.Should().Equal(new SheetName(0, "隐藏", true), new SheetName(1, "名单", false));
        workbook.Content!.Rows[4].Cells[2].Kind.Should().Be(CellKind.Error);
        workbook
            .Content.Rows.Select(r =>
                $"{r.Number}{(r.Hidden ? "*" : "")} {string.Join('|', r.Cells.Select(c => c.Text))}"
            )
            .Should()
            .Equal(
                "1 岭东镇名单",
                "2 村|姓名|出生年月|电话",
                "3 前山村|林一|1972-05|13812345678",
                "4* 前山村|林二|1972-05-03|1972.5",
                "5 前山村|林三|#REF!|=1+1"
            );
    }

    private static Workbook Read(byte[] file) => SpreadsheetReader.Read(new MemoryStream(file), "名单.xlsx");

    private static SheetContent Sheet(XlsxFile file)
    {
        var workbook = Read(file.Build());
        workbook.Violations.Should().BeEmpty();
        return workbook.Content!;
    }
}
