using System.Globalization;
using FederationReform.Rules;

namespace FederationReform.Representatives;

/// <summary>A representative is at least 18 years old on the day of the election.</summary>
public static class AdultRepresentativeRule
{
    public const string Code = "AdultRepresentative";
    public const string Clause = "实施方案三（二）1：妇女代表大会代表为年满18周岁的妇女";

    internal static IEnumerable<Violation> Check(IEnumerable<ListedRepresentative> people, ElectionDay day) =>
        from listed in people
        where listed.Person.Birth is { } birth && birth.AgeOn(day.Date) < AdultRule.Age
        let birth = listed.Person.Birth!.Value
        select new Violation(
            Code,
            listed.Field(nameof(Representative.Birth)),
            birth.Date > day.Date
                ? $"{listed.Row}的出生年月 {birth} 晚于{(day.Known ? "选举日期" : "今天")} "
                    + $"{day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}，请核对。"
                : $"{listed.Row}（{birth}）{day.InWords}只有 {birth.AgeOn(day.Date)} 周岁，"
                    + $"不满 {AdultRule.Age} 周岁不能担任妇女代表，请核对出生年月或者另选他人。",
            Clause: Clause
        );
}
