using FederationReform.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace FederationReform.Web.Account;

/// <summary>
/// A user who signed in with a one-time password must choose a password of her own before any other page opens.
/// </summary>
internal static class ForcedPasswordChange
{
    public static void UseForcedPasswordChange(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                if (context.Features.Get<Session>() is not { MustChangePassword: true } || IsOpen(context))
                    return next();
                if (context.Request.Path.StartsWithSegments("/_blazor"))
                    context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                else
                    context.Response.Redirect(
                        Urls.PasswordAndReturn(context.Request.Path + context.Request.QueryString)
                    );
                return Task.CompletedTask;
            }
        );

    private static bool IsOpen(HttpContext context) =>
        context.Request.Path.Equals(Urls.Password, StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.Equals(Urls.SignOut, StringComparison.OrdinalIgnoreCase)
        || context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
}
