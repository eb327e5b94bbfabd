using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Accounts;

internal sealed class AccountConfiguration : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> account)
    {
        account.ToTable("Accounts");
        account.Property(a => a.DisplayName).HasMaxLength(2 * PlainText.NameRunes);
        account.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
        account.HasIndex(a => a.UnitPath);
        account.Ignore(a => a.Subject);
        account.Ignore(a => a.Appearance);
        account.Ignore(a => a.OneTimePasswordUsed);
        // Columns of Identity that the portal does not use; it locks by login and address instead (SignInAttempts).
        account.Ignore(a => a.Email);
        account.Ignore(a => a.NormalizedEmail);
        account.Ignore(a => a.EmailConfirmed);
        account.Ignore(a => a.PhoneNumber);
        account.Ignore(a => a.PhoneNumberConfirmed);
        account.Ignore(a => a.LockoutEnabled);
        account.Ignore(a => a.LockoutEnd);
        account.Ignore(a => a.AccessFailedCount);
        account.Ignore(a => a.TwoFactorEnabled);
    }
}
