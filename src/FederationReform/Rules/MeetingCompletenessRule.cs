namespace FederationReform.Rules;

/// <summary>
/// The data of the meeting that are needed to judge a result. 指导人 may be empty, because not every congress had one.
/// </summary>
public static class MeetingCompletenessRule
{
    public const string Code = "MeetingIncomplete";

    public static IEnumerable<Violation> Check(CongressResult result)
    {
        if (result.HeldOn is null)
            yield return Missing(nameof(CongressResult.HeldOn), "大会日期");
        if (string.IsNullOrWhiteSpace(result.Place))
            yield return Missing(nameof(CongressResult.Place), "会议地点");
        foreach (var (field, title, count, mayBeZero) in Counts(result))
        {
            if (field == nameof(CongressResult.Representatives) && result.Body != ElectingBody.Congress)
                continue;
            if (count is null)
                yield return Missing(field, title);
            else if (count == 0 && !mayBeZero)
                yield return new(Code, field, $"{title}不能是 0，请按选举结果报告单填写。");
        }
    }

    private static IEnumerable<(string Field, string Title, int? Count, bool MayBeZero)> Counts(
        CongressResult result
    ) =>
        [
            (nameof(CongressResult.Representatives), "妇女代表人数", result.Representatives, false),
            (nameof(CongressResult.Entitled), "应到人数", result.Entitled, false),
            (nameof(CongressResult.Present), "实到人数", result.Present, false),
            (nameof(CongressResult.Seats), "应选执委名额", result.Seats, false),
            (nameof(CongressResult.Candidates), "正式候选人数", result.Candidates, false),
            (nameof(CongressResult.Issued), "发出选票", result.Issued, false),
            (nameof(CongressResult.Returned), "收回选票", result.Returned, false),
            (nameof(CongressResult.Valid), "有效票", result.Valid, false),
            (nameof(CongressResult.Void), "无效票", result.Void, true),
        ];

    private static Violation Missing(string field, string title) => new(Code, field, $"还没有填写{title}。");
}
