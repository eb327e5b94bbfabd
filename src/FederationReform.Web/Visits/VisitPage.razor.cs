using FederationReform.Access;
using FederationReform.Problems;
using FederationReform.Visits;
using FederationReform.Web.Components;
using FederationReform.Web.Problems;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FederationReform.Web.Visits;

public sealed partial class VisitPage
{
    private ShownVisit? visit;
    private bool changes;
    private string? said;
    private Violations violations = Violations.None;
    private ActionDialog finding = default!;
    private ActionDialog marking = default!;
    private ActionDialog changing = default!;
    private ActionDialog cancelling = default!;
    private Confirm removing = default!;

    // The stop that a dialog is about.
    private ShownStop? chosen;
    private VisitFields fields = new();
    private FindingForm form = new();
    private DateOnly? on;
    private string? seen;
    private string? photoName;

    [Parameter]
    public int Id { get; set; }

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    /// <summary>Where nobody was yet: the one main action of the page is to arrive there.</summary>
    private ShownStop? Next => visit!.Stops.FirstOrDefault(s => s.VisitedOn is null);

    private int Found => visit!.Stops.Sum(s => s.Findings.Count);

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        visit = await VisitOf.RunAsync(scope, Id);
        if (visit is null)
        {
            Navigation.NotFound();
            return;
        }
        changes = visit.Own && visit.CancelledReason is null && scope.May(Permissions.MakeVisits);
    }

    private async Task ReloadAsync(string done)
    {
        (said, violations) = (done, Violations.None);
        await LoadAsync();
    }

    private async Task AddedAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task ArriveAsync(ShownStop stop)
    {
        var input = new MarkStopInput(Id, stop.Id, stop.Version, Guid.NewGuid(), Clock.Today(), stop.Seen);
        await DoAsync(scope => Mark.RunAsync(scope, input), $"已记下：今天到了{stop.Unit.Name}。");
    }

    private async Task RemoveAsync(ShownStop stop, int photo, string name)
    {
        photoName = name;
        StateHasChanged();
        if (!await removing.AskAsync())
            return;
        var input = new RemoveVisitPhotoInput(Id, stop.Id, photo, Guid.NewGuid());
        await DoAsync(scope => RemovePhoto.RunAsync(scope, input), $"已删除{name}。");
    }

    private async Task DoAsync(Func<UnitScope, Task<Violations>> act, string done)
    {
        if (!await Turn.RunAsync(async scope => violations = await act(scope)))
            return;
        if (violations.Count == 0)
        {
            await ReloadAsync(done);
            return;
        }
        said = null;
        await LoadAsync();
        await Browser.InvokeVoidAsync("portal.focus", "visit-problems");
    }

    private void OpenFinding(ShownStop stop)
    {
        (chosen, form) = (stop, FindingForm.New(ProblemKind.Perfunctory, stop.VisitedOn ?? Clock.Today()));
        finding.Open();
    }

    private void OpenMark(ShownStop stop)
    {
        (chosen, on, seen) = (stop, stop.VisitedOn ?? Clock.Today(), stop.Seen);
        marking.Open();
    }

    private void OpenChange()
    {
        fields = VisitFields.Of(visit!);
        changing.Open();
    }

    private Task<Violations> FindAsync(UnitScope scope, Guid operation, string? reason) =>
        Find.RunAsync(scope, new(Id, chosen!.Id, form.Input, operation));

    private Task<Violations> MarkAsync(UnitScope scope, Guid operation, string? reason) =>
        Mark.RunAsync(scope, new(Id, chosen!.Id, chosen.Version, operation, on, seen));

    private Task<Violations> ChangeAsync(UnitScope scope, Guid operation, string? reason) =>
        Change.RunAsync(scope, new(Id, visit!.Version, operation, fields.Plan, fields.UnitIds));

    private Task<Violations> CancelAsync(UnitScope scope, Guid operation, string? reason) =>
        Cancel.RunAsync(scope, new(Id, visit!.Version, operation, reason));

    private static string Standing(ShownFinding finding) =>
        string.Join(
            "，",
            new[]
            {
                finding.Entry.Owner,
                finding.Entry.DueOn is { } due ? $"期限 {VisitDays.Of(due)}" : null,
                finding.Mended ?? finding.Entry.Measure,
            }.OfType<string>()
        );
}
