using System.Globalization;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reminders;

/// <summary>That a unit was reminded of something: the last time, and how often.</summary>
/// <param name="By">The person's name.</param>
/// <param name="At">UTC</param>
public sealed record ReminderMark(string By, string ByUnit, DateTime At, int Times)
{
    /// <summary>For example 昨天 16:20 林晓岚已催办，共 3 次.</summary>
    public string Words(DateOnly today) => $"{When(today)} {By}已催办{(Times > 1 ? $"，共 {Times} 次" : "")}";

    /// <summary>For example 浦城县 林晓岚 昨天 16:20 催办，第 3 次.</summary>
    public string WordsToReminded(DateOnly today) =>
        $"{ByUnit} {By} {When(today)} 催办{(Times > 1 ? $"，第 {Times} 次" : "")}";

    public bool IsOf(DateOnly day) => ChinaTime.DateOf(At) == day;

    private string When(DateOnly today)
    {
        var at = At.ToChina();
        var day = (today.DayNumber - DateOnly.FromDateTime(at).DayNumber) switch
        {
            0 => "今天",
            1 => "昨天",
            _ when at.Year == today.Year => $"{at:M月d日}",
            _ => $"{at:yyyy年M月d日}",
        };
        return $"{day} {at.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    /// <summary>The marks of some units about one thing; a unit that was never reminded has none.</summary>
    internal static async Task<IReadOnlyDictionary<int, ReminderMark>> OfAsync(
        PortalDbContext db,
        ReminderAbout about,
        int aboutId,
        IReadOnlyCollection<int> units,
        CancellationToken cancel
    )
    {
        if (units.Count == 0)
            return new Dictionary<int, ReminderMark>();
        var found = await db
            .Reminders.AsNoTracking()
            .Where(r => r.About == about && r.AboutId == aboutId && units.Contains(r.UnitId))
            .Select(r => new
            {
                r.UnitId,
                r.By,
                r.ByUnit,
                r.At,
            })
            .ToListAsync(cancel);
        return found
            .GroupBy(r => r.UnitId)
            .ToDictionary(
                g => g.Key,
                g =>
                    g.MaxBy(r => r.At) is { } last
                        ? new ReminderMark(last.By, last.ByUnit, last.At, g.Count())
                        : throw new InvalidOperationException("A group of nothing.")
            );
    }
}
