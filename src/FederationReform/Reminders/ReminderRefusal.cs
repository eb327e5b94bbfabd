namespace FederationReform.Reminders;

/// <summary>Why nobody is reminded, each with the way out.</summary>
internal static class ReminderRefusal
{
    public const string TodayCode = "RemindedToday";

    public static Violation Nobody => new("Nobody", "", "请先选择要催办的单位。");

    public static Violation Today(string unit, ReminderMark mark, DateOnly today) =>
        new(TodayCode, "", $"{unit}：{mark.Words(today)}。同一件事一天只催一次，请取消选择它，或者明天再催。");

    /// <summary>Somebody else pressed at the same moment.</summary>
    public static Violation JustNow =>
        new(TodayCode, "", "刚刚有人催办了其中的单位，这一次没有记下。已经重新读取，请看清以后再催其余的单位。");
}
