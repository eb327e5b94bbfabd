using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace FederationReform.Accounts;

/// <summary>
/// Failed sign-ins of one login name from one place. The pair is counted, so that a stranger elsewhere cannot lock a
/// chair out of the chair's account. Stored in the database, so that all nodes count together and a restart forgets
/// nothing.
/// </summary>
internal sealed class SignInAttempts : IVersioned
{
    public const int Allowed = 5;
    public static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    private SignInAttempts() { }

    public static SignInAttempts Of(string login, string place) => new() { Login = login, Place = place };

    /// <summary>
    /// The normalized login of an account; for any other text only its hash, because people type passwords into this
    /// field.
    /// </summary>
    public string Login { get; private set; } = "";

    /// <summary>
    /// The client's address, or the browser once it has signed this login in: a whole county may share one address, and
    /// one person there must not be able to lock the others out of the browsers they work with.
    /// </summary>
    public string Place { get; private set; } = "";

    public int Failures { get; private set; }
    public DateTime? LockedUntil { get; private set; }
    public DateTime LastAt { get; private set; }
    public int Version { get; set; }

    public bool LockedAt(DateTime now) => LockedUntil > now;

    public void Failed(DateTime now)
    {
        // Failures are forgotten after the lock time, so that a chair who mistypes once a week is not locked out in the
        // fifth week.
        Failures = now - LastAt > LockedFor ? 1 : Failures + 1;
        LastAt = now;
        if (Failures >= Allowed)
            (LockedUntil, Failures) = (now + LockedFor, 0);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<SignInAttempts>
    {
        public void Configure(EntityTypeBuilder<SignInAttempts> attempts)
        {
            attempts.HasKey(a => new { a.Login, a.Place });
            attempts.Property(a => a.Login).HasMaxLength(Account.LoginLength);
            attempts.Property(a => a.Place).HasMaxLength(64);
            attempts.HasIndex(a => a.LastAt);
        }
    }
}
