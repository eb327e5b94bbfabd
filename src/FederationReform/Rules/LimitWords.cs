namespace FederationReform.Rules;

/// <summary>One sentence for the limits of leaders and of other executives; a campaign may leave out either.</summary>
internal static class LimitWords
{
    public static string? Join(string? leaders, string? executives, string verb)
    {
        var parts = new List<string>();
        if (leaders is not null)
            parts.Add($"主席、副主席{verb}{Spaced(leaders)}");
        if (executives is not null)
            parts.Add($"其他执委{verb}{Spaced(executives)}");
        return parts.Count == 0 ? null : string.Join("，", parts);
    }

    private static string Spaced(string limit) => char.IsAsciiDigit(limit[0]) ? " " + limit : limit;
}
