using Microsoft.AspNetCore.Identity;

namespace FederationReform.Web;

internal static class PortalAuthentication
{
    public static void AddPortalAuthentication(this IServiceCollection services, bool development)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = Urls.SignIn;
            cookie.AccessDeniedPath = Urls.SignIn;
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            // Development runs without TLS on the machine itself; everywhere else the browser refuses the cookie over http (AU-10).
            cookie.Cookie.Name = development ? "portal" : "__Host-portal";
            cookie.Cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        });
        // A cookie ends with the rights it was given for, at its first request (CI-03).
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.Zero);
    }
}
