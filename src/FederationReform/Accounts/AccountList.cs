using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Accounts;

/// <summary>One line of a pasted list: its texts, the unit and role they mean, and everything wrong with it.</summary>
/// <param name="Line">Its number in the pasted text, from 1.</param>
/// <param name="UnitTrail">The unit that the text means; null while that is not clear.</param>
public sealed record AccountListRow(
    int Line,
    string? UnitText,
    string? UnitTrail,
    Role? Role,
    string? DisplayName,
    string? Login,
    IReadOnlyList<Violation> Violations
);

/// <summary>
/// Reads a pasted list against the database. Preview and command both use it, so that the command accepts what the
/// preview showed as correct.
/// </summary>
internal sealed class AccountList
{
    public const int MaxRows = 500;
    public const string EmptyCode = "AccountListEmpty";
    public const string TooLongCode = "AccountListTooLong";

    private readonly List<AccountListRow> rows = [];
    private readonly List<Unit?> units = [];
    private readonly Dictionary<string, int> lineOfLogin = new(StringComparer.OrdinalIgnoreCase);

    private AccountList() { }

    public IReadOnlyList<AccountListRow> Rows => rows;

    /// <summary>The unit of each row; null where none was found.</summary>
    public IReadOnlyList<Unit?> Units => units;

    /// <summary>The violations of the list as a whole, and of each row with its line number.</summary>
    public Violations Violations { get; } = new();

    public static async Task<AccountList> ReadAsync(
        PortalDbContext db,
        UnitScope scope,
        string? text,
        CancellationToken cancel
    )
    {
        var list = new AccountList();
        var lines = AccountListText.Read(text);
        if (lines.Count == 0)
            list.Violations.Add(
                new Violation(
                    EmptyCode,
                    "Text",
                    "没有读到账号。请每行写一个：单位、姓名、登录名，用逗号或制表符隔开；也可以从表格里直接复制。"
                )
            );
        if (lines.Count > MaxRows)
            list.Violations.Add(
                new Violation(TooLongCode, "Text", $"一次最多 {MaxRows} 个账号，现有 {lines.Count} 个，请分几次添加。")
            );
        if (list.Violations.Blocking)
            return list;

        var matcher = await UnitMatcher.LoadAsync(
            db,
            scope,
            lines.Where(l => l.Unit is not null).Select(l => l.Unit!),
            cancel
        );
        var logins = lines.Where(l => l.Login is not null).Select(l => l.Login!.ToUpperInvariant()).Distinct().ToList();
        var taken = await db
            .Accounts.Where(a => logins.Contains(a.NormalizedUserName!))
            .Select(a => a.NormalizedUserName!)
            .ToListAsync(cancel);
        foreach (var line in lines)
            list.Add(line, matcher, taken);
        return list;
    }

    private void Add(AccountListLine line, UnitMatcher matcher, List<string> taken)
    {
        var violations = new Violations();
        var unit = FindUnit(line, matcher, violations);
        var role = FindRole(line, unit, violations);
        var name = PlainText.CleanName(line.DisplayName);
        violations.Add(PlainText.Check("DisplayName", "姓名", name, required: true));
        violations.Add(CheckLogin(line, taken));

        Violations.Add(
            violations.Select(v =>
                v with
                {
                    Field = RowFields.Of(rows.Count, v.Field),
                    Message = $"第 {line.Number} 行：{v.Message}",
                }
            )
        );
        rows.Add(
            new(
                line.Number,
                line.Unit,
                unit is null ? null : matcher.Trails.Of(unit.Path),
                role,
                name,
                line.Login,
                violations
            )
        );
        units.Add(unit);
    }

    private static Unit? FindUnit(AccountListLine line, UnitMatcher matcher, Violations violations)
    {
        if ((PlainText.Check("Unit", "单位", line.Unit, required: true)) is { } unreadable)
        {
            violations.Add(unreadable);
            return null;
        }
        var (unit, unclear) = matcher.Find("Unit", line.Unit!);
        violations.Add(unclear);
        return unit;
    }

    private static Role? FindRole(AccountListLine line, Unit? unit, Violations violations)
    {
        if (line.Role is null)
            return unit is null ? null : RoleLevelRule.Usual(unit.Level);
        if (AccountListText.RoleOf(line.Role) is not { } role)
        {
            violations.Add(
                new Violation(
                    "RoleUnknown",
                    "Role",
                    $"没有“{line.Role}”这个角色。可以写："
                        + $"{string.Join("、", Enum.GetValues<Role>().Select(r => r.Name()))}；"
                        + "不写就按单位级别取常用的。"
                )
            );
            return null;
        }
        if (unit is not null)
            violations.Add(RoleLevelRule.Check("Role", role, unit));
        return role;
    }

    private Violation? CheckLogin(AccountListLine line, List<string> taken)
    {
        if (AccountRules.CheckLogin("Login", line.Login) is { } wrong)
            return wrong;
        if (!lineOfLogin.TryAdd(line.Login!, line.Number))
            return new(
                AccountRules.LoginTakenCode,
                "Login",
                $"登录名“{line.Login}”和第 {lineOfLogin[line.Login!]} 行重复，请换一个。"
            );
        return taken.Contains(line.Login!.ToUpperInvariant()) ? AccountRules.LoginTaken(line.Login) : null;
    }
}
