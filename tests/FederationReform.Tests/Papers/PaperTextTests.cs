using FederationReform.Papers;
using FluentAssertions;

namespace FederationReform.Tests.Papers;

public sealed class PaperTextTests
{
    [Fact]
    public void Day_HasNoLeadingZeros() => PaperText.Day(new(2026, 8, 1)).Should().Be("2026年8月1日");

    [Fact]
    public void Width_CountsFiguresAsHalf() => PaperText.Width("2026年8月1日").Should().Be(6);

    [Fact]
    public void ShortTitle_IsOneLine() => PaperText.TitleLines("代表名额", "分配表").Should().Equal("代表名额分配表");

    /// <summary>20 characters of 22 pt fill a line of 156 mm.</summary>
    [Fact]
    public void LongTitle_BreaksBetweenWords_IntoLinesAsEqualAsTheyAllow()
    {
        PaperText
            .TitleLines("青禾镇妇女联合会", "关于召开", "青禾镇第十五次", "妇女代表大会", "的请示")
            .Should()
            .Equal("青禾镇妇女联合会关于召开", "青禾镇第十五次妇女代表大会的请示");
    }
}
