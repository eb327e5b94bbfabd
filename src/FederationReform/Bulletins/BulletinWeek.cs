using System.Text.Json.Serialization;

namespace FederationReform.Bulletins;

/// <summary>When the weeks of a unit's bulletins close. No document names an hour, so each unit sets its own.</summary>
/// <param name="Hour">Of that day in China, from 1 to 24; 24 is midnight at its end.</param>
public sealed record WeekClosing(DayOfWeek Day, int Hour)
{
    /// <summary>The calendar week, as the progress page counts it.</summary>
    public static WeekClosing Usual { get; } = new(DayOfWeek.Sunday, 24);

    /// <summary>周日24时</summary>
    public string Name => $"周{"日一二三四五六"[(int)Day]}{Hour}时";

    internal Violation? Check() =>
        !Enum.IsDefined(Day) || Hour is < 1 or > 24
            ? new("Closing", nameof(Hour), "请选择每周截止的日子，时间从 1 时到 24 时。")
            : null;
}

/// <summary>A week as a bulletin counts it: seven days up to the hour at which it closes.</summary>
/// <param name="Until">UTC; the first instant that no longer counts.</param>
public readonly record struct BulletinWeek(DateTime Until)
{
    /// <summary>UTC; the first instant that counts.</summary>
    [JsonIgnore]
    public DateTime From => Until.AddDays(-7);

    /// <summary>In China, included.</summary>
    [JsonIgnore]
    public DateOnly FirstDay => ChinaTime.DateOf(From);

    /// <summary>In China, included.</summary>
    [JsonIgnore]
    public DateOnly LastDay => ChinaTime.DateOf(Until.AddTicks(-1));

    public BulletinWeek WeekBefore() => new(From);

    /// <summary>2026年7月19日24时</summary>
    [JsonIgnore]
    public string ClosesAt
    {
        get
        {
            var china = Until.ToChina();
            var (day, hour) = china.Hour == 0 ? (china.AddDays(-1), 24) : (china, china.Hour);
            return $"{day:yyyy年M月d日}{hour}时";
        }
    }

    /// <summary>7月13日至7月19日</summary>
    [JsonIgnore]
    public string Days => $"{FirstDay:M月d日}至{LastDay:M月d日}";

    /// <summary>The last week that is closed.</summary>
    /// <param name="now">UTC.</param>
    public static BulletinWeek LastClosed(WeekClosing closing, DateTime now)
    {
        var today = ChinaTime.DateOf(now);
        var day = today.AddDays(-(((int)today.DayOfWeek - (int)closing.Day + 7) % 7));
        var until = ChinaTime.StartOf(day).AddHours(closing.Hour);
        return new(until > now ? until.AddDays(-7) : until);
    }
}
