namespace FederationReform.Units;

/// <summary>
/// Turns the list's name of a village committee (河口村委会) into what people call the village (河口村).
/// </summary>
public static class DivisionName
{
    private static readonly (string End, string Spoken)[] Ends =
    [
        ("社区居民委员会", "社区"),
        ("社区居委会", "社区"),
        ("社区居委", "社区"),
        ("居民委员会", "居委会"),
        ("村民委员会", "村"),
        ("村委会", "村"),
        ("村委", "村"),
    ];

    /// <summary>
    /// 河口村委会, 河口村民委员会 and 河口村村委会 become 河口村; 城关居民委员会 becomes 城关居委会. Search texts pass
    /// through it too, so that both forms find the unit.
    /// </summary>
    public static string Spoken(string name)
    {
        foreach (var (end, shorter) in Ends)
        {
            if (name.Length <= end.Length || !name.EndsWith(end, StringComparison.Ordinal))
                continue;
            var stem = name[..^end.Length];
            return shorter == "村" && (stem.EndsWith('村') || stem.EndsWith("嘎查", StringComparison.Ordinal))
                ? stem
                : stem + shorter;
        }
        return name;
    }
}
