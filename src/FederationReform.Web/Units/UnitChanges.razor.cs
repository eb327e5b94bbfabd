using FederationReform.Access;
using FederationReform.Dashboards;
using FederationReform.Tree;
using FederationReform.Units;
using FederationReform.Web.Components;
using Microsoft.AspNetCore.Components;

namespace FederationReform.Web.Units;

public sealed partial class UnitChanges
{
    private string? name;
    private string? code;
    private UnitKind kind;
    private int? women;
    private int? womenAndChildren;
    private DateOnly? lastDay;
    private string? reason;
    private string? tried;
    private Guid operation = Guid.NewGuid();
    private Violations violations = Violations.None;
    private UnitClosing? closing;
    private Confirm? confirm;

    [Parameter, EditorRequired]
    public required UnitDetails Unit { get; set; }

    /// <summary>Code, kind and populations too: those are the administrator's.</summary>
    [Parameter]
    public bool All { get; set; } = true;

    /// <summary>With what was done, in words.</summary>
    [Parameter]
    public EventCallback<string> Changed { get; set; }

    protected override void OnInitialized()
    {
        (name, code, kind, women, womenAndChildren) = (
            Unit.Name,
            Unit.Code,
            Unit.Kind,
            Unit.Women,
            Unit.WomenAndChildren
        );
        lastDay = Clock.Today();
    }

    private Task RenameAsync() =>
        RunAsync(nameof(RenameAsync), "名称已保存。", scope =>
            Renaming.RunAsync(scope, new(Unit.Id, Unit.Version, name, operation))
        );

    private Task RecodeAsync() =>
        RunAsync(nameof(RecodeAsync), "代码已保存。", scope =>
            Recoding.RunAsync(scope, new(Unit.Id, Unit.Version, code, operation))
        );

    private Task DescribeAsync() =>
        RunAsync(nameof(DescribeAsync), "类别和人数已保存。", scope =>
            Describing.RunAsync(scope, new(Unit.Id, Unit.Version, kind, women, womenAndChildren, operation))
        );

    private Task ReopenAsync() =>
        RunAsync(nameof(ReopenAsync), "已恢复使用。", scope =>
            Reopening.RunAsync(scope, new(Unit.Id, Unit.Version, reason, operation))
        );

    private async Task CloseAsync()
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        closing = await ClosingOf.RunAsync(scope, Unit.Id);
        StateHasChanged();
        // A change that will be refused anyway needs no confirmation.
        var refused = closing is null or { OpenChildren: > 0 } || lastDay is null || string.IsNullOrWhiteSpace(reason);
        if (refused || (confirm is not null && await confirm.AskAsync()))
            await RunAsync(nameof(CloseAsync), "已停用。", s =>
                Closing.RunAsync(s, new(Unit.Id, Unit.Version, lastDay, reason, operation))
            );
    }

    private async Task RunAsync(string form, string done, Func<UnitScope, Task<Violations>> change) =>
        await Turn.RunAsync(scope => RunAsync(scope, form, done, change));

    private async Task RunAsync(UnitScope scope, string form, string done, Func<UnitScope, Task<Violations>> change)
    {
        tried = form;
        violations = await change(scope);
        if (violations.Count == 0)
        {
            operation = Guid.NewGuid();
            await Changed.InvokeAsync(done);
        }
    }

    private string? Invalid(string field) => violations.Any(v => v.Field == field) ? "true" : null;

    private static string? FieldId(string field) =>
        field switch
        {
            "Name" => "unit-name",
            "Code" => "unit-code",
            "Kind" => "unit-kind",
            "Women" => "unit-women",
            "WomenAndChildren" => "unit-children",
            "LastDay" => "unit-last",
            "Reason" => "unit-reason",
            _ => null,
        };
}
