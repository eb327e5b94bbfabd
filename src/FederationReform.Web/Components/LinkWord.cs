namespace FederationReform.Web.Components;

/// <summary>
/// A choice as it stands in an address: the name of the value in small letters, so that a link says what it shows.
/// </summary>
internal static class LinkWord
{
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>The choice a word names; the given one for no word, and for one that names nothing.</summary>
    public static T Read<T>(string? word, T otherwise)
        where T : struct, Enum => Read<T>(word) ?? otherwise;

    /// <summary>Null for no word, and for one that names nothing.</summary>
    public static T? Read<T>(string? word)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Where(value => string.Equals(Of(value), word, StringComparison.OrdinalIgnoreCase))
            .Select(value => (T?)value)
            .FirstOrDefault();
}
