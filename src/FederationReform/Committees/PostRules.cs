using FederationReform.People;
using FederationReform.Rules;
using FederationReform.Text;

namespace FederationReform.Committees;

/// <summary>The checks of a change during a term, the same for every use case that enters one.</summary>
internal static class PostRules
{
    public const string DecidedCode = "DecisionMissing";
    public const string SeatTakenCode = "SeatTaken";
    public const string SeatsFullCode = "SeatsFull";
    public const string AlreadyMemberCode = "AlreadyMember";
    public const string WayCode = "Way";
    public const string DateCode = "PostDate";

    public static IEnumerable<Violation?> CheckBeginning(
        Committee committee,
        WayIn? way,
        DateOnly? on,
        Resolution decided,
        DateOnly today
    )
    {
        var registered = committee.CampaignId is null;
        if (way is not { } chosen || !Enum.IsDefined(chosen))
            yield return new("Required", "Way", "请选择任职方式，例如“补选”。");
        else if (!CommitteeWords.WaysIn(registered).Contains(chosen))
            yield return new(WayCode, "Way", "“选举”由改革任务的选举结果形成，不在这里登记。任期中当选的请选“补选”。");
        yield return CheckDay("On", "任职日期", on, committee.ElectedOn, "本届选举日期", today);
        foreach (var violation in CheckDecided(decided, today))
            yield return violation;
        if (
            way is not (null or WayIn.Elected)
            && PlainText.Clean(decided.Meeting) is null
            && PlainText.Clean(decided.Document) is null
        )
            yield return new(
                DecidedCode,
                "Meeting",
                "请填写决定会议（例如“第二届三次执委会议”）或批准文件，至少一项。"
            );
    }

    public static IEnumerable<Violation?> CheckEnding(
        Post post,
        WayOut? way,
        DateOnly? on,
        Resolution decided,
        DateOnly today
    )
    {
        if (way is not { } chosen || !Enum.IsDefined(chosen))
            yield return new("Required", "Way", "请选择离任方式，例如“辞职”。");
        else if (chosen == WayOut.TermEnded)
            yield return new(WayCode, "Way", "“届满”在新一届选举结果通过时自动登记。届中离任请选其他方式。");
        yield return CheckDay("On", "离任日期", on, post.StartOn, "任职日期", today);
        foreach (var violation in CheckDecided(decided, today))
            yield return violation;
        if (way == WayOut.Removed && PlainText.Clean(decided.Meeting) is null)
            yield return new(DecidedCode, "Meeting", "撤免由选举她的会议决定，请填写决定会议。");
    }

    /// <summary>
    /// Checks that one more person fits into the seats. The executives' number counts everybody, so a leader takes one
    /// of those seats too.
    /// </summary>
    /// <param name="leaving">The post that the person gives up for this one; null when there is none.</param>
    public static IEnumerable<Violation?> CheckSeat(Committee committee, Position? position, Post? leaving = null)
    {
        if (position is not { } wanted || !Enum.IsDefined(wanted))
        {
            yield return new("Required", "Position", "请选择职务。");
            yield break;
        }
        var others = committee.InOffice.Where(p => p != leaving).ToList();
        var same = others.Where(p => p.Position == wanted).ToList();
        var name = CodeLists.Position.Name(wanted);
        if (wanted == Position.Chair && same.Count >= Math.Max(1, committee.Seats.Chairs))
            yield return new(
                SeatTakenCode,
                "Position",
                $"主席现在是{same[0].Person.Name}。请先登记她离任，再登记新主席。"
            );
        else if (wanted < Position.StandingMember && same.Count >= committee.Seats.Of(wanted))
            yield return new(
                SeatsFullCode,
                "Position",
                $"{name}职数 {committee.Seats.Of(wanted)} 人，现有 {same.Count} 人，再登记就超过职数。",
                Severity.Remind
            );
        if (leaving is null && others.Count >= committee.Seats.Executives)
            yield return new(
                SeatsFullCode,
                "Position",
                $"执委总数（含主席、副主席）职数 {committee.Seats.Executives} "
                    + $"人，现有 {others.Count} 人，再登记就超过职数。",
                Severity.Remind
            );
    }

