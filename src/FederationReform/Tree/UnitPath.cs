namespace FederationReform.Tree;

/// <summary>
/// A unit's place in the tree as text: one segment of fixed width for each ancestor and for itself, so that byte order
/// is tree order and a subtree is the range <c>path &gt;= p AND path &lt; End(p)</c>. Fixed width makes 1 and 10
/// impossible to confuse.
/// </summary>
public static class UnitPath
{
    public const int SegmentLength = 4;

    /// <summary>
    /// Six levels are in use; the rest is reserved for women's groups and committees below the village.
    /// </summary>
    public const int MaxLength = 8 * SegmentLength;

    public const string Root = "0001";

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int MaxOrdinal = 36 * 36 * 36 * 36 - 1;

    /// <param name="ordinal">
    /// The place among the parent's children, from 1; it is never given twice, even after a unit is closed.
    /// </param>
    public static string Child(string parent, int ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ordinal);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ordinal, MaxOrdinal);
        return string.Create(parent.Length + SegmentLength, (parent, ordinal), static (path, child) =>
        {
            child.parent.CopyTo(path);
            var rest = child.ordinal;
            for (var i = path.Length - 1; i >= child.parent.Length; i--, rest /= Digits.Length)
                path[i] = Digits[rest % Digits.Length];
        });
    }

    /// <summary>The ordinal of a path's last segment.</summary>
    public static int Ordinal(string path)
    {
        var ordinal = 0;
        foreach (var digit in path.AsSpan(path.Length - SegmentLength))
            ordinal = ordinal * Digits.Length + Digits.IndexOf(digit);
        return ordinal;
    }

    /// <summary>An upper bound for the whole subtree: "~" sorts after every digit and letter.</summary>
    public static string End(string path) => path + "~";

    /// <summary>An empty root contains nothing, so that an account without a unit sees nothing.</summary>
    public static bool Contains(string root, string path) =>
        root.Length > 0 && path.StartsWith(root, StringComparison.Ordinal);

    /// <summary>The path itself and all paths above it, the root first.</summary>
    public static string[] SelfAndAncestors(string path) =>
        [.. Enumerable.Range(1, path.Length / SegmentLength).Select(n => path[..(n * SegmentLength)])];
}
