using FederationReform.Access;
using FederationReform.Tree;
using FederationReform.Units;
using Microsoft.AspNetCore.Components;

namespace FederationReform.Web.Units;

/// <summary>
/// The tree for administrators, and for those who look after agencies, schools and hospitals: one unit at a time: what
/// it is, what may be changed, and what lies directly below.
/// </summary>
public sealed partial class UnitPage
{
    private bool? allowed;

    /// <summary>The user may change every unit, and not only agencies, schools and hospitals.</summary>
    private bool all;

    private UnitDetails? unit;
    private PageOf<UnitRow>? children;
    private UnitStatus status;
    private string? said;

    /// <summary>Null for one's own unit.</summary>
    [Parameter]
    public int? UnitId { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? StatusText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int? PageNumber { get; set; }

    private string FromDivisions =>
        unit?.Code is { } code && unit.Level is UnitLevel.County or UnitLevel.Prefecture
            ? Urls.UnitsFromDivision(code[..(2 * (int)unit.Level)])
            : Urls.UnitsFromDivisions;

    protected override async Task OnParametersSetAsync()
    {
        said = null;
        status = StatusText switch
        {
            "closed" => UnitStatus.Closed,
            "all" => UnitStatus.All,
            _ => UnitStatus.Open,
        };
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        (allowed, all) = (scope.May(Permissions.ManageInstitutions), scope.May(Permissions.ManageUnits));
        if (allowed is false)
            return;
        var id = UnitId ?? scope.UnitId;
        unit = await Units.RunAsync(scope, id);
        if (unit is null)
        {
            Navigation.NotFound();
            return;
        }
        children = await Children.RunAsync(scope, id, status, PageNumber ?? 1);
    }

    private async Task ChangedAsync(string what)
    {
        await LoadAsync();
        // A closed unit says so itself.
        said = unit is { Closed: true } ? null : what;
    }

    private async Task AddedAsync(string name)
    {
        await LoadAsync();
        said = $"已添加{name}。";
    }

    private void GoTo(UnitFound? found)
    {
        if (found is not null)
            Navigation.NavigateTo(Urls.Unit(found.Id));
    }
}
