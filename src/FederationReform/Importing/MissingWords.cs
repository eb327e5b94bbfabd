using System.Text.RegularExpressions;
using FederationReform.Elections;
using FederationReform.Reforms;

namespace FederationReform.Importing;

/// <summary>What a village still lacks, in as few lines as sixteen villages need: the same blank of nine people is one line.</summary>
internal static partial class MissingWords
{
    private const int Named = 3;

    public static IReadOnlyList<Violation> Of(CongressResult result, IEnumerable<Violation> missing)
    {
        var all = missing.ToList();
        var lines = new List<Violation>();
        bool Unfilled(Violation v) => v.Code == MeetingCompletenessRule.Code && v.Message.StartsWith("还没有", StringComparison.Ordinal);
        if (all.FindAll(Unfilled) is { Count: > 0 } meeting)
            lines.Add(meeting[0] with { Message = $"会议情况还没有填写：{string.Join("、", meeting.Select(v => ResultColumns.Meeting.FirstOrDefault(m => m.Key == v.Field)?.Title ?? v.Field))}。" });
        foreach (var blank in all.Where(v => v.Code == MemberCompletenessRule.Code && v.Field.Contains('.', StringComparison.Ordinal)).GroupBy(v => v.Field[(v.Field.LastIndexOf('.') + 1)..]))
            lines.Add(result.Members.Count == 0 ? blank.First() : blank.First() with { Message = $"{blank.Count()} 人还没有填写{ResultColumns.Members[ResultColumns.IndexOf(blank.Key)].Title}：{Names(result, blank)}。" });
        lines.AddRange(all.Where(v => !Unfilled(v) && !(v.Code == MemberCompletenessRule.Code && v.Field.Contains('.', StringComparison.Ordinal))));
        // 第 1 行 is the row of the village's result, not of her file; the name says who.
        return [.. lines.Select(v => v with { Message = ResultRow().Replace(v.Message, "") })];
    }

    [GeneratedRegex(@"第 \d+ 行(?=\S)")]
    private static partial Regex ResultRow();

    // Members[7].Birth
    private static string Names(CongressResult result, IEnumerable<Violation> blanks)
    {
        var names = blanks.Select(v => int.Parse(v.Field.AsSpan("Members[".Length, v.Field.IndexOf(']', StringComparison.Ordinal) - "Members[".Length), System.Globalization.CultureInfo.InvariantCulture))
            .Where(i => i < result.Members.Count).Select(i => result.Members[i].Name).ToList();
        return string.Join("、", names.Take(Named)) + (names.Count > Named ? "等" : "");
    }
}
