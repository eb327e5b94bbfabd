using FederationReform.Access;
using FederationReform.Tree;

namespace FederationReform.Accounts;

/// <summary>
/// Each role belongs to certain levels of the tree: a township chair to a township, a village's federation to a
/// village.
/// </summary>
public static class RoleLevelRule
{
    public const string Code = "RoleLevel";

    public static bool Fits(Role role, UnitLevel level) =>
        role switch
        {
            Role.Administrator => level <= UnitLevel.County,
            Role.CountyStaff => level is UnitLevel.County or UnitLevel.Prefecture,
            Role.TownshipChair => level == UnitLevel.Township,
            Role.VillageFederation => level == UnitLevel.Village,
            Role.UpperReader => level <= UnitLevel.Prefecture,
            _ => false,
        };

    /// <summary>The roles to choose from at a unit, the most usual first.</summary>
    public static IReadOnlyList<Role> At(UnitLevel level) =>
        [
            .. Enum.GetValues<Role>()
                .Where(role => Fits(role, level))
                .OrderBy(role => role == Role.Administrator ? 1 : 0)
                .ThenBy(role => role),
        ];

    /// <summary>
    /// The role that a list means when it names none. Above the county that is the one with the fewest rights: who
    /// reviews or opens campaigns for a prefecture is said, and not guessed. An institution has no accounts, because
    /// the unit above acts for it; <see cref="Check"/> refuses them.
    /// </summary>
    public static Role Usual(UnitLevel level) =>
        level switch
        {
            <= UnitLevel.Prefecture => Role.UpperReader,
            UnitLevel.Institution => Role.VillageFederation,
            _ => At(level)[0],
        };

    internal static Violation? Check(string field, Role role, Unit unit) =>
        Fits(role, unit.Level) ? null
        : At(unit.Level) is { Count: > 0 } roles
            ? new(
                Code,
                field,
                $"{unit.Name}是{unit.Level.Name()}单位，不能有“{role.Name()}”账号。"
                    + $"这里可以选：{string.Join("、", roles.Select(r => r.Name()))}。"
            )
        : new(
            Code,
            field,
            $"{unit.Name}是{unit.Level.Name()}单位，不设账号，由上级单位的妇联填报。请把账号建在上级单位。"
        );
}
