using System.Security.Cryptography;

namespace FederationReform.Accounts;

/// <summary>
/// A password that the portal generates and an administrator hands over on paper or by telephone. Its holder must
/// change it at the first sign-in.
/// </summary>
internal static class OneTimePassword
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(24);

    /// <summary>
    /// For slips that are printed for many and carried to the villages: as many days as the administrator says.
    /// </summary>
    public const int MostDays = 14;

    /// <summary>The time that the administrator chose, within the bounds.</summary>
    public static TimeSpan ForDays(int days) => TimeSpan.FromDays(Math.Clamp(days, 1, MostDays));

    // Without characters that are easily misread or misheard: no i, l, o, 0, 1. Twelve of 31 characters are 59 bits.
    private const string Characters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Groups = 3;
    private const int GroupLength = 4;

    /// <summary>For example k7mp-3xqa-9wtd.</summary>
    public static string Create() =>
        string.Join(
            '-',
            Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Characters, GroupLength))
        );

    /// <summary>
    /// The form that is hashed: lower case without dashes and blanks, which people add or lose when they copy it.
    /// </summary>
    public static string Canonical(string typed) =>
        string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '－' or '—'))).ToLowerInvariant();
}
