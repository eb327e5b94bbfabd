namespace FederationReform;

/// <summary>
/// The calendar of the people who use the portal. Instants are stored in UTC; a birth, election or term date is a
/// <see cref="DateOnly"/> and never converted: China had summer time from 1986 to 1991, and a birthday moved through
/// UTC comes back a day early.
/// </summary>
public static class ChinaTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    public static DateOnly Today(this TimeProvider clock) => DateOf(clock.UtcNow());

    public static DateTime UtcNow(this TimeProvider clock) => clock.GetUtcNow().UtcDateTime;

    /// <summary>The wall clock in China at a stored instant.</summary>
    public static DateTime ToChina(this DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    public static DateOnly DateOf(DateTime utc) => DateOnly.FromDateTime(utc.ToChina());

    /// <summary>The Monday of a day's week: 本周 runs from Monday to Sunday.</summary>
    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>The first instant of a day in China, in UTC: for "since Monday" over stored instants.</summary>
    public static DateTime StartOf(DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Zone);
}
