using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Visits;

/// <param name="On">Null when nobody was there after all.</param>
/// <param name="Seen">What was seen, besides problems; null for nothing.</param>
public sealed record MarkStopInput(int VisitId, int StopId, int Version, Guid OperationId, DateOnly? On, string? Seen)
    : IVersionedChange;

/// <summary>到了: says on which day somebody was at a unit, and what was seen there.</summary>
public sealed class MarkStop(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, MarkStopInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.MakeVisits, input, cancel);
        if (await db.FindStopAsync(scope, input.VisitId, input.StopId, input.Version, cancel) is not { } stop)
            return db.Answer;
        var violations = new Violations();
        if (input.On is { } on && (on < VisitPlan.Earliest || on > portal.Clock.Today()))
            violations.Add(
                new Violation("Date", nameof(input.On), $"走访日期应在 {VisitPlan.Earliest:yyyy年M月d日} 到今天之间。")
            );
        violations.Add(PlainText.Check(nameof(input.Seen), "看到的情况", input.Seen, PlainText.NoteRunes, lines: true));
        if (input.On is null && await HasResultsAsync(db, stop, cancel))
            violations.Add(
                new Violation(
                    "HasResults",
                    nameof(input.On),
                    "这里已经登记了问题或照片，不能改为“还没有去”。日期不对的，请改日期。"
                )
            );
        if (violations.Blocking)
            return await db.RefusedAsync(violations, cancel);

        var (day, seen) = (stop.VisitedOn, stop.Seen);
        stop.Mark(input.On, PlainText.Clean(input.Seen));
        FieldChange[] changes =
        [
            FieldChange.OfDay("走访日期", day, stop.VisitedOn),
            new("看到的情况", seen, stop.Seen),
        ];
        if (changes.All(c => c.Old == c.New))
            return Violations.None;
        // A visit that is being cancelled, or changed, counts on nobody having been there.
        db.Touch(stop.Visit);
        db.Record(
            AuditEvent.VisitStopMarked,
            stop.Visit.Subject,
            stop.VisitedOn is null ? $"{stop.Unit.Name}改为还没有去" : $"到{stop.Unit.Name}督导",
            changes: [.. changes.Where(c => c.Old != c.New)]
        );
        return await db.SaveAsync(cancel);
    }

    private static async Task<bool> HasResultsAsync(PortalDbContext db, VisitStop stop, CancellationToken cancel) =>
        await db.Problems.AnyAsync(p => p.VisitId == stop.VisitId && p.UnitId == stop.UnitId, cancel)
        || await db.VisitPhotos.AnyAsync(
            p => p.VisitId == stop.VisitId && p.UnitId == stop.UnitId && p.RemovedAt == null,
            cancel
        );
}
