using FederationReform.Access;
using FederationReform.Web.Components;
using FederationReform.WorkPlans;
using Microsoft.AspNetCore.Components;

namespace FederationReform.Web.WorkPlans;

public sealed partial class WorkPlanUnitsPage
{
    private readonly HashSet<int> chosen = [];
    private AssignmentFilter filter = new();
    private UnitAssignments? list;
    private bool? allowed;
    private string? said;
    private ActionDialog batching = default!;
    private ActionDialog piloting = default!;
    private ActionDialog guiding = default!;
    private ActionDialog grouping = default!;
    private AssignmentRow? named;
    private LeadingGroupRow group = new();
    private int batch;
    private bool pilot = true;
    private string? guide;
    private string? text;

    [Parameter]
    public int Id { get; set; }

    // Declared, because only so does the router tell an open page of another query.
    [SupplyParameterFromQuery(Name = "batch")]
    private string? Batch { get; set; }

    [SupplyParameterFromQuery(Name = "show")]
    private string? Show { get; set; }

    [SupplyParameterFromQuery(Name = "text")]
    private string? Text { get; set; }

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
        filter = Asked;
        text = filter.Text;
        list = await Assignments.RunAsync(scope, Id, filter);
        chosen.Clear();
        if (list is null)
            Navigation.NotFound();
    }

    private Task ReloadAsync(string done)
    {
        said = done;
        return LoadAsync();
    }

    private string To(AssignmentFilter next) => Urls.WorkPlanUnits(Id) + new WorkPlanUnitsLink(next).Query();

    private void Search() => Navigation.NavigateTo(To(filter with { Text = text, Page = 1 }));

    private string? Here(AssignmentFilter one) =>
        filter with { Page = 1, Text = null } == one with { Page = 1, Text = null } ? "page" : null;

    private void Choose(int unit, bool chooses)
    {
        if (chooses)
            chosen.Add(unit);
        else
            chosen.Remove(unit);
    }

    private void ChooseAll(bool chooses)
    {
        chosen.Clear();
        if (chooses)
            chosen.UnionWith(list!.Page.Rows.Select(r => r.UnitId));
    }

    private void Open(ActionDialog dialog)
    {
        (batch, pilot, guide) = (list!.Batches is [var first, ..] ? first.Number : 0, true, null);
        dialog.Open();
    }

    private void OpenGroup(AssignmentRow row)
    {
        (named, group) = (row, LeadingGroupRow.Of(row.Group));
        grouping.Open();
    }
}
