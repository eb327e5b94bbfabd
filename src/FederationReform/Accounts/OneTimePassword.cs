using System.Security.Cryptography;

namespace FederationReform.Accounts;

/// <summary>A password that the portal makes and an administrator hands over on paper or by telephone, to be changed at first sign-in.</summary>
internal static class OneTimePassword
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromHours(24);

    // Nothing that is misread on paper or misheard: no i, l, o, 0, 1. Twelve of 31 characters are 59 bits.
    private const string Characters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Groups = 3;
    private const int GroupLength = 4;

    /// <summary>Like k7mp-3xqa-9wtd.</summary>
    public static string Create() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Characters, GroupLength)));

    /// <summary>What is hashed: without dashes, blanks and capitals, which people add and lose when they copy it.</summary>
    public static string Canonical(string typed) =>
        string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '－' or '—'))).ToLowerInvariant();
}
