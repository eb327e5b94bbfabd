using FederationReform.People;
using FederationReform.Text;
using FluentAssertions;

namespace FederationReform.Tests.People;

public sealed class PhoneTextTests
{
    [Theory]
    [InlineData("13800001234", "13800001234")]
    [InlineData("138 0000 1234", "13800001234")]
    [InlineData("138-0000-1234", "13800001234")]
    [InlineData("+86 13800001234", "13800001234")]
    [InlineData("8613800001234", "13800001234")]
    [InlineData("１３８００００１２３４", "13800001234")]
    [InlineData("'13800001234", "13800001234")]
    [InlineData("0599-2820000", "0599-2820000")]
    [InlineData("（0599）2820000", "0599-2820000")]
    [InlineData("01062820000", "010-62820000")]
    [InlineData("2820000", "2820000")]
    public void Number_AsWritten_IsRead(string text, string stored) =>
        PhoneText.Read(text).Should().Be(Reading.Of(stored));

    [Theory]
    [InlineData("1380000123", "有 10 位数字，手机号应为 11 位，固定电话请写区号，例如 0599-2820000")]
    [InlineData("138000012345", "有 12 位数字，手机号应为 11 位，固定电话请写区号，例如 0599-2820000")]
    [InlineData("12345678901", "以 12 开头，手机号以 13 至 19 开头，请核对")]
    [InlineData("05992820", "的区号或位数不对，固定电话请写成 0599-2820000 这样")]
    [InlineData("1.38E+10", "被表格改成了科学计数，请改为完整的号码")]
    [InlineData("13800001234/13900001234", "不是一个电话号码，请只填一个号码")]
    [InlineData("无", "不是一个电话号码，请只填一个号码")]
    public void Number_ThatCannotBe_SaysWhatIsWrong(string text, string problem) =>
        PhoneText.Read(text).Problem.Should().Be(problem);

    [Theory]
    [InlineData("13800001234", "138****1234")]
    [InlineData("0599-2820000", "****0000")]
    [InlineData(null, null)]
    public void Masked_KeepsWhatTellsNumbersApart(string? phone, string? shown) =>
        PhoneText.Masked(phone).Should().Be(shown);
}
