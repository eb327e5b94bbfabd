using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;
using FederationReform.Units;
using Microsoft.AspNetCore.Identity;

namespace FederationReform.Accounts;

/// <summary>
/// 账号: one person's way in, with one role at one unit. Every change of rights turns the security stamp in the same save, so that
/// cookies and open pages end with it; Identity by itself turns it only with the password.
/// </summary>
public sealed class Account : IdentityUser<int>, IBelongsToUnit, IVersioned
{
    /// <summary>Login names are ASCII by choice: a Chinese name looks the same in several spellings.</summary>
    public const string LoginCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
    public const int LoginLength = 64;

    private Account() { }

    internal static Account Create(string login, string displayName, Role role, Unit unit) => new()
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

    /// <summary>UTC; a password given by an administrator works until then and only to choose another.</summary>
    public DateTime? OneTimePasswordUntil { get; private set; }

    public DateTime? LastSignInAt { get; private set; }
    public int Version { get; set; }

    internal AuditSubject Subject => new(SubjectKind.Account, Id, UnitId, UnitPath);

    /// <summary>How the audit names it.</summary>
    internal string Label => $"{DisplayName}（{UserName}）";

    internal SignedInAccount ForCookie() => new(Id, UserName!, SecurityStamp!, MustChangePassword);

    internal void Rename(string displayName) => DisplayName = displayName;

    /// <summary>A one-time password that still lies about on paper ends with it.</summary>
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

    internal AccountSlip Slip(UnitTrails trails, string? password) => new(Id, trails.Of(UnitPath), DisplayName, UserName!, Role, password, OneTimePasswordUntil);

    /// <summary>The password to hand over; it is nowhere kept.</summary>
    internal string GiveOneTimePassword(DateTime now)
    {
        var password = OneTimePassword.Create();
        GiveOneTimePassword(Passwords.Hash(OneTimePassword.Canonical(password)), now);
        return password;
    }

    /// <param name="hash">Of the canonical form. Given where many are hashed at once.</param>
    internal void GiveOneTimePassword(string hash, DateTime now)
    {
        (PasswordHash, MustChangePassword, OneTimePasswordUntil) = (hash, true, now + OneTimePassword.ValidFor);
        SecurityStamp = NewStamp();
    }

    internal void ChoosePassword(string hash)
    {
        (PasswordHash, MustChangePassword, OneTimePasswordUntil) = (hash, false, null);
        SecurityStamp = NewStamp();
    }

    /// <summary>The same password, hashed at today's cost.</summary>
    internal void RenewHash(string hash) => PasswordHash = hash;

    internal void SignedIn(DateTime at) => LastSignInAt = at;

    internal void EndSessions() => SecurityStamp = NewStamp();

    private static string NewStamp() => Guid.NewGuid().ToString("N");
}
