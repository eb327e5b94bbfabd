using FederationReform.Text;
using FluentAssertions;

namespace FederationReform.Tests.Text;

public sealed class ChineseNumeralTests
{
    [Fact]
    public void EveryNumberUpTo99_IsReadAsItIsWritten()
    {
        foreach (var number in Enumerable.Range(1, 99))
            ChineseNumeral.ReadOrdinal($"第{ChineseNumeral.Of(number)}届").Should().Be(number);
        (
            ChineseNumeral.Of(10),
            ChineseNumeral.Of(14),
            ChineseNumeral.Of(20),
            ChineseNumeral.Of(31),
            ChineseNumeral.Of(2017)
        )
            .Should()
            .Be(("十", "十四", "二十", "三十一", "2017"));
    }

    [Theory]
    [InlineData("14", 14)]
    [InlineData(" 第 １４ 届 ", 14)]
    [InlineData("十四", 14)]
    [InlineData("五次", 5)]
    [InlineData("0", null)]
    [InlineData("100", null)]
    [InlineData("一四", null)]
    [InlineData("届", null)]
    [InlineData("", null)]
    public void Ordinal_IsReadAsPeopleWriteIt(string text, int? number) =>
        ChineseNumeral.ReadOrdinal(text).Should().Be(number);
}
