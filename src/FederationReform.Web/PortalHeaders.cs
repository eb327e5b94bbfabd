using Microsoft.Net.Http.Headers;

namespace FederationReform.Web;

internal static class PortalHeaders
{
    // One policy: a second one would be intersected with it, not merged. 'self' in connect-src covers the web socket in today's browsers;
    // base-uri cannot be 'none', Blazor needs <base>.
    private const string Policy =
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    // A file is never shown as a page of the portal: opened all the same, it may do nothing (UP-06).
    private const string FilePolicy = "sandbox; default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UsePortalHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // At the last moment: the handler of a fault begins by wiping every header.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            var file = headers.ContentDisposition.ToString().StartsWith("attachment", StringComparison.OrdinalIgnoreCase);
            headers.ContentSecurityPolicy = file ? FilePolicy : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
            // A page holds personal data, and the next to sit at this machine may press "back" (HD-02).
            if (file || context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) == true)
                headers[HeaderNames.CacheControl] = "no-store";
            return Task.CompletedTask;
        });
        return next();
    });
}
