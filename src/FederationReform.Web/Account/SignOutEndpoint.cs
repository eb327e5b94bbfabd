using FederationReform.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace FederationReform.Web.Account;

internal static class SignOutEndpoint
{
    /// <summary>
    /// A form of the frame posts here. A link could be followed by a picture on somebody else's page, so there is no
    /// GET.
    /// </summary>
    public static void MapSignOut(this WebApplication app) =>
        app.MapPost(Urls.SignOut, async (HttpContext context, SignOut signOut) =>
            {
                if (context.User.AccountId() is { } account)
                    await signOut.RunAsync(
                        account,
                        context.Connection.RemoteIpAddress?.ToString(),
                        context.RequestAborted
                    );
                await context.SignOutAsync(PortalAuthentication.Scheme);
                return Results.LocalRedirect(Urls.SignIn);
            })
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
}
