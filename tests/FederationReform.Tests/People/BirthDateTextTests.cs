using System.Globalization;
using FederationReform.People;
using FederationReform.Text;
using FluentAssertions;

namespace FederationReform.Tests.People;

public sealed class BirthDateTextTests
{
    [Theory]
    [InlineData("1972.5", "1972-05")]
    [InlineData("1972.05", "1972-05")]
    [InlineData("1972-05", "1972-05")]
    [InlineData("1972-5", "1972-05")]
    [InlineData("197205", "1972-05")]
    [InlineData("1972年5月", "1972-05")]
    [InlineData("1972 年 5 月", "1972-05")]
    [InlineData("1972年5月生", "1972-05")]
    [InlineData("1972.10", "1972-10")]
    [InlineData("1972/1", "1972-01")]
    [InlineData("19720501", "1972-05-01")]
    [InlineData("1972.5.3", "1972-05-03")]
    [InlineData("1972/5/3", "1972-05-03")]
    [InlineData("1972年5月3日", "1972-05-03")]
    [InlineData("1972年05月03号", "1972-05-03")]
    [InlineData("1972-05-03 00:00:00", "1972-05-03")]
    [InlineData("1972/5/3 0:00", "1972-05-03")]
    [InlineData("１９７２．５．３", "1972-05-03")]
    [InlineData("'19720503", "1972-05-03")]
    [InlineData("26422", "1972-05-03")]
    [InlineData("1992-02-29", "1992-02-29")]
    public void Form_OfARealRoster_IsRead(string text, string expected)
    {
        var read = BirthDateText.Read(text);

        read.Problem.Should().BeNull();
        read.Value.ToString().Should().Be(expected);
    }

    [Theory]
    [InlineData("1990-02-30", "不存在，请改为实际日期")]
    [InlineData("1991-02-29", "不存在，请改为实际日期")]
    [InlineData("1990-13", "不存在，请改为实际日期")]
    [InlineData("1990.0", "不存在，请改为实际日期")]
    [InlineData("19901301", "不存在，请改为实际日期")]
    [InlineData("1890-05", "早于 1900 年，请改为实际日期")]
    [InlineData("1985", "只有年份，请写到月，例如 1985-03")]
    [InlineData("85.3", "的年份不完整，请写四位年份，例如 1985-03")]
    [InlineData("72年5月", "的年份不完整，请写四位年份，例如 1985-03")]
    [InlineData("1972.1", "可能是 1 月，也可能是表格丢掉了末尾 0 的 10 月，请写成 1972-01 或 1972-10")]
    [InlineData("不详", "看不懂，请写成 1985-03 或 1985-03-12")]
    [InlineData("0000-00-00", "早于 1900 年，请改为实际日期")]
    public void Date_ThatCannotBe_SaysWhatIsWrong(string text, string problem) =>
        BirthDateText.Read(text).Problem.Should().Be(problem);

    [Fact]
    public void EveryDay_WrittenInAnyForm_ReadsBack()
    {
        for (var day = new DateOnly(1930, 1, 1); day.Year < 2012; day = day.AddDays(13))
        {
            foreach (var form in (string[])["yyyy-MM-dd", "yyyyMMdd", "yyyy.M.d", "yyyy/M/d", "yyyy年M月d日"])
                BirthDateText
                    .Read(day.ToString(form, CultureInfo.InvariantCulture))
                    .Should()
                    .Be(Reading.Of(new BirthDate(day)), form);
            BirthDateText
                .Read((day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture))
                .Should()
                .Be(Reading.Of(new BirthDate(day)));
        }
    }

    /// <summary>The day before the birthday, the birthday, and a leap day's.</summary>
    [Theory]
    [InlineData("1980-07-08", "2026-07-07", 45)]
    [InlineData("1980-07-08", "2026-07-08", 46)]
    [InlineData("1992-02-29", "2026-02-28", 33)]
    [InlineData("1992-02-29", "2026-03-01", 34)]
    public void Age_IsInCompletedYears(string born, string on, int age) =>
        new BirthDate(DateOnly.Parse(born, CultureInfo.InvariantCulture))
            .AgeOn(DateOnly.Parse(on, CultureInfo.InvariantCulture))
            .Should()
            .Be(age);

    /// <summary>Who types the day of an activity is not sent to a birthday of 1985.</summary>
    [Theory]
    [InlineData("6月1日", "看不懂，请写成 2026-07-08 的样子")]
    [InlineData("2026", "只有年份，请写成 2026-07-08 的样子")]
    [InlineData("2026-02-30", "不存在，请改为实际日期")]
    public void Day_ThatCannotBeRead_IsExplainedByADay(string text, string problem) =>
        BirthDateText.Read(text, wholeDay: true).Problem.Should().Be(problem);
}
