using Microsoft.Extensions.Primitives;

namespace FederationReform.Web.Access;

/// <summary>
/// A browser that holds the cookie sends it also when a page of another site opens a web socket, which no form token
/// guards. What asks for a circuit, or changes something, must come from the portal's own pages.
/// </summary>
internal static class OwnOrigin
{
    public static void UseOwnOrigin(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (IsLooking(context.Request) || IsOwn(context.Request))
                    return next();
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            }
        );

    private static bool IsLooking(HttpRequest request) =>
        !request.Path.StartsWithSegments("/_blazor")
        && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));

    // What is no browser sends no Origin, and has no cookie that somebody else could use.
    private static bool IsOwn(HttpRequest request) =>
        StringValues.IsNullOrEmpty(request.Headers.Origin)
        || request
            .Headers.Origin.ToString()
            .Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
