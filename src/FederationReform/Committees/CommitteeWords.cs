using FederationReform.People;
using FederationReform.Text;

namespace FederationReform.Committees;

/// <summary>The Chinese names of the ways, forms and places of a committee.</summary>
public static class CommitteeWords
{
    public static string Name(this WayIn way) =>
        way switch
        {
            WayIn.Elected => "选举",
            WayIn.ByElected => "补选",
            WayIn.Added => "增补",
            WayIn.Replaced => "替补",
            WayIn.Appointed => "任命",
            WayIn.Engaged => "聘任",
            WayIn.Transferred => "原职转任",
            _ => throw new ArgumentOutOfRangeException(nameof(way)),
        };

    public static string Name(this WayOut way) =>
        way switch
        {
            WayOut.TermEnded => "届满",
            WayOut.Resigned => "辞职",
            WayOut.Reassigned => "调动",
            WayOut.SteppedDown => "卸任",
            WayOut.Removed => "撤免",
            WayOut.Died => "去世",
            WayOut.MovedAway => "迁出",
            WayOut.Other => "其他",
            _ => throw new ArgumentOutOfRangeException(nameof(way)),
        };

    public static string Name(this CommitteeForm form) =>
        form switch
        {
            CommitteeForm.RepresentativeCommittee => "妇代会",
            CommitteeForm.Federation => "妇联",
            CommitteeForm.WomensCommittee => "妇委会",
            _ => throw new ArgumentOutOfRangeException(nameof(form)),
        };

    /// <summary>The ways in which somebody leaves during a term.</summary>
    public static IEnumerable<WayOut> WaysOut => Enum.GetValues<WayOut>().Where(w => w != WayOut.TermEnded);

    /// <summary>
    /// The ways in which somebody comes into a committee. Only one that was registered as it stood also has members who
    /// were elected.
    /// </summary>
    public static IEnumerable<WayIn> WaysIn(bool registered) =>
        Enum.GetValues<WayIn>().Where(w => registered || w != WayIn.Elected);

    /// <summary>第二届妇联, or 妇联 when the number is not known.</summary>
    public static string Term(CommitteeForm form, int? number) =>
        number is null ? form.Name() : $"第{ChineseNumeral.Of(number.Value)}届{form.Name()}";

    /// <summary>For example 缺主席 1 人、缺专职副主席 1 人；执委总数缺 2 人; empty when every place is held.</summary>
    public static string Words(this Vacancies vacancies)
    {
        var leaders = string.Join(
            "、",
            new[]
            {
                ("主席", vacancies.Chairs),
                ("专职副主席", vacancies.FullTimeViceChairs),
                ("兼职副主席", vacancies.PartTimeViceChairs),
            }
                .Where(v => v.Item2 > 0)
                .Select(v => $"缺{v.Item1} {v.Item2} 人")
        );
        var all = vacancies.Executives > 0 ? $"执委总数（含主席、副主席）缺 {vacancies.Executives} 人" : "";
        return leaders.Length > 0 && all.Length > 0 ? $"{leaders}；{all}" : leaders + all;
    }

    internal static string Words(this Seats seats) =>
        $"主席 {seats.Chairs}、专职副主席 {seats.FullTimeViceChairs}、兼职副主席 {seats.PartTimeViceChairs}、"
        + $"执委总数 {seats.Executives}";

    /// <summary>For example 2026年8月2日，第十四届五次执委（扩大）会议，清委〔2026〕12号.</summary>
    internal static string Words(this Resolution decided, DateOnly on) =>
        string.Join(
            "，",
            new[]
            {
                $"{on:yyyy年M月d日}",
                decided.Meeting,
                decided.Document,
                decided.UpperConsentOn is { } consent ? $"{consent:yyyy年M月d日}征得上级妇联同意" : null,
            }.Where(t => t is not null)
        );
}
