using System.Globalization;

namespace FederationReform.Elections;

/// <summary>Whoever is elected was at least 18 on the day of the congress.</summary>
public static class AdultRule
{
    public const string Code = "Adult";
    public const int Age = 18;
    public const string Clause = "《选举办法》：年满十八周岁的妇女有选举权和被选举权";

    public static IEnumerable<Violation> Check(CongressResult result, DateOnly today)
    {
        var day = result.HeldOn ?? today;
        return from m in result.Numbered()
               where m.Member.Birth is { } birth && birth.AgeOn(day) < Age
               select new Violation(Code, MemberWords.Field(m.Index, nameof(ElectedMember.Birth)),
                   m.Member.Birth!.Value.Date > day
                       ? $"{m.Member.Row(m.Index)}的出生年月 {m.Member.Birth} 晚于大会日期 {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}，请核对。"
                       : $"{m.Member.Row(m.Index)}（{m.Member.Birth}）{result.ByTheDay()}只有 {m.Member.Birth.Value.AgeOn(day)} 周岁，不满 {Age} 周岁不能当选，请核对。",
                   Clause: Clause);
    }
}
