using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FederationReform.Accounts;

/// <summary>Hashes, in Identity's own format, so that its cost can be raised later and old hashes still be read.</summary>
internal static class Passwords
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA512, from OWASP Password Storage; an older hash is renewed at the next sign-in (AU-02).</summary>
    public const int Iterations = 220_000;

    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    // What an account that does not exist is compared with, so that it takes as long as one that does (AU-04).
    private static readonly string Nobodys = Hash(Guid.NewGuid().ToString());

    public static string Hash(string password) => Hasher.HashPassword(null!, password);

    /// <param name="hash">Null for no account, or one that has no password: compared all the same, and never right.</param>
    public static PasswordVerificationResult Verify(string? hash, string password)
    {
        var result = Hasher.VerifyHashedPassword(null!, hash ?? Nobodys, password);
        return hash is null ? PasswordVerificationResult.Failed : result;
    }
}
