using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;

namespace FederationReform.Web.Access;

/// <summary>
/// Notes the client's address beside the signed-in identity of each request and connection. A circuit has no
/// HttpContext to ask later, and the audit wants to know where a change came from. It never enters the cookie.
/// </summary>
internal sealed class ClientAddress(IHttpContextAccessor requests) : IClaimsTransformation
{
    public const string ClaimType = "portal:address";

    public Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (
            principal.Identity is ClaimsIdentity { IsAuthenticated: true }
            && !principal.HasClaim(c => c.Type == ClaimType)
            && requests.HttpContext?.Connection.RemoteIpAddress is { } address
        )
        {
            principal = principal.Clone();
            ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(ClaimType, address.ToString()));
        }
        return Task.FromResult(principal);
    }
}
