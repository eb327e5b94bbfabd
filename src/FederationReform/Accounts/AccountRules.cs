using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>The checks that all commands on accounts share.</summary>
internal static class AccountRules
{
    public const string LoginCode = "AccountLogin";
    public const string LoginTakenCode = "AccountLoginTaken";
    public const string OwnCode = "OwnAccount";
    public const string StateCode = "AccountState";
    public const int MinLoginLength = 3;

    public static Violation LoginTaken(string login) =>
        new(LoginTakenCode, "Login", $"登录名“{login}”已被使用，请换一个，例如在后面加上单位拼音的首字母。");

    public static Violation Own(string what) => new(OwnCode, "", $"不能{what}自己的账号，请由另一位管理员操作。");

    public static Violation UnitClosed(string unit) =>
        new(UnitRefusal.ClosedCode, "UnitId", $"“{unit}”已停用，请选择正在使用的单位。");

    public static Violation? CheckLogin(string field, string? login)
    {
        if (string.IsNullOrWhiteSpace(login))
            return new("Required", field, "请填写登录名。");
        if (login.Length is < MinLoginLength or > Account.LoginLength)
            return new(
                LoginCode,
                field,
                $"登录名要 {MinLoginLength} 到 {Account.LoginLength} 个字符，“{login}”是 {login.Length} 个。"
            );
        return login.FirstOrDefault(c => !Account.LoginCharacters.Contains(c)) is not default(char) and var wrong
            ? new(LoginCode, field, $"登录名“{login}”里有不能用的字符“{wrong}”，只能用英文字母、数字和 - . _。")
            : null;
    }

    /// <summary>
    /// The unit for an account; adds everything wrong with it to <paramref name="violations"/>. Null when it lies
    /// outside the scope.
    /// </summary>
    public static async Task<Unit?> FindUnitAsync(
        PortalDbContext db,
        UnitScope scope,
        int unitId,
        Role role,
        Violations violations,
        CancellationToken cancel
    )
    {
        var unit = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == unitId, cancel);
        if (unit is null)
            return null;
        if (unit.Closed)
            violations.Add(UnitClosed(unit.Name));
        violations.Add(RoleLevelRule.Check("Role", role, unit));
        return unit;
    }

    /// <summary>
    /// Keeps at least one administrator: a caller who takes the rights of another administrator must still be an
    /// administrator at the moment of saving. Both rows take part in the save, so that when two administrators disable
    /// each other, the second save finds a changed version and is refused.
    /// </summary>
    public static async Task<Violation?> VouchAsync(
        PortalDbContext db,
        UnitScope scope,
        Account target,
        CancellationToken cancel
    )
    {
        if (target.Role != Role.Administrator)
            return null;
        var actor = await db.Accounts.SingleAsync(a => a.Id == scope.AccountId, cancel);
        if (actor is not { Disabled: false, Role: Role.Administrator })
            return Refusal.NotAllowed;
        db.Touch(actor);
        return null;
    }
}
