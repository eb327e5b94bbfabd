using System.Globalization;
using FederationReform.Data;
using FederationReform.IdNumbers;
using FederationReform.Spreadsheets.Reading;
using FederationReform.Tests.Support;
using FluentAssertions;

namespace FederationReform.Tests.IdNumbers;

/// <summary>Group C6 of the bad-input corpus. Area 999999 is nobody's, so these numbers are nobody's.</summary>
public sealed class IdNumberTextTests
{
    private static readonly DateOnly today = new(2026, 7, 15);

    /// <summary>IN-05: the check digit of GB 11643. The first three were worked out by hand.</summary>
    [Theory]
    [InlineData("99999919800101002X", "99999919800101002X", "1980-01-01", true)]
    [InlineData("999999199202290042", "999999199202290042", "1992-02-29", true)]
    [InlineData("999999197506150066", "999999197506150066", "1975-06-15", true)]
    [InlineData("34052419800101001X", "34052419800101001X", "1980-01-01", false)]
    [InlineData("99999919800101002x", "99999919800101002X", "1980-01-01", true)]
    [InlineData("９９９９９９１９８００１０１００２Ｘ", "99999919800101002X", "1980-01-01", true)]
    [InlineData(" 999999 19800101 002X　", "99999919800101002X", "1980-01-01", true)]
    [InlineData("'99999919800101002X", "99999919800101002X", "1980-01-01", true)]
    [InlineData("999999800101002", "999999800101002", "1980-01-01", true)]
    [InlineData("999999750615003", "999999750615003", "1975-06-15", false)]
    public void Number_AsRostersWriteIt_IsRead(string text, string number, string born, bool female)
    {
        var read = IdNumberText.Read(text, today);

        read.Problem.Should().BeNull();
        (read.Value.Text, read.Value.Born, read.Value.Female)
            .Should()
            .Be((number, DateOnly.Parse(born, CultureInfo.InvariantCulture), female));
    }

    [Theory]
    [InlineData("999999198001010020", CellKind.Text, "校验码不符")]
    [InlineData("999999198001010000", CellKind.Text, "末三位是 000")]
    [InlineData("999999198001010000", CellKind.Number, "被表格存为数值，末位已丢失")]
    [InlineData("99999919800101002X", CellKind.Text, null)]
    [InlineData("9.99999198001E+17", CellKind.Text, "科学计数")]
    [InlineData("9.99999E+17", CellKind.Number, "科学计数")]
    [InlineData("999999800101002", CellKind.Number, null)]
    [InlineData("E12345678", CellKind.Text, "不是身份证号")]
    [InlineData("H1234567890", CellKind.Text, "不是身份证号")]
    [InlineData("9999991980010100", CellKind.Text, "有 16 位")]
    [InlineData("9999991980010100200", CellKind.Text, "有 19 位")]
    [InlineData("99999X198001010028", CellKind.Text, "不该有的字符")]
    [InlineData("99999980010100X", CellKind.Text, "不该有的字符")]
    [InlineData("无", CellKind.Text, "有 1 位")]
    [InlineData("", CellKind.Blank, "有 0 位")]
    public void Number_ThatCannotBe_SaysWhatHappened(string text, CellKind kind, string? problem)
    {
        var read = IdNumberText.Read(text, today, kind);

        if (problem is null)
            read.Problem.Should().BeNull();
        else
            read.Problem.Should().Contain(problem).And.Contain("，请").And.NotContain(text.Length > 6 ? text : "\0");
    }

    /// <summary>
    /// A day that never was, tomorrow, and a hundred and twenty-one years ago, each with the right check digit.
    /// </summary>
    [Theory]
    [InlineData("19900230", "出生日期不存在")]
    [InlineData("19910229", "出生日期不存在")]
    [InlineData("19901301", "出生日期不存在")]
    [InlineData("20260716", "晚于今天")]
    [InlineData("20260715", null)]
    [InlineData("19060714", "超过 120 年")]
    [InlineData("19060715", null)]
    public void Birth_InANumber_IsADayOfALife(string born, string? problem)
    {
        var read = IdNumberText.Read(FakeIdNumber.Of(born), today);

        if (problem is null)
            read.Problem.Should().BeNull();
        else
            read.Problem.Should().Contain(problem);
    }

    /// <summary>
    /// IN-05: of ten thousand numbers, every single wrong digit and every swap of two neighbours is caught.
    /// </summary>
    [Fact]
    public void SingleError_InAnyNumber_IsCaught()
    {
        var random = new Random(11643);
        for (var i = 0; i < 10_000; i++)
        {
            var number = FakeIdNumber.Random(random);
            IdNumberText.Read(number, today).Problem.Should().BeNull();
            var at = i % 18;
            foreach (var c in "0123456789X")
                if (c != number[at] && IdNumberText.Read(number[..at] + c + number[(at + 1)..], today).Problem is null)
                    Assert.Fail($"A wrong character at {at} passes.");
            if (
                at < 17
                && number[at] != number[at + 1]
                && IdNumberText.Read(number[..at] + number[at + 1] + number[at] + number[(at + 2)..], today).Problem
                    is null
            )
                Assert.Fail($"A swap at {at} passes.");
        }
    }

    [Fact]
    public void OldForm_AndItsRenewal_AreOneNumber()
    {
        var key = new PersonalDataKey([.. Enumerable.Range(0, PersonalDataKey.Bytes).Select(i => (byte)i)]);

        key.Hash(IdNumberText.Read("999999800101002", today).Value)
            .Should()
            .Be(key.Hash(IdNumberText.Read("99999919800101002X", today).Value));
    }

    [Fact]
    public void Number_Printed_ShowsHeadAndTailOnly() =>
        IdNumberText.Read("99999919800101002X", today).Value.ToString().Should().Be("99**************2X");
}
