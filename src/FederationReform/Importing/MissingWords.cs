using FederationReform.Rules;

namespace FederationReform.Importing;

/// <summary>What a village still lacks, in few lines: the same missing field of nine people is one line.</summary>
internal static class MissingWords
{
    private const int Named = 3;

    public static IReadOnlyList<Violation> Of(CongressResult result, IEnumerable<Violation> missing)
    {
        var (meeting, people, others) = (new List<Violation>(), new List<Violation>(), new List<Violation>());
        foreach (var violation in missing)
        {
            var list =
                IsUnfilled(result, violation) ? meeting
                : IsOfPeople(violation) ? people
                : others;
            list.Add(violation);
        }
        return [.. OfMeeting(meeting), .. OfPeople(result, people), .. others.Select(v => WithoutRows(result, v))];
    }

    private static bool IsUnfilled(CongressResult result, Violation violation) =>
        violation.Code == MeetingCompletenessRule.Code
        && ResultColumns.Meeting.FirstOrDefault(m => m.Key == violation.Field)?.Write(result) is not { Length: > 0 };

    private static bool IsOfPeople(Violation violation) =>
        violation.Code == MemberCompletenessRule.Code && MemberFields.Read(violation.Field) is not null;

    private static IEnumerable<Violation> OfMeeting(List<Violation> blanks)
    {
        if (blanks.Count > 0)
            yield return blanks[0] with
            {
                Message = $"会议情况还没有填写：{string.Join("、", blanks.Select(v => Title(v.Field)))}。",
            };

        static string Title(string field) => ResultColumns.Meeting.FirstOrDefault(m => m.Key == field)?.Title ?? field;
    }

    private static IEnumerable<Violation> OfPeople(CongressResult result, List<Violation> blanks) =>
        from blank in blanks
        group blank by MemberFields.Read(blank.Field)!.Value.Column into column
        let first = column.First()
        select result.Members.Count == 0
            ? first
            : first with
            {
                Message =
                    $"{column.Count()} 人还没有填写"
                    + $"{ResultColumns.Members[ResultColumns.IndexOf(column.Key)].Title}：{Names(result, column)}。",
            };

    private static string Names(CongressResult result, IEnumerable<Violation> blanks)
    {
        var names = blanks
            .Select(v => MemberFields.Read(v.Field)!.Value.Row)
            .Where(row => row < result.Members.Count)
            .Select(row => result.Members[row].Name)
            .ToList();
        return string.Join("、", names.Take(Named)) + (names.Count > Named ? "等" : "");
    }

    // 第 1 行王芳 would be a row of the village's result and not of the file, so the name alone says who is meant.
    private static Violation WithoutRows(CongressResult result, Violation violation) =>
        violation with
        {
            Message = result
                .Members.Numbered()
                .Where(m => m.Member.Name.Length > 0)
                .Aggregate(violation.Message, (message, m) =>
                    message.Replace(m.Member.Row(m.Index), m.Member.Name, StringComparison.Ordinal)
                ),
        };
}
