using FederationReform.Access;
using FederationReform.Web.Components;
using FederationReform.WorkPlans;
using Microsoft.AspNetCore.Components;

namespace FederationReform.Web.WorkPlans;

public sealed partial class WorkPlanPage
{
    private WorkPlanDetails? plan;
    private bool? allowed;
    private string? said;
    private ActionDialog approving = default!;
    private ActionDialog batching = default!;
    private ActionDialog observing = default!;
    private ActionDialog grouping = default!;
    private Confirm removing = default!;
    private ApprovalPaper? removed;
    private Violations fileViolations = Violations.None;
    private List<ApprovalRow> approvals = [];
    private List<BatchRow> batches = [];
    private List<ObservationRow> observations = [];
    private LeadingGroupRow group = new();

    [Parameter]
    public int Id { get; set; }

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.OrSignInAsync() is not { } scope)
            return;
        allowed = scope.May(Permissions.ViewRecord);
        if (allowed is false)
            return;
        plan = await Plans.RunAsync(scope, Id);
        if (plan is null)
        {
            Navigation.NotFound();
            return;
        }
        Take(plan.Sheet);
    }

    /// <summary>The rows that the dialogs show; each dialog begins with what stands.</summary>
    private void Take(WorkPlanSheet sheet)
    {
        approvals =
        [
            .. Enum.GetValues<ApprovalStage>()
                .Select(stage => ApprovalRow.Of(stage, sheet.Approvals.FirstOrDefault(a => a.Stage == stage))),
        ];
        batches = [.. sheet.Batches.Select(BatchRow.Of)];
        observations = [.. sheet.Observations.Select(ObservationRow.Of)];
    }

    private Task ReloadAsync(string done)
    {
        said = done;
        return LoadAsync();
    }

    /// <summary>
    /// Takes over the papers alone: a dialog may be open meanwhile, with what was typed and the version it was read in.
    /// </summary>
    private async Task ReadPapersAsync()
    {
        if (await Current.OrSignInAsync() is { } scope && await Plans.RunAsync(scope, Id) is { } now)
            plan = plan! with { Papers = now.Papers };
    }

    private async Task RemovePaperAsync(ApprovalPaper paper)
    {
        removed = paper;
        if (!await removing.AskAsync())
            return;
        var input = new RemoveApprovalFileInput(Id, paper.Id, Guid.NewGuid());
        if (!await Turn.RunAsync(async scope => fileViolations = await RemoveFile.RunAsync(scope, input)))
            return;
        said = fileViolations.Count == 0 ? $"已删除“{paper.Name}”。" : null;
        await ReadPapersAsync();
    }

    private void OpenApprovals()
    {
        Take(plan!.Sheet);
        approving.Open();
    }

    private void OpenBatches()
    {
        Take(plan!.Sheet);
        if (batches.Count == 0)
            AddBatch();
        batching.Open();
    }

    private void OpenObservations()
    {
        Take(plan!.Sheet);
        if (observations.Count == 0)
            observations.Add(new());
        observing.Open();
    }

    private void OpenGroup()
    {
        group = LeadingGroupRow.Of(plan!.OwnGroup);
        grouping.Open();
    }

    private void AddBatch() =>
        batches.Add(
            new()
            {
                Number =
                    batches.Concat(plan!.Sheet.Batches.Select(BatchRow.Of)).Select(b => b.Number).Append(0).Max() + 1,
                Name = batches.Count == 0 ? "试点批" : null,
                From = batches.LastOrDefault()?.To?.AddDays(1) ?? (plan.Stages is [var first, ..] ? first.From : null),
            }
        );

    private Task<Violations> SaveSheetAsync(UnitScope scope, Guid operation, string? reason) =>
        Save.RunAsync(
            scope,
            new(
                Id,
                plan!.Version,
                operation,
                new(
                    [.. approvals.Select(a => a.Read())],
                    [.. batches.Select(b => b.Read())],
                    [.. observations.Select(o => o.Read())]
                )
            )
        );

    private Task<Violations> SaveGroupAsync(UnitScope scope, Guid operation, string? reason) =>
        SaveGroup.RunAsync(scope, new(Id, scope.UnitId, plan!.OwnGroupVersion, operation, group.Read()));

    private string Units(AssignmentFilter filter) => Urls.WorkPlanUnits(Id) + new WorkPlanUnitsLink(filter).Query();
}
