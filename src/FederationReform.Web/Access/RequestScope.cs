using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Web.Account;

namespace FederationReform.Web.Access;

internal static class RequestScope
{
    /// <summary>
    /// The scope of the request's user, for an endpoint that is no page; null when nobody is signed in, and for an
    /// account that is disabled or must first choose a password.
    /// </summary>
    public static async Task<UnitScope?> OfAsync(this ScopeLoader scopes, HttpContext context) =>
        context.User.AccountId() is { } account
            ? await scopes.LoadAsync(
                account,
                context.User.FindFirst(ClientAddress.ClaimType)?.Value,
                context.RequestAborted
            )
            : null;
}
