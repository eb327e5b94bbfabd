using System.Globalization;
using System.Security.Claims;
using FederationReform.Access;
using FederationReform.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace FederationReform.Web.Access;

/// <summary>
/// The scope of the signed-in user, read from the database each time it is asked for. Ask once for each operation and
/// never keep it in a page: an open page may outlive the rights of its user.
/// </summary>
public sealed class CurrentScope(
    AuthenticationStateProvider authentication,
    ScopeLoader scopes,
    NavigationManager navigation
)
{
    /// <summary>
    /// The same for whoever is about to read or to act: without a scope the browser is already on its way to the
    /// sign-in page, and back here afterwards.
    /// </summary>
    public async Task<UnitScope?> OrSignInAsync(CancellationToken cancel = default)
    {
        var scope = await GetAsync(cancel);
        if (scope is null)
            navigation.ToSignIn();
        return scope;
    }

    /// <summary>Null when the user is signed out, disabled, or must first choose a password.</summary>
    public async Task<UnitScope?> GetAsync(CancellationToken cancel = default)
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        return int.TryParse(
            user.FindFirstValue(ClaimTypes.NameIdentifier),
            CultureInfo.InvariantCulture,
            out var account
        )
            ? await scopes.LoadAsync(account, user.FindFirstValue(ClientAddress.ClaimType), cancel)
            : null;
    }
}
