using System.Globalization;
using System.Security.Claims;
using FederationReform.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace FederationReform.Web.Access;

/// <summary>
/// The scope of whoever is signed in, read from the database each time it is asked for. Ask once for each operation and never keep it in
/// a page: an open page may outlive the rights of its user.
/// </summary>
public sealed class CurrentScope(AuthenticationStateProvider authentication, ScopeLoader scopes)
{
    /// <summary>Null when she is signed out, disabled, or must first choose a password: send her to the sign-in page.</summary>
    public async Task<UnitScope?> GetAsync(CancellationToken cancel = default)
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        return int.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var account)
            ? await scopes.LoadAsync(account, user.FindFirstValue(ClientAddress.ClaimType), cancel)
            : null;
    }
}
