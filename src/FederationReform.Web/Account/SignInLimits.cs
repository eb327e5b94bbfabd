using System.Threading.RateLimiting;

namespace FederationReform.Web.Account;

/// <summary>
/// Slows guessing down before a password is even compared (AU-06). A whole county shares one address, so that limit is wide; the narrow
/// one is for a login at an address. The lock after five failures is another thing and lives in the database.
/// </summary>
internal static class SignInLimits
{
    private const string LoginField = "Input.Login";

    public static void AddSignInLimits(this IServiceCollection services, SignInOptions limits) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => IsSignIn(context) ? PerMinute($"address {Address(context)}", limits.PerAddress) : Free),
            PartitionedRateLimiter.Create<HttpContext, string>(context => IsSignIn(context) ? PerMinute($"login {Address(context)} {Login(context)}", limits.PerLogin) : Free));
    });

    /// <summary>Reads the posted login before the limiter, which cannot wait, asks for it.</summary>
    public static void UseSignInLimits(this WebApplication app)
    {
        app.Use(async (context, next) =>
        {
            if (IsSignIn(context) && context.Request.HasFormContentType)
                await context.Request.ReadFormAsync(context.RequestAborted);
            await next();
        });
        app.UseRateLimiter();
    }

    private static RateLimitPartition<string> Free => RateLimitPartition.GetNoLimiter("");

    private static bool IsSignIn(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments(Urls.SignIn);

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static string Login(HttpContext context) =>
        context.Request.HasFormContentType ? context.Request.Form[LoginField].ToString().Trim().ToUpperInvariant() : "";

    private static RateLimitPartition<string> PerMinute(string who, int permits) => RateLimitPartition.GetSlidingWindowLimiter(who, _ => new()
    {
        PermitLimit = permits,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
    });
}
