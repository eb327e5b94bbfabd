using FederationReform.Access;

namespace FederationReform.Accounts;

/// <summary>What an administrator hands over.</summary>
/// <param name="UnitTrail">From the administrator's unit down: 清溪镇 › 河口村.</param>
/// <param name="OneTimePassword">
/// Shown with the first answer only: the portal keeps its hash. Null when the same operation is asked for again; then a reset gives another.
/// </param>
/// <param name="ValidUntil">UTC.</param>
public sealed record AccountSlip(int AccountId, string UnitTrail, string DisplayName, string Login, Role Role, string? OneTimePassword, DateTime? ValidUntil);

/// <param name="Slip">Null when refused.</param>
public sealed record AccountSlipAnswer(Violations Violations, AccountSlip? Slip)
{
    internal static AccountSlipAnswer Refused(Violations violations) => new(violations, null);

    internal static AccountSlipAnswer Refused(Violation violation) => new(new Violations(violation), null);
}
