using System.Text.RegularExpressions;

namespace FederationReform.Web.Account;

/// <summary>
/// Where to go after signing in: a page of this portal, and nowhere else, however the address is written.
/// </summary>
internal static partial class LocalUrl
{
    /// <summary>In ASCII, as a header must be: what is Chinese in it is percent-encoded.</summary>
    public static string Or(string? url, string otherwise) =>
        IsLocal(url) ? NotAscii().Replace(url!, part => Uri.EscapeDataString(part.Value)) : otherwise;

    private static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..]
        // A browser drops tabs and line breaks before it reads an address, and reads a backslash as a slash.
        && !url.Any(c => char.IsControl(c) || c == '\\')
        && !url.StartsWith(Urls.SignIn, StringComparison.OrdinalIgnoreCase)
        && !url.StartsWith(Urls.SignOut, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"[^\x21-\x7E]+")]
    private static partial Regex NotAscii();
}
