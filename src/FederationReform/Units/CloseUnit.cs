using FederationReform.Access;
using FederationReform.Data;
using FederationReform.Text;
using FederationReform.Tree;
using Microsoft.EntityFrameworkCore;

namespace FederationReform.Units;

/// <param name="Version">The unit's version when the caller read it; the save is refused if it changed since.</param>
/// <param name="LastDay">The last day the unit existed; today at the latest.</param>
/// <param name="OperationId">Made once by the page; a repeated submit with the same id writes nothing more.</param>
public sealed record CloseUnitInput(int UnitId, int Version, DateOnly? LastDay, string? Reason, Guid OperationId)
    : IVersionedChange;

/// <summary>停用单位. Nothing stored about the unit is deleted, and its code may be given to another unit.</summary>
public sealed class CloseUnit(PortalDb portal)
{
    public async Task<Violations> RunAsync(UnitScope scope, CloseUnitInput input, CancellationToken cancel = default)
    {
        await using var db = await portal.BeginAsync(scope, Permissions.ManageInstitutions, input, cancel);
        if (db.Answered)
            return db.Answer;
        var unit = await db.Units.VisibleTo(scope).SingleOrDefaultAsync(u => u.Id == input.UnitId, cancel);
        if (unit is null)
            return await db.RefusedAsync(Refusal.NotFound, cancel);
        if (await portal.RefuseAsync(scope, UnitChecks.NeededFor(unit.Level), cancel) is { } notHers)
            return await db.RefusedAsync(notHers, cancel);
        if (unit.Version != input.Version)
            return await db.StaleAsync(cancel);
        if (unit.NotChangeable is { } fixedUnit)
            return await db.RefusedAsync(fixedUnit, cancel);
        if (unit.Id == scope.UnitId)
            return await db.RefusedAsync(UnitRefusal.Fixed(unit.Name), cancel);

        var reason = PlainText.Clean(input.Reason);
        var violations = new Violations();
        var open = await db.Units.CountAsync(u => u.ParentId == unit.Id && u.ValidTo == null, cancel);
        if (open > 0)
            violations.Add(UnitRefusal.HasChildren(open));
        violations.Add(CheckLastDay(input.LastDay, unit.ValidFrom, portal.Clock.Today()));
        violations.Add(
            PlainText.Check(nameof(input.Reason), "停用原因", reason, PlainText.NoteRunes, required: true, lines: true)
        );
        if (violations.Count > 0)
            return await db.RefusedAsync(violations, cancel);

        unit.Close(input.LastDay!.Value);
        db.Record(AuditEvent.UnitClosed, unit.Subject, $"停用{unit.Name}，最后一天 {input.LastDay:yyyy-MM-dd}", reason);
        return await db.SaveAsync(cancel);
    }

    private static Violation? CheckLastDay(DateOnly? lastDay, DateOnly? validFrom, DateOnly today)
    {
        if (lastDay is null)
            return new("Required", nameof(CloseUnitInput.LastDay), "请填写单位存在的最后一天。");
        if (lastDay > today)
            return new(
                UnitRefusal.LastDayCode,
                nameof(CloseUnitInput.LastDay),
                "最后一天不能晚于今天；将来才撤销的单位，请到那一天再停用。"
            );
        return lastDay < validFrom
            ? new(
                UnitRefusal.LastDayCode,
                nameof(CloseUnitInput.LastDay),
                $"最后一天不能早于单位的设立日期 {validFrom:yyyy-MM-dd}。"
            )
            : null;
    }
}
