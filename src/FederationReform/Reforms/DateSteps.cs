using FederationReform.Access;
using FederationReform.Campaigns;
using FederationReform.Data;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Reforms;

/// <param name="Version">The record's version that the caller read.</param>
/// <param name="On">The day on which the step was done; null takes its registration back.</param>
/// <param name="Number">文号; null keeps none.</param>
public sealed record StepDay(int UnitId, int Version, DateOnly? On, string? Number = null);

/// <param name="Days">Only the units whose day is to be set; all of them or none.</param>
public sealed record DateStepsInput(int CampaignId, StepCode Step, Guid OperationId, IReadOnlyList<StepDay> Days)
    : IChange
{
    /// <summary>The field of the day of one unit, by its place in the input.</summary>
    public static string FieldOf(int index) => new FieldRef(nameof(Days), index, "On").ToString();
}

/// <summary>
/// 一个步骤、各村日期: registers one step of many units at once, because a township trains its villages on one day. The
/// rules are those of <see cref="SetStep"/>; the note of a step is kept.
/// </summary>
public sealed class DateSteps(PortalDb portal)
{
    /// <summary>A township has some tens of villages.</summary>
    public const int Most = 200;

    public async Task<Violations> RunAsync(UnitScope scope, DateStepsInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.EditRecord, input, cancel);
        if (db.Answered)
            return db.Answer;
        if (input.Days.Count is 0 or > Most)
            return await db.RefusedAsync(
                new Violation("NoDays", nameof(input.Days), $"请填写至少一个、最多 {Most} 个单位的日期。"),
                cancel
            );
        var ids = input.Days.Select(d => d.UnitId).ToHashSet();
        var reforms = await db
            .UnitReforms.VisibleTo(scope)
            .Include(r => r.Campaign)
            .Include(r => r.Unit)
            .Where(r => r.CampaignId == input.CampaignId && ids.Contains(r.UnitId))
            .ToDictionaryAsync(r => r.UnitId, cancel);
        if (reforms.Count != input.Days.Count)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (input.Days.Any(d => reforms[d.UnitId].Version != d.Version))
            return await db.StaleAsync(cancel);

        var (violations, now) = (new Violations(), portal.Clock.UtcNow());
        for (var i = 0; i < input.Days.Count; i++)
        {
            var (reform, step) = (reforms[input.Days[i].UnitId], Input(input, input.Days[i], reforms));
            violations.Add(
                SetStep
                    .Check(reform, step, portal.Clock.Today())
                    .Select(v =>
                        v with
                        {
                            Field = DateStepsInput.FieldOf(i),
                            Message = $"{reform.Unit.Name}：{v.Message}",
                        }
                    )
            );
        }
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);
        var changed = 0;
        foreach (var day in input.Days)
            changed += SetStep.Apply(db, scope, reforms[day.UnitId], Input(input, day, reforms), now) ? 1 : 0;
        return changed == 0 ? Violations.None : await db.SaveAsync(cancel);
    }

    private static SetStepInput Input(DateStepsInput input, StepDay day, Dictionary<int, UnitReform> reforms) =>
        new(
            input.CampaignId,
            day.UnitId,
            day.Version,
            input.OperationId,
            input.Step,
            day.On,
            reforms[day.UnitId].Steps.FirstOrDefault(s => s.Code == input.Step)?.Note,
            day.Number
        );
}
