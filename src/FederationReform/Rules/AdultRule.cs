using System.Globalization;
using FederationReform.People;

namespace FederationReform.Rules;

/// <summary>An elected person is at least 18 years old on the day of the congress.</summary>
public static class AdultRule
{
    public const string Code = "Adult";
    public const int Age = 18;
    public const string Clause = "《选举办法》：年满十八周岁的妇女有选举权和被选举权";

    /// <param name="heldOn">The day of the congress; null while it is not known, and today counts.</param>
    public static IEnumerable<Violation> Check(IReadOnlyList<ElectedMember> members, DateOnly? heldOn, DateOnly today)
    {
        var day = heldOn ?? today;
        return members
            .Numbered()
            .Where(m => m.Member.Birth is { } birth && birth.AgeOn(day) < Age)
            .Select(m => new Violation(
                Code,
                MemberFields.Of(m.Index, nameof(ElectedMember.Birth)),
                m.Member.Birth!.Value.Date > day
                    ? $"{m.Member.Row(m.Index)}的出生年月 {m.Member.Birth} 晚于大会日期 "
                        + $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}，请核对。"
                    : $"{m.Member.Row(m.Index)}（{m.Member.Birth}）{MemberWords.ByTheDay(heldOn)}"
                        + $"只有 {m.Member.Birth.Value.AgeOn(day)} 周岁，不满 {Age} 周岁不能当选，请核对。",
                Clause: Clause
            ));
    }
}
