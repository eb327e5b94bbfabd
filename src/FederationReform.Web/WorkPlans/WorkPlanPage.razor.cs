using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Web.Components;
using FederationReform.WorkPlans;
using Microsoft.AspNetCore.Components;

namespace FederationReform.Web.WorkPlans;

public sealed partial class WorkPlanPage
{
    private WorkPlanDetails? plan;
    private IReadOnlyDictionary<int, Ratio> papers = new Dictionary<int, Ratio>();
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
        papers = await PapersOfBatches.RunAsync(scope, Id);
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
        // Where the campaign's template proposes batches they come first, and no row is begun that it would replace.
        if (batches.Count == 0 && plan.Proposed is not [{ OfCampaign: true }, ..])
            AddBatch();
        batching.Open();
    }

    private void OpenObservations()
    {
        Take(plan!.Sheet);
        if (observations.Count == 0)
            observations.Add(new() { On = plan.Proposed.FirstOrDefault(p => p.OfCampaign)?.Schedule.Observation });
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

    /// <summary>
    /// A template's batches take the place of those in the dialog. Each keeps its number, to which units refer.
    /// </summary>
    private void TakeBatches(PlanSchedule schedule)
    {
        while (batches.Count < schedule.Batches.Count)
            AddBatch();
        batches.RemoveRange(schedule.Batches.Count, batches.Count - schedule.Batches.Count);
        foreach (var (row, batch) in batches.Zip(schedule.Batches))
            (row.Name, row.From, row.To) = (batch.Name, batch.From, batch.To);
    }

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
