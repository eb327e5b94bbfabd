using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace FederationReform.Web.Layout;

internal static class StatusPages
{
    /// <summary>Every answer that has a status and no page gets a page in Chinese.</summary>
    public static void UseStatusPages(this WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", "?status={0}", createScopeForStatusCodePages: true);
        // These pages are only looked at. As the POST that led to them, they would ask for a form's token and answer in
        // English.
        app.Use(
            (context, next) =>
            {
                if (
                    context.Features.Get<IStatusCodeReExecuteFeature>() is not null
                    || context.Features.Get<IExceptionHandlerFeature>() is not null
                )
                {
                    context.Request.Method = HttpMethods.Get;
                    context.Features.Set<IAntiforgeryValidationFeature>(null);
                }
                // What a script asks for keeps its bare status.
                if (
                    (
                        context.Request.Path.StartsWithSegments("/_blazor")
                        || context.Request.Path.StartsWithSegments(Urls.Uploads)
                    ) && context.Features.Get<IStatusCodePagesFeature>() is { } pages
                )
                    pages.Enabled = false;
                return next();
            }
        );
    }

    /// <summary>
    /// A form without its token (another site's, or older than the sign-in) is answered before anything of it is read.
    /// </summary>
    public static void UseFormTokens(this WebApplication app)
    {
        app.UseAntiforgery();
        app.Use(
            (context, next) =>
            {
                if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: false })
                    return next();
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }
        );
    }
}
