using System.Globalization;
using FederationReform.Access;
using FederationReform.TrainingNeeds;
using Microsoft.AspNetCore.Components;

namespace FederationReform.Web.Trainings;

public sealed partial class TrainingDuePage
{
    private TrainingDueLink link = new();
    private TrainingDue? due;
    private bool? allowed;
    private string? said;

    // Declared, because only so does the router tell an open page of another query.
    [SupplyParameterFromQuery(Name = "unit")]
    private string? Unit { get; set; }

    [SupplyParameterFromQuery(Name = "of")]
    private string? Selection { get; set; }

    [SupplyParameterFromQuery(Name = "whole")]
    private string? Whole { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? Page { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        allowed = scope.May(Permissions.ViewRecord);
        if (allowed is false)
            return;
        link = Asked;
        due = await Dues.RunAsync(
            scope,
            link.Unit,
            link.Of,
            link.Page,
            link.Whole ? TrainingDueQuery.LargestPage : TrainingDueQuery.PageSize
        );
        if (due is null)
            Navigation.NotFound();
    }

    /// <summary>The names of the page by unit, to be pasted into a chat; a longer list says that it goes on.</summary>
    private string Words =>
        $"【培训提醒】{due!.Unit.Name}{link.Of.Name()} {due.Page.Total} 人："
        + string.Join(
            "；",
            due.Page.Rows.GroupBy(r => r.Trail).Select(g => $"{g.Key} {string.Join('、', g.Select(r => r.Name))}")
        )
        + (due.Page.Pages > 1 ? $"（第 {due.Page.Number}/{due.Page.Pages} 页）" : "")
        + $"。截至 {due.On:M月d日}。";

    private Task ReloadAsync(string done)
    {
        said = done;
        return LoadAsync();
    }

    private TrainingDueLink First(DueSelection selection) => new(link.Unit, selection);

    private static IEnumerable<(DueSelection Of, string Name, int Count)> Choices(DueCount total) =>
        [
            .. new (DueSelection Of, int Count)[]
            {
                (DueSelection.Overdue, total.Overdue),
                (DueSelection.Soon, total.Soon),
                (DueSelection.InOrder, total.InOrder),
                (DueSelection.NotTrained, total.NotTrained),
                (DueSelection.Trained, total.Trained),
                (DueSelection.Never, total.Never),
                (DueSelection.All, total.InOffice),
            }.Select(c => (c.Of, c.Of.Name(), c.Count)),
        ];

    private static string Of(TrainingDueLink shown) => Urls.TrainingDueOf(shown);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
