using FederationReform.Access;

namespace FederationReform.Accounts;

/// <summary>The access data of one account, which an administrator hands over.</summary>
/// <param name="UnitTrail">The units from below the administrator's own unit down: 清溪镇 › 河口村.</param>
/// <param name="OneTimePassword">
/// Returned only by the first answer, since the portal keeps only its hash. Null when the same operation is sent again;
/// a reset then gives another password.
/// </param>
/// <param name="ValidUntil">UTC.</param>
public sealed record AccountSlip(
    int AccountId,
    string UnitTrail,
    string DisplayName,
    string Login,
    Role Role,
    string? OneTimePassword,
    DateTime? ValidUntil
);

/// <param name="Slip">Null when refused.</param>
public sealed record AccountSlipAnswer(Violations Violations, AccountSlip? Slip);
