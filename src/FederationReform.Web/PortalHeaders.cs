using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Net.Http.Headers;

namespace FederationReform.Web;

internal static class PortalHeaders
{
    // One policy: a second one would be intersected with it, not merged. 'self' in connect-src covers the web socket in
    // today's browsers; base-uri cannot be 'none', Blazor needs <base>. The component library writes sizes and places
    // into style attributes; a style element stays forbidden.
    private const string Policy =
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; style-src 'self'; style-src-attr 'unsafe-inline'";

    // A file is never shown as a page of the portal: opened all the same, it may do nothing.
    private const string FilePolicy =
        "sandbox; default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // A photo in a page of ours; opened by itself, it may do nothing either.
    private const string PhotoPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";

    // In a frame of ours. The browser's own reader of PDF files does not run in a sandbox of ours; it has its own.
    private const string PdfPolicy =
        "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'self'";

    public static void UsePortalHeaders(this WebApplication app)
    {
        var policy = new Lazy<string>(() => $"{Policy}; script-src 'self' {HashOfImportMap(app)}");
        app.Use(
            (context, next) =>
            {
                // At the last moment: the handler of a fault begins by wiping every header.
                context.Response.OnStarting(() =>
                {
                    var headers = context.Response.Headers;
                    NameNoHost(context);
                    var disposition = headers.ContentDisposition.ToString();
                    var file = disposition.Length > 0;
                    headers.ContentSecurityPolicy =
                        !file ? policy.Value
                        : disposition != "inline" ? FilePolicy
                        : context.Response.ContentType == "application/pdf" ? PdfPolicy
                        : PhotoPolicy;
                    headers.XContentTypeOptions = "nosniff";
                    headers["Referrer-Policy"] = "same-origin";
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
                    // A page holds personal data, and the next user of this machine may press "back".
                    if (
                        file
                        || context.Response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase)
                            == true
                    )
                        headers[HeaderNames.CacheControl] = "no-store";
                    return Task.CompletedTask;
                });
                return next();
            }
        );
    }

    /// <summary>
    /// A redirect within the portal names the path alone: the host it would name is what the request claimed it to be.
    /// </summary>
    private static void NameNoHost(HttpContext context)
    {
        if (
            Uri.TryCreate(context.Response.Headers.Location, UriKind.Absolute, out var to)
            && to.Scheme is "http" or "https"
            && to.Authority.Equals(context.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
        )
            context.Response.Headers.Location = to.GetComponents(
                UriComponents.PathAndQuery | UriComponents.Fragment | UriComponents.KeepDelimiter,
                UriFormat.UriEscaped
            );
    }

    // The import map is the one inline script of a page, the same on all of them.
    private static string HashOfImportMap(IEndpointRouteBuilder app)
    {
        var map = app
            .DataSources.SelectMany(source => source.Endpoints)
            .Select(endpoint => endpoint.Metadata.GetMetadata<ImportMapDefinition>())
            .First(map => map is not null)!;
        return $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(map.ToString())))}'";
    }
}
