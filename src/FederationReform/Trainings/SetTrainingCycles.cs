using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Trainings;

/// <param name="Version">0 where the usual cycles held so far.</param>
/// <param name="Reason">On which paper it rests; required.</param>
public sealed record SetTrainingCyclesInput(
    int Version,
    Guid OperationId,
    int? CountyYears,
    int? TownshipYears,
    int? VillageYears,
    bool LeadersOnly,
    string? Reason
) : IVersionedChange;

/// <summary>设置培训周期 of the caller's county, from now on, also for trainings that were held before.</summary>
public sealed class SetTrainingCycles(PortalDb portal)
{
    public async Task<Violations> RunAsync(
        UnitScope scope,
        SetTrainingCyclesInput input,
        CancellationToken cancel = default
    )
    {
        await using var db = await portal.BeginAsync(scope, Permissions.SetRegisterRules, input, cancel);
        if (db.Answered)
            return db.Answer;
        var violations = new Violations(Check(input).OfType<Violation>());
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);
        if (scope.UnitLevel != UnitLevel.County)
            return await db.RefusedAsync(
                new Violation("NotCounty", "", "培训周期由县（市、区）妇联设置，请用县里的账号设置。"),
                cancel
            );
        var stored = await db.TrainingCycles.SingleOrDefaultAsync(c => c.UnitId == scope.UnitId, cancel);
        if ((stored?.Version ?? 0) != input.Version)
            return await db.StaleAsync(cancel);
        var (before, now) = (
            stored?.Cycle ?? TrainingCycle.Usual,
            new TrainingCycle(
                input.CountyYears!.Value,
                input.TownshipYears!.Value,
                input.VillageYears!.Value,
                input.LeadersOnly
            )
        );
        if (before == now)
            return Violations.None;
        if (stored is null)
        {
            var county = await db.Units.VisibleTo(scope).SingleAsync(u => u.Id == scope.UnitId, cancel);
            stored = TrainingCycles.Of(county, now);
            // 0 means that there is no row yet.
            stored.Version = 1;
            db.TrainingCycles.Add(stored);
        }
        else
        {
            stored.Set(now);
        }
        db.Record(
            AuditEvent.TrainingCyclesSet,
            stored.Subject,
            $"设置{scope.UnitName}的培训周期",
            PlainText.Clean(input.Reason),
            [
                .. new[]
                {
                    Change("县级和机关、学校等单位", before.CountyYears, now.CountyYears),
                    Change("乡镇（街道）", before.TownshipYears, now.TownshipYears),
                    Change("村（社区）", before.VillageYears, now.VillageYears),
                    new FieldChange("要求参训的人", Whose(before), Whose(now)),
                }.Where(c => c.Old != c.New),
            ]
        );
        return await db.SaveAsync(cancel, duplicate: Refusal.Stale);
    }

    private static IEnumerable<Violation?> Check(SetTrainingCyclesInput input)
    {
        yield return Years(nameof(input.CountyYears), "县级和机关、学校等单位", input.CountyYears);
        yield return Years(nameof(input.TownshipYears), "乡镇（街道）", input.TownshipYears);
        yield return Years(nameof(input.VillageYears), "村（社区）", input.VillageYears);
        yield return PlainText.Check(
            nameof(input.Reason),
            "依据",
            input.Reason,
            PlainText.NoteRunes,
            required: true,
            lines: true
        );
    }

    private static Violation? Years(string field, string label, int? years) =>
        years is >= 1 and <= TrainingCycle.MostYears
            ? null
            : new("Years", field, $"{label}的培训周期填 1 到 {TrainingCycle.MostYears} 年。");

    private static FieldChange Change(string field, int before, int now) => new(field, $"{before} 年", $"{now} 年");

    private static string Whose(TrainingCycle cycle) => cycle.LeadersOnly ? "主席、副主席" : "全体执委";
}
