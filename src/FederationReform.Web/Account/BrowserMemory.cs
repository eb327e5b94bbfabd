using System.Globalization;
using System.Security.Cryptography;
using FederationReform.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace FederationReform.Web.Account;

/// <summary>
/// Remembers, in a sealed cookie, which accounts signed in with a browser. Wrong passwords are counted apart for it, so
/// that nobody else behind the same address can lock the user of this browser out. The cookie opens nothing by itself.
/// </summary>
internal sealed class BrowserMemory(IDataProtectionProvider protection, bool development)
{
    private const int Remembered = 20;
    private readonly IDataProtector seal = protection.CreateProtector("FederationReform.KnownBrowser");
    private readonly CookieBuilder cookie = CookieOf(development);

    public KnownBrowser? Read(HttpContext context)
    {
        try
        {
            var parts = seal.Unprotect(context.Request.Cookies[cookie.Name!] ?? "").Split('|');
            return new(parts[0], [.. parts[1..].Select(id => int.Parse(id, CultureInfo.InvariantCulture))]);
        }
        catch (Exception broken) when (broken is CryptographicException or FormatException)
        {
            return null;
        }
    }

    public void Remember(HttpContext context, int accountId, TimeProvider clock)
    {
        var known = Read(context);
        IEnumerable<string> parts =
        [
            known?.Id ?? Guid.NewGuid().ToString("N"),
            .. (known?.Accounts ?? [])
                .Append(accountId)
                .Distinct()
                .TakeLast(Remembered)
                .Select(id => id.ToString(CultureInfo.InvariantCulture)),
        ];
        context.Response.Cookies.Append(
            cookie.Name!,
            seal.Protect(string.Join('|', parts)),
            cookie.Build(context, clock.GetUtcNow())
        );
    }

    private static CookieBuilder CookieOf(bool development)
    {
        var cookie = new CookieBuilder { MaxAge = TimeSpan.FromDays(400), IsEssential = true };
        PortalAuthentication.Guard(cookie, "portal-browser", development);
        return cookie;
    }
}
