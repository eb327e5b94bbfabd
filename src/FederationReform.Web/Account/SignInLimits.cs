using System.Threading.RateLimiting;
using FederationReform.Web.Walls;
using Microsoft.AspNetCore.RateLimiting;

namespace FederationReform.Web.Account;

/// <summary>
/// Slows guessing down before a password is even compared. A whole county shares one address, so that limit is wide;
/// the narrow ones are for a login at an address, and for a login wherever it is tried from. The lock after five
/// failures is another thing and lives in the database.
/// </summary>
internal static class SignInLimits
{
    private const string LoginField = "Input.Login";

    public static void AddSignInLimits(this IServiceCollection services, SignInOptions limits) =>
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PartitionedRateLimiter.Create<HttpContext, string>(context =>
                    IsSignIn(context) ? PerMinute($"address {Address(context)}", limits.PerAddress) : Free
                ),
                PartitionedRateLimiter.Create<HttpContext, string>(context =>
                    IsSignIn(context) ? PerMinute($"login {Address(context)} {Login(context)}", limits.PerLogin) : Free
                ),
                PartitionedRateLimiter.Create<HttpContext, string>(context =>
                    IsSignIn(context) ? PerMinute(Everywhere(context), limits.PerLoginEverywhere) : Free
                ),
                PartitionedRateLimiter.Create<HttpContext, string>(context =>
                    IsWall(context) ? PerMinute($"wall {Address(context)}", WallEndpoints.PerMinute) : Free
                )
            );
        });

    /// <summary>
    /// Reads a posted form before the limiter, which cannot wait, asks for the login. What is no form counts like one,
    /// and is refused after that: it is not a fault of the portal.
    /// </summary>
    public static void UseSignInLimits(this WebApplication app)
    {
        app.Use(
            async (context, next) =>
            {
                if (IsForm(context) && !await CanReadAsync(context))
                    context.Features.Set(new UnreadableForm());
                await next();
            }
        );
        app.UseRateLimiter();
        app.Use(
            (context, next) =>
            {
                if (!IsForm(context) || context.Features.Get<UnreadableForm>() is null)
                    return next();
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }
        );
    }

    /// <summary>What an account may do a minute; after the sign-in, when it is known whose request it is.</summary>
    public static void UseAccountLimits(this WebApplication app, PortalOptions options) =>
        app.UseRateLimiter(
            new RateLimiterOptions
            {
                RejectionStatusCode = StatusCodes.Status429TooManyRequests,
                GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
                    context.User.AccountId() is not { } account ? Free
                    : IsPasswordChange(context) ? PerMinute($"password {account}", options.SignIn.PasswordChanges)
                    : IsUpload(context) ? PerMinute($"upload {account}", options.Uploads.PiecesPerMinute)
                    : Free
                ),
            }
        );

    private static RateLimitPartition<string> Free => RateLimitPartition.GetNoLimiter("");

    private static bool IsPost(HttpContext context, string path) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments(path);

    private static bool IsForm(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType;

    private static bool IsSignIn(HttpContext context) => IsPost(context, Urls.SignIn);

    /// <summary>A wall asks without a sign-in, so that its tokens are guessed at as slowly as passwords.</summary>
    private static bool IsWall(HttpContext context) => context.Request.Path.StartsWithSegments(Urls.WallFigures);

    private static bool IsPasswordChange(HttpContext context) => IsPost(context, Urls.Password);

    private static bool IsUpload(HttpContext context) =>
        (HttpMethods.IsPut(context.Request.Method) || HttpMethods.IsPatch(context.Request.Method))
        && context.Request.Path.StartsWithSegments(Urls.Uploads);

    private static async Task<bool> CanReadAsync(HttpContext context)
    {
        try
        {
            await context.Request.ReadFormAsync(context.RequestAborted);
            return true;
        }
        // A bad request is an IOException too.
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return false;
        }
    }

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static string Login(HttpContext context) =>
        IsForm(context) && context.Features.Get<UnreadableForm>() is null
            ? context.Request.Form[LoginField].ToString().Trim().ToUpperInvariant()
            : "";

    /// <summary>
    /// Guesses from many addresses count together. A browser that somebody signed in with counts by itself, so that
    /// they do not keep her out.
    /// </summary>
    private static string Everywhere(HttpContext context) =>
        context.RequestServices.GetRequiredService<BrowserMemory>().Read(context) is { } browser
            ? $"browser {browser.Id} {Login(context)}"
            : $"everywhere {Login(context)}";

    private static RateLimitPartition<string> PerMinute(string who, int permits) =>
        RateLimitPartition.GetSlidingWindowLimiter(who, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        });

    private sealed record UnreadableForm;
}
