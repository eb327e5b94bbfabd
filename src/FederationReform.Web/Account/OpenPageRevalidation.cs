using FederationReform.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace FederationReform.Web.Account;

/// <summary>
/// Checks the session again while a page is open, because the connection of the page was authenticated only once. Every
/// operation reads the rights itself; this check takes the page away within fifteen seconds.
/// </summary>
internal sealed class OpenPageRevalidation(
    ILoggerFactory logs,
    SessionQuery sessions,
    TimeProvider clock,
    LastActivity activity,
    PortalOptions options
) : RevalidatingServerAuthenticationStateProvider(logs)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override TimeSpan RevalidationInterval => Interval;

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    ) =>
        clock.GetUtcNow() - activity.At < TimeSpan.FromMinutes(options.SignIn.IdleMinutes)
        && await authenticationState.User.SessionAsync(sessions, clock, cancellationToken)
            is { MustChangePassword: false };
}
