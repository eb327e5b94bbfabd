namespace FederationReform.Units;

/// <summary>What people call a village. The list names the committee (河口村委会), its federation is 河口村妇联.</summary>
public static class DivisionName
{
    private static readonly (string End, string Spoken)[] Ends =
    [
        ("社区居民委员会", "社区"), ("社区居委会", "社区"), ("社区居委", "社区"),
        ("居民委员会", "居委会"),
        ("村民委员会", "村"), ("村委会", "村"), ("村委", "村"),
    ];

    /// <summary>河口村委会, 河口村民委员会 and 河口村村委会 → 河口村; 城关居民委员会 → 城关居委会. A name typed into a search goes through it too, so that both are found.</summary>
    public static string Spoken(string name)
    {
        foreach (var (end, shorter) in Ends)
        {
            if (name.Length <= end.Length || !name.EndsWith(end, StringComparison.Ordinal))
                continue;
            var stem = name[..^end.Length];
            return shorter == "村" && (stem.EndsWith('村') || stem.EndsWith("嘎查", StringComparison.Ordinal)) ? stem : stem + shorter;
        }
        return name;
    }
}
