using FederationReform.Access;
using FederationReform.Tree;
using FederationReform.Units;
using FederationReform.Web.Components;
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
    private UnitPageLink shown = new();
    private string? said;

    /// <summary>Null for one's own unit.</summary>
    [Parameter]
    public int? UnitId { get; set; }

    // The router tells an open page of another query only by these; they are read as UnitPageLink.
    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = LinkParts.PagePart)]
    private string? Page { get; set; }

    private string FromDivisions =>
        unit?.Code is { } code && unit.Level is UnitLevel.County or UnitLevel.Prefecture
            ? Urls.UnitsFromDivision(code[..(2 * (int)unit.Level)])
            : Urls.UnitsFromDivisions;

    protected override async Task OnParametersSetAsync()
    {
        said = null;
        shown = UnitPageLink.Read(LinkQuery.Of(Navigation));
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
        children = await Children.RunAsync(scope, id, shown.Status, shown.Page);
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
