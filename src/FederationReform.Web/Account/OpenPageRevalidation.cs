using FederationReform.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace FederationReform.Web.Account;

/// <summary>
/// Asks again while a page is open, for its connection was authenticated once and lives on. Every operation reads the rights itself;
/// this takes the page away within fifteen seconds (CI-02).
/// </summary>
internal sealed class OpenPageRevalidation(ILoggerFactory logs, SessionQuery sessions, TimeProvider clock) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(10);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        await authenticationState.User.SessionAsync(sessions, clock, cancellationToken) is { MustChangePassword: false };
}
