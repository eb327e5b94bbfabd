using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Accounts;

/// <summary>
/// Failed sign-ins of one login name from one address. Counted for the pair, so that a stranger elsewhere cannot lock a chair out
/// of her account, and in the database, so that all nodes count together.
/// </summary>
internal sealed class SignInAttempts
{
    public const int Allowed = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    private SignInAttempts() { }

    public static SignInAttempts Of(string normalizedLogin, string address) => new() { Login = normalizedLogin, Address = address };

    public string Login { get; private set; } = "";
    public string Address { get; private set; } = "";
    public int Failures { get; private set; }
    public DateTime? LockedUntil { get; private set; }
    public DateTime LastAt { get; private set; }

    public bool LockedAt(DateTime now) => LockedUntil > now;

    public void Failed(DateTime now)
    {
        // Failures of another day are forgotten: a chair who mistypes once a week must not be locked out in the fifth week.
        Failures = now - LastAt > LockedFor ? 1 : Failures + 1;
        LastAt = now;
        if (Failures >= Allowed)
            (LockedUntil, Failures) = (now + LockedFor, 0);
    }

    public void Succeeded() => (Failures, LockedUntil) = (0, null);

    internal sealed class Configuration : IEntityTypeConfiguration<SignInAttempts>
    {
        public void Configure(EntityTypeBuilder<SignInAttempts> attempts)
        {
            attempts.HasKey(a => new { a.Login, a.Address });
            attempts.Property(a => a.Login).HasMaxLength(Account.LoginLength);
            attempts.Property(a => a.Address).HasMaxLength(64);
        }
    }
}
