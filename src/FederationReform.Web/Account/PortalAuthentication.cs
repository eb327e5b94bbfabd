using System.Globalization;
using System.Security.Claims;
using FederationReform.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;

namespace FederationReform.Web.Account;

/// <summary>
/// The sign-in cookie holds the account and the stamp with which the session ends; never what the account may do.
/// </summary>
internal static class PortalAuthentication
{
    public const string Scheme = "Portal";

    /// <summary>
    /// The longest a session lasts, also for a user who never pauses and for a page that stays open overnight.
    /// </summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const string StampClaim = "portal:stamp";
    private const string UntilClaim = "portal:until";

    /// <summary>
    /// What the script of an open page asks for while its user types, which reaches the server over the circuit alone:
    /// the cookie goes on.
    /// </summary>
    public static void MapSession(this IEndpointRouteBuilder app) =>
        app.MapGet(Urls.Session, () => Results.NoContent());

    public static void AddPortalAuthentication(this IServiceCollection services, SignInOptions limits, bool development)
    {
        services
            .AddAuthentication(Scheme)
            .AddCookie(Scheme, o =>
            {
                o.LoginPath = Urls.SignIn;
                o.AccessDeniedPath = Urls.AccessDenied;
                o.ReturnUrlParameter = "returnUrl";
                o.ExpireTimeSpan = TimeSpan.FromMinutes(limits.IdleMinutes);
                o.SlidingExpiration = true;
                o.Events.OnCheckSlidingExpiration = Prolong;
                Guard(o.Cookie, "portal", development);
                o.Events.OnValidatePrincipal = ValidateAsync;
                o.Events.OnRedirectToLogin = RedirectToSignIn;
                // The sign-in page itself goes on, to an address that it has checked and encoded.
                o.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
            });
        services.AddAntiforgery(o =>
        {
            Guard(o.Cookie, "portal-form", development);
            o.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddSingleton(p => new BrowserMemory(p.GetRequiredService<IDataProtectionProvider>(), development));
        services.AddScoped<AuthenticationStateProvider, OpenPageRevalidation>();
        services.AddScoped<LastActivity>();
        services.AddScoped<CircuitHandler>(p => p.GetRequiredService<LastActivity>());
        services.AddSingleton<CircuitSessions>();
        services.AddSignInLimits(limits);
    }

    /// <summary>
    /// Development runs without TLS on the machine itself; everywhere else the browser refuses the cookie over http.
    /// </summary>
    public static void Guard(CookieBuilder cookie, string name, bool development)
    {
        cookie.Name = development ? name : $"__Host-{name}";
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = development ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
    }

    public static Task SignInAsync(this HttpContext context, SignedInAccount account, TimeProvider clock) =>
        context.SignInAsync(Scheme, PrincipalOf(account, clock));

    public static ClaimsPrincipal PrincipalOf(SignedInAccount account, TimeProvider clock) =>
        new(
            new ClaimsIdentity(
                [
                    new(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
                    new(ClaimTypes.Name, account.Login),
                    new(StampClaim, account.SecurityStamp),
                    new(
                        UntilClaim,
                        (clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
                    ),
                ],
                Scheme
            )
        );

    public static int? AccountId(this ClaimsPrincipal user) =>
        int.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    /// <summary>
    /// Which sign-in this is; null for nobody. Two sign-ins of one account differ, by the moment or by the stamp.
    /// </summary>
    public static string? SessionMark(this ClaimsPrincipal user) =>
        user.AccountId() is { } account
            ? $"{account} {user.FindFirstValue(StampClaim)} {user.FindFirstValue(UntilClaim)}"
            : null;

    /// <summary>
    /// The cookie ends after the idle time, and what the user does puts that off. What a page does by itself, such as
    /// looking whether the line is back, is no sign of a user.
    /// </summary>
    private static Task Prolong(CookieSlidingExpirationContext context)
    {
        var path = context.Request.Path;
        context.ShouldRenew =
            context.ElapsedTime > (context.ElapsedTime + context.RemainingTime) / 10
            && !path.StartsWithSegments("/_blazor")
            && !path.StartsWithSegments("/alive");
        return Task.CompletedTask;
    }

    /// <summary>
    /// Null when the cookie's rights have ended: disabled, moved, reset, signed out elsewhere, or simply old.
    /// </summary>
    public static async Task<Session?> SessionAsync(
        this ClaimsPrincipal user,
        SessionQuery sessions,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (
            user.AccountId() is not { } account
            || !long.TryParse(user.FindFirstValue(UntilClaim), CultureInfo.InvariantCulture, out var until)
        )
            return null;
        return clock.GetUtcNow().ToUnixTimeSeconds() < until
            ? await sessions.RunAsync(account, user.FindFirstValue(StampClaim), cancel)
            : null;
    }

    /// <summary>Runs at every request. What is learned of the session is kept for this request.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var session = await context.Principal!.SessionAsync(
            services.GetRequiredService<SessionQuery>(),
            services.GetRequiredService<TimeProvider>(),
            context.HttpContext.RequestAborted
        );
        if (session is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
        else
        {
            context.HttpContext.Features.Set(session);
        }
    }

    // Scripts understand a status, not a page to sign in.
    private static Task RedirectToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (
            context.Request.Path.StartsWithSegments("/_blazor") || context.Request.Path.StartsWithSegments(Urls.Uploads)
        )
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            context.Response.Redirect(
                Urls.SignInAndReturn(context.Request.PathBase + context.Request.Path + context.Request.QueryString)
            );
        return Task.CompletedTask;
    }
}
