using FederationReform.Access;
using FederationReform.Accounts;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Data;

internal abstract partial class PortalDbContext : IdentityUserContext<Account, int>
{
    public DbSet<Account> Accounts => Set<Account>();
    public DbSet<SignInAttempts> SignInAttempts => Set<SignInAttempts>();

    private async partial Task<bool> StandsAsync(UnitScope actor, CancellationToken cancel)
    {
        await HoldAccountAsync(actor.AccountId, cancel);
        return await Accounts.AnyAsync(
            a =>
                a.Id == actor.AccountId
                && !a.Disabled
                && !a.MustChangePassword
                && a.Role == actor.Role
                && a.UnitPath == actor.Path,
            cancel
        );
    }
}
