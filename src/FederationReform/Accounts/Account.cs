using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.AspNetCore.Identity;

namespace FederationReform.Accounts;

/// <summary>
/// 账号: one person's access, with one role at one unit. Every change of rights renews the security stamp in the same
/// save, which ends cookies and open pages; Identity by itself renews it only with the password.
/// </summary>
public sealed class Account : IdentityUser<int>, IBelongsToUnit, IVersioned
{
    /// <summary>Login names are ASCII on purpose: two different Chinese texts can look the same.</summary>
    public const string LoginCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
    public const int LoginLength = 64;

    private Account() { }

    internal static Account Create(string login, string displayName, Role role, Unit unit) =>
        new()
        {
            UserName = login,
            NormalizedUserName = login.ToUpperInvariant(),
            DisplayName = displayName,
            Role = role,
            UnitId = unit.Id,
            UnitPath = unit.Path,
            SecurityStamp = NewStamp(),
            LockoutEnabled = false,
        };

    public string DisplayName { get; private set; } = "";
    public Role Role { get; private set; }
    public int UnitId { get; private set; }
    public string UnitPath { get; private set; } = "";
    public bool Disabled { get; private set; }
    public bool MustChangePassword { get; private set; }

    /// <summary>
    /// UTC. A password given by an administrator is valid until then, and only for choosing another; null when there is
    /// none.
    /// </summary>
    public DateTime? OneTimePasswordUntil { get; private set; }

    /// <summary>UTC. When it was given; null when there is none.</summary>
    public DateTime? OneTimePasswordSince { get; private set; }

    /// <summary>
    /// Whether the one-time password was signed in with: it opens once, so that a slip that lies about opens nothing.
    /// Who signed in with it may still choose a password.
    /// </summary>
    internal bool OneTimePasswordUsed => MustChangePassword && LastSignInAt > OneTimePasswordSince;

    /// <summary>UTC; null when the account never signed in.</summary>
    public DateTime? LastSignInAt { get; private set; }
    public int Version { get; set; }

    /// <summary>
    /// How the portal looks to its user, and when the user signed in, are no business of the administrator who has the
    /// account's page open. A one-time password opens once, so of two sign-ins with it one must lose.
    /// </summary>
    IReadOnlyCollection<string> IVersioned.Unseen =>
        MustChangePassword
            ? [nameof(Scheme), nameof(LargePrint)]
            : [nameof(Scheme), nameof(LargePrint), nameof(LastSignInAt)];

    public ColorScheme Scheme { get; private set; }
    public bool LargePrint { get; private set; }

    internal Appearance Appearance => new(Scheme, LargePrint);

    internal AuditSubject Subject => new(SubjectKind.Account, Id, UnitId, UnitPath);

    /// <summary>The account as the audit names it.</summary>
    internal string Label => $"{DisplayName}（{UserName}）";

    internal SignedInAccount ForCookie() => new(Id, UserName!, SecurityStamp!, MustChangePassword);

    internal void Rename(string displayName) => DisplayName = displayName;

    /// <summary>Also ends a one-time password that has not been used.</summary>
    internal void Disable(DateTime at)
    {
        Disabled = true;
        if (OneTimePasswordUntil > at)
            OneTimePasswordUntil = at;
        SecurityStamp = NewStamp();
    }

    internal void Enable()
    {
        Disabled = false;
        SecurityStamp = NewStamp();
    }

    internal void Assign(Role role, Unit unit)
    {
        (Role, UnitId, UnitPath) = (role, unit.Id, unit.Path);
        SecurityStamp = NewStamp();
    }

    internal AccountSlip Slip(UnitTrails trails, string? password) =>
        new(Id, trails.Of(UnitPath), DisplayName, UserName!, Role, password, OneTimePasswordUntil);

    /// <summary>Returns the password to hand over; the portal keeps only its hash.</summary>
    internal string GiveOneTimePassword(DateTime now)
    {
        var password = OneTimePassword.Create();
        GiveOneTimePassword(Passwords.Hash(OneTimePassword.Canonical(password)), now);
        return password;
    }

    /// <param name="hash">
    /// The hash of the canonical form of the password; for callers that hash many passwords in parallel.
    /// </param>
    internal void GiveOneTimePassword(string hash, DateTime now, TimeSpan? validFor = null)
    {
        (PasswordHash, MustChangePassword) = (hash, true);
        (OneTimePasswordSince, OneTimePasswordUntil) = (now, now + (validFor ?? OneTimePassword.ValidFor));
        SecurityStamp = NewStamp();
    }

    internal void ChoosePassword(string hash)
    {
        (PasswordHash, MustChangePassword, OneTimePasswordSince, OneTimePasswordUntil) = (hash, false, null, null);
        SecurityStamp = NewStamp();
    }

    /// <summary>Replaces the hash of the same password by one with the current number of rounds.</summary>
    internal void RenewHash(string hash) => PasswordHash = hash;

    internal void Choose(Appearance look) => (Scheme, LargePrint) = (look.Scheme, look.LargePrint);

    internal void SignedIn(DateTime at) => LastSignInAt = at;

    internal void EndSessions() => SecurityStamp = NewStamp();

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
