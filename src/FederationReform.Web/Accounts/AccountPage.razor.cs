using FederationReform.Access;
using FederationReform.Accounts;
using FederationReform.Tree;
using FederationReform.Units;
using FederationReform.Web.Components;
using Microsoft.AspNetCore.Components;

namespace FederationReform.Web.Accounts;

/// <summary>One account: what it is, what an administrator may do to it, and its latest history.</summary>
public sealed partial class AccountPage
{
    private bool? allowed;
    private bool mayAudit;
    private AccountDetails? account;
    private string? name;
    private int unitId;
    private UnitLevel? level;
    private Role role;
    private string? reason;
    private AccountSlip? slip;
    private string? said;
    private Guid operation = Guid.NewGuid();
    private Violations violations = Violations.None;
    private Confirm? confirm;

    [Parameter]
    public int AccountId { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        (said, slip) = (null, null);
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        (allowed, mayAudit, violations) = (
            scope.May(Permissions.ManageAccounts),
            scope.May(Permissions.ViewAudit),
            Violations.None
        );
        if (allowed is false)
            return;
        account = await Accounts.RunAsync(scope, AccountId);
        if (account is null)
        {
            Navigation.NotFound();
            return;
        }
        (name, unitId, role, reason, operation) = (
            account.DisplayName,
            account.UnitId,
            account.Role,
            null,
            Guid.NewGuid()
        );
        level = (await Units.RunAsync(scope, account.UnitId))?.Level;
    }

    private void ChooseUnit(UnitFound? found)
    {
        violations = new(violations.Where(v => v.Field != "UnitId"));
        (unitId, level) = (found?.Id ?? 0, found?.Level);
        if (level is { } at && !RoleLevelRule.Fits(role, at))
            role = RoleLevelRule.Usual(at);
    }

    private Task RenameAsync() =>
        RunAsync("姓名已保存。", (scope, a) => Renaming.RunAsync(scope, new(a.Id, a.Version, name, operation)));

    private async Task MoveAsync()
    {
        if (level is null)
            violations = new(new Violation("Required", "UnitId", "请先选择单位：输入名称中的几个字，再从列表里选。"));
        else
            await RunAsync("单位和角色已保存，她要重新登录。", (scope, a) =>
                Moving.RunAsync(scope, new(a.Id, a.Version, role, unitId, operation))
            );
    }

    private Task EnableAsync() =>
        RunAsync("账号已启用。", (scope, a) => Enabling.RunAsync(scope, new(a.Id, operation)));

    private async Task DisableAsync()
    {
        if (confirm is not null && await confirm.AskAsync())
            await RunAsync("账号已停用。", (scope, a) => Disabling.RunAsync(scope, new(a.Id, reason, operation)));
    }

    private async Task ResetAsync()
    {
        AccountSlip? made = null;
        await RunAsync(null, async (scope, a) =>
        {
            var answer = await Resetting.RunAsync(scope, new(a.Id, operation));
            made = answer.Slip;
            return answer.Violations;
        });
        slip = made;
    }

    private async Task RunAsync(string? done, Func<UnitScope, AccountDetails, Task<Violations>> change)
    {
        await Turn.RunAsync(async scope =>
        {
            if (account is null)
                return;
            (said, slip) = (null, null);
            var answer = await change(scope, account);
            if (answer.Count == 0)
            {
                await LoadAsync();
                said = done;
            }
            violations = answer;
        });
    }

    private string? Invalid(string field) => violations.Any(v => v.Field == field) ? "true" : null;

    private static string? FieldId(string field) =>
        field switch
        {
            "DisplayName" => "name",
            "UnitId" => "unit",
            "Role" => "role",
            "Reason" => "reason",
            _ => null,
        };
}
