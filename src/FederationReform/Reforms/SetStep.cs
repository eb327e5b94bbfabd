using FederationReform.Access;
using FederationReform.Audit;
using FederationReform.Data;

namespace FederationReform.Reforms;

/// <param name="On">The day it was done; null takes the step back.</param>
public sealed record SetStepInput(int CampaignId, int UnitId, int Version, Guid OperationId, StepCode Step, DateOnly? On, string? Note) : IRecordInput;

/// <summary>登记步骤: says when a step of a village's reform was done. Steps come in the order of real life, so none waits for another.</summary>
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
        if (!reform.Editable)
            return new Violations(ReformRefusal.NotEditable(reform.State));

        var violations = StepRules.Check(input.Step, input.On, input.Note, reform.Campaign.Plan, portal.Clock.Today());
        if (violations.Blocking)
            return violations;

        var step = ReformSteps.Of(input.Step);
        var note = PlainText.Clean(input.Note);
        var before = reform.Steps.FirstOrDefault(s => s.Code == input.Step);
        if (before?.On == input.On && (before?.Note == note || input.On is null))
            return Violations.None;

        var now = portal.Clock.UtcNow();
        var after = input.On is { } day ? new StepDone(input.Step, day, note, scope.AccountName, now) : null;
        reform.SetStep(input.Step, after, now);
        db.Record(AuditEvent.StepChanged, reform.Subject, input.OperationId,
            after is null ? $"取消步骤“{step.Name}”的完成登记" : before is null ? $"登记步骤“{step.Name}”" : $"修改步骤“{step.Name}”的登记",
            changes: [new FieldChange(step.ShortName, StepDone.InWords(before), StepDone.InWords(after))]);
        return await db.SaveAsync(input.OperationId, cancel);
    }
}
