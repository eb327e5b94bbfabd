using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FederationReform.Accounts;

/// <summary>
/// Hashes in Identity's own format, so that the number of rounds can be raised later while old hashes stay readable.
/// </summary>
internal static class Passwords
{
    /// <summary>
    /// Rounds of PBKDF2-HMAC-SHA512, as the OWASP Password Storage Cheat Sheet asks; an older hash is renewed at the
    /// next sign-in.
    /// </summary>
    public const int Iterations = 220_000;

    private static readonly PasswordHasher<Account> Hasher = new(
        Options.Create(new PasswordHasherOptions { IterationCount = Iterations })
    );

    // The hash that an unknown login is compared with, so that it takes as long as a known one.
    private static readonly string Nobodys = Hash(Guid.NewGuid().ToString());

    public static string Hash(string password) => Hasher.HashPassword(null!, password);

    /// <param name="hash">
    /// Null when there is no account or it has no password: the comparison takes as long and always fails.
    /// </param>
    /// <param name="hasher">Given only by the test that counts the comparisons.</param>
    public static PasswordVerificationResult Verify(
        string? hash,
        string password,
        IPasswordHasher<Account>? hasher = null
    )
    {
        var result = (hasher ?? Hasher).VerifyHashedPassword(null!, hash ?? Nobodys, password);
        return hash is null ? PasswordVerificationResult.Failed : result;
    }
}
