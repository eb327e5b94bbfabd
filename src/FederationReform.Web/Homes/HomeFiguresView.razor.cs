using FederationReform.Homes;
using FederationReform.Ledger;
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

    private static string Plated { get; } = EntryParts.Of(nameof(Home.Nameplate), HomeLists.Nameplate.Number(true));

    /// <summary>Of the unit, in use: what the figures count.</summary>
    private EntryFilter Homes =>
        new(figures!.Unit.Id, Category: (int)HomeType.Home, Parts: EntryParts.Of(nameof(Home.EndedOn), (int?)null));

    private EntryFilter Micro => Homes with { Category = (int)HomeType.MicroHome };

    /// <summary>Those that have all of these parts besides.</summary>
    private EntryFilter With(params IEnumerable<string> parts) =>
        Homes with
        {
            Parts = EntryParts.And(parts.Prepend(Homes.Parts!)),
        };

    private string HeldAt(int unit) =>
        Urls.EntriesOf(
            RegisterKind.Activities,
            new(
                unit,
                figures!.Year,
                Parts: EntryParts.Of(
                    nameof(Activity.Venue),
                    LedgerLists.ActivityVenue.Number(ActivityVenue.Home),
                    LedgerLists.ActivityVenue.Number(ActivityVenue.MicroHome)
                )
            )
        );

    private static string At(HomeSite site) => EntryParts.Of(nameof(Home.Site), HomeLists.Site.Number(site));

    private static string HasAll(HomeHaves haves) => EntryParts.All(nameof(Home.Haves), haves);

    private static string Lacks(HomeHaves have) => EntryParts.NotAll(nameof(Home.Haves), have);

    private static string Serves(HomeFunctions function) => EntryParts.All(nameof(Home.Functions), function);

    private static string Of(EntryFilter chosen) => Urls.EntriesOf(RegisterKind.Homes, chosen);
}
