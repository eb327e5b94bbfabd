using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Reforms;

/// <param name="On">The day it was done; null takes the step back.</param>
/// <param name="Number">文号, in any brackets.</param>
public sealed record SetStepInput(int CampaignId, int UnitId, int Version, Guid OperationId, StepCode Step, DateOnly? On, string? Note, string? Number = null) : IRecordInput;

/// <summary>登记步骤: says when a step of a reform was done. Steps come in the order of real life, so none waits for another; those after the election can be registered on an approved record too.</summary>
public sealed class SetStep(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SetStepInput input, CancellationToken cancel = default)
    {
        if (await portal.RefuseAsync(scope, Permissions.EditRecord, cancel) is { } refused)
            return refused;
        await using var db = portal.Open(scope);
        var (reform, answer) = await db.FindRecordAsync(scope, input, cancel);
        if (reform is null)
            return answer;
        var violations = StepRules.Check(input, reform.Campaign.Plan, portal.Clock.Today());
        if (violations.Blocking)
            return violations;
        var step = ReformSteps.Of(input.Step);
        if (!reform.MayRegister(step))
            return new Violations(ReformRefusal.NotEditable(reform.State));
        if (reform.State == ReformState.Approved && input.On < reform.Result.HeldOn)
            return new Violations(new Violation(RecordRules.BeforeCongressCode, nameof(input.On), $"“{step.ShortName}”登记在 {input.On:yyyy年M月d日}，早于妇女代表大会（{reform.Result.HeldOn:yyyy年M月d日}）。请改正日期。"));

        var (note, number) = (PlainText.Clean(input.Note), DocumentNumber.Clean(input.Number));
        var before = reform.Steps.FirstOrDefault(s => s.Code == input.Step);
        if (before?.On == input.On && ((before?.Note, before?.Number) == (note, number) || input.On is null))
            return Violations.None;

        var now = portal.Clock.UtcNow();
        var after = input.On is { } day ? new StepDone(input.Step, day, note, scope.AccountName, now, number) : null;
        reform.SetStep(input.Step, after, now);
        db.Record(AuditEvent.StepChanged, reform.Subject, input.OperationId,
            after is null ? $"取消步骤“{step.Name}”的完成登记" : before is null ? $"登记步骤“{step.Name}”" : $"修改步骤“{step.Name}”的登记",
            changes: [new FieldChange(step.ShortName, StepDone.InWords(before), StepDone.InWords(after))]);
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
