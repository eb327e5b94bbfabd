using FederationReform.Homes;
using FederationReform.Registers;
using FederationReform.Web.Components;
using FederationReform.Web.Registers;
using Microsoft.AspNetCore.Components;

namespace FederationReform.Web.Homes;

public sealed partial class HomeFiguresView
{
    private HomeFigures? figures;

    // Declared, because only so does the router tell an open page of another query.
    [SupplyParameterFromQuery(Name = "unit")]
    private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "year")]
    private string? Year { get; set; }

    private string When => $"{figures!.Unit.Name}，截至 {figures.On:yyyy年M月d日}";

    protected override async Task OnParametersSetAsync()
    {
        if (await Current.GetAsync() is not { } scope)
            return;
        var asked = RegisterLink.Read(LinkQuery.Of(Navigation)).Filter;
        figures = await Figures.RunAsync(scope, asked.UnitId, asked.Year);
    }

    private static string Of(int unit, HomeType? type) =>
        Urls.RegisterOf(RegisterKind.Homes, new(unit, Category: (int?)type));
}