    public static IEnumerable<Violation?> CheckPerson(
        ElectedMember member,
        DateOnly? on,
        ElectionRules rules,
        DateOnly today
    )
    {
        var day = on ?? today;
        yield return PlainText.Check("Name", "姓名", member.Name, required: true);
        if (PersonNameText.Read(member.Name).Problem is { } noName)
            yield return new("Name", "Name", $"姓名“{member.Name}”{noName}。");
        if (member.Sex != Sex.Female)
            yield return new(WomenOnlyRule.Code, "Sex", "妇联执委由妇女担任，请核对性别。", Clause: AdultRule.Clause);
        if (member.Phone is { } phone && PhoneText.Read(phone) is { Readable: false } unreadable)
            yield return new("Phone", "Phone", $"联系电话“{phone}”{unreadable.Problem}。");
        else if (member.Phone is null && member.Leads())
            yield return new("Required", "Phone", "主席、副主席请填写联系电话。");
        if (member.Birth is not { } birth)
        {
            yield return new("Required", "Birth", "请填写出生年月，例如 1985-03。");
            yield break;
        }
        if (birth.Date > today || birth.AgeOn(day) < AdultRule.Age)
            yield return new(
                AdultRule.Code,
                "Birth",
                $"{member.Name}（{birth}）任职当天不满 {AdultRule.Age} 周岁，请核对。",
                Clause: AdultRule.Clause
            );
        foreach (var reminder in CheckLimits(member, birth, day, rules))
            yield return reminder;
    }

    /// <summary>
    /// 年龄 and 文化程度 "in principle" (原则上), by the campaign's rule set; the usual limits for a committee without
    /// a campaign.
    /// </summary>
    public static IEnumerable<Violation> CheckLimits(
        ElectedMember member,
        BirthDate? known,
        DateOnly day,
        ElectionRules rules
    )
    {
        if (known is { } birth)
        {
            foreach (var limit in AgeLimitRule.Over(member, birth, day, rules))
                yield return new(
                    AgeLimitRule.Code,
                    "Birth",
                    $"{member.Name}（{birth}）任职当天 {birth.AgeOn(day)} "
                        + $"周岁，{Kind(member)}原则上 {limit.MaxAge} 周岁以下。",
                    Severity.Remind,
                    limit.Clause
                );
        }
        foreach (var limit in EducationLimitRule.Below(member, rules))
        {
            yield return new(
                EducationLimitRule.Code,
                "Education",
                $"{member.Name}的文化程度是{CodeLists.Education.Name(member.Education)}，"
                    + $"{Kind(member)}原则上{CodeLists.Education.Name(limit.Minimum)}以上。",
                Severity.Remind,
                limit.Clause
            );
        }
    }

    /// <summary>Checks that a day is filled in, not in the future and not before another day.</summary>
    public static Violation? CheckDay(
        string field,
        string label,
        DateOnly? day,
        DateOnly earliest,
        string earliestLabel,
        DateOnly today
    ) =>
        day switch
        {
            null => new("Required", field, $"请填写{label}。"),
            { } some when some > today => new(DateCode, field, $"{label} {some:yyyy-MM-dd} 还没有到，请核对。"),
            { } some when some < earliest => new(
                DateCode,
                field,
                $"{label} {some:yyyy-MM-dd} 早于{earliestLabel} {earliest:yyyy-MM-dd}，请核对。"
            ),
            _ => null,
        };

    private static IEnumerable<Violation?> CheckDecided(Resolution decided, DateOnly today)
    {
        yield return PlainText.Check("Meeting", "决定会议", decided.Meeting, Resolution.TextRunes);
        yield return PlainText.Check("Document", "批准文件", decided.Document, Resolution.TextRunes);
        if (decided.UpperConsentOn > today)
            yield return new(
                DateCode,
                "UpperConsentOn",
                $"征求上级妇联意见的日期 {decided.UpperConsentOn:yyyy-MM-dd} 还没有到，请核对。"
            );
    }

    private static string Kind(ElectedMember member) => member.Leads() ? "主席、副主席" : "执委";
}
