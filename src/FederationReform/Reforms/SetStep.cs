using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using FederationReform.Text;

namespace FederationReform.Reforms;

/// <param name="On">The day on which it was done; null withdraws the step.</param>
/// <param name="Number">文号, in any brackets.</param>
public sealed record SetStepInput(
    int CampaignId,
    int UnitId,
    int Version,
    Guid OperationId,
    StepCode Step,
    DateOnly? On,
    string? Note,
    string? Number = null
) : IRecordInput;

/// <summary>
/// 登记步骤: registers when a step of a reform was done. No step has to wait for another, because they are registered
/// in the order in which they happened; steps after the election can also be registered on an approved record.
/// </summary>
public sealed class SetStep(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, SetStepInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (await db.FindRecordAsync(scope, input, cancel) is not { } reform)
            return db.Answer;
        var violations = Check(reform, input, portal.Clock.Today());
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);
        return Apply(db, scope, reform, input, portal.Clock.UtcNow()) ? await db.SaveAsync(cancel) : Violations.None;
    }

    /// <summary>Whether the step can be registered on this record on this day.</summary>
    internal static Violations Check(UnitReform reform, SetStepInput input, DateOnly today)
    {
        var violations = StepRules.Check(input, reform.Campaign.Plan, today);
        if (violations.Blocking)
            return violations;
        var step = ReformSteps.Of(input.Step);
        if (!reform.MayRegister(step))
            return new Violations(ReformRefusal.NotEditable(reform));
        if (reform.State == ReformState.Approved && input.On < reform.Result.HeldOn)
            return new Violations(
                new Violation(
                    RecordRules.BeforeCongressCode,
                    nameof(input.On),
                    $"“{step.ShortName}”登记在 {input.On:yyyy年M月d日}，"
                        + $"早于妇女代表大会（{reform.Result.HeldOn:yyyy年M月d日}）。请改正日期。"
                )
            );
        return violations;
    }

    /// <summary>False when it is registered so already.</summary>
    internal static bool Apply(PortalDbContext db, UnitScope scope, UnitReform reform, SetStepInput input, DateTime now)
    {
        var step = ReformSteps.Of(input.Step);
        var (note, number) = (PlainText.Clean(input.Note), DocumentNumber.Clean(input.Number));
        var before = reform.Steps.FirstOrDefault(s => s.Code == input.Step);
        if (before?.On == input.On && ((before?.Note, before?.Number) == (note, number) || input.On is null))
            return false;
        var after = input.On is { } day ? new StepDone(input.Step, day, note, scope.AccountName, now, number) : null;
        reform.SetStep(input.Step, after, now);
        db.Record(
            AuditEvent.StepChanged,
            reform.Subject,
            after is null ? $"取消步骤“{step.Name}”的完成登记"
                : before is null ? $"登记步骤“{step.Name}”"
                : $"修改步骤“{step.Name}”的登记",
            changes: [new FieldChange(step.ShortName, StepDone.InWords(before), StepDone.InWords(after))]
        );
        return true;
    }
}
