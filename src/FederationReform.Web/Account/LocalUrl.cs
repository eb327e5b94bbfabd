namespace FederationReform.Web.Account;

/// <summary>Where to go after signing in: a page of this portal, and nowhere else, however the address is written.</summary>
internal static class LocalUrl
{
    public static string Or(string? url, string otherwise) => IsLocal(url) ? url! : otherwise;

    private static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..]
        // A browser drops tabs and line breaks before it reads an address, and reads a backslash as a slash.
        && !url.Any(c => char.IsControl(c) || c == '\\')
        && !url.StartsWith(Urls.SignIn, StringComparison.OrdinalIgnoreCase)
        && !url.StartsWith(Urls.SignOut, StringComparison.OrdinalIgnoreCase);
}
