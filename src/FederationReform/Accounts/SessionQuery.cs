using FederationReform.Access;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>
/// Whether a cookie, or a page opened with it, is still valid. Called at every request, and every ten seconds by an
/// open page.
/// </summary>
[ActsWithoutScope("由登录凭据本身调用，范围在它之后才读取")]
public sealed class SessionQuery(PortalDb portal)
{
    /// <summary>Null when the session has ended.</summary>
    public async Task<Session?> RunAsync(int accountId, string? securityStamp, CancellationToken cancel = default)
    {
        await using var db = portal.OpenForSystem();
        return await db
            .Accounts.Where(a => a.Id == accountId && a.SecurityStamp == securityStamp && !a.Disabled)
            .Select(a => new Session(a.Id, a.UserName!, a.DisplayName, a.MustChangePassword)
            {
                Appearance = new(a.Scheme, a.LargePrint),
            })
            .SingleOrDefaultAsync(cancel);
    }
}

/// <param name="MustChangePassword">The account may do nothing else until its holder has chosen a password.</param>
public sealed record Session(int AccountId, string Login, string DisplayName, bool MustChangePassword)
{
    public Appearance Appearance { get; init; } = Appearance.Standard;
}
