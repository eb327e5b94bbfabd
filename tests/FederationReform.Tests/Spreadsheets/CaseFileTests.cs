using FederationReform.Spreadsheets.Reading;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.Spreadsheets;

/// <summary>Files that were once read wrong, cell by cell.</summary>
public sealed class CaseFileTests
{
    /// <summary>An extension repeats the name of the element that says where the calendar begins.</summary>
    [Fact]
    public void CalendarOf1904_StaysSo_WhateverTheExtensionsSay() =>
        Column("date1904-x15.xlsx", 2).Should().Equal("出生年月", "1985-03-12", "1990-12-01");

    [Fact]
    public void TextOfAnArrayFormula_IsRead()
    {
        var cell = Read("array-text.xls").Content!.Rows[1].Cells[3];

        cell.Should().Be(new SheetCell("初中", CellKind.Text));
    }

    [Fact]
    public void PartNamesThatFoldTogether_AreRefused() =>
        Read("name-clash.xlsx").Violations.Should().ContainSingle(v => v.Code == "FileUnsafe");

    [Fact]
    public void IsoDate_IsTheDayThatIsWritten_AndATimeIsNone() =>
        Column("iso-time.xlsx", 2)
            .Should()
            .Equal(
                "出生年月",
                "10:30",
                "1985-03-12",
                "1985-03-11",
                "1985-03-12",
                "1985-03-12",
                "1985-03",
                "03/12/1985"
            );

    [Fact]
    public void EscapesInFormulaResults_AreResolved() =>
        Column("str-x000D.xlsx", 1).Should().Equal("姓名", "陈甲兰", "陈乙兰", "陈丙兰");

    [Fact]
    public void ColourOfANumber_IsNoTime_AndATimeIsOne()
    {
        Cells("magenta.xls").Should().Contain("25").And.NotContain("00:00");
        Cells("time.xls").Should().Contain("12:00").And.NotContain(text => text.StartsWith("1899"));
    }

    /// <summary>A number far beyond the calendar is a number, whatever its format says.</summary>
    [Fact]
    public void TelephoneFormattedAsADate_StaysANumber() =>
        SpreadsheetReader
            .Read(
                new MemoryStream(
                    new XlsFile()
                        .Sheet(
                            "一",
                            [
                                ["电话"],
                                [(13812345678d, XlsFile.Day)],
                                [(26422d, XlsFile.Day)],
                            ]
                        )
                        .Build()
                ),
                "名单.xls"
            )
            .Content!.Rows.Select(r => r.Cells[0].Text)
            .Should()
            .Equal("电话", "13812345678", "1972-05-03");

    [Fact]
    public void EmbeddedWordDocument_IsNamedAsWhatItIs() =>
        Read("embedded-word.xls").Violations.Should().ContainSingle(v => v.Code == "FileObjects");

    [Fact]
    public void AllSheets_AreReadAtOnce_WithTheirPlaces()
    {
        var file = new XlsxFile()
            .Sheet(
                "一",
                [
                    ["姓名"],
                    ["演示甲"],
                ]
            )
            .Sheet("空", [])
            .Sheet(
                "藏",
                [
                    ["底稿"],
                ],
                state: "hidden"
            )
            .Sheet(
                "二",
                [
                    ["姓名"],
                    ["演示乙"],
                ]
            );

        var book = SpreadsheetReader.ReadAll(new MemoryStream(file.Build()), "名单.xlsx");
        var hidden = SpreadsheetReader.ReadAll(new MemoryStream(file.Build()), "名单.xlsx", [2, 0]);

        book.Contents.Select(c => (c.Index, c.Name)).Should().Equal((0, "一"), (3, "二"));
        hidden.Contents.Select(c => c.Name).Should().Equal("一", "藏");
    }

    [Fact]
    public void SheetsTogether_StayWithinTheLimit()
    {
        var file = new XlsxFile()
            .Sheet("一", Enumerable.Range(1, 3).Select(i => new object?[] { i }))
            .Sheet("二", Enumerable.Range(1, 3).Select(i => new object?[] { i }))
            .Build();
        var limits = new SpreadsheetLimits { MaxRows = 4 };

        SpreadsheetReader
            .ReadAll(new MemoryStream(file), "名单.xlsx", null, limits)
            .Contents.Select(c => c.Name)
            .Should()
            .Equal("一");
        SpreadsheetReader
            .ReadAll(new MemoryStream(file), "名单.xlsx", [0, 1], limits)
            .Violations.Should()
            .ContainSingle(v => v.Code == "TooManyRows" && v.Message.Contains("一共超过 4 行"));
    }

    [Fact]
    public void HiddenColumns_AreReadAndMarked()
    {
        var sheet = """<cols><col min="2" max="2" hidden="1"/></cols>""";
        var file = new XlsxFile()
            .SheetXml("一", XlsxFile.Row(1, ["姓名", "生日", "职务"]))
            .With(
                "xl/worksheets/sheet1.xml",
                """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"""
                    + sheet
                    + $"<sheetData>{XlsxFile.Row(1, ["姓名", "生日", "职务"])}</sheetData></worksheet>"
            );

        var content = SpreadsheetReader.Read(new MemoryStream(file.Build()), "名单.xlsx").Content!;

        content.HiddenColumns.Should().Equal(1);
        content.Rows[0].Cells[1].Text.Should().Be("生日");
    }

    private static IEnumerable<string> Cells(string name) =>
        Read(name).Content!.Rows.SelectMany(r => r.Cells).Select(c => c.Text);

    private static IEnumerable<string> Column(string name, int index) =>
        Read(name).Content!.Rows.Select(r => r.Cells[index].Text);

    private static Workbook Read(string name) => SpreadsheetReader.Read(new MemoryStream(CaseFile.Of(name)), name);
}
