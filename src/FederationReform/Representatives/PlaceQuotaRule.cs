namespace FederationReform.Representatives;

/// <summary>
/// A place should send as many representatives as its quota says. An unfinished list has fewer; more is a reminder.
/// </summary>
public static class PlaceQuotaRule
{
    public const string Code = "PlaceQuota";
    public const string Clause = "实施方案三（二）1：代表人数、分配名额由领导小组拟定，报经党委同意后确定";

    internal static IEnumerable<Violation> Check(RollSheet roll)
    {
        var places = PlaceCount.Of(roll);
        foreach (var place in places.Where(p => p.Quota is { Seats: { } seats } && p.Registered > seats))
            yield return new(
                Code,
                "Quotas",
                $"{place.Quota!.Place}已登记代表 {place.Registered} "
                    + $"名，多于分配的名额 {place.Quota.Seats} 名，请核对。",
                Severity.Remind,
                Clause
            );
        if (places.FirstOrDefault(p => p.Quota is null) is { Registered: > 0 and var without })
            yield return new(
                Code,
                "Quotas",
                $"有 {without} 名代表的推选单位不在名额分配表里，请填写推选单位，或者在名额分配表里补上。",
                Severity.Remind,
                Clause
            );
    }
}

/// <summary>How many representatives of a place are on the roll.</summary>
/// <param name="Quota">Null for the representatives whose place is not in the quota table.</param>
public sealed record PlaceCount(PlaceQuota? Quota, int Registered)
{
    /// <summary>
    /// In the order of the quota table; representatives of other places come last. Empty without a table.
    /// </summary>
    public static IReadOnlyList<PlaceCount> Of(RollSheet roll)
    {
        if (roll.Quotas.Count == 0)
            return [];
        var registered = roll.Representatives.CountBy(r => r.Place ?? r.Workplace ?? "").ToDictionary();
        var counts = roll.Quotas.Select(q => new PlaceCount(q, registered.GetValueOrDefault(q.Place))).ToList();
        var without = roll.Representatives.Count - counts.Sum(c => c.Registered);
        return without > 0 ? [.. counts, new(null, without)] : counts;
    }
}
