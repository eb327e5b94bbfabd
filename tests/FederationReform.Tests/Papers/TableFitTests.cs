using FederationReform.Papers;
using FluentAssertions;

namespace FederationReform.Tests.Papers;

/// <summary>
/// A sheet that would hold three rows, a remark or nothing at all is saved. The heights are computed here by hand:
/// a sheet takes 637.8 pt, a title of one line 62, and each row has a line of half a point below it.
/// </summary>
public sealed class TableFitTests
{
    private const double Sheet = 225 * 72 / 25.4;
    private const double Title = 33 + 28.95;

    [Fact]
    public void ThirtyRows_AndTheirRemark_StandOnOneSheet()
    {
        var table = Fitted(Rows(30), new ParagraphBlock("制表日期：2026年11月20日", ParagraphKind.Small));

        table.Pitch.Should().BeInRange(16, 17.9);
        (Title + 31 * (table.Pitch + 0.5) + 15).Should().BeLessThan(Sheet);
    }

    /// <summary>Word has a paragraph after each table: without room for it an empty sheet follows.</summary>
    [Fact]
    public void TableThatFillsTheSheet_LeavesRoomForTheParagraphBehindIt()
    {
        var table = Fitted(Rows(30));

        (Title + 31 * (table.Pitch + 0.6) + 2).Should().BeLessThan(Sheet);
    }

    [Fact]
    public void SheetToSign_OfFortyFour_IsOneSheet_AndItsRowsTakeASignature()
    {
        var table = Fitted(Rows(22, height: 10));

        table.Rows.Should().OnlyContain(row => row.Height >= 8 && row.Height < 10);
        (Title + 28.95 + 18 + 22 * (table.Rows[0].Height * 72 / 25.4 + 0.5)).Should().BeLessThan(Sheet);
    }

    [Theory]
    [InlineData(10, "they fit as they are")]
    [InlineData(45, "no sheet would be saved")]
    public void Rows_KeepTheirHeight_Where(int rows, string because)
    {
        var table = Rows(rows);

        Fitted(table).Should().BeSameAs(table, because);
    }

    [Fact]
    public void Text_OfSeveralLines_CountsWithAllOfThem()
    {
        var table = Rows(16, text: new string('长', 30));

        Fitted(table).Pitch.Should().BeLessThan(18, "16 rows of two lines are as high as 32 of one");
    }

    private static TableBlock Rows(int count, double height = 0, string text = "分工") =>
        new(
            [new("序号", 8), new("姓名", 16), new("职务", 20), new("分工", 56, CellAlign.Left)],
            [
                .. Enumerable
                    .Range(1, count)
                    .Select(n => new PaperRow([new($"{n}"), new("王小梅"), new("执委"), new(text)], height)),
            ]
        );

    private static TableBlock Fitted(TableBlock table, params IReadOnlyList<PaperBlock> after)
    {
        PaperBlock[] before = table.Rows[0].Height > 0 ? [new ParagraphBlock("时间：2026年8月1日")] : [];
        return TableFit
            .Of(SheetForm.Upright, [new TitleBlock("河口村妇女联合会执行委员会分工表"), .. before, table, .. after])
            .OfType<TableBlock>()
            .Single();
    }
}
