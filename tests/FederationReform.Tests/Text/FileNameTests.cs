using FederationReform.Text;
using FluentAssertions;

namespace FederationReform.Tests.Text;

/// <summary>A file's name is what somebody typed elsewhere: it is shown, and must show what it is.</summary>
public sealed class FileNameTests
{
    [Theory]
    [InlineData("名单.xlsx", "名单.xlsx")]
    [InlineData("C:\\表格\\名单.xlsx", "名单.xlsx")]
    [InlineData("/home/x/名单.xlsx", "名单.xlsx")]
    [InlineData("名单\u202Efdp.xlsx", "名单fdp.xlsx")]
    [InlineData("\u2067名\u200B单\u2069\u0000.xlsx", "名单.xlsx")]
    [InlineData("\u202E", "未命名")]
    public void FileName_ShowsWhatItIs(string name, string shown) => PlainText.FileName(name, 255).Should().Be(shown);

    /// <summary>An attribute cannot hold half a pair.</summary>
    [Fact]
    public void FileName_WithHalfASurrogatePair_CanBeStored() =>
        PlainText.FileName("名单\uD800.xlsx", 255).Should().Be("名单\uFFFD.xlsx");

    [Fact]
    public void FileName_TooLong_KeepsItsEnd()
    {
        PlainText.FileName(new string('长', 300) + ".xlsx", 255).Should().HaveLength(255).And.EndWith("长.xlsx");
        PlainText.FileName("𬭎" + new string('长', 249) + ".xlsx", 255).Should().HaveLength(254);
    }
}
